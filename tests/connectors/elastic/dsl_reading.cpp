// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dsl_reading.h"

#include "connectors/elastic/search_reply.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe::dsl {

namespace {

/// Of a keyword: as the templates of tests have it.
constexpr qsizetype ignoreAbove = 256;

QJsonValue valueOf(const QJsonObject& document, const QString& field) {
    const QString own = field.endsWith(u".keyword"_s) ? field.chopped(8) : field;
    return document.value(own);
}

NativeKind kindOf(const QString& field, const FieldMap& fields) {
    if (field.endsWith(u".keyword"_s))
        return NativeKind::Keyword;
    const FieldRef ref = FieldRef::named(field.toStdString());
    const NativeField* native = fields.find(ref);
    return native ? native->kind : NativeKind::Other;
}

/// What an index keeps of a value as terms; none where it is left out.
QStringList termsOf(const QJsonObject& document, const QString& field, const FieldMap& fields) {
    const QJsonValue value = valueOf(document, field);
    if (value.isUndefined())
        return {};
    const QString text = value.toVariant().toString();
    const NativeKind kind = kindOf(field, fields);
    if (kind == NativeKind::Keyword && text.size() > ignoreAbove)
        return {};
    if (kind != NativeKind::Text)
        return {text};
    static const QRegularExpression word(u"[\\p{L}\\p{N}_]+"_s);
    QStringList words;
    for (auto found = word.globalMatch(text); found.hasNext();)
        words << found.next().captured().toLower();
    return words;
}

/// The servers know the cases of ASCII alone.
QString foldedAscii(QString text) {
    for (QChar& letter : text) {
        if (letter.unicode() < 0x80)
            letter = letter.toLower();
    }
    return text;
}

QString regexOfWildcard(const QString& pattern) {
    QString regex;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == u'\\' && at + 1 < pattern.size())
            regex += QRegularExpression::escape(QString(pattern[++at]));
        else if (pattern[at] == u'*')
            regex += u".*"_s;
        else if (pattern[at] == u'?')
            regex += u'.';
        else
            regex += QRegularExpression::escape(QString(pattern[at]));
    }
    return regex;
}

bool fitsAny(const QStringList& terms, const QString& regex, bool ignoresCase) {
    static QHash<QString, QRegularExpression> compiled;
    const QString pattern = QRegularExpression::anchoredPattern(ignoresCase ? foldedAscii(regex) : regex);
    auto known = compiled.constFind(pattern);
    if (known == compiled.constEnd())
        known = compiled.insert(pattern, QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption));
    const QRegularExpression& expression = *known;
    return std::any_of(terms.begin(), terms.end(), [&](const QString& term) {
        return expression.match(ignoresCase ? foldedAscii(term) : term).hasMatch();
    });
}

bool isWithin(const QJsonObject& bounds, const QJsonObject& document, const QString& field) {
    const QJsonValue value = valueOf(document, field);
    if (value.isUndefined())
        return false;
    if (bounds.contains(u"format"_s)) {
        const auto cut = [](const QString& text) {
            return parseIso8601(text.toStdString(), QTimeZone::utc())->millisecondsSinceEpoch();
        };
        const qint64 time = cut(value.toString());
        return (!bounds.contains(u"gte"_s) || time >= cut(bounds.value(u"gte"_s).toString()))
               && (!bounds.contains(u"lte"_s) || time <= cut(bounds.value(u"lte"_s).toString()));
    }
    const double number = value.toDouble();
    return (!bounds.contains(u"gte"_s) || number >= bounds.value(u"gte"_s).toDouble())
           && (!bounds.contains(u"gt"_s) || number > bounds.value(u"gt"_s).toDouble())
           && (!bounds.contains(u"lte"_s) || number <= bounds.value(u"lte"_s).toDouble())
           && (!bounds.contains(u"lt"_s) || number < bounds.value(u"lt"_s).toDouble());
}

bool isIgnored(const QJsonObject& document, const QString& field, const FieldMap& fields) {
    return kindOf(field, fields) == NativeKind::Keyword && valueOf(document, field).toString().size() > ignoreAbove;
}

bool findsBool(const QJsonObject& list, const QJsonObject& document, const FieldMap& fields) {
    const auto isFound = [&](const QJsonValue& part) { return finds(part.toObject(), document, fields); };
    const QJsonArray filter = list.value(u"filter"_s).toArray();
    const QJsonArray should = list.value(u"should"_s).toArray();
    const QJsonArray mustNot = list.value(u"must_not"_s).toArray();
    return std::all_of(filter.begin(), filter.end(), isFound)
           && (should.isEmpty() || std::any_of(should.begin(), should.end(), isFound))
           && std::none_of(mustNot.begin(), mustNot.end(), isFound);
}

} // namespace

bool finds(const QJsonObject& query, const QJsonObject& document, const FieldMap& fields) {
    const QString kind = query.begin().key();
    const QJsonObject body = query.begin().value().toObject();
    if (kind == u"match_all"_s || kind == u"match_none"_s)
        return kind == u"match_all"_s;
    if (kind == u"bool"_s)
        return findsBool(body, document, fields);
    const QString field = body.begin().key();
    const QJsonValue asked = body.begin().value();
    const QJsonValue value = asked.isObject() ? asked.toObject().value(u"value"_s) : asked;
    if (kind == u"exists"_s)
        return !termsOf(document, asked.toString(), fields).isEmpty();
    if (field == u"_ignored"_s)
        return isIgnored(document, value.toString(), fields);
    if (kind == u"range"_s)
        return isWithin(asked.toObject(), document, field);
    const QStringList terms = termsOf(document, field, fields);
    const bool ignoresCase = asked.toObject().value(u"case_insensitive"_s).toBool();
    if (kind == u"wildcard"_s)
        return fitsAny(terms, regexOfWildcard(value.toString()), ignoresCase);
    if (kind == u"regexp"_s)
        return fitsAny(terms, value.toString(), ignoresCase);
    if (kind == u"term"_s)
        return fitsAny(terms, QRegularExpression::escape(value.toVariant().toString()), ignoresCase);
    const QJsonArray values = asked.toArray();
    return kind == u"terms"_s && std::any_of(values.begin(), values.end(), [&](const QJsonValue& one) {
               return terms.contains(one.toVariant().toString());
           });
}

std::vector<QJsonObject> documents() {
    const QByteArray records[] = {
        R"({"message":"Time-out 5 s","service.name":"shop","log.level":"WARN","order.id":"A-1","customer.id":42})",
        R"({"message":"timeout","service.name":"Shop","log.level":"warning","order.id":"a-1","customer.id":142})",
        R"({"message":"out of time: 5","service.name":"ШОП","log.level":"40","order.id":"A-11"})",
        R"({"message":"Платёж принят *","service.name":"шоп","log.level":"Err"})",
        R"({"message":"->","service.name":"","log.level":"odd","url.path":"/api/v1","queue.name":"payments"})",
        R"({"error.message":"BOOM a* b","http.response.status_code":404,"event.duration":1500000000,"retry":true})",
        R"({"http.response.status_code":500,"event.duration":1000000000,"retry":false,"attempts":2.5})",
        R"({"client.address":"10.0.0.1","user.id":"Anna","attempts":2,"queue.name":"PAY"})",
        R"({"client.address":"::1","user.id":5,"labels.team":"x","attempts":12})",
        R"({"@timestamp":"2026-05-13T10:00:00.000900Z","log.level":"FATAL","url.path":"/API"})",
        R"({"@timestamp":"2026-05-14T00:00:00Z","log.level":"debug"})",
        R"({})",
    };
    std::vector<QJsonObject> all;
    for (const QByteArray& record : records)
        all.push_back(QJsonDocument::fromJson(record).object());
    all.push_back({{u"url.path"_s, QString(300, u'x') + u"/api"_s}, {u"log.level"_s, u"i"_s}});
    for (QJsonObject& document : all) {
        if (!document.contains(u"@timestamp"_s))
            document.insert(u"@timestamp"_s, u"2026-05-13T10:00:00.000Z"_s);
    }
    return all;
}

EventBatch events() {
    QByteArray reply = R"({"hits":{"hits":[)";
    int number = 0;
    for (const QJsonObject& document : documents()) {
        if (number > 0)
            reply += ',';
        reply += R"({"_index":"i","_id":")" + QByteArray::number(++number) + R"(","_source":)"
                 + QJsonDocument(document).toJson(QJsonDocument::Compact) + '}';
    }
    reply += "]}}";
    HitDecoder decoder(u"server"_s, FieldNames({}, FieldNames::Guessing::CommonNames));
    const auto decoded = decoder.decode(PaddedBytes(std::string_view(reply.data(), static_cast<size_t>(reply.size()))));
    return decoded ? decoded->events : EventBatch();
}

} // namespace logloupe::dsl
