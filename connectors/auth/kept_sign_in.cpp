// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/kept_sign_in.h"

#include "connectors/auth/strict_json.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace logloupe {

QByteArray keptText(const KeptSignIn& kept, const SignInSettings& settings) {
    const QJsonObject object{
        {u"issuer"_s, settings.issuer},
        {u"client"_s, settings.clientId},
        {u"subject"_s, kept.subject},
        {u"refresh"_s, QString::fromUtf8(kept.refreshToken)},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<KeptSignIn> readKeptText(const QByteArray& text, const SignInSettings& settings) {
    const Result<QJsonObject> object = parseStrictJson(text);
    if (!object || object->value("issuer"_L1) != settings.issuer || object->value("client"_L1) != settings.clientId)
        return std::nullopt;
    KeptSignIn kept{object->value("subject"_L1).toString(), object->value("refresh"_L1).toString().toUtf8()};
    if (kept.subject.isEmpty() || kept.refreshToken.isEmpty())
        return std::nullopt;
    return kept;
}

} // namespace logloupe
