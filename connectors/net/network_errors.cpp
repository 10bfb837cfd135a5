// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/net/network_errors.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace logloupe::network_errors {

namespace {

class NetworkErrors {
    Q_DECLARE_TR_FUNCTIONS(NetworkErrors)
};

QString nameOf(QNetworkReply::NetworkError error) {
    return QString::fromLatin1(QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error));
}

/// Errors by which Qt tells a status of 400 and more.
bool isStatus(QNetworkReply::NetworkError error) {
    switch (error) {
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentReSendError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

QString sentenceOf(const QString& host, QNetworkReply::NetworkError error) {
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return NetworkErrors::tr("There is no server %1 in this network. Check the connection, or whether a VPN is needed.")
            .arg(host);
    case QNetworkReply::ConnectionRefusedError:
        return NetworkErrors::tr("%1 refuses connections. Try again in a minute; if it stays so, tell an administrator.")
            .arg(host);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return NetworkErrors::tr("The proxy on the way to %1 does not let the connection through. Check the proxy in the "
                                 "profile or in the system.")
            .arg(host);
    default:
        return NetworkErrors::tr("The connection to %1 broke off. Try again.").arg(host);
    }
}

} // namespace

Error noAnswer(const QUrl& url, std::chrono::milliseconds waited) {
    return {ErrorKind::Network,
            NetworkErrors::tr("%1 did not answer in %n s. Try again.", nullptr,
                              static_cast<int>(std::max<qint64>(1, std::chrono::round<std::chrono::seconds>(waited).count())))
                .arg(url.host()),
            u"time limit"_s};
}

Error tooLarge(const QUrl& url, qint64 limit) {
    return {ErrorKind::Decode,
            NetworkErrors::tr("%1 answered with more data than is taken here. Ask for less at a time.").arg(url.host()),
            u"body over %1 bytes"_s.arg(limit)};
}

Error cannotBeRead(const QUrl& url, const QString& detail) {
    return {
        ErrorKind::Decode,
        NetworkErrors::tr("What %1 answers cannot be read. It may not be the server that the profile means.").arg(url.host()),
        detail};
}

Error notHttp() {
    return {ErrorKind::Usage, NetworkErrors::tr("An address must begin with https:// or http://."), u"scheme"_s};
}

Error notARequest() {
    return {ErrorKind::Usage,
            NetworkErrors::tr("What was to be sent has characters that no server takes. Sign in again; if it stays so, tell an "
                              "administrator."),
            u"control characters in a method or header"_s};
}

Error pageInstead(const QUrl& url) {
    return {
        ErrorKind::Decode,
        NetworkErrors::tr("%1 answered with a web page instead of data. This network may ask for a sign-in of its own: open "
                          "any page in a browser, then try again.")
            .arg(url.host()),
        u"page instead of data"_s};
}

Error notProtected(const QUrl& url) {
    return {ErrorKind::Tls,
            NetworkErrors::tr(
                "%1 is not reached over https, so the sign-in is not sent there. Tell an administrator to correct the profile.")
                .arg(url.host()),
            u"bearer token over http"_s};
}

Error leadsInCircles(const QUrl& url) {
    return {ErrorKind::Network,
            NetworkErrors::tr("%1 sends from one address to the next without end. Tell an administrator.").arg(url.host()),
            u"too many redirects"_s};
}

Error notTrusted(const QUrl& url, const QStringList& reasons, const QSslCertificate& certificate) {
    QStringList detail{u"host: "_s + url.host(), u"reason: "_s + reasons.join("; "_L1)};
    if (!certificate.isNull()) {
        detail << u"issuer: "_s + certificate.issuerDisplayName();
        detail << u"SHA-256: "_s + QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
    }
    return {ErrorKind::Tls,
            certificate.isNull()
                ? NetworkErrors::tr("No protected connection to %1 could be made. Show the details to an administrator.")
                      .arg(url.host())
                : NetworkErrors::tr(
                      "The certificate of %1 is not trusted, so nothing was sent. Show the details to an administrator.")
                      .arg(url.host()),
            detail.join(u'\n')};
}

std::optional<Error> ofReply(const QUrl& url, QNetworkReply::NetworkError error, int status) {
    if (error == QNetworkReply::NoError || (status >= 400 && isStatus(error)))
        return {};
    if (error == QNetworkReply::ProtocolUnknownError)
        return notHttp();
    if (error == QNetworkReply::ProtocolFailure || error == QNetworkReply::UnknownContentError)
        return cannotBeRead(url, nameOf(error));
    return Error{ErrorKind::Network, sentenceOf(url.host(), error), nameOf(error)};
}

} // namespace logloupe::network_errors
