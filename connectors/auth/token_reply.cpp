// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/token_reply.h"

#include "connectors/auth/sign_in_errors.h"
#include "connectors/auth/strict_json.h"

#include <QLocale>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr qsizetype longestToken = 64 << 10;
constexpr qint64 longestLifetime = 30LL * 24 * 3600;

// server_error and temporarily_unavailable are trouble, not a refusal, and stay out.
constexpr std::array refusals{"invalid_request",     "invalid_client",         "invalid_grant",
                              "unauthorized_client", "unsupported_grant_type", "invalid_scope",
                              "access_denied",       "authorization_pending",  "slow_down",
                              "expired_token",       "invalid_target"};

bool isTokenText(const QByteArray& text) {
    return text.size() <= longestToken && std::all_of(text.cbegin(), text.cend(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::optional<QDateTime> serverTime(const HttpResponse& response) {
    // RFC 9110 section 5.6.7: Sun, 06 Nov 1994 08:49:37 GMT
    QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(response.header("Date")), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return time;
}

qint64 lifetimeIn(const QJsonObject& reply) {
    const QJsonValue value = reply.value("expires_in"_L1);
    const double seconds = value.isString() ? value.toString().toDouble() : value.toDouble(300);
    return static_cast<qint64>(std::clamp(seconds, 0.0, static_cast<double>(longestLifetime)));
}

TokenAnswer readTokens(const QJsonObject& reply, const HttpResponse& response) {
    const auto text = [&reply](QLatin1StringView key) { return reply.value(key).toString().toUtf8(); };
    TokenReply tokens{text("access_token"_L1), text("refresh_token"_L1), text("id_token"_L1), lifetimeIn(reply),
                      serverTime(response)};
    if (tokens.accessToken.isEmpty() || !isTokenText(tokens.accessToken) || !isTokenText(tokens.refreshToken)
        || !isTokenText(tokens.idToken))
        return {.error = sign_in_errors::notBelieved(u"access_token"_s)};
    if (text("token_type"_L1).compare("Bearer", Qt::CaseInsensitive) != 0)
        return {.error = sign_in_errors::notBelieved(u"token_type"_s)};
    return {.tokens = tokens};
}

} // namespace

TokenAnswer readTokenAnswer(const HttpResponse& response) {
    const Result<QJsonObject> reply = parseStrictJson(response.body);
    if (reply && response.isSuccess() && reply->contains("access_token"_L1))
        return readTokens(*reply, response);
    if (reply && response.status >= 400 && response.status < 500) {
        const QByteArray code = reply->value("error"_L1).toString().toUtf8();
        if (std::find(refusals.cbegin(), refusals.cend(), code) != refusals.cend()) {
            const QString description = reply->value("error_description"_L1).toString();
            return {.refusal = code, .saysDisabled = description.contains("disabled"_L1, Qt::CaseInsensitive)};
        }
    }
    return {.error = sign_in_errors::unreachable(response.url, u"token endpoint, HTTP %1"_s.arg(response.status))};
}

} // namespace logloupe
