// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A D-Bus of the test's own, with nobody on it and nothing it could start: the session's real one, and its keyring, stay out of reach.

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace logloupe {

class PrivateBus {
public:
    /// Starts it; address() is empty where dbus-daemon is not installed.
    PrivateBus();
    ~PrivateBus();

    [[nodiscard]] const QString& address() const { return m_address; }
    /// For programs on this bus: it, and a home without anything in it.
    [[nodiscard]] QProcessEnvironment environment() const;

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

} // namespace logloupe
