// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/platform/keycloak_realm.h"

#include "tests/platform/platform_play.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

HttpResponse postForm(const QString& url, const QList<std::pair<QString, QString>>& fields) {
    HttpRequest request;
    request.method = "POST";
    request.url = QUrl(url);
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = formBody(fields);
    return exchanged(request);
}

} // namespace

KeycloakRealm::KeycloakRealm(const PlatformServer& server)
    : m_base(u"http://127.0.0.1:%1"_s.arg(server.port())) {
    const HttpResponse response =
        postForm(m_base + u"/realms/master/protocol/openid-connect/token"_s, {{u"grant_type"_s, u"password"_s},
                                                                              {u"client_id"_s, u"admin-cli"_s},
                                                                              {u"username"_s, u"admin"_s},
                                                                              {u"password"_s, u"admin-password"_s}});
    m_token = QJsonDocument::fromJson(response.body).object().value("access_token"_L1).toString().toLatin1();
}

HttpResponse KeycloakRealm::call(const QByteArray& method, const QString& path, const QByteArray& json) const {
    HttpRequest request;
    request.method = method;
    request.url = QUrl(m_base + u"/admin/realms/logloupe/"_s + path);
    request.headers = {{"Authorization", "Bearer " + m_token}, {"Content-Type", "application/json"}};
    request.body = json;
    return exchanged(request);
}

QString KeycloakRealm::idOf(const QString& person) const {
    const HttpResponse response = call("GET", u"users?exact=true&username="_s + person);
    return QJsonDocument::fromJson(response.body).array().at(0).toObject().value("id"_L1).toString();
}

bool KeycloakRealm::enable(const QString& person, bool isEnabled) {
    const QJsonObject user{{u"enabled"_s, isEnabled}};
    return call("PUT", u"users/"_s + idOf(person), QJsonDocument(user).toJson()).isSuccess();
}

bool KeycloakRealm::giveRole(const QString& person, const QString& role, bool isGiven) {
    const HttpResponse found = call("GET", u"roles/"_s + QString::fromLatin1(QUrl::toPercentEncoding(role)));
    const QJsonArray roles{QJsonDocument::fromJson(found.body).object()};
    return call(isGiven ? "POST" : "DELETE", u"users/%1/role-mappings/realm"_s.arg(idOf(person)), QJsonDocument(roles).toJson())
        .isSuccess();
}

HttpResponse refreshAtKeycloak(const PlatformServer& server, const QByteArray& refreshToken) {
    return postForm(server.issuer() + u"/protocol/openid-connect/token"_s,
                    {{u"grant_type"_s, u"refresh_token"_s},
                     {u"client_id"_s, u"logloupe"_s},
                     {u"refresh_token"_s, QString::fromLatin1(refreshToken)}});
}

} // namespace logloupe
