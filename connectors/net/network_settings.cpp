// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/net/network_settings.h"

#include "connectors/net/network_parts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

class NetworkSettingsErrors {
    Q_DECLARE_TR_FUNCTIONS(NetworkSettingsErrors)
};

tl::unexpected<Error> cannotUse(ErrorKind kind, const QString& sentence) {
    return failure({kind, sentence});
}

QSslKey privateKey(const QByteArray& pem) {
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        if (QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

} // namespace

Result<QNetworkProxy> networkProxy(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == "http"_L1;
    const bool hasMore = !(url.path().isEmpty() || url.path() == "/"_L1) || url.hasQuery() || url.hasFragment();
    if (!url.isValid() || (!isHttp && url.scheme() != "socks5"_L1) || url.host().isEmpty() || url.port() <= 0 || hasMore)
        return failure(
            {ErrorKind::Usage,
             NetworkSettingsErrors::tr("The proxy is written like http://proxy.example:3128 or socks5://proxy.example:1080.")});
    return QNetworkProxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
                         static_cast<quint16>(url.port()), url.userName(), url.password());
}

Result<QSslConfiguration> tlsConfiguration(const NetworkSettings& settings) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    for (const QByteArray& pem : settings.extraAuthorities) {
        const QList<QSslCertificate> certificates = QSslCertificate::fromData(pem, QSsl::Pem);
        if (certificates.isEmpty())
            return cannotUse(
                ErrorKind::Tls,
                NetworkSettingsErrors::tr("A certificate of the company's authority cannot be read. It must be a PEM text."));
        tls.addCaCertificates(certificates);
    }
    if (settings.clientCertificate.isEmpty() && settings.clientKey.isEmpty())
        return tls;
    const QList<QSslCertificate> chain = QSslCertificate::fromData(settings.clientCertificate, QSsl::Pem);
    if (chain.isEmpty())
        return cannotUse(ErrorKind::Tls,
                         NetworkSettingsErrors::tr("The client certificate cannot be read. It must be a PEM text."));
    const QSslKey key = privateKey(settings.clientKey);
    if (key.isNull())
        return cannotUse(ErrorKind::Tls,
                         NetworkSettingsErrors::tr(
                             "The key of the client certificate cannot be read. It must be a PEM text without a password."));
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    return tls;
}

Result<void> checkNetworkSettings(const NetworkSettings& settings) {
    if (const auto tls = tlsConfiguration(settings); !tls)
        return failure(tls.error());
    if (settings.proxy.isEmpty())
        return {};
    if (const auto proxy = networkProxy(settings.proxy); !proxy)
        return failure(proxy.error());
    return {};
}

} // namespace logloupe
