// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Waiting in a test whose servers live in its own thread.

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace logloupe {

/// As QTest::qWaitFor, without its sleep of 10 ms between two looks: server, browser and program share this thread, and each hop between them would cost one.
template <typename Condition>
bool soon(const Condition& condition, qint64 milliseconds = 15'000) {
    QTimer wake;
    wake.start(5);
    const QDeadlineTimer deadline(milliseconds);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace logloupe
