// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a token endpoint answers (RFC 6749 sections 5.1 and 5.2, RFC 8628 section 3.5). Pure; any thread.

#include "connectors/net/http.h"
#include "models/domain/result.h"

#include <QDateTime>

#include <optional>

namespace logloupe {

struct TokenReply {
    QByteArray accessToken = {};
    QByteArray refreshToken = {};          ///< empty: none came
    QByteArray idToken = {};               ///< empty: none came
    qint64 lifetime = 300;                 ///< seconds; 300 where the reply says nothing
    std::optional<QDateTime> serverTime{}; ///< of its Date header
};

/// Tokens, or the code of a refusal, or neither: then it is no answer of a provider.
struct TokenAnswer {
    std::optional<TokenReply> tokens = {};
    QByteArray refusal = {};         ///< "invalid_grant", "slow_down", …: one of the codes the RFCs name
    bool saysDisabled = false;       ///< the refusal's description speaks of a disabled account
    std::optional<Error> error = {}; ///< Network: not from a provider, or it is in trouble; Auth: a token reply that is none
};

[[nodiscard]] TokenAnswer readTokenAnswer(const HttpResponse& response);

} // namespace logloupe
