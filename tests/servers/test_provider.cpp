// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/servers/test_provider.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

const auto realm = u"/realms/test"_s;

HttpTestResponse jsonAnswer(const QByteArray& json, int status = 200) {
    HttpTestResponse response;
    response.status = status;
    response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    response.body = json;
    return response;
}

HttpTestResponse jsonAnswer(const QJsonObject& json, int status = 200) {
    return jsonAnswer(compactJson(json), status);
}

HttpTestResponse errorAnswer(const QString& code, const QString& description = {}, int status = 400) {
    QJsonObject json{{u"error"_s, code}};
    if (!description.isEmpty())
        json.insert(u"error_description"_s, description);
    return jsonAnswer(json, status);
}

HttpTestResponse pageAnswer(int status, const QByteArray& text) {
    HttpTestResponse response;
    response.status = status;
    response.headers = {{"Content-Type", "text/html; charset=utf-8"}};
    response.body = "<!doctype html><html><head><title>" + text + "</title></head><body>" + text + "</body></html>";
    return response;
}

HttpTestResponse redirectAnswer(int status, const QUrl& to) {
    HttpTestResponse response;
    response.status = status;
    response.headers = {{"Location", to.toEncoded()}};
    return response;
}

/// A form's fields: a plus sign is a space there.
QUrlQuery formFields(QByteArray text) {
    return QUrlQuery(QString::fromUtf8(text.replace('+', "%20")));
}

QByteArray challengeOf(const QByteArray& verifier) {
    return base64Url(QCryptographicHash::hash(verifier, QCryptographicHash::Sha256));
}

QByteArray firstKeyTwice(const QByteArray& json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QString key = object.isEmpty() ? u"error"_s : object.constBegin().key();
    return "{\"" + key.toUtf8() + "\":\"somebody-else\"," + json.mid(1);
}

} // namespace

TestProvider::TestProvider(std::function<qint64()> now, QObject* parent)
    : QObject(parent)
    , m_now(now ? std::move(now) : [] { return QDateTime::currentSecsSinceEpoch(); })
    , m_server([this](const HttpTestRequest& request) { return answer(request); }) {}

TestProvider::~TestProvider() = default;

QString TestProvider::issuer() const {
    return addressOf(ProviderEndpoint::Discovery, {});
}

QString TestProvider::addressOf(ProviderEndpoint endpoint, const QString& path) const {
    return m_origins.value(endpoint, u"http://127.0.0.1:%1"_s.arg(m_server.port())) + realm + path;
}

SignInSettings TestProvider::settings() const {
    SignInSettings settings;
    settings.profile = u"test"_s;
    settings.issuer = issuer();
    settings.clientId = u"logloupe"_s;
    settings.admittedRoles = {u"Support"_s, u"Поддержка"_s};
    return settings;
}

int TestProvider::count(ProviderEndpoint endpoint) const {
    return static_cast<int>(requests(endpoint).size());
}

std::vector<ProviderRequest> TestProvider::requests(ProviderEndpoint endpoint) const {
    std::vector<ProviderRequest> found;
    std::copy_if(m_requests.cbegin(), m_requests.cend(), std::back_inserter(found),
                 [endpoint](const ProviderRequest& request) { return request.endpoint == endpoint; });
    return found;
}

void TestProvider::rotateKeys() {
    ++m_keyNumber;
}

QByteArray TestProvider::freshSecret(const char* prefix) {
    m_secrets.append(prefix + QByteArray::number(m_secrets.size()) + "-canary-9Zq4");
    return m_secrets.back();
}

ProviderRequest TestProvider::describe(const HttpTestRequest& request) const {
    const QUrl url = QUrl::fromEncoded("http://127.0.0.1" + request.target);
    ProviderRequest result;
    result.method = request.method;
    result.path = url.path();
    result.query = formFields(url.query(QUrl::FullyEncoded).toUtf8());
    result.form = formFields(request.body);
    result.authorization = request.header("Authorization");
    result.at = m_now();
    static const QHash<QString, ProviderEndpoint> endpoints{
        {u"/.well-known/openid-configuration"_s, ProviderEndpoint::Discovery},
        {u"/keys"_s, ProviderEndpoint::Keys},
        {u"/authorize"_s, ProviderEndpoint::Authorize},
        {u"/token"_s, ProviderEndpoint::Token},
        {u"/device"_s, ProviderEndpoint::Device},
        {u"/userinfo"_s, ProviderEndpoint::UserInfo},
        {u"/revoke"_s, ProviderEndpoint::Revocation},
        {u"/end-session"_s, ProviderEndpoint::EndSession},
    };
    if (result.path.startsWith(realm))
        result.endpoint = endpoints.value(result.path.mid(realm.size()), ProviderEndpoint::Other);
    if (result.endpoint == ProviderEndpoint::Token) {
        const QString grant = result.field(u"grant_type"_s);
        if (grant == "refresh_token"_L1)
            result.endpoint = ProviderEndpoint::Refresh;
        else if (grant == "urn:ietf:params:oauth:grant-type:device_code"_L1)
            result.endpoint = ProviderEndpoint::DeviceToken;
    }
    return result;
}

HttpTestResponse TestProvider::answer(const HttpTestRequest& request) {
    const ProviderRequest described = describe(request);
    m_requests.push_back(described);
    const auto found = m_spoils.constFind(described.endpoint);
    return found == m_spoils.cend() ? answerTo(described) : spoiled(described, *found);
}

HttpTestResponse TestProvider::spoiled(const ProviderRequest& request, Spoil spoil) {
    switch (spoil) {
    case Spoil::Html:
        return pageAnswer(200, "Welcome to the network");
    case Spoil::ErrorWith200:
        return errorAnswer(u"server_error"_s, {}, 200);
    case Spoil::Huge:
        return jsonAnswer("{\"padding\":\"" + QByteArray(12 << 20, 'x') + "\"}");
    case Spoil::RedirectElsewhere:
        return redirectAnswer(307, otherOrigin.resolved(QUrl(request.path)));
    case Spoil::Status500:
        return pageAnswer(500, "Internal error");
    case Spoil::Status503:
        return pageAnswer(503, "Down for maintenance");
    case Spoil::Empty:
        return jsonAnswer(QByteArray());
    case Spoil::NotJson:
        return jsonAnswer(QByteArray("{\"access_token\": "));
    case Spoil::DuplicateKeys: {
        HttpTestResponse response = answerTo(request);
        response.body = firstKeyTwice(response.body);
        return response;
    }
    case Spoil::NotUtf8:
        return jsonAnswer(QByteArray("{\"error\":\"\xff\xfe\"}"));
    }
    return {};
}

HttpTestResponse TestProvider::answerTo(const ProviderRequest& request) {
    switch (request.endpoint) {
    case ProviderEndpoint::Discovery:
        return jsonAnswer(metadata());
    case ProviderEndpoint::Keys:
        return jsonAnswer(keySet());
    case ProviderEndpoint::Authorize: {
        QUrl link(addressOf(ProviderEndpoint::Authorize, u"/authorize"_s));
        link.setQuery(request.query);
        const QUrl to = authorize(link);
        return to.isEmpty() ? pageAnswer(400, m_refusal.toUtf8()) : redirectAnswer(302, to);
    }
    case ProviderEndpoint::Token:
    case ProviderEndpoint::Refresh:
    case ProviderEndpoint::DeviceToken:
        return answerToken(request);
    case ProviderEndpoint::Device:
        return answerDevice(request);
    case ProviderEndpoint::UserInfo:
        return answerUserInfo(request);
    case ProviderEndpoint::Revocation:
        return answerRevocation(request);
    case ProviderEndpoint::EndSession:
        return answerEndSession(request);
    case ProviderEndpoint::Other:
        return pageAnswer(404, "Not found");
    }
    return {};
}

QJsonObject TestProvider::metadata() const {
    QJsonObject json{
        {u"issuer"_s, issuer()},
        {u"authorization_endpoint"_s, addressOf(ProviderEndpoint::Authorize, u"/authorize"_s)},
        {u"token_endpoint"_s, addressOf(ProviderEndpoint::Token, u"/token"_s)},
        {u"jwks_uri"_s, addressOf(ProviderEndpoint::Keys, u"/keys"_s)},
        {u"userinfo_endpoint"_s, addressOf(ProviderEndpoint::UserInfo, u"/userinfo"_s)},
        {u"revocation_endpoint"_s, addressOf(ProviderEndpoint::Revocation, u"/revoke"_s)},
        {u"end_session_endpoint"_s, addressOf(ProviderEndpoint::EndSession, u"/end-session"_s)},
        {u"device_authorization_endpoint"_s, addressOf(ProviderEndpoint::Device, u"/device"_s)},
        {u"response_types_supported"_s, QJsonArray{u"code"_s}},
        {u"subject_types_supported"_s, QJsonArray{u"public"_s}},
        {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s, u"ES256"_s}},
        {u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s}},
        {u"authorization_response_iss_parameter_supported"_s, true},
    };
    if (isOn(ProviderFault::DiscoveryOtherIssuer))
        json.insert(u"issuer"_s, u"https://issuer.example"_s);
    if (isOn(ProviderFault::DiscoveryIssuerSlash))
        json.insert(u"issuer"_s, issuer() + u'/');
    if (isOn(ProviderFault::DiscoveryPlainToken))
        json.insert(u"token_endpoint"_s, u"http://tokens.example/token"_s);
    if (isOn(ProviderFault::DiscoveryWithoutKeys))
        json.remove(u"jwks_uri"_s);
    if (isOn(ProviderFault::DiscoveryWithoutDevice))
        json.remove(u"device_authorization_endpoint"_s);
    if (isOn(ProviderFault::DiscoveryWithoutSignOut)) {
        json.remove(u"revocation_endpoint"_s);
        json.remove(u"end_session_endpoint"_s);
    }
    return json;
}

QUrl TestProvider::authorize(const QUrl& link) {
    const QUrlQuery asked = formFields(link.query(QUrl::FullyEncoded).toUtf8());
    const auto value = [&asked](const QString& name) { return asked.queryItemValue(name, QUrl::FullyDecoded); };
    const QUrl redirect(value(u"redirect_uri"_s));
    m_refusal.clear();
    if (link.adjusted(QUrl::RemoveQuery) != QUrl(addressOf(ProviderEndpoint::Authorize, u"/authorize"_s)))
        m_refusal = u"not this provider's address"_s;
    else if (value(u"response_type"_s) != "code"_L1)
        m_refusal = u"response_type"_s;
    else if (value(u"client_id"_s) != "logloupe"_L1)
        m_refusal = u"client_id"_s;
    else if (value(u"code_challenge_method"_s) != "S256"_L1 || value(u"code_challenge"_s).size() != 43)
        m_refusal = u"code_challenge"_s;
    else if (!value(u"scope"_s).split(u' ').contains("openid"_L1))
        m_refusal = u"scope"_s;
    else if (value(u"state"_s).size() < 43 || value(u"nonce"_s).size() < 43 || value(u"state"_s) == value(u"nonce"_s))
        m_refusal = u"state or nonce"_s;
    else if (redirect.scheme() != "http"_L1
             || (redirect.host() != "127.0.0.1"_L1 && redirect.host() != "::1"_L1 && redirect.host() != "localhost"_L1))
        m_refusal = u"redirect_uri"_s;
    if (!m_refusal.isEmpty())
        return {};
    const QByteArray code = freshSecret("code-");
    m_codes.insert(code, {.clientId = value(u"client_id"_s),
                          .redirect = value(u"redirect_uri"_s),
                          .challenge = value(u"code_challenge"_s),
                          .nonce = value(u"nonce"_s),
                          .asksMaxAge = asked.hasQueryItem(u"max_age"_s),
                          .subject = person.subject});
    return callback(asked, code);
}

QUrl TestProvider::callback(const QUrlQuery& asked, const QByteArray& code) const {
    const bool isDenied = isOn(ProviderFault::Denied) || isOn(ProviderFault::DeniedWithWrongState);
    const bool isWrongState = isOn(ProviderFault::WrongState) || isOn(ProviderFault::DeniedWithWrongState);
    QUrlQuery given;
    if (isDenied || isOn(ProviderFault::ServerError))
        given.addQueryItem(u"error"_s, isDenied ? u"access_denied"_s : u"server_error"_s);
    else
        given.addQueryItem(u"code"_s, QString::fromLatin1(code));
    if (isOn(ProviderFault::CodeTwice))
        given.addQueryItem(u"code"_s, QString::fromLatin1(code));
    if (!isOn(ProviderFault::NoState))
        given.addQueryItem(u"state"_s, isWrongState ? QString(43, u'A') : asked.queryItemValue(u"state"_s, QUrl::FullyDecoded));
    if (isOn(ProviderFault::OtherIssuerInCallback))
        given.addQueryItem(u"iss"_s, u"https://issuer.example"_s);
    else if (!isOn(ProviderFault::NoIssuerInCallback))
        given.addQueryItem(u"iss"_s, QString::fromLatin1(QUrl::toPercentEncoding(issuer())));
    QUrl to(asked.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    to.setQuery(given);
    return to;
}

HttpTestResponse TestProvider::answerToken(const ProviderRequest& request) {
    if (request.method != "POST")
        return errorAnswer(u"invalid_request"_s, {}, 405);
    if (request.field(u"client_id"_s) != "logloupe"_L1)
        return errorAnswer(u"invalid_client"_s, {}, 401);
    switch (request.endpoint) {
    case ProviderEndpoint::Refresh:
        return answerRefresh(request);
    case ProviderEndpoint::DeviceToken:
        return answerDeviceToken(request);
    default:
        return answerCode(request);
    }
}

HttpTestResponse TestProvider::answerCode(const ProviderRequest& request) {
    const QByteArray code = request.field(u"code"_s).toLatin1();
    if (request.field(u"grant_type"_s) != "authorization_code"_L1)
        return errorAnswer(u"unsupported_grant_type"_s);
    if (!m_codes.contains(code))
        return errorAnswer(u"invalid_grant"_s, u"Code not valid"_s);
    Grant grant = m_codes.take(code);
    const QByteArray verifier = request.field(u"code_verifier"_s).toLatin1();
    m_secrets.append(verifier);
    if (challengeOf(verifier) != grant.challenge.toLatin1())
        return errorAnswer(u"invalid_grant"_s, u"PKCE verification failed"_s);
    if (request.field(u"redirect_uri"_s) != grant.redirect)
        return errorAnswer(u"invalid_grant"_s, u"Incorrect redirect_uri"_s);
    grant.family = ++m_families;
    return tokens(grant, false);
}

HttpTestResponse TestProvider::answerRefresh(const ProviderRequest& request) {
    const QByteArray given = request.field(u"refresh_token"_s).toLatin1();
    const auto found = m_refreshTokens.find(given);
    if (found == m_refreshTokens.end() || isOn(ProviderFault::RefreshRevoked))
        return errorAnswer(u"invalid_grant"_s, u"Token is not active"_s);
    if (person.isDisabled)
        return errorAnswer(u"invalid_grant"_s, u"User disabled"_s);
    const Grant grant = found->grant;
    if (found->isUsed) { // RFC 9700 section 4.14.2: who comes with an old one may be a thief, and the whole family ends
        m_refreshTokens.removeIf([&grant](const auto& entry) { return entry.value().grant.family == grant.family; });
        return errorAnswer(u"invalid_grant"_s, u"Maximum allowed refresh token reuse exceeded"_s);
    }
    found->isUsed = !isOn(ProviderFault::RefreshNotRotated);
    return tokens(grant, true);
}

HttpTestResponse TestProvider::answerDevice(const ProviderRequest& request) {
    if (request.method != "POST" || request.field(u"client_id"_s) != "logloupe"_L1)
        return errorAnswer(u"invalid_client"_s, {}, 401);
    m_deviceGrant =
        Grant{.clientId = u"logloupe"_s, .challenge = request.field(u"code_challenge"_s), .subject = person.subject};
    m_deviceApproved = false;
    m_deviceSlowedDown = false;
    const QByteArray code = freshSecret("device-");
    QJsonObject json{{u"device_code"_s, QString::fromLatin1(code)},
                     {u"user_code"_s, u"WDJB-MJHT"_s},
                     {u"verification_uri"_s, issuer() + u"/activate"_s},
                     {u"verification_uri_complete"_s, issuer() + u"/activate?user_code=WDJB-MJHT"_s},
                     {u"expires_in"_s, 600}};
    if (!isOn(ProviderFault::DeviceNoInterval))
        json.insert(u"interval"_s, deviceInterval);
    return jsonAnswer(json);
}

HttpTestResponse TestProvider::answerDeviceToken(const ProviderRequest& request) {
    if (!m_deviceGrant || !m_secrets.contains(request.field(u"device_code"_s).toLatin1()))
        return errorAnswer(u"invalid_grant"_s);
    if (isOn(ProviderFault::DeviceDenied))
        return errorAnswer(u"access_denied"_s);
    if (isOn(ProviderFault::DeviceExpired))
        return errorAnswer(u"expired_token"_s);
    if (isOn(ProviderFault::DeviceSlowDown) && !std::exchange(m_deviceSlowedDown, true))
        return errorAnswer(u"slow_down"_s);
    if (!m_deviceApproved)
        return errorAnswer(u"authorization_pending"_s);
    Grant grant = *m_deviceGrant;
    const QByteArray verifier = request.field(u"code_verifier"_s).toLatin1();
    if (!grant.challenge.isEmpty() && challengeOf(verifier) != grant.challenge.toLatin1())
        return errorAnswer(u"invalid_grant"_s, u"PKCE verification failed"_s);
    m_deviceGrant.reset();
    grant.family = ++m_families;
    return tokens(grant, false);
}

HttpTestResponse TestProvider::answerUserInfo(const ProviderRequest& request) const {
    const QByteArray token = request.authorization.startsWith("Bearer ") ? request.authorization.mid(7) : QByteArray();
    if (!m_accessTokens.contains(token) || m_revoked.contains(token) || person.isDisabled)
        return errorAnswer(u"invalid_token"_s, {}, 401);
    QJsonObject json{{u"sub"_s, isOn(ProviderFault::UserInfoOtherSubject) ? u"somebody-else"_s : person.subject},
                     {u"name"_s, person.name}};
    if (isOn(ProviderFault::RolesInUserInfoOnly))
        json.insert(u"realm_access"_s, QJsonObject{{u"roles"_s, QJsonArray::fromStringList(person.roles)}});
    return jsonAnswer(json);
}

HttpTestResponse TestProvider::answerRevocation(const ProviderRequest& request) {
    const QByteArray token = request.field(u"token"_s).toLatin1();
    m_revoked.insert(token);
    const auto found = m_refreshTokens.constFind(token);
    if (found != m_refreshTokens.cend()) {
        const int family = found->grant.family;
        m_refreshTokens.removeIf([family](const auto& entry) { return entry.value().grant.family == family; });
    }
    return jsonAnswer(QByteArray("{}"));
}

HttpTestResponse TestProvider::answerEndSession(const ProviderRequest& request) {
    const QUrlQuery& given = request.method == "POST" ? request.form : request.query;
    const QString to = given.queryItemValue(u"post_logout_redirect_uri"_s, QUrl::FullyDecoded);
    if (to.isEmpty())
        return pageAnswer(200, "You are signed out");
    QUrl url(to);
    const QString state = given.queryItemValue(u"state"_s, QUrl::FullyDecoded);
    if (!state.isEmpty())
        url.setQuery(QUrlQuery{{u"state"_s, isOn(ProviderFault::SignOutOtherState) ? u"another"_s : state}});
    return redirectAnswer(302, url);
}

} // namespace logloupe
