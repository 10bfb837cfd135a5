// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A real identity provider for a test, started and stopped by the project's own script (./dev platform) on a port of its own.

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

namespace logloupe {

class PlatformServer {
public:
    /// Waits until it answers, or until it is clear that it will not.
    explicit PlatformServer(const QString& name);
    ~PlatformServer();
    Q_DISABLE_COPY_MOVE(PlatformServer)

    /// Empty where there is no server.
    [[nodiscard]] const QString& issuer() const { return m_issuer; }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Why there is none.
    [[nodiscard]] const QString& reason() const { return m_reason; }
    /// It is not on this computer and could not be brought, which is no fault of the program's.
    [[nodiscard]] bool isMissing() const { return m_isMissing; }

private:
    int script(const QStringList& arguments, int seconds, QByteArray* said);

    QString m_name;
    quint16 m_port = 0;
    QString m_issuer;
    QString m_reason;
    bool m_isMissing = false;
};

/// What ctest takes for "skipped".
constexpr int skippedExit = 77;

/// Starts the server, then the tests, in which it is theServer(); skips them where it cannot be had.
using TestMaker = QObject* (*)();
int runWithPlatform(const QString& name, TestMaker make, int count, char** arguments);
[[nodiscard]] PlatformServer& theServer();

} // namespace logloupe
