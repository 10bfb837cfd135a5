// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/record_fields.h"
#include "models/query/matcher.h"
#include "query_generator.h"
#include "tree_dump.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

// The plainest evaluator that could work: decodes everything, one row at a time.
namespace naive {

bool globFits(QStringView pattern, QStringView text) {
    if (pattern.isEmpty())
        return text.isEmpty();
    const auto width = [](QStringView view) {
        return view.size() > 1 && view[0].isHighSurrogate() && view[1].isLowSurrogate() ? 2 : 1;
    };
    if (pattern[0] == u'*') {
        for (qsizetype at = 0; at <= text.size(); ++at) {
            if (globFits(pattern.sliced(1), text.sliced(at)))
                return true;
        }
        return false;
    }
    if (text.isEmpty())
        return false;
    if (pattern[0] == u'?')
        return globFits(pattern.sliced(1), text.sliced(width(text)));
    if (pattern[0] == u'\\' && pattern.size() > 1 && u"*?\\"_s.contains(pattern[1]))
        pattern = pattern.sliced(1);
    const int size = width(pattern);
    if (text.size() < size || pattern.left(size).compare(text.left(size), Qt::CaseInsensitive) != 0)
        return false;
    return globFits(pattern.sliced(size), text.sliced(size));
}

bool fitsText(const QString& wanted, bool hasWildcards, bool isPart, const QString& text) {
    if (hasWildcards)
        return globFits(isPart ? u'*' + wanted + u'*' : wanted, text);
    return isPart ? text.contains(wanted, Qt::CaseInsensitive) : text.compare(wanted, Qt::CaseInsensitive) == 0;
}

struct Evaluator {
    const EventBatch& batch;
    int row;

    std::optional<QString> textOf(const FieldRef& field) const {
        const auto text = fieldText(batch, row, field);
        return text ? std::optional(QString::fromStdString(*text)) : std::nullopt;
    }
    std::optional<qint64> numberOf(const FieldRef& field) const {
        if (field.canonical == Field::Timestamp)
            return batch.time(row).nanoseconds;
        if (field.canonical == Field::Level && batch.severity(row) != Severity::Unknown)
            return static_cast<qint64>(batch.severity(row));
        if (field.canonical && fieldType(*field.canonical) == FieldType::Integer)
            return batch.number(*field.canonical, row);
        return std::nullopt;
    }
    static bool holdsNumbers(const FieldRef& field) {
        if (!field.canonical)
            return false;
        const FieldType type = fieldType(*field.canonical);
        return type == FieldType::Integer || type == FieldType::Level || type == FieldType::Time;
    }

    bool evaluate(const QueryNode& node) const { return std::visit(*this, node.value); }
    bool operator()(const MatchAll&) const { return true; }
    bool operator()(const MatchAnd& match) const {
        return std::all_of(match.children.begin(), match.children.end(), [&](const auto& child) { return evaluate(*child); });
    }
    bool operator()(const MatchOr& match) const {
        return std::any_of(match.children.begin(), match.children.end(), [&](const auto& child) { return evaluate(*child); });
    }
    bool operator()(const MatchNot& match) const { return !evaluate(*match.child); }
    bool operator()(const MatchWords& match) const {
        return std::any_of(freeTextFields().begin(), freeTextFields().end(), [&](Field field) {
            const auto text = textOf(FieldRef::of(field));
            return text && fitsText(match.text, match.hasWildcards, true, *text);
        });
    }
    bool operator()(const MatchValue& match) const {
        if (holdsNumbers(match.field)) {
            const auto number = numberOf(match.field);
            if (match.field.canonical == Field::Level)
                return number && parseSeverity(match.text.toStdString()) == static_cast<Severity>(*number);
            return number && *number == match.text.toLongLong();
        }
        const bool isPart = match.field.canonical ? fieldType(*match.field.canonical) == FieldType::Text : !match.hasWildcards;
        const auto text = textOf(match.field);
        return text && fitsText(match.text, match.hasWildcards, isPart, *text);
    }
    bool operator()(const MatchExists& match) const { return textOf(match.field).has_value(); }
    bool operator()(const MatchRange& match) const {
        const auto within = [&](const auto& compare) {
            const auto low = match.low ? compare(*match.low) : std::nullopt;
            const auto high = match.high ? compare(*match.high) : std::nullopt;
            return (!match.low || (low && (*low > 0 || (*low == 0 && match.lowInclusive))))
                   && (!match.high || (high && (*high < 0 || (*high == 0 && match.highInclusive))));
        };
        if (holdsNumbers(match.field)) {
            const auto number = numberOf(match.field);
            return number && within([&](const QueryBound& bound) {
                       return std::optional(*number < *bound.integer ? -1 : *number > *bound.integer ? 1 : 0);
                   });
        }
        const auto text = textOf(match.field);
        return text && within([&](const QueryBound& bound) -> std::optional<int> {
                   if (!bound.number) {
                       const int order = text->toUtf8().compare(bound.text.toUtf8());
                       return order;
                   }
                   static const QRegularExpression decimal(u"\\A[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\z"_s);
                   if (!decimal.match(*text).hasMatch())
                       return std::nullopt;
                   const double number = text->toDouble();
                   return number < *bound.number ? -1 : number > *bound.number ? 1 : 0;
               });
    }
    bool operator()(const MatchRegex& match) const {
        QRegularExpression expression(match.pattern, QRegularExpression::UseUnicodePropertiesOption);
        if (match.ignoreCase)
            expression.setPatternOptions(expression.patternOptions() | QRegularExpression::CaseInsensitiveOption);
        const auto fits = [&](const FieldRef& field) {
            const auto text = textOf(field);
            return text && expression.match(*text).hasMatch();
        };
        if (match.field)
            return fits(*match.field);
        return std::any_of(freeTextFields().begin(), freeTextFields().end(),
                           [&](Field field) { return fits(FieldRef::of(field)); });
    }
};

} // namespace naive

/// Eight events whose numbers (row + 1) the expectations name.
EventBatch sampleEvents() {
    EventBatchBuilder builder(u"sample"_s);
    const auto event = [&](const char* time, Severity severity) {
        builder.append(*parseIso8601(time, QTimeZone::utc()), severity, static_cast<quint64>(builder.size()));
    };
    event("2026-05-11T10:00:00Z", Severity::Info);
    builder.setText(Field::Service, "shop");
    builder.setText(Field::OrderId, "A-104233");
    builder.setText(Field::CustomerId, "C-1042");
    builder.setText(Field::Message, "Order created");
    builder.setRaw(R"({"cart":{"items":3,"note":"Gift WRAP"},"retries":10,"tags":"a"})", RecordFormat::Json);

    event("2026-05-11T10:05:00Z", Severity::Error);
    builder.setText(Field::Service, "mes-api");
    builder.setText(Field::OrderId, "A-104234");
    builder.setText(Field::ErrorType, "DbTimeout");
    builder.setText(Field::Message, "lock wait timeout 5000 ms");
    builder.setNumber(Field::HttpStatus, 504);
    builder.setNumber(Field::Duration, 301'000'000'000);
    builder.setRaw("not json", RecordFormat::Text);
    builder.addAttribute("thread", "worker-1");

    event("2026-05-11T11:00:00Z", Severity::Warn);
    builder.setText(Field::Service, "mes-api");
    builder.setText(Field::UrlPath, "/orders/A-104233/status");
    builder.setText(Field::Message, "Заказ НЕ найден");
    builder.setNumber(Field::HttpStatus, 404);
    builder.setNumber(Field::Duration, 12'000'000);
    builder.setRaw(R"({"retries":9,"cart":{"items":"many"}})", RecordFormat::Json);

    event("2026-05-12T00:00:00Z", Severity::Unknown);
    builder.setText(Field::StatusNew, "PAID");
    builder.setText(Field::Message, "a*b? \xff\xfe bad bytes");
    builder.setNumber(Field::FileSize, 10'500'000);
    builder.setRaw("\xff\xfe", RecordFormat::Text);

    event("2026-05-12T12:00:00Z", Severity::Fatal);
    builder.setText(Field::Service, "crm-api");
    builder.setText(Field::StatusNew, "SHIPPED");
    builder.setText(Field::UserId, "operator-17");
    builder.setRaw("{broken", RecordFormat::Json);
    return builder.build();
}

} // namespace

class MatcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void agreesWithNaiveEvaluator_data();
    void agreesWithNaiveEvaluator();
    void stopsRunawayRegex();
    void staysFastOnHostilePatterns();
    void testsSingleValues_data();
    void testsSingleValues();
    void findsNothingInAnEmptyBatch();
};

void MatcherTest::finds_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("rows");
    const auto row = [](const QString& text, const QList<int>& rows) { QTest::newRow(qPrintable(text)) << text << rows; };

    row(u""_s, {1, 2, 3, 4, 5});
    row(u"timeout"_s, {2});
    row(u"TIMEOUT"_s, {2});
    row(u"заказ"_s, {3});
    row(u"не найден"_s, {3});
    row(u"\"не найден\""_s, {3});
    row(u"A-104233"_s, {1});
    row(u"a-104233"_s, {1});
    row(u"\"A-104233\""_s, {1, 3});
    row(u"C-1042"_s, {1});
    row(u"mes"_s, {2, 3});
    row(u"system:mes"_s, {});
    row(u"system:MES-API"_s, {2, 3});
    row(u"system:mes*"_s, {2, 3});
    row(u"system:(shop or crm-api)"_s, {1, 5});
    row(u"system:*"_s, {1, 2, 3, 5});
    row(u"system:\"\""_s, {4});
    row(u"not system:*-api"_s, {1, 4});
    row(u"order:A-10423?"_s, {1, 2});
    row(u"order:A-10423"_s, {});
    row(u"path:/orders"_s, {3});
    row(u"path:orders*status"_s, {3});
    row(u"message:lock message:timeout"_s, {2});
    row(uR"(message:a\*b\?)"_s, {4});
    row(u"message:bytes"_s, {4});
    row(u"level>=WARN"_s, {2, 3, 5});
    row(u"level<WARN"_s, {1});
    row(u"level:err"_s, {2});
    row(u"level:*"_s, {1, 2, 3, 5});
    row(u"level:?A*"_s, {3, 5});
    row(u"level:/^(WARN|FATAL)$/"_s, {3, 5});
    row(u"code:5xx"_s, {2});
    row(u"code:40*"_s, {3});
    row(u"code:404..504"_s, {2, 3});
    row(u"code:[404 TO 504}"_s, {3});
    row(u"code!=504"_s, {1, 3, 4, 5});
    row(u"duration>5m"_s, {2});
    row(u"duration:12ms"_s, {3});
    row(u"size>10MB"_s, {4});
    row(u"size:10.5MB"_s, {4});
    row(u"status:(PAID, shipped)"_s, {4, 5});
    row(u"status>PAID"_s, {5});
    row(u"@timestamp:2026-05-11"_s, {1, 2, 3});
    row(u"@timestamp>2026-05-11"_s, {4, 5});
    row(u"@timestamp<=2026-05-11"_s, {1, 2, 3});
    row(u"@timestamp:2026-05-11T10"_s, {1, 2});
    row(u"@timestamp:2026-05-11T10:05"_s, {2});
    row(u"@timestamp:/T1[12]:/"_s, {3, 5});
    row(u"cart.note:wrap"_s, {1});
    row(u"cart.note:wra?"_s, {});
    row(u"cart.note:*wrap"_s, {1});
    row(u"cart.items:*"_s, {1, 3});
    row(u"cart.items>=3"_s, {1});
    row(u"retries>9"_s, {1});
    row(u"retries>=9 -retries:10"_s, {3});
    row(u"thread:WORKER"_s, {2});
    row(u"thread:/^worker-\\d$/"_s, {2});
    row(u"/lock.*\\d{4} ms/"_s, {2});
    row(u"/ORDER CREATED/"_s, {});
    row(u"/ORDER CREATED/i"_s, {1});
    row(u"/заказ\\s\\w+/i"_s, {3});
    row(u"message:/\\x{FFFD}/"_s, {4});
    row(u"nothing:like"_s, {});
    row(u"*  -level:error"_s, {1, 3, 4, 5});
    row(u"(timeout or created) and level>=error"_s, {2});
}

void MatcherTest::finds() {
    QFETCH(QString, text);
    const auto query = parseQuery(text);
    QVERIFY2(query, qPrintable(query ? QString() : query.error().message));
    const Matcher matcher(*query);
    const EventBatch batch = sampleEvents();
    QList<int> rows;
    for (const int row : matcher.matchingRows(batch))
        rows += row + 1;
    QTEST(rows, "rows");
    for (int row = 0; row < batch.size(); ++row)
        QCOMPARE(matcher.matches(batch, row), rows.contains(row + 1));
    QVERIFY(!matcher.hitRegexLimit());
}

void MatcherTest::agreesWithNaiveEvaluator_data() {
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 100; seed < 112; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void MatcherTest::agreesWithNaiveEvaluator() {
    QFETCH(quint32, seed);
    QueryGenerator generator(seed);
    const EventBatch batch = generator.events(60);
    int matched = 0;
    for (int i = 0; i < 250; ++i) {
        const QueryNodePointer tree = generator.tree(i % 4);
        const Matcher matcher{Query(tree)};
        const std::vector<int> rows = matcher.matchingRows(batch);
        QVERIFY(std::is_sorted(rows.begin(), rows.end()));
        matched += static_cast<int>(rows.size());
        for (int row = 0; row < batch.size(); ++row) {
            const bool expected = naive::Evaluator{batch, row}.evaluate(*tree);
            const bool found = std::binary_search(rows.begin(), rows.end(), row);
            QVERIFY2(found == expected, qPrintable(u"row %1 of %2"_s.arg(row).arg(dumpTree(*tree))));
            QVERIFY2(matcher.matches(batch, row) == expected, qPrintable(dumpTree(*tree)));
        }
    }
    // Neither "everything" nor "nothing" would show a fault.
    QVERIFY2(matched > 1000 && matched < 14'000, qPrintable(QString::number(matched)));
}

void MatcherTest::stopsRunawayRegex() {
    EventBatchBuilder builder(u"hostile"_s);
    for (int row = 0; row < 2000; ++row) {
        builder.append({}, Severity::Info, static_cast<quint64>(row));
        builder.setText(Field::Message, std::string(200, 'a') + "!");
    }
    const EventBatch batch = builder.build();
    const Matcher matcher(*parseQuery(u"/(a+)+$/ or /(a|aa)+(a|aaa)+\\d/"_s));
    QVERIFY(matcher.matchingRows(batch).empty());
    QVERIFY(matcher.hitRegexLimit());
    const Matcher harmless(*parseQuery(u"/a+!/"_s));
    QCOMPARE(harmless.matchingRows(batch).size(), size_t(2000));
    QVERIFY(!harmless.hitRegexLimit());
}

void MatcherTest::staysFastOnHostilePatterns() {
    // Backtracking by every star would not end within the age of the universe.
    const std::string text(20'000, 'a');
    const QString pattern = u"a*"_s.repeated(40) + u'b';
    QVERIFY(!Matcher::valueMatches({.field = FieldRef::of(Field::OrderId), .text = pattern, .hasWildcards = true}, text));
    QVERIFY(!Matcher::wordsMatch({.text = pattern, .hasWildcards = true}, text));
    QVERIFY(Matcher::wordsMatch({.text = pattern, .hasWildcards = true}, text + "b"));
}

void MatcherTest::testsSingleValues_data() {
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("fits");
    QTest::newRow("whole") << u"order:A-1*"_s << QByteArray("A-104233") << true;
    QTest::newRow("level name") << u"level:warning"_s << QByteArray("WARN") << true;
    QTest::newRow("other level") << u"level:warning"_s << QByteArray("ERROR") << false;
    QTest::newRow("number") << u"code:500"_s << QByteArray("500") << true;
    QTest::newRow("number in text") << u"code:500"_s << QByteArray("5000") << false;
    QTest::newRow("duration") << u"duration:5m"_s << QByteArray("300000000000") << true;
    QTest::newRow("part of a text") << u"message:LOCK"_s << QByteArray("a lock") << true;
    QTest::newRow("part of an other field") << u"k8s.pod:LOCK"_s << QByteArray("a lock") << true;
    QTest::newRow("part of a keyword") << u"system:mes"_s << QByteArray("mes-api") << false;
}

void MatcherTest::testsSingleValues() {
    QFETCH(QString, condition);
    QFETCH(QByteArray, value);
    const auto query = parseQuery(condition);
    QVERIFY(query);
    QTEST(Matcher::valueMatches(std::get<MatchValue>(query->root().value), value.toStdString()), "fits");
}

void MatcherTest::findsNothingInAnEmptyBatch() {
    QVERIFY(Matcher(Query()).matchingRows(EventBatch()).empty());
    QVERIFY(Matcher(*parseQuery(u"a or -b"_s)).matchingRows(EventBatch()).empty());
}

QTEST_GUILESS_MAIN(MatcherTest)
#include "tst_matcher.moc"
