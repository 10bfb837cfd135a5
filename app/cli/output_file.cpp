// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/output_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("OutputFile", text);
}

Error unwritable(const QString& path, const QString& detail) {
    return {
        ErrorKind::Storage,
        translated(QT_TRANSLATE_NOOP("OutputFile", "%1 cannot be written. Check the folder's rights and the room on the disk."))
            .arg(path),
        detail};
}

} // namespace

Result<std::unique_ptr<OutputFile>> OutputFile::open(const QString& path) {
    const QFileInfo there(path);
    const bool isWrittenAtOnce = there.exists() && !there.isFile();
    std::unique_ptr<QFileDevice> device;
    if (isWrittenAtOnce)
        device = std::make_unique<QFile>(path);
    else
        device = std::make_unique<QSaveFile>(path);
    if (!device->open(QIODevice::WriteOnly))
        return failure(unwritable(path, device->errorString()));
    return std::unique_ptr<OutputFile>(new OutputFile(std::move(device)));
}

bool OutputFile::write(const QByteArray& bytes) {
    if (m_problem.isEmpty() && m_device->write(bytes) != bytes.size())
        m_problem = m_device->errorString();
    return m_problem.isEmpty();
}

Result<void> OutputFile::commit() {
    auto* const whole = dynamic_cast<QSaveFile*>(m_device.get());
    const bool isDone = m_problem.isEmpty() && (whole != nullptr ? whole->commit() : m_device->flush());
    if (isDone)
        return {};
    if (m_problem.isEmpty())
        m_problem = m_device->errorString();
    return failure(
        {ErrorKind::Storage,
         translated(
             QT_TRANSLATE_NOOP("OutputFile",
                               "%1 could not be written to its end. Check the room on the disk; what was there before stays."))
             .arg(path()),
         m_problem});
}

Result<void> writeWholeFile(const QString& path, const QByteArray& bytes) {
    auto file = OutputFile::open(path);
    if (!file)
        return failure(file.error());
    (*file)->write(bytes);
    return (*file)->commit();
}

} // namespace logloupe
