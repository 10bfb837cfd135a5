// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/profile.h"

#include <algorithm>
#include <array>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<Screen, QLatin1String>, 8> screens{{{Screen::Case, "case"_L1},
                                                                   {Screen::Customer, "customer"_L1},
                                                                   {Screen::Search, "search"_L1},
                                                                   {Screen::Errors, "errors"_L1},
                                                                   {Screen::Tail, "tail"_L1},
                                                                   {Screen::Sources, "sources"_L1},
                                                                   {Screen::Charts, "charts"_L1},
                                                                   {Screen::Orders, "orders"_L1}}};

QString nfc(const QString& text) {
    return text.normalized(QString::NormalizationForm_C);
}

/// What one role has and another has not adds up; a role without a list of systems sees every one.
void add(const RoleRights& role, AccessRights& rights) {
    for (const Screen screen : role.screens) {
        if (!rights.screens.contains(screen))
            rights.screens.append(screen);
    }
    if (!role.systems) {
        rights.systems.reset();
    } else if (rights.systems) {
        *rights.systems += *role.systems;
        rights.systems->removeDuplicates();
    }
    rights.reveal = rights.reveal || role.reveal;
    rights.exportEvents = rights.exportEvents || role.exportEvents;
    rights.archive = rights.archive || role.archive;
}

} // namespace

QString screenName(Screen screen) {
    return screens[static_cast<size_t>(screen)].second;
}

QList<Screen> allScreens() {
    QList<Screen> all;
    for (const auto& [screen, name] : screens)
        all.append(screen);
    return all;
}

AccessRights AccessRights::everything() {
    return {allScreens(), {}, true, true, true};
}

// The three roles that deployments have. All of them answer "what happened to this order?": that needs the case, the customer, the events around it and the state of the
// sources, of every system, because an order crosses all of them. None reveals masked data: who may is for each company to say, by name, in its profile. Managers' charts
// and the board of stuck orders are not support's. Files that leave the program are for Поддержка_Logs alone, which exists to hand logs to developers; the archive
// costs money at each search, and is for a profile to allow.
QList<RoleRights> Profile::standardRoles() {
    const QList<Screen> support{Screen::Case, Screen::Customer, Screen::Search, Screen::Errors, Screen::Tail, Screen::Sources};
    return {{.role = u"Support"_s, .screens = support},
            {.role = u"Поддержка"_s, .screens = support},
            {.role = u"Поддержка_Logs"_s, .screens = support, .exportEvents = true}};
}

QStringList Profile::sourceKinds() {
    return {u"local"_s, u"elasticsearch"_s, u"opensearch"_s, u"loki"_s, u"grafana"_s, u"splunk"_s,
            u"kafka"_s, u"rabbitmq"_s,      u"jaeger"_s,     u"s3"_s,   u"sql"_s};
}

QStringList Profile::admittedRoles() const {
    QStringList names;
    for (const RoleRights& role : roles)
        names << role.role;
    return names;
}

AccessRights Profile::rightsOf(const QStringList& accountRoles) const {
    QStringList held;
    for (const QString& role : accountRoles)
        held << nfc(role);
    AccessRights rights;
    for (const RoleRights& role : roles) {
        if (held.contains(nfc(role.role)))
            add(role, rights);
    }
    // In the order of the screens, so that the same rights are the same value whichever role came first.
    std::sort(rights.screens.begin(), rights.screens.end());
    if (rights.systems)
        rights.systems->sort();
    return rights;
}

} // namespace logloupe
