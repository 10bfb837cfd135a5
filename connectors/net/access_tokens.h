// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Who gives requests their bearer token: the seam between the sign-in and the platforms' connectors.

#include "models/domain/result.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace logloupe {

using TokenDone = std::function<void(Result<QByteArray>)>;

/// Of one thread. Every call answers once, from the event loop, as long as `context` lives.
/// Errors: Auth (a new sign-in is needed), Forbidden (signed in, without a configured role), Network (the provider cannot be reached now).
class AccessTokens : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// A token that is good now, by the wall clock: refreshed first where it has expired.
    virtual void request(QObject* context, TokenDone done) = 0;
    /// A server answered 401 to `rejected`. However many ask with the same one, there is one refresh; who asks with an older one gets the newer one at once.
    virtual void replace(const QByteArray& rejected, QObject* context, TokenDone done) = 0;
};

} // namespace logloupe
