// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/standing_session.h"

#include "connectors/auth/sign_in_errors.h"

#include <algorithm>
#include <utility>

namespace logloupe {

namespace {

constexpr qint64 mostSecondsUnseen = 300;
constexpr qint64 secondsBetweenTries = 30;
constexpr qint64 mostMargin = 10;   // seconds a token is replaced before its end, for the way to the server
constexpr qint64 clockTremble = 60; // seconds a clock may be set back in everyday use

Result<QByteArray> answerOf(const std::optional<StandingSession>& session, qint64 now, const QByteArray& rejected,
                            const Error& ifNone, const std::optional<Error>& unreachable) {
    if (!session)
        return failure(ifNone);
    if (!session->isAdmitted())
        return failure(sign_in_errors::noRole());
    const bool isUsable = session->isGood(now) && session->tokens.accessToken != rejected;
    if (unreachable && !isUsable)
        return failure({ErrorKind::Network, unreachable->message, unreachable->detail});
    return session->tokens.accessToken;
}

} // namespace

bool StandingSession::isGood(qint64 now) const {
    const qint64 lifetime = tokens.expires - tokens.obtained;
    return now < tokens.expires - std::min(mostMargin, lifetime / 4) && now >= tokens.obtained - clockTremble;
}

bool StandingSession::isSeen(qint64 now) const {
    const bool wasLookedAt = now - checked < mostSecondsUnseen && now >= checked - clockTremble;
    const bool wasJustTried = now >= tried && now - tried < secondsBetweenTries;
    return wasLookedAt || wasJustTried;
}

void TokenWaiters::add(QObject* context, TokenDone done, const QByteArray& rejected) {
    m_waiters.push_back({context, std::move(done), rejected});
}

void TokenWaiters::settle(const std::optional<StandingSession>& session, qint64 now, const Error& ifNone,
                          const std::optional<Error>& unreachable) {
    for (Waiter& waiter : std::exchange(m_waiters, {}))
        answerLater(waiter.context, std::move(waiter.done), answerOf(session, now, waiter.rejected, ifNone, unreachable));
}

void answerLater(QObject* context, TokenDone done, const Result<QByteArray>& answer) {
    if (!context)
        return;
    QMetaObject::invokeMethod(
        context, [done = std::move(done), answer] { done(answer); }, Qt::QueuedConnection);
}

} // namespace logloupe
