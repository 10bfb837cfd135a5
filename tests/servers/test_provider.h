// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// An identity provider for tests, on the loopback address: OpenID Connect Discovery, authorization code with PKCE, refresh with rotation, device grant, userinfo, revocation
// and RP-initiated logout, as a good provider does them, and one switch for each way of doing them wrong. Of one thread. It keeps every request, so that a test can say what
// did not leave.

#include "connectors/auth/sign_in_settings.h"
#include "tests/servers/http_test_server.h"
#include "tests/servers/token_forge.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <optional>
#include <vector>

namespace logloupe {

/// In brackets: the module of the OpenID conformance suite, oidcc-client-test-….
enum class ProviderFault : quint8 {
    // Discovery and keys
    DiscoveryOtherIssuer,    ///< [discovery-issuer-mismatch]
    DiscoveryIssuerSlash,    ///< the issuer with a slash more
    DiscoveryPlainToken,     ///< token endpoint over http on another host
    DiscoveryWithoutKeys,    ///< no jwks_uri
    DiscoveryWithoutDevice,  ///< no device_authorization_endpoint
    DiscoveryWithoutSignOut, ///< neither revocation_endpoint nor end_session_endpoint
    TwoKeys,                 ///< a second RSA key is published
    KeyWithoutId,            ///< neither the key nor the token's head names one [kid-absent-…]
    TokenWithoutKeyId,       ///< the token's head alone does not
    KeyRotatedOnSigning,     ///< every ID token has a new key, published [signing-key-rotation-just-before-signing]
    KeyNeverPublished,       ///< signed with a key nobody can fetch
    ShortKey,                ///< RSA of 1024 bits
    // What comes back through the browser
    Denied,      ///< error=access_denied
    ServerError, ///< error=server_error
    WrongState,
    NoState,
    DeniedWithWrongState,
    NoIssuerInCallback,    ///< though advertised (RFC 9207)
    OtherIssuerInCallback, ///< the mix-up attack
    CodeTwice,             ///< the parameter comes two times
    // ID token
    NoIdToken,
    IdTokenOtherIssuer,         ///< [invalid-iss]
    IdTokenNoSubject,           ///< [missing-sub]
    IdTokenOtherAudience,       ///< [invalid-aud]
    IdTokenNoAudience,          ///< [missing-aud]
    IdTokenTwoAudiences,        ///< with azp: ours, as it should be
    IdTokenTwoAudiencesNoParty, ///< without azp
    IdTokenOtherParty,          ///< azp is somebody else
    IdTokenNoIssuedAt,          ///< [missing-iat]
    IdTokenNoExpiry,
    IdTokenUnsigned,            ///< alg none [idtoken-sig-none]
    IdTokenBadSignature,        ///< [invalid-sig-rs256]
    IdTokenEs256,               ///< signed with ES256, good
    IdTokenPs256,               ///< signed with PS256, good
    IdTokenBadEs256,            ///< [invalid-sig-es256]
    IdTokenHs256,               ///< with the client id as secret [invalid-sig-hs256]
    IdTokenHs256PublicKey,      ///< HS256 with the public RSA key as secret: the algorithm swap
    IdTokenOtherCurve,          ///< ES256 said, signed with P-384
    IdTokenAlgorithmOfOtherKey, ///< ES256 said, the id of the RSA key
    IdTokenOtherNonce,          ///< [nonce-invalid]
    IdTokenNoNonce,
    IdTokenCritical,           ///< "crit" in the head
    IdTokenKeyAddress,         ///< "jku"
    IdTokenCertificateAddress, ///< "x5u"
    IdTokenKeyInside,          ///< "jwk", and signed with it
    IdTokenDuplicateClaim,     ///< "sub" two times
    IdTokenOtherAccessToken,   ///< at_hash of another one
    IdTokenNoAuthTime,         ///< though max_age was asked
    IdTokenFourParts,
    IdTokenHuge, ///< over 64 KiB
    // Roles
    RolesElsewhere,      ///< _claim_names instead of roles: group overage
    RolesAsText,         ///< one string instead of an array
    RolesInUserInfoOnly, ///< [scope-userinfo-claims]
    // Token endpoint
    AccessTokenOpaque, ///< no JWT
    NoRefreshToken,
    NoTokenType,
    OtherTokenType, ///< "mac"
    NoAccessToken,
    // Refresh
    RefreshNotRotated,
    RefreshOtherIssuer,  ///< [refresh-token-invalid-issuer]
    RefreshOtherSubject, ///< [refresh-token-invalid-sub]
    RefreshNoIdToken,
    RefreshRevoked, ///< invalid_grant
    // Device grant
    DeviceSlowDown, ///< the first look is answered slow_down
    DeviceDenied,
    DeviceExpired,
    DeviceNoInterval,
    // The rest
    UserInfoOtherSubject, ///< [userinfo-invalid-sub]
    SignOutOtherState     ///< [rp-init-logout-other-state]
};

enum class ProviderEndpoint : quint8 {
    Discovery,
    Keys,
    Authorize,
    Token,       ///< for a code
    Refresh,     ///< the token endpoint with a refresh token
    DeviceToken, ///< the token endpoint with a device code
    Device,
    UserInfo,
    Revocation,
    EndSession,
    Other
};

/// What stands where an endpoint's answer should be.
enum class Spoil : quint8 {
    Html,              ///< 200 with a page, as a captive portal
    ErrorWith200,      ///< 200 with {"error": …}
    Huge,              ///< 200 with 12 MiB of JSON
    RedirectElsewhere, ///< 307 to otherOrigin
    Status500,
    Status503,
    Empty,
    NotJson,
    DuplicateKeys, ///< the answer it should be, its first key two times
    NotUtf8
};

struct ProviderRequest {
    ProviderEndpoint endpoint = ProviderEndpoint::Other;
    QByteArray method;
    QString path;
    QUrlQuery query;
    QUrlQuery form;
    QByteArray authorization;
    qint64 at = 0; ///< seconds, by the provider's clock

    [[nodiscard]] QString field(const QString& name) const { return form.queryItemValue(name, QUrl::FullyDecoded); }
};

struct ProviderPerson {
    QString subject = QStringLiteral("5f1c-8a");
    QString name = QStringLiteral("Vera Example");
    QStringList roles{QStringLiteral("Support")};
    bool isDisabled = false;
};

/// Seconds after now; what the ID token claims.
struct IdTokenTimes {
    qint64 issued = 0;
    qint64 expires = 300;
    std::optional<qint64> notBefore = {};
    qint64 authenticated = 0; ///< auth_time, when max_age was asked
};

class TestProvider : public QObject {
    Q_OBJECT
public:
    /// Listens at once, on a port of its own. `now`: seconds since 1970, for what it signs; the computer's clock where there is none.
    explicit TestProvider(std::function<qint64()> now = {}, QObject* parent = nullptr);
    ~TestProvider() override;

    [[nodiscard]] QString issuer() const;
    [[nodiscard]] quint16 port() const { return m_server.port(); }
    /// From now on this endpoint is said to be at another origin, such as a proxy's before this server: "https://127.0.0.1:4711". Of Discovery: the issuer is. Every grant
    /// goes to Token.
    void standBehind(ProviderEndpoint endpoint, const QString& origin) { m_origins.insert(endpoint, origin); }
    /// Of the client it knows: "logloupe", with the roles at /realm_access/roles, and Support and Поддержка let in.
    [[nodiscard]] SignInSettings settings() const;

    void turnOn(ProviderFault fault) { m_faults.insert(fault); }
    void turnOff(ProviderFault fault) { m_faults.remove(fault); }
    [[nodiscard]] bool isOn(ProviderFault fault) const { return m_faults.contains(fault); }
    void spoil(ProviderEndpoint endpoint, Spoil spoil) { m_spoils.insert(endpoint, spoil); }
    void mend(ProviderEndpoint endpoint) { m_spoils.remove(endpoint); }

    ProviderPerson person = {};
    IdTokenTimes idTokenTimes = {};
    qint64 accessTokenLifetime = 300; ///< seconds; expires_in and exp
    int deviceInterval = 1;           ///< seconds
    QUrl otherOrigin = {};            ///< where Spoil::RedirectElsewhere leads

    /// What a browser that opens the app's link is sent to after the person has signed in: the callback's address. Empty: the link is refused, refusal() says why.
    [[nodiscard]] QUrl authorize(const QUrl& link);
    [[nodiscard]] const QString& refusal() const { return m_refusal; }
    /// The person has typed the code on another device.
    void approveDevice() { m_deviceApproved = true; }
    /// Every refresh token is worthless from now on.
    void endSessions() { m_refreshTokens.clear(); }
    /// From now on a new key signs; the old one is published no more.
    void rotateKeys();

    [[nodiscard]] const std::vector<ProviderRequest>& requests() const { return m_requests; }
    [[nodiscard]] int count(ProviderEndpoint endpoint) const;
    [[nodiscard]] std::vector<ProviderRequest> requests(ProviderEndpoint endpoint) const;
    void forgetRequests() { m_requests.clear(); }
    /// Every code and token it gave away, for a search of what must not hold them.
    [[nodiscard]] const QList<QByteArray>& secrets() const { return m_secrets; }
    [[nodiscard]] bool isRevoked(const QByteArray& token) const { return m_revoked.contains(token); }

private:
    struct Grant {
        QString clientId = {};
        QString redirect = {};
        QString challenge = {};
        QString nonce = {};
        bool asksMaxAge = false;
        QString subject = {};
        int family = 0; ///< refresh tokens that descend from one sign-in
    };
    struct Refresh {
        Grant grant;
        bool isUsed = false;
    };

    HttpTestResponse answer(const HttpTestRequest& request);
    [[nodiscard]] ProviderRequest describe(const HttpTestRequest& request) const;
    HttpTestResponse spoiled(const ProviderRequest& request, Spoil spoil);
    HttpTestResponse answerTo(const ProviderRequest& request);
    [[nodiscard]] QJsonObject metadata() const;
    [[nodiscard]] QString addressOf(ProviderEndpoint endpoint, const QString& path) const;
    [[nodiscard]] QByteArray keySet() const;
    HttpTestResponse answerToken(const ProviderRequest& request);
    HttpTestResponse answerCode(const ProviderRequest& request);
    HttpTestResponse answerRefresh(const ProviderRequest& request);
    HttpTestResponse answerDeviceToken(const ProviderRequest& request);
    HttpTestResponse answerDevice(const ProviderRequest& request);
    HttpTestResponse answerUserInfo(const ProviderRequest& request) const;
    HttpTestResponse answerRevocation(const ProviderRequest& request);
    HttpTestResponse answerEndSession(const ProviderRequest& request);
    [[nodiscard]] QUrl callback(const QUrlQuery& asked, const QByteArray& code) const;

    HttpTestResponse tokens(const Grant& grant, bool isRefresh);
    [[nodiscard]] QByteArray accessToken(const Grant& grant, bool isRefresh);
    [[nodiscard]] QByteArray idToken(const Grant& grant, const QByteArray& accessToken, bool isRefresh) const;
    [[nodiscard]] QJsonObject idTokenClaims(const Grant& grant, const QByteArray& accessToken, bool isRefresh) const;
    void addRoles(QJsonObject& claims) const;
    [[nodiscard]] QByteArray sign(const QJsonObject& claims) const;
    [[nodiscard]] ForgedKey signingKey() const;
    [[nodiscard]] QByteArray freshSecret(const char* prefix);

    std::function<qint64()> m_now;
    QSet<ProviderFault> m_faults;
    QHash<ProviderEndpoint, Spoil> m_spoils;
    QHash<ProviderEndpoint, QString> m_origins;
    std::vector<ProviderRequest> m_requests;
    QString m_refusal;
    QHash<QByteArray, Grant> m_codes;
    QHash<QByteArray, Refresh> m_refreshTokens;
    QSet<QByteArray> m_accessTokens;
    QSet<QByteArray> m_revoked;
    QList<QByteArray> m_secrets;
    std::optional<Grant> m_deviceGrant;
    bool m_deviceApproved = false;
    bool m_deviceSlowedDown = false;
    int m_families = 0;
    int m_keyNumber = 0;
    HttpTestServer m_server;
};

} // namespace logloupe
