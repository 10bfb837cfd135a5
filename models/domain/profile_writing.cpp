// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/human_format.h"
#include "models/domain/profile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

/// What is as it would be without the key is not written.
void insertText(QJsonObject& object, const QString& key, const QString& text, const QString& standard = {}) {
    if (text != standard)
        object.insert(key, text);
}

void insertRetention(QJsonObject& object, const std::optional<Duration>& retention) {
    if (retention)
        object.insert(u"retention_days"_s, static_cast<qint64>(*retention / std::chrono::hours(24)));
}

QJsonObject signInJson(const ProfileSignIn& signIn) {
    const ProfileSignIn standard;
    QJsonObject object{{u"issuer"_s, signIn.issuer}, {u"client_id"_s, signIn.clientId}};
    if (signIn.scopes != standard.scopes)
        object.insert(u"scopes"_s, QJsonArray::fromStringList(signIn.scopes));
    insertText(object, u"role_path"_s, signIn.rolePath, standard.rolePath);
    insertText(object, u"redirect_host"_s, signIn.redirectHost, standard.redirectHost);
    insertText(object, u"audience"_s, signIn.audience);
    if (signIn.maxAgeSeconds)
        object.insert(u"max_age_s"_s, *signIn.maxAgeSeconds);
    if (signIn.skewSeconds != standard.skewSeconds)
        object.insert(u"skew_s"_s, signIn.skewSeconds);
    return object;
}

QJsonObject roleJson(const RoleRights& role) {
    QJsonArray screens;
    for (const Screen screen : role.screens)
        screens.append(screenName(screen));
    QJsonObject object{{u"role"_s, role.role}, {u"screens"_s, screens}};
    if (role.systems)
        object.insert(u"systems"_s, QJsonArray::fromStringList(*role.systems));
    for (const auto& [key, right] : {std::pair{u"reveal"_s, role.reveal}, std::pair{u"export"_s, role.exportEvents},
                                     std::pair{u"archive"_s, role.archive}}) {
        if (right)
            object.insert(key, true);
    }
    return object;
}

QJsonObject sourceJson(const ProfileSource& source) {
    QJsonObject object{{u"name"_s, source.name}, {u"kind"_s, source.kind}};
    insertText(object, u"address"_s, source.address);
    if (!source.options.isEmpty())
        object.insert(u"options"_s, source.options);
    insertRetention(object, source.retention);
    return object;
}

QJsonObject networkJson(const ProfileNetwork& network) {
    QJsonObject object;
    if (!network.authorities.isEmpty())
        object.insert(u"authorities"_s, QJsonArray::fromStringList(network.authorities));
    insertText(object, u"client_certificate"_s, network.clientCertificate);
    insertText(object, u"client_key"_s, network.clientKey);
    insertText(object, u"proxy"_s, network.proxy);
    return object;
}

QJsonValue processJson(const StatusProcess& process) {
    if (process.isDiscovered())
        return u"discovered"_s;
    QJsonArray statuses;
    for (const OrderStatus& status : process.statuses()) {
        QJsonObject object{{u"code"_s, toText(status.code)}};
        if (status.limit)
            object.insert(u"limit_s"_s, static_cast<double>(status.limit->count()) / 1e9);
        if (status.isFinal)
            object.insert(u"final"_s, true);
        statuses.append(object);
    }
    return statuses;
}

template <typename Values, typename Write>
QJsonArray listOf(const Values& values, const Write& write) {
    QJsonArray list;
    for (const auto& value : values)
        list.append(write(value));
    return list;
}

} // namespace

QByteArray Profile::toJson() const {
    QJsonObject object{{u"version"_s, 1}, {u"id"_s, id}, {u"title"_s, title}, {u"sources"_s, listOf(sources, sourceJson)}};
    if (signIn)
        object.insert(u"sign_in"_s, signInJson(*signIn));
    if (roles != standardRoles())
        object.insert(u"roles"_s, listOf(roles, roleJson));
    if (network != ProfileNetwork{})
        object.insert(u"network"_s, networkJson(network));
    insertRetention(object, retention);
    if (process != StatusProcess::standard())
        object.insert(u"process"_s, processJson(process));
    insertText(object, u"zone"_s, QString::fromLatin1(zone));
    if (!maskedKeys.isEmpty())
        object.insert(u"masked_keys"_s, QJsonArray::fromStringList(maskedKeys));
    return QJsonDocument(object).toJson();
}

} // namespace logloupe
