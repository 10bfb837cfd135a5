// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What an import could not take, kept where a person can look at it and try again: <folder>/<name>-<n>.rejects, readable by its owner only. Of each
// record a line "# line 12: reason", then the record as it was read. Made when the first record is rejected. One thread.

#include "connectors/records/rejection.h"
#include "models/domain/result.h"

#include <QFile>
#include <QString>

#include <vector>

namespace logloupe {

class RejectFile {
public:
    /// The folder is made when it is needed. The name is that of the imported file.
    RejectFile(QString folder, QString name);

    [[nodiscard]] Result<void> write(const std::vector<RejectedRecord>& rejected);
    /// Everything written so far is with the operating system.
    [[nodiscard]] Result<void> flush();
    /// Empty as long as nothing was rejected.
    [[nodiscard]] QString path() const { return m_file.isOpen() ? m_file.fileName() : QString(); }

private:
    [[nodiscard]] bool open();
    [[nodiscard]] tl::unexpected<Error> fault() const;

    QString m_folder;
    QString m_name;
    QFile m_file;
};

} // namespace logloupe
