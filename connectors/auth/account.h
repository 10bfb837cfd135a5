// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Who is signed in. Value; any thread.

#include <QString>
#include <QStringList>

namespace logloupe {

/// Personal: shown, never logged.
struct Account {
    QString subject = {};
    QString name = {};           ///< name, else preferred_username, else e-mail, else the subject
    QStringList roles = {};      ///< all that were found
    QStringList admittedBy = {}; ///< those of them that let in; empty: no access

    bool operator==(const Account&) const = default;
};

} // namespace logloupe
