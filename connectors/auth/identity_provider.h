// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The provider as a sign-in talks to it: what it says of itself, its keys, and its endpoints, each call within 30 s. Of one thread.

#include "connectors/auth/key_set.h"
#include "connectors/auth/provider_metadata.h"
#include "connectors/auth/session_time.h"
#include "connectors/auth/sign_in_settings.h"
#include "connectors/net/http_client.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <optional>
#include <utility>

namespace logloupe {

using FormFields = QList<std::pair<QString, QString>>;
using ClaimsDone = std::function<void(Result<QJsonObject>)>;

class IdentityProvider : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 callSeconds = 30;

    /// Both outlive it. What waits for an answer dies with the `context` it was asked for.
    IdentityProvider(const SignInSettings& settings, SessionTime& time, QObject* parent = nullptr);

    /// Asks once; later calls answer at once. Errors: Network, Tls, Auth.
    void discover(QObject* context, std::function<void(std::optional<Error>)> done);
    /// Of a discovery that succeeded.
    [[nodiscard]] const ProviderMetadata& metadata() const { return *m_metadata; }
    /// Signature alone. A key that is not known makes it fetch the keys again, at most once a minute; the old ones stay when that fails.
    /// Errors: Auth (the token does not hold), Network, Tls (the keys could not be had).
    void verify(const QByteArray& token, QObject* context, const ClaimsDone& done);
    void post(const QUrl& url, const FormFields& fields, QObject* context, HttpDone done);
    /// With a bearer token.
    void getUserInfo(const QByteArray& accessToken, QObject* context, HttpDone done);

private:
    using KeysDone = std::function<void(std::optional<Error>)>;
    struct KeyWaiter {
        QPointer<QObject> context;
        KeysDone done;
    };
    void send(const HttpRequest& request, QObject* context, HttpDone done);
    void fetchKeys(QObject* context, KeysDone done);
    [[nodiscard]] std::optional<Error> takeKeys(const Result<HttpResponse>& response);
    [[nodiscard]] std::optional<Error> takeMetadata(const Result<HttpResponse>& response);

    const SignInSettings& m_settings;
    SessionTime& m_time;
    HttpClient m_http;
    std::optional<ProviderMetadata> m_metadata;
    std::optional<KeySet> m_keys;
    std::optional<qint64> m_refetched; ///< SessionTime::elapsed()
    std::vector<KeyWaiter> m_keyWaiters;
};

} // namespace logloupe
