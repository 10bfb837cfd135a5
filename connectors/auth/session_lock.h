// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One copy of the program at a time changes what is kept of a sign-in: a refresh token that two would use at once ends the session with providers that rotate them.
// Of one thread; waits without blocking.

#include "connectors/auth/session_time.h"

#include <QLockFile>
#include <QString>

#include <functional>

namespace logloupe {

class SessionLock : public QObject {
    Q_OBJECT
public:
    /// Released when destroyed. The lock of a copy that died, or holds it for more than a minute, is taken over.
    SessionLock(const QString& folder, const QString& profile, SessionTime& time, QObject* parent = nullptr);

    /// Answers true once it is held, false after `patience` seconds. Where no lock file can be made there is no other copy to heed either: true.
    void acquire(qint64 patience, std::function<void(bool)> done);
    void release();

private:
    void attempt();
    void answer(bool isHeld);

    SessionTime& m_time;
    QLockFile m_file;
    std::function<void(bool)> m_done;
};

} // namespace logloupe
