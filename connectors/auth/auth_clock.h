// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The wall clock of the sign-in, which tests set. Timers stop while a computer sleeps; this does not.

#include <QDateTime>

#include <chrono>

namespace logloupe {

class AuthClock {
public:
    virtual ~AuthClock() = default;
    AuthClock() = default;
    AuthClock(const AuthClock&) = delete;
    AuthClock& operator=(const AuthClock&) = delete;

    /// Seconds since 1970, UTC.
    [[nodiscard]] virtual qint64 now() const { return QDateTime::currentSecsSinceEpoch(); }
    /// How often what falls due is compared with the clock.
    [[nodiscard]] virtual std::chrono::milliseconds beat() const { return std::chrono::seconds(1); }
};

} // namespace logloupe
