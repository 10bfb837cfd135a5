// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parser of a profile's file. resources/profile.schema.json says the same in JSON Schema; a test keeps the two alike.

#include "models/domain/json_duplicates.h"
#include "models/domain/json_place.h"
#include "models/domain/profile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBytes = 1 << 20;
constexpr int longestAddress = 2048;
constexpr int longestPem = 64 * 1024;
constexpr int longestRole = 200;
constexpr double secondsPerDay = 86400;

QString translated(const char* text) {
    return QCoreApplication::translate("Profile", text);
}

bool fits(const QString& text, const QString& pattern) {
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

bool isLoopback(const QString& host) {
    return host == u"localhost"_s || host == u"::1"_s || fits(host, u"127(\\.[0-9]{1,3}){3}"_s);
}

/// https, or http within this computer, where nobody else hears the tokens.
bool isSafeAddress(const QString& text, bool mayHaveQuery) {
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment()
           && (mayHaveQuery || !url.hasQuery())
           && (url.scheme() == u"https"_s || (url.scheme() == u"http"_s && isLoopback(url.host())));
}

QString addressOf(const JsonPlace& place, bool mayHaveQuery) {
    return place.textLike(
        longestAddress, [mayHaveQuery](const QString& text) { return isSafeAddress(text, mayHaveQuery); },
        translated(QT_TRANSLATE_NOOP(
            "Profile",
            "an https address, or http to this computer (127.0.0.1, ::1, localhost), without user name and fragment")));
}

QString claimOf(const JsonPlace& place) {
    return place.textLike(
        512, [](const QString& text) { return fits(text, u"[^/~\\p{Cc}][^\\p{Cc}]*|(/([^/~\\p{Cc}]|~[01])+)+"_s); },
        translated(QT_TRANSLATE_NOOP("Profile", "a JSON pointer such as /realm_access/roles, or the name of a claim")));
}

QString pemOf(const JsonPlace& place) {
    return place.textLike(
        longestPem,
        [](const QString& text) {
            return text.startsWith(u"-----BEGIN "_s) || fits(text, u"[^./\\\\\\p{Cc}][^/\\\\\\p{Cc}]{0,199}"_s);
        },
        translated(QT_TRANSLATE_NOOP("Profile", "a PEM text, or the name of a PEM file that lies beside the profile")));
}

Duration days(qint64 count) {
    return Duration(count * static_cast<qint64>(secondsPerDay * 1e9));
}

std::optional<Duration> retentionOf(const JsonPlace& place) {
    return place.isThere() ? std::optional(days(place.wholeNumber(1, 36500))) : std::nullopt;
}

QStringList scopesOf(const JsonPlace& place) {
    QStringList scopes;
    for (const JsonPlace& entry : place.entries(1, 32)) {
        // RFC 6749, section 3.3
        const QString scope = entry.textLike(
            200, [](const QString& text) { return fits(text, u"[\\x21\\x23-\\x5B\\x5D-\\x7E]+"_s); },
            translated(QT_TRANSLATE_NOOP("Profile", "a scope: letters, digits and signs without spaces")));
        if (scopes.contains(scope))
            entry.failTwice();
        scopes << scope;
    }
    if (!scopes.contains(u"openid"_s))
        place.failWith(translated(QT_TRANSLATE_NOOP("Profile", "“openid” has to be among the scopes.")));
    return scopes;
}

ProfileSignIn signInOf(const JsonPlace& place) {
    ProfileSignIn signIn;
    if (!place.hasKeys({u"issuer"_s, u"client_id"_s, u"scopes"_s, u"role_path"_s, u"redirect_host"_s, u"audience"_s,
                        u"max_age_s"_s, u"skew_s"_s}))
        return signIn;
    signIn.issuer = addressOf(place.at(u"issuer"_s), false);
    signIn.clientId = place.at(u"client_id"_s).text(1, 256);
    if (const JsonPlace scopes = place.at(u"scopes"_s); scopes.isThere())
        signIn.scopes = scopesOf(scopes);
    if (const JsonPlace path = place.at(u"role_path"_s); path.isThere())
        signIn.rolePath = claimOf(path);
    if (const JsonPlace host = place.at(u"redirect_host"_s); host.isThere())
        signIn.redirectHost = host.oneOf({u"127.0.0.1"_s, u"localhost"_s, u"::1"_s});
    if (const JsonPlace audience = place.at(u"audience"_s); audience.isThere())
        signIn.audience = audience.text(1, longestAddress);
    if (const JsonPlace maxAge = place.at(u"max_age_s"_s); maxAge.isThere())
        signIn.maxAgeSeconds = static_cast<int>(maxAge.wholeNumber(0, 31'536'000));
    if (const JsonPlace skew = place.at(u"skew_s"_s); skew.isThere())
        signIn.skewSeconds = static_cast<int>(skew.wholeNumber(0, 300));
    return signIn;
}

QStringList screenNames() {
    QStringList names;
    for (const Screen screen : allScreens())
        names << screenName(screen);
    return names;
}

QList<Screen> screensOf(const JsonPlace& place) {
    const QStringList names = screenNames();
    QList<Screen> screens;
    for (const JsonPlace& entry : place.entries(1, static_cast<int>(names.size()))) {
        const auto screen = static_cast<Screen>(std::max<qsizetype>(0, names.indexOf(entry.oneOf(names))));
        if (screens.contains(screen))
            entry.failTwice();
        screens << screen;
    }
    return screens;
}

RoleRights roleOf(const JsonPlace& place) {
    RoleRights role;
    if (!place.hasKeys({u"role"_s, u"screens"_s, u"systems"_s, u"reveal"_s, u"export"_s, u"archive"_s}))
        return role;
    role.role = place.at(u"role"_s).text(1, longestRole).normalized(QString::NormalizationForm_C);
    role.screens = screensOf(place.at(u"screens"_s));
    if (const JsonPlace systems = place.at(u"systems"_s); systems.isThere())
        role.systems = systems.texts(1, 256, 200);
    for (const auto& [key, right] : {std::pair{u"reveal"_s, &role.reveal}, std::pair{u"export"_s, &role.exportEvents},
                                     std::pair{u"archive"_s, &role.archive}}) {
        if (const JsonPlace flag = place.at(key); flag.isThere())
            *right = flag.flag();
    }
    return role;
}

QList<RoleRights> rolesOf(const JsonPlace& place) {
    QList<RoleRights> roles;
    for (const JsonPlace& entry : place.entries(1, 64)) {
        const RoleRights role = roleOf(entry);
        if (std::any_of(roles.begin(), roles.end(), [&role](const RoleRights& one) { return one.role == role.role; }))
            entry.at(u"role"_s).failTwice();
        roles << role;
    }
    return roles;
}

ProfileSource sourceOf(const JsonPlace& place) {
    ProfileSource source;
    if (!place.hasKeys({u"name"_s, u"kind"_s, u"address"_s, u"options"_s, u"retention_days"_s}))
        return source;
    source.name = place.at(u"name"_s).text(1, 64);
    source.kind = place.at(u"kind"_s).oneOf(Profile::sourceKinds());
    const JsonPlace address = place.at(u"address"_s);
    if (source.kind != u"local"_s)
        source.address = addressOf(address, true);
    else if (address.isThere())
        address.failWith(
            translated(QT_TRANSLATE_NOOP("Profile", "a source of the kind “local” has no address. Leave it out.")));
    if (const JsonPlace options = place.at(u"options"_s); options.isThere()) {
        if (source.kind == u"local"_s) {
            options.hasKeys({u"workspace"_s});
            if (const JsonPlace workspace = options.at(u"workspace"_s); workspace.isThere())
                (void)workspace.textLike(
                    64, [](const QString& text) { return fits(text, u"[A-Za-z0-9_-]+"_s); },
                    translated(QT_TRANSLATE_NOOP("Profile", "letters, digits, “-” and “_”, at most 64")));
        } else if (!options.value().isObject()) {
            options.fail(translated(QT_TRANSLATE_NOOP("Profile", "an object")));
        }
        source.options = options.value().toObject();
    }
    source.retention = retentionOf(place.at(u"retention_days"_s));
    return source;
}

QList<ProfileSource> sourcesOf(const JsonPlace& place) {
    QList<ProfileSource> sources;
    for (const JsonPlace& entry : place.entries(1, 64)) {
        const ProfileSource source = sourceOf(entry);
        if (std::any_of(sources.begin(), sources.end(),
                        [&source](const ProfileSource& one) { return one.name == source.name; }))
            entry.at(u"name"_s).failTwice();
        sources << source;
    }
    return sources;
}

ProfileNetwork networkOf(const JsonPlace& place) {
    ProfileNetwork network;
    if (!place.hasKeys({u"authorities"_s, u"client_certificate"_s, u"client_key"_s, u"proxy"_s}))
        return network;
    if (const JsonPlace authorities = place.at(u"authorities"_s); authorities.isThere()) {
        for (const JsonPlace& entry : authorities.entries(1, 64))
            network.authorities << pemOf(entry);
    }
    const JsonPlace certificate = place.at(u"client_certificate"_s);
    const JsonPlace key = place.at(u"client_key"_s);
    // One without the other is missing.
    if (certificate.isThere() || key.isThere()) {
        network.clientCertificate = pemOf(certificate);
        network.clientKey = pemOf(key);
    }
    if (const JsonPlace proxy = place.at(u"proxy"_s); proxy.isThere()) {
        network.proxy = proxy.textLike(
            longestAddress,
            [](const QString& text) {
                const QUrl url(text, QUrl::StrictMode);
                return fits(text, u"(http|socks5)://[^/?#@\\s]+"_s) && url.isValid() && !url.host().isEmpty() && url.port() > 0;
            },
            translated(QT_TRANSLATE_NOOP("Profile", "http://host:port or socks5://host:port")));
    }
    return network;
}

OrderStatus statusOf(const JsonPlace& place) {
    OrderStatus status;
    if (!place.hasKeys({u"code"_s, u"limit_s"_s, u"final"_s}))
        return status;
    status.code = place.at(u"code"_s).text(1, 64).toStdString();
    if (const JsonPlace limit = place.at(u"limit_s"_s); limit.isThere())
        status.limit = Duration(std::llround(limit.number(0.001, 9e9) * 1e9));
    if (const JsonPlace isFinal = place.at(u"final"_s); isFinal.isThere())
        status.isFinal = isFinal.flag();
    return status;
}

StatusProcess processOf(const JsonPlace& place) {
    if (!place.value().isArray()) {
        return place.oneOf({u"standard"_s, u"discovered"_s}) == u"discovered"_s ? StatusProcess({}, true)
                                                                                : StatusProcess::standard();
    }
    std::vector<OrderStatus> statuses;
    for (const JsonPlace& entry : place.entries(1, 64)) {
        const OrderStatus status = statusOf(entry);
        if (std::any_of(statuses.begin(), statuses.end(),
                        [&status](const OrderStatus& one) { return one.code == status.code; }))
            entry.at(u"code"_s).failTwice();
        statuses.push_back(status);
    }
    return StatusProcess(std::move(statuses));
}

void readVersion(const JsonPlace& place) {
    if (place.value().isDouble() && place.value().toDouble() > 1)
        place.failWith(
            translated(QT_TRANSLATE_NOOP("Profile", "this profile was made for a newer LogLoupe. Update LogLoupe to use it.")));
    (void)place.wholeNumber(1, 1);
}

QByteArray zoneOf(const JsonPlace& place) {
    const auto isZone = [](const QString& text) {
        return fits(text, u"[A-Za-z0-9_+/-]+"_s) && QTimeZone::isTimeZoneIdAvailable(text.toLatin1());
    };
    return place
        .textLike(100, isZone, translated(QT_TRANSLATE_NOOP("Profile", "the name of a time zone, such as Europe/Moscow")))
        .toLatin1();
}

/// What may be left out.
void readOptional(const JsonPlace& place, Profile& profile) {
    if (const JsonPlace version = place.at(u"version"_s); version.isThere())
        readVersion(version);
    if (const JsonPlace schema = place.at(u"$schema"_s); schema.isThere())
        (void)schema.text(1, longestAddress);
    if (const JsonPlace signIn = place.at(u"sign_in"_s); signIn.isThere())
        profile.signIn = signInOf(signIn);
    const JsonPlace roles = place.at(u"roles"_s);
    profile.roles = roles.isThere() ? rolesOf(roles) : Profile::standardRoles();
    if (const JsonPlace network = place.at(u"network"_s); network.isThere())
        profile.network = networkOf(network);
    profile.retention = retentionOf(place.at(u"retention_days"_s));
    if (const JsonPlace process = place.at(u"process"_s); process.isThere())
        profile.process = processOf(process);
    if (const JsonPlace zone = place.at(u"zone"_s); zone.isThere())
        profile.zone = zoneOf(zone);
    if (const JsonPlace keys = place.at(u"masked_keys"_s); keys.isThere())
        profile.maskedKeys = keys.texts(1, 256, 200);
}

Profile profileOf(const JsonPlace& place) {
    Profile profile;
    if (!place.hasKeys({u"$schema"_s, u"version"_s, u"id"_s, u"title"_s, u"sign_in"_s, u"roles"_s, u"sources"_s, u"network"_s,
                        u"retention_days"_s, u"process"_s, u"zone"_s, u"masked_keys"_s}))
        return profile;
    profile.id = place.at(u"id"_s).textLike(
        64, [](const QString& text) { return fits(text, u"[A-Za-z0-9_-]+"_s); },
        translated(QT_TRANSLATE_NOOP("Profile", "letters, digits, “-” and “_”, at most 64")));
    profile.title = place.at(u"title"_s).text(1, 200);
    profile.sources = sourcesOf(place.at(u"sources"_s));
    readOptional(place, profile);
    const auto remote = std::find_if(profile.sources.begin(), profile.sources.end(),
                                     [](const ProfileSource& source) { return source.kind != u"local"_s; });
    if (!profile.signIn && remote != profile.sources.end())
        place.at(u"sign_in"_s)
            .failWith(
                translated(QT_TRANSLATE_NOOP("Profile",
                                             "missing. Only a profile whose sources are all “local” goes without; %1 is not."))
                    .arg(quoted(remote->name)));
    return profile;
}

/// "Line 3, column 14: …"
Error unreadable(const QByteArray& json, const QJsonParseError& error) {
    const QByteArray before = json.left(error.offset);
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1;
    return {ErrorKind::Usage,
            translated(QT_TRANSLATE_NOOP("Profile", "The file is no JSON from line %1, column %2 on. Look for a missing comma, "
                                                    "quotation mark or brace there."))
                .arg(line)
                .arg(column),
            error.errorString()};
}

} // namespace

Result<Profile> Profile::parse(const QByteArray& json) {
    if (json.size() > mostBytes)
        return failure({ErrorKind::Usage,
                        translated(QT_TRANSLATE_NOOP("Profile", "The file is larger than 1 MiB, which no profile is."))});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(unreadable(json, error));
    JsonMistake mistake;
    const JsonPlace place(document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array()), QString(),
                          mistake);
    if (const auto twice = duplicateKey(json))
        JsonPlace({}, *twice, mistake)
            .failWith(translated(QT_TRANSLATE_NOOP("Profile", "this key comes twice. Leave one of them.")));
    Profile profile = profileOf(place);
    if (mistake)
        return failure(*mistake);
    return profile;
}

} // namespace logloupe
