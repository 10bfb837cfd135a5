// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/net/http.h"

#include "connectors/net/network_errors.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe {

QByteArray HttpResponse::header(const QByteArray& name) const {
    const auto found = std::find_if(headers.begin(), headers.end(), [&name](const auto& header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

bool HttpResponse::isPage() const {
    if (header("Content-Type").trimmed().toLower().startsWith("text/html"))
        return true;
    const QByteArrayView text = QByteArrayView(body).sliced(body.startsWith("\xEF\xBB\xBF") ? 3 : 0);
    const auto first =
        std::find_if(text.begin(), text.end(), [](char byte) { return !QByteArrayView(" \t\r\n").contains(byte); });
    return first != text.end() && *first == '<';
}

Result<QByteArray> jsonBody(const HttpResponse& response) {
    if (response.isPage())
        return failure(network_errors::pageInstead(response.url));
    return response.body;
}

QByteArray formBody(const QList<std::pair<QString, QString>>& fields) {
    QByteArray body;
    for (const auto& [name, value] : fields) {
        if (!body.isEmpty())
            body += '&';
        body += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return body;
}

bool isLoopback(const QString& host) {
    if (host == "localhost"_L1)
        return true;
    const QHostAddress address(host);
    return address == QHostAddress(QHostAddress::LocalHostIPv6)
           || (address.protocol() == QAbstractSocket::IPv4Protocol && address.isInSubnet(QHostAddress(u"127.0.0.0"_s), 8));
}

bool isSafeEndpoint(const QUrl& url) {
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host()));
}

} // namespace logloupe
