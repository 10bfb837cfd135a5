// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/authorization_request.h"

#include "connectors/auth/random_text.h"
#include "connectors/net/http.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace logloupe {

AttemptSecrets AttemptSecrets::fresh() {
    return {randomText(), randomText(), randomText()};
}

QString scopeText(const SignInSettings& settings) {
    QStringList scopes = settings.scopes;
    if (!scopes.contains("openid"_L1))
        scopes.prepend(u"openid"_s);
    scopes.removeDuplicates();
    return scopes.join(u' ');
}

QUrl authorizationUrl(const ProviderMetadata& provider, const SignInSettings& settings, const AttemptSecrets& secrets,
                      const QUrl& redirect, bool asksAnew) {
    QList<std::pair<QString, QString>> fields{
        {u"response_type"_s, u"code"_s},
        {u"client_id"_s, settings.clientId},
        {u"redirect_uri"_s, redirect.toString(QUrl::FullyEncoded)},
        {u"scope"_s, scopeText(settings)},
        {u"state"_s, QString::fromLatin1(secrets.state)},
        {u"nonce"_s, QString::fromLatin1(secrets.nonce)},
        {u"code_challenge"_s, QString::fromLatin1(codeChallenge(secrets.verifier))},
        {u"code_challenge_method"_s, u"S256"_s},
    };
    if (!settings.audience.isEmpty())
        fields.append({u"resource"_s, settings.audience});
    if (settings.maxAge)
        fields.append({u"max_age"_s, QString::number(settings.maxAge->count())});
    if (asksAnew)
        fields.append({u"prompt"_s, u"login"_s});
    const QByteArray base = provider.authorization.toEncoded();
    const QByteArray join = provider.authorization.hasQuery() ? "&" : "?";
    return QUrl::fromEncoded(base + join + formBody(fields).replace('+', "%20"), QUrl::StrictMode);
}

bool isSameSecret(const QByteArray& one, const QByteArray& other) {
    if (one.size() != other.size() || one.isEmpty())
        return false;
    unsigned difference = 0;
    for (qsizetype index = 0; index < one.size(); ++index)
        difference |= static_cast<unsigned char>(one[index]) ^ static_cast<unsigned char>(other[index]);
    return difference == 0;
}

} // namespace logloupe
