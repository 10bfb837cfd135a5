// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/roles.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <optional>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

class Roles {
    Q_DECLARE_TR_FUNCTIONS(Roles)
};

QString composed(const QString& text) {
    return text.normalized(QString::NormalizationForm_C);
}

/// A step of a pointer without its escapes (RFC 6901 section 4); nothing: a tilde that begins none.
std::optional<QString> unescaped(const QString& step) {
    QString plain;
    for (qsizetype at = 0; at < step.size(); ++at) {
        if (step.at(at) != u'~') {
            plain += step.at(at);
            continue;
        }
        const QChar next = ++at < step.size() ? step.at(at) : QChar();
        if (next != u'0' && next != u'1')
            return std::nullopt;
        plain += next == u'0' ? u'~' : u'/';
    }
    return plain;
}

/// Nothing: it is no pointer.
std::optional<QStringList> stepsOf(const QString& pointer) {
    // A claim may be named by an address: "https://company.example/roles".
    if (!pointer.startsWith(u'/'))
        return QStringList{pointer};
    QStringList steps;
    for (const QString& step : pointer.mid(1).split(u'/')) {
        const std::optional<QString> plain = unescaped(step);
        if (!plain)
            return std::nullopt;
        steps.append(*plain);
    }
    return steps;
}

QJsonValue elementAt(const QJsonArray& array, const QString& step) {
    bool isNumber = false;
    const int index = step.toInt(&isNumber);
    const bool isIndex = isNumber && step == QString::number(index) && index >= 0 && index < array.size();
    return isIndex ? array.at(index) : QJsonValue(QJsonValue::Undefined);
}

QJsonValue valueAt(const QJsonObject& claims, const QStringList& steps) {
    QJsonValue value = claims;
    for (const QString& step : steps)
        value = value.isArray() ? elementAt(value.toArray(), step) : value.toObject().value(step);
    return value;
}

QStringList rolesOf(const QJsonValue& value) {
    const QJsonArray elements = value.isString() ? QJsonArray{value} : value.toArray();
    QStringList roles;
    for (const auto& element : elements) {
        const QString role = composed(element.toString());
        if (!role.isEmpty() && !roles.contains(role))
            roles.append(role);
    }
    return roles;
}

bool isTrue(const QJsonValue& value) {
    return value.toBool() || value.toString() == "true"_L1;
}

/// OpenID Connect Core 1.0 section 5.6.2; "hasgroups" is Microsoft Entra's for the implicit flow.
bool areElsewhere(const QJsonObject& claims, const QString& claim) {
    const QJsonObject elsewhere = claims.value("_claim_names"_L1).toObject();
    return elsewhere.contains(claim) || elsewhere.contains("groups"_L1) || isTrue(claims.value("hasgroups"_L1));
}

} // namespace

Result<QStringList> rolesIn(const QJsonObject& claims, const QString& pointer) {
    const std::optional<QStringList> steps = stepsOf(pointer);
    if (!steps)
        return QStringList();
    const QStringList roles = rolesOf(valueAt(claims, *steps));
    if (roles.isEmpty() && areElsewhere(claims, steps->constFirst()))
        return failure(
            {ErrorKind::Auth,
             Roles::tr(
                 "The company's sign-in does not say which groups your account is in, only that they are kept elsewhere, so "
                 "LogLoupe cannot let you in. Ask an administrator to have your role named."),
             u"roles: kept elsewhere (_claim_names, hasgroups)"_s});
    return roles;
}

QStringList admittingRoles(const QStringList& roles, const QStringList& admitted) {
    QStringList own;
    for (const QString& role : roles)
        own.append(composed(role));
    QStringList found;
    for (const QString& role : admitted) {
        const QString wanted = composed(role);
        if (!wanted.isEmpty() && own.contains(wanted) && !found.contains(wanted))
            found.append(wanted);
    }
    return found;
}

} // namespace logloupe
