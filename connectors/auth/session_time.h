// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What falls due in a sign-in, by the wall clock: a computer that slept has its deadlines behind it, a clock that was set back does not stretch them. Of one thread.

#include "connectors/auth/auth_clock.h"

#include <QBasicTimer>
#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace logloupe {

class SessionTime : public QObject {
    Q_OBJECT
public:
    /// The clock outlives it.
    explicit SessionTime(const AuthClock& clock, QObject* parent = nullptr);

    /// Seconds since 1970, UTC.
    [[nodiscard]] qint64 now() const { return m_clock.now(); }
    [[nodiscard]] QDateTime nowUtc() const;
    /// Seconds since this object was made, sleep included; never runs backwards.
    [[nodiscard]] qint64 elapsed();
    /// Calls once when so many seconds have passed, unless `context` is gone by then.
    void after(qint64 seconds, QObject* context, std::function<void()> call);
    /// Compares with the clock now; every beat does.
    void look();

    static constexpr qint64 jumpSeconds = 240;

signals:
    /// The clock went back, or forward, by more than jumpSeconds between two beats.
    void jumped();

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    struct Entry {
        qint64 due = 0;
        QPointer<QObject> context;
        std::function<void()> call;
    };
    void advance();

    const AuthClock& m_clock;
    QBasicTimer m_timer;
    qint64 m_last = 0;
    qint64 m_elapsed = 0;
    qint64 m_step = 0; ///< of the clock since the last look
    std::vector<Entry> m_entries;
};

} // namespace logloupe
