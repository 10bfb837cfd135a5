// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A session that stands: its tokens, who may have them and when, and whom the answer is owed to. Value with no clock of its own; of one thread.

#include "connectors/auth/token_check.h"
#include "connectors/net/access_tokens.h"

#include <QPointer>

#include <optional>
#include <vector>

namespace logloupe {

struct StandingSession {
    CheckedTokens tokens = {};
    bool isKept = false; ///< in the vault
    qint64 checked = 0;  ///< seconds since 1970, UTC; when the account was last looked at
    qint64 tried = 0;    ///< … and when a look last failed for the network's sake
    QDateTime signedIn = {};

    [[nodiscard]] bool isAdmitted() const { return !tokens.account.admittedBy.isEmpty(); }
    /// By the wall clock. A clock that went back behind the token's birth cannot tell: then it is not.
    [[nodiscard]] bool isGood(qint64 now) const;
    /// Whether the account has been looked at within the five minutes it may stand unseen, or that was tried in vain just now.
    [[nodiscard]] bool isSeen(qint64 now) const;
};

/// Requests that wait for a renewal.
class TokenWaiters {
public:
    void add(QObject* context, TokenDone done, const QByteArray& rejected);
    [[nodiscard]] bool isEmpty() const { return m_waiters.empty(); }
    /// Each gets an answer from the event loop; `unreachable`: why the renewal did not come about.
    void settle(const std::optional<StandingSession>& session, qint64 now, const Error& ifNone,
                const std::optional<Error>& unreachable);

private:
    struct Waiter {
        QPointer<QObject> context;
        TokenDone done;
        QByteArray rejected; ///< empty: none
    };
    std::vector<Waiter> m_waiters;
};

/// Calls from the event loop, as long as `context` lives.
void answerLater(QObject* context, TokenDone done, const Result<QByteArray>& answer);

} // namespace logloupe
