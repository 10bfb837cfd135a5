// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/servers/data_server.h"

using namespace Qt::StringLiterals;

namespace logloupe {

DataServer::DataServer(QObject* parent)
    : QObject(parent)
    , m_server([this](const HttpTestRequest& request) { return answer(request); }) {}

DataServer::~DataServer() = default;

QUrl DataServer::url(const QString& path) const {
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server.port()).arg(path));
}

HttpTestResponse DataServer::answer(const HttpTestRequest& request) {
    const QByteArray authorization = request.header("Authorization");
    m_authorizations.append(authorization);
    m_received += request.method + ' ' + request.target + '\n';
    for (const auto& [name, value] : request.headers)
        m_received += name + ": " + value + '\n';
    m_received += request.body + '\n';
    const bool isIn = authorization.startsWith("Bearer ") && !m_refused.contains(authorization.mid(7));
    HttpTestResponse response;
    response.status = isIn || isOpen ? 200 : 401;
    response.headers = {{"Content-Type", "application/json"}};
    if (response.status == 401)
        response.headers.append(std::pair<QByteArray, QByteArray>("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    response.body = response.status == 200 ? "{\"hits\":[]}" : "{}";
    return response;
}

} // namespace logloupe
