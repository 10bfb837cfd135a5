// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "query_generator.h"

#include "models/query/query_bound.h"

#include <array>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array pieces{u"timeout",  u"Lock",    u"wait", u"Заказ", u"ОТМЕНЁН", u"ß",   u"é",  u"Σ", u"σας", u"💎",
                            u"A-104233", u"mes-api", u"and",  u"OR",    u"not",     u"И",   u"to", u"*", u"?",   u"\\",
                            u"\"",       u"(",       u")",    u"[",     u"]",       u"{",   u"}",  u":", u"..",  u"/",
                            u"//",       u"<",       u"=",    u"!",     u"&&",      u"||",  u"-",  u",", u" ",   u"\t",
                            u"\n",       u"‹",       u"«",    u"5xx",   u"500",     u"1.5", u"+7", u"@", u".",   u"x_y",
                            u"TO",       u"'",       u"~",    u"^",     u"1e9",     u"“"};
constexpr std::array keywordFields{Field::Service, Field::Action,     Field::StatusNew, Field::ErrorType,
                                   Field::OrderId, Field::CustomerId, Field::Message,   Field::UrlPath};
constexpr std::array otherNames{"k8s.pod",    "shop.cart-size",
                                "status",     "x",
                                "weird name", "1st",
                                "a:b",        "say \"hi\"",
                                "and",        "Foo.java",
                                "Err-",       "back\\slash",
                                "имя",        "java.lang.FooException"};
constexpr std::array levels{u"TRACE", u"debug", u"Info", u"WARN", u"warning", u"ERROR", u"fatal"};

} // namespace

QString QueryGenerator::text() {
    QString result;
    const int count = 1 + below(3);
    for (int i = 0; i < count; ++i)
        result += QStringView(pieces[static_cast<size_t>(below(static_cast<int>(pieces.size())))]);
    return result;
}

QString QueryGenerator::pattern() {
    QString result;
    const int count = 1 + below(3);
    for (int i = 0; i < count; ++i) {
        const QString letters = text();
        for (const QChar character : letters) {
            if (u"*?\\"_s.contains(character))
                result += u'\\';
            result += character;
        }
        result += below(2) ? u'*' : u'?';
    }
    return result;
}

FieldRef QueryGenerator::textField() {
    if (below(4) == 0)
        return FieldRef::named(otherNames[static_cast<size_t>(below(static_cast<int>(otherNames.size())))]);
    return FieldRef::of(keywordFields[static_cast<size_t>(below(static_cast<int>(keywordFields.size())))]);
}

QueryNodePointer QueryGenerator::range(const FieldRef& field, const QString& low, const QString& high) {
    MatchRange match{.field = field, .low = {}, .lowInclusive = true, .high = {}, .highInclusive = true};
    const int sides = below(3);
    if (sides != 1) {
        match.low = readBound(field, low, {}).bound;
        match.lowInclusive = below(2) == 0;
    }
    if (sides != 0) {
        match.high = readBound(field, high, {}).bound;
        match.highInclusive = below(2) == 0;
    }
    return makeQueryNode(std::move(match));
}

QueryNodePointer QueryGenerator::numberLeaf() {
    const auto level = [this] {
        return QStringView(levels[static_cast<size_t>(below(static_cast<int>(levels.size())))]).toString();
    };
    switch (below(6)) {
    case 0:
        return makeQueryNode(MatchValue{.field = FieldRef::of(Field::Level), .text = level()});
    case 1:
        return range(FieldRef::of(Field::Level), level(), level());
    case 2:
        return makeQueryNode(MatchValue{.field = FieldRef::of(Field::HttpStatus), .text = QString::number(498 + below(5))});
    case 3:
        return range(FieldRef::of(Field::HttpStatus), QString::number(498 + below(5)), QString::number(498 + below(5)));
    case 4:
        return range(FieldRef::of(Field::Duration), u"%1ms"_s.arg(below(5)), u"%1s"_s.arg(below(3)));
    default:
        return range(FieldRef::of(Field::Timestamp), u"2026-05-11T10:00:%1.5Z"_s.arg(10 + below(10)),
                     u"2026-05-11T10:00:%1.5Z"_s.arg(10 + below(10)));
    }
}

QueryNodePointer QueryGenerator::leaf() {
    static const std::array regexes{u"time(out|d)"_s, u"a/b"_s, u"^\\d+$"_s, u"[A-Z]-\\d{3}"_s,
                                    u"заказ"_s,       u"x y"_s, u"\\\\"_s};
    switch (below(9)) {
    case 0:
        return makeQueryNode(MatchWords{.text = text()});
    case 1:
        return makeQueryNode(MatchWords{.text = pattern(), .hasWildcards = true});
    case 2:
        return makeQueryNode(MatchValue{.field = textField(), .text = text()});
    case 3:
        return makeQueryNode(MatchValue{.field = textField(), .text = pattern() + u'x', .hasWildcards = true});
    case 4:
        return makeQueryNode(MatchExists{textField()});
    case 5:
        return range(textField(), text(), text());
    case 6:
        return makeQueryNode(MatchRegex{.field = below(2) ? std::optional(textField()) : std::nullopt,
                                        .pattern = regexes[static_cast<size_t>(below(static_cast<int>(regexes.size())))],
                                        .ignoreCase = below(2) == 0});
    default:
        return numberLeaf();
    }
}

std::vector<QueryNodePointer> QueryGenerator::children(int depth) {
    std::vector<QueryNodePointer> result;
    const int count = 2 + below(2);
    for (int i = 0; i < count; ++i)
        result.push_back(tree(depth - 1));
    return result;
}

QueryNodePointer QueryGenerator::tree(int depth) {
    if (depth > 0) {
        switch (below(4)) {
        case 0:
            return makeQueryNode(MatchAnd{children(depth)});
        case 1:
            return makeQueryNode(MatchOr{children(depth)});
        case 2:
            return makeQueryNode(MatchNot{tree(depth - 1)});
        default:
            break;
        }
    }
    const QueryNodePointer node = leaf();
    // What would be read as "every event" or "has the field" is written in a way of its own.
    const auto* words = std::get_if<MatchWords>(&node->value);
    if (words && words->hasWildcards && words->text.count(u'*') == words->text.size())
        return makeQueryNode(MatchAll{});
    return node;
}

EventBatch QueryGenerator::events(int count) {
    EventBatchBuilder builder(u"test"_s);
    for (int row = 0; row < count; ++row) {
        const TimePoint time = *parseIso8601("2026-05-11T10:00:10Z", QTimeZone::utc()) + Duration(below(20) * 500'000'000LL);
        builder.append(time, allSeverities[static_cast<size_t>(below(static_cast<int>(allSeverities.size())))],
                       static_cast<quint64>(row));
        for (const Field field : keywordFields) {
            if (below(3) != 0)
                builder.setText(field, text().toStdString());
        }
        if (below(2) == 0)
            builder.setNumber(Field::HttpStatus, 498 + below(5));
        if (below(2) == 0)
            builder.setNumber(Field::Duration, below(3000) * 1'000'000LL);
        for (const char* name : otherNames) {
            if (below(4) == 0)
                builder.addAttribute(name, text().toStdString());
        }
        builder.setRaw("[2026-05-11] text", RecordFormat::Text);
    }
    return builder.build();
}

} // namespace logloupe
