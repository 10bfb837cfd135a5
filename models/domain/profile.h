// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A profile: one JSON file an administrator hands out, which says where people sign in, which roles may do what, where the logs lie, and what the company's own words and
// limits are. Value; any thread. The format: resources/profile.schema.json.

#include "models/domain/field.h"
#include "models/domain/result.h"
#include "models/domain/status_process.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace logloupe {

/// What a person may open.
enum class Screen : quint8 { Case, Customer, Search, Errors, Tail, Sources, Charts, Orders };
/// As profiles write it: "case", "customer", …
[[nodiscard]] QString screenName(Screen screen);
[[nodiscard]] QList<Screen> allScreens();

struct RoleRights {
    QString role; ///< as the provider names it, NFC
    QList<Screen> screens = {};
    std::optional<QStringList> systems = {}; ///< service.name of what may be seen; nothing: every system
    bool reveal = false;
    bool exportEvents = false;
    bool archive = false;

    bool operator==(const RoleRights&) const = default;
};

/// The union of what an account's roles allow. Default: nothing.
struct AccessRights {
    QList<Screen> screens = {};
    std::optional<QStringList> systems = QStringList(); ///< nothing: every system
    bool reveal = false;
    bool exportEvents = false;
    bool archive = false;

    [[nodiscard]] static AccessRights everything();
    [[nodiscard]] bool mayOpen(Screen screen) const { return screens.contains(screen); }
    /// In any case of letters, as a query compares systems. An event without a system is for those who may see every one.
    [[nodiscard]] bool maySee(const QString& system) const {
        return !systems || systems->contains(system, Qt::CaseInsensitive);
    }
    [[nodiscard]] bool isNothing() const { return screens.isEmpty(); }

    bool operator==(const AccessRights&) const = default;
};

/// One place that keeps events: opensearch, elasticsearch, loki, splunk, … or "local", what this computer keeps itself.
struct ProfileSource {
    QString name;
    QString kind;
    QString address = {};     ///< https, or http to a loopback address; empty for "local"
    QJsonObject options = {}; ///< of its kind, as they stand in the file
    std::optional<Duration> retention = {};

    bool operator==(const ProfileSource&) const = default;
};

struct ProfileSignIn {
    QString issuer;
    QString clientId;
    QStringList scopes{QStringLiteral("openid")};
    QString rolePath = QStringLiteral("/realm_access/roles");
    QString redirectHost = QStringLiteral("127.0.0.1");
    QString audience = {};
    std::optional<int> maxAgeSeconds = {};
    int skewSeconds = 60;

    bool operator==(const ProfileSignIn&) const = default;
};

struct ProfileNetwork {
    QStringList authorities = {}; ///< PEM texts, or names of PEM files beside the profile
    QString clientCertificate = {};
    QString clientKey = {};
    QString proxy = {};

    bool operator==(const ProfileNetwork&) const = default;
};

struct Profile {
    QString id;                               ///< letters, digits, "-", "_"; at most 64
    QString title;                            ///< for people
    std::optional<ProfileSignIn> signIn = {}; ///< nothing: only for profiles whose sources are all "local"
    QList<RoleRights> roles = {};             ///< standardRoles() where the file has none
    QList<ProfileSource> sources = {};
    ProfileNetwork network = {};
    std::optional<Duration> retention = {};
    StatusProcess process = StatusProcess::standard();
    QByteArray zone = {};        ///< IANA name; empty: the system's
    QStringList maskedKeys = {}; ///< further keys whose values are personal
    QString serverAddress = {};  ///< where it was fetched from, to be fetched anew; not part of the file

    bool operator==(const Profile&) const = default;

    /// Support, Поддержка, Поддержка_Logs: see profile.cpp for what each may.
    [[nodiscard]] static QList<RoleRights> standardRoles();
    /// What a source may be; "local" among them.
    [[nodiscard]] static QStringList sourceKinds();
    /// At most 1 MiB. Errors (Usage): the message names the key as a JSON pointer, what stands there and what may. One mistake at a time, the first met.
    [[nodiscard]] static Result<Profile> parse(const QByteArray& json);
    /// parse() reads the same profile from it, but for serverAddress.
    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] QStringList admittedRoles() const;
    /// Of all of the account's roles that are configured; names compared whole, after NFC.
    [[nodiscard]] AccessRights rightsOf(const QStringList& accountRoles) const;
};

} // namespace logloupe
