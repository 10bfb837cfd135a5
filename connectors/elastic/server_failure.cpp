// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/server_failure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestCause = 8;
constexpr qsizetype longestWords = 300;
constexpr qsizetype mostListed = 16;

/// Types are names of classes; anything else under that key is not one.
QString typeOf(const QJsonObject& exception) {
    const QString type = exception.value("type"_L1).toString();
    constexpr qsizetype longestType = 100;
    const bool isName =
        !type.isEmpty() && type.size() <= longestType && std::all_of(type.begin(), type.end(), [](QChar letter) {
            return (letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9') || letter == u'_';
        });
    return isName ? type : QString();
}

void addTypes(const QJsonObject& exception, ServerFailure& failure, int depth) {
    if (const QString type = typeOf(exception); !type.isEmpty() && !failure.types.contains(type))
        failure.types << type;
    if (const QJsonValue cause = exception.value("caused_by"_L1); depth < deepestCause && cause.isObject())
        addTypes(cause.toObject(), failure, depth + 1);
}

void takeFirst(const QJsonObject& exception, ServerFailure& failure) {
    if (!failure.type.isEmpty())
        return;
    failure.type = typeOf(exception);
    failure.reason = exception.value("reason"_L1).toString();
}

} // namespace

bool ServerFailure::hasLike(QLatin1StringView part) const {
    return std::any_of(types.begin(), types.end(), [part](const QString& type) { return type.contains(part); });
}

ServerFailure readServerFailure(const QJsonObject& error) {
    ServerFailure failure;
    failure.isStructured = true;
    const QJsonArray roots = error.value("root_cause"_L1).toArray();
    for (qsizetype i = 0; i < std::min(roots.size(), mostListed); ++i) {
        takeFirst(roots.at(i).toObject(), failure);
        addTypes(roots.at(i).toObject(), failure, 0);
    }
    const QJsonArray shards = error.value("failed_shards"_L1).toArray();
    for (qsizetype i = 0; i < std::min(shards.size(), mostListed); ++i) {
        const QJsonObject reason = shards.at(i).toObject().value("reason"_L1).toObject();
        takeFirst(reason, failure);
        addTypes(reason, failure, 0);
    }
    takeFirst(error, failure);
    addTypes(error, failure, 0);
    return failure;
}

ServerFailure readServerFailure(const QByteArray& body) {
    const QJsonValue error = QJsonDocument::fromJson(body).object().value("error"_L1);
    if (error.isObject())
        return readServerFailure(error.toObject());
    ServerFailure failure;
    failure.plainText = error.toString();
    return failure;
}

QString shownWords(const QString& words) {
    // A JSON Web Token, whole or cut; then whatever stands in quotation marks, and in brackets what is no name.
    static const QRegularExpression token(u"ey[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*)*"_s);
    static const QRegularExpression quotedValue(u"\"[^\"]*\"|'[^']*'"_s);
    static const QRegularExpression bracketed(u"\\[(?![A-Za-z_@][A-Za-z0-9_.@*-]{0,99}\\])[^\\[\\]]*\\]"_s);
    QString shown = words.left(4 * longestWords).simplified();
    shown.replace(token, u"…"_s);
    shown.replace(quotedValue, u"“…”"_s);
    shown.replace(bracketed, u"[…]"_s);
    return shown.size() > longestWords ? shown.left(longestWords - 1) + u'…' : shown;
}

} // namespace logloupe
