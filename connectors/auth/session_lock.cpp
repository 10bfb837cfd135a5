// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/session_lock.h"

#include <QDir>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

using namespace std::chrono_literals;

// Longer than the calls made under the lock may take together.
constexpr auto staleAfter = 70s;
constexpr auto pause = 50ms;

QString lockFileName(const QString& folder, const QString& profile) {
    QDir().mkpath(folder);
    return QDir(folder).filePath(u"sign-in-%1.lock"_s.arg(QString::fromLatin1(QUrl::toPercentEncoding(profile))));
}

} // namespace

SessionLock::SessionLock(const QString& folder, const QString& profile, SessionTime& time, QObject* parent)
    : QObject(parent)
    , m_time(time)
    , m_file(lockFileName(folder, profile)) {
    m_file.setStaleLockTime(staleAfter);
}

void SessionLock::acquire(qint64 patience, std::function<void(bool)> done) {
    m_done = std::move(done);
    m_time.after(patience, this, [this] { answer(false); });
    attempt();
}

void SessionLock::attempt() {
    if (!m_done)
        return;
    if (m_file.tryLock(0ms) || m_file.error() != QLockFile::LockFailedError)
        answer(true);
    else
        QTimer::singleShot(pause, this, &SessionLock::attempt);
}

void SessionLock::answer(bool isHeld) {
    if (const auto done = std::exchange(m_done, nullptr))
        done(isHeld);
}

void SessionLock::release() {
    m_file.unlock();
}

} // namespace logloupe
