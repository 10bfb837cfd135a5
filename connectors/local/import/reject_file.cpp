// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/reject_file.h"

#include <QCoreApplication>
#include <QDir>

namespace logloupe {

using namespace Qt::StringLiterals;

RejectFile::RejectFile(QString folder, QString name)
    : m_folder(std::move(folder))
    , m_name(std::move(name)) {}

Result<void> RejectFile::write(const std::vector<RejectedRecord>& rejected) {
    if (rejected.empty())
        return {};
    if (!m_file.isOpen() && !open())
        return fault();
    for (const auto& [line, reason, record] : rejected) {
        const QByteArray heading = u"# line %1: %2\n"_s.arg(QString::number(line), rejectReasonText(reason)).toUtf8();
        const auto size = static_cast<qint64>(record.size());
        if (m_file.write(heading) != heading.size() || m_file.write(record.data(), size) != size || m_file.write("\n") != 1)
            return fault();
    }
    return {};
}

Result<void> RejectFile::flush() {
    if (m_file.isOpen() && !m_file.flush())
        return fault();
    return {};
}

bool RejectFile::open() {
    if (!QDir().mkpath(m_folder))
        return false;
    for (int number = 1; number < 1'000'000; ++number) {
        m_file.setFileName(u"%1/%2-%3.rejects"_s.arg(m_folder, m_name, QString::number(number)));
        if (m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return true;
        if (!m_file.exists())
            return false;
    }
    return false;
}

tl::unexpected<Error> RejectFile::fault() const {
    return failure(
        {.kind = ErrorKind::Storage,
         .message = QCoreApplication::translate("RejectFile",
                                                "The file for rejected records could not be written. Make room in %1, or allow "
                                                "writing to it, and import again.")
                        .arg(m_folder),
         .detail = m_file.errorString()});
}

} // namespace logloupe
