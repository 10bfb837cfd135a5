// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/actor.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string>

namespace logloupe {

namespace {

struct RolePrefix {
    std::string_view prefix;
    ActorRole role;
};

constexpr std::array rolePrefixes{
    RolePrefix{"customer", ActorRole::Customer}, RolePrefix{"client", ActorRole::Customer},
    RolePrefix{"seller", ActorRole::Seller},     RolePrefix{"manager", ActorRole::Seller},
    RolePrefix{"operator", ActorRole::Operator}, RolePrefix{"b2b", ActorRole::B2bClient},
    RolePrefix{"partner", ActorRole::B2bClient}, RolePrefix{"system", ActorRole::System},
};
constexpr std::array<std::string_view, 9> knownSystems{"shop",    "shop-api", "crm",      "crm-api", "mes",
                                                       "mes-api", "rabbitmq", "postgres", "s3"};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isSeparator(char c) {
    return c == ' ' || c == '-' || c == '_' || c == '.' || c == ':' || c == '#' || c == '/';
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

/// "C-20817": what the company calls its customers.
bool isCustomerNumber(std::string_view id) {
    return id.size() > 2 && (id[0] == 'C' || id[0] == 'c') && id[1] == '-' && std::all_of(id.begin() + 2, id.end(), isDigit);
}

/// The number behind a role's prefix: "17" of "operator-17". Empty when something else stands there.
std::string_view roleNumber(std::string_view id, size_t prefixLength) {
    std::string_view rest = id.substr(prefixLength);
    while (!rest.empty() && isSeparator(rest.front()))
        rest.remove_prefix(1);
    return !rest.empty() && std::all_of(rest.begin(), rest.end(), isDigit) ? rest : std::string_view();
}

const RolePrefix* prefixOf(std::string_view lowerId) {
    for (const RolePrefix& candidate : rolePrefixes) {
        if (!lowerId.starts_with(candidate.prefix))
            continue;
        const bool endsThere = lowerId.size() == candidate.prefix.size();
        if (endsThere || isSeparator(lowerId[candidate.prefix.size()]) || isDigit(lowerId[candidate.prefix.size()]))
            return &candidate;
    }
    return nullptr;
}

QString numberedText(ActorRole role, ActorForm form, const QString& number) {
    if (role == ActorRole::Seller) {
        switch (form) {
        case ActorForm::Name:
            return QCoreApplication::translate("Actor", "seller %1").arg(number);
        case ActorForm::By:
            return QCoreApplication::translate("ActorBy", "by seller %1").arg(number);
        case ActorForm::Whom:
            return QCoreApplication::translate("ActorWhom", "seller %1").arg(number);
        }
    }
    switch (form) {
    case ActorForm::Name:
        return QCoreApplication::translate("Actor", "operator %1").arg(number);
    case ActorForm::By:
        return QCoreApplication::translate("ActorBy", "by operator %1").arg(number);
    case ActorForm::Whom:
        return QCoreApplication::translate("ActorWhom", "operator %1").arg(number);
    }
    return number;
}

} // namespace

ActorRole actorRole(std::string_view userId) {
    if (userId.empty() || userId.size() > 256)
        return ActorRole::Unknown;
    const std::string id = lower(userId);
    if (isCustomerNumber(id))
        return ActorRole::Customer;
    if (std::find(knownSystems.begin(), knownSystems.end(), id) != knownSystems.end())
        return ActorRole::System;
    const RolePrefix* prefix = prefixOf(id);
    return prefix ? prefix->role : ActorRole::Unknown;
}

QString actorText(std::string_view userId, ActorForm form) {
    const ActorRole role = actorRole(userId);
    if (role == ActorRole::Customer && form == ActorForm::By)
        return QCoreApplication::translate("ActorBy", "by the customer");
    if (role == ActorRole::Seller || role == ActorRole::Operator) {
        const std::string id = lower(userId);
        const std::string_view number = roleNumber(id, prefixOf(id)->prefix.size());
        if (!number.empty())
            return numberedText(role, form, toText(number));
    }
    if (form == ActorForm::By)
        return QCoreApplication::translate("ActorBy", "by %1").arg(toText(userId));
    return toText(userId);
}

} // namespace logloupe
