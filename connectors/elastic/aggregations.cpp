// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/aggregations.h"

#include "connectors/elastic/reply_completeness.h"
#include "connectors/records/record_values.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

class ElasticCounts {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

constexpr qint64 millisecond = 1'000'000;
// Servers refuse more than 65 535 buckets in an answer (search.max_buckets).
constexpr qint64 mostBuckets = 60'000;
constexpr int levelSpellings = 200;
constexpr std::string_view restRow = "\xE2\x80\xA6";

qint64 columnsOf(const CountRequest& request) {
    const qint64 length = request.range.length().count();
    const qint64 step = request.step.count();
    return length / step + (length % step != 0 ? 1 : 0);
}

bool isLevel(const FieldRef& field) {
    return field.canonical == Field::Level;
}

tl::unexpected<Error> usage(const QString& sentence) {
    return failure({.kind = ErrorKind::Usage, .message = sentence});
}

/// What a reader of the answer has to know of the field; servers send it back with the answer.
QJsonObject metaOf(const FieldRef& field, const FieldMap& fields) {
    QJsonObject meta;
    if (isLevel(field) && fields.levelNumbers() == LevelNumbers::OpenTelemetry)
        meta.insert(u"numbers"_s, u"opentelemetry"_s);
    if (field.canonical && fields.scaleOf(*field.canonical) != 1)
        meta.insert(u"scale"_s, fields.scaleOf(*field.canonical));
    return meta;
}

Result<QString> countedName(const FieldRef& field, const FieldMap& fields) {
    const NativeField* exact = fields.findExact(field);
    if (exact && exact->aggregatable)
        return QString::fromStdString(exact->name);
    const QString name = QString::fromStdString(field.name);
    return fields.find(field) ? usage(
               ElasticCounts::tr("The logging platform cannot count the values of “%1”: it keeps the field as running text. An "
                                 "administrator can add a keyword to it.")
                   .arg(name))
                              : usage(ElasticCounts::tr("The logging platform has no field “%1”.").arg(name));
}

QJsonObject termsOf(const QString& field, int size) {
    constexpr int mostAsked = 10'000;
    return {{u"field"_s, field}, {u"size"_s, size}, {u"shard_size"_s, std::max(size, std::min(4 * size + 100, mostAsked))}};
}

QJsonObject bodyOf(const QJsonObject& filter, const QJsonObject& aggregations) {
    return {{u"size"_s, 0}, {u"track_total_hits"_s, true}, {u"query"_s, filter}, {u"aggs"_s, aggregations}};
}

/// Counts by the names that people see.
using NamedCounts = std::map<std::string, std::vector<quint64>>;

/// Reads the buckets of one answer; the first that is none is remembered.
class BucketReader {
public:
    explicit BucketReader(const QJsonObject& aggregation)
        : m_numbers(aggregation.value("meta"_L1)["numbers"_L1] == "opentelemetry"_L1 ? LevelNumbers::OpenTelemetry
                                                                                     : LevelNumbers::Syslog)
        , m_scale(std::max<qint64>(1, aggregation.value("meta"_L1)["scale"_L1].toInteger(1))) {}

    [[nodiscard]] QJsonArray buckets(const QJsonObject& aggregation) {
        const QJsonValue list = aggregation.value("buckets"_L1);
        isRight = isRight && list.isArray();
        return list.toArray();
    }
    [[nodiscard]] quint64 count(const QJsonObject& bucket) {
        const QJsonValue value = bucket.value("doc_count"_L1);
        isRight = isRight && value.isDouble() && value.toDouble() >= 0;
        return static_cast<quint64>(std::max<qint64>(0, value.toInteger()));
    }
    [[nodiscard]] std::string name(const QJsonObject& bucket, const FieldRef& field) {
        const QJsonValue key = bucket.value("key"_L1);
        const QJsonValue shown = bucket.value("key_as_string"_L1);
        isRight = isRight && (key.isString() || key.isDouble() || key.isBool());
        const QString text = m_scale == 1 && shown.isString() ? shown.toString() : textOf(key);
        if (!isLevel(field))
            return text.toStdString();
        return std::string(severityName(readSeverity(text.toStdString(), m_numbers)));
    }
    /// Adds a date_histogram's buckets to a row of counts.
    void addBins(const QJsonObject& histogram, const CountRequest& request, std::vector<quint64>& row) {
        const qint64 step = request.step.count() / millisecond;
        const QJsonArray bins = buckets(histogram);
        for (const auto& entry : bins) {
            const QJsonObject bucket = entry.toObject();
            const QJsonValue key = bucket.value("key"_L1);
            const qint64 from = key.toInteger() - request.range.begin.millisecondsSinceEpoch();
            const qint64 column = from / step;
            if (!key.isDouble() || from < 0 || column >= static_cast<qint64>(row.size())) {
                isRight = false;
                return;
            }
            row[static_cast<size_t>(column)] += count(bucket);
        }
    }

    bool isRight = true;

private:
    [[nodiscard]] QString textOf(const QJsonValue& key) const {
        if (!key.isDouble())
            return key.isBool() ? (key.toBool() ? u"true"_s : u"false"_s) : key.toString();
        const double number = key.toDouble();
        constexpr double mostExact = 9e15;
        const double scaled = number * static_cast<double>(m_scale);
        if (std::floor(scaled) == scaled && std::abs(scaled) < mostExact)
            return QString::number(static_cast<qint64>(scaled));
        return key.isDouble() && m_scale == 1 && key.toInteger() != 0 ? QString::number(key.toInteger())
                                                                      : QString::number(scaled, 'g', 17);
    }

    LevelNumbers m_numbers;
    qint64 m_scale;
};

QString inexactTerms(const QJsonObject& terms) {
    const qint64 error = terms.value("doc_count_error_upper_bound"_L1).toInteger();
    if (error < 0)
        return ElasticCounts::tr("The counts of single values may be too low.");
    constexpr qint64 mostShown = 2'000'000'000;
    return error == 0 ? QString()
                      : ElasticCounts::tr("The counts of single values may be too low by up to %n events each.", nullptr,
                                          static_cast<int>(std::min(error, mostShown)));
}

struct Answer {
    ReplyCompleteness completeness;
    QJsonObject aggregations;
};

Result<Answer> answerOf(const QByteArray& reply) {
    QJsonParseError problem;
    QJsonObject root = QJsonDocument::fromJson(reply, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return failure(unreadableReply(problem.errorString()));
    if (root.value("response"_L1).isObject())
        root = root.value("response"_L1).toObject();
    if (root.value("error"_L1).isObject())
        return failure(failedReply(root.value("error"_L1).toObject()));
    auto completeness = completenessOf(root);
    if (!completeness)
        return failure(std::move(completeness.error()));
    if (!root.value("aggregations"_L1).isObject())
        return failure(unreadableReply(u"no aggregations"_s));
    return Answer{*std::move(completeness), root.value("aggregations"_L1).toObject()};
}

quint64 sumOf(const std::vector<quint64>& counts) {
    quint64 sum = 0;
    for (const quint64 count : counts)
        sum += count;
    return sum;
}

/// The most frequent first, then by name.
std::vector<NamedCounts::const_iterator> byFallingCount(const NamedCounts& rows) {
    std::vector<NamedCounts::const_iterator> order;
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        if (sumOf(row->second) > 0)
            order.push_back(row);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& left, const auto& right) { return sumOf(left->second) > sumOf(right->second); });
    return order;
}

/// Rows up to the limit, and what of the whole they leave in a last one.
void fillTable(CountTable& table, const NamedCounts& rows, std::vector<quint64> rest, int limit) {
    for (const auto& row : byFallingCount(rows)) {
        if (static_cast<int>(table.rows.size()) == limit)
            break;
        table.rows.push_back(row->first);
        table.counts.insert(table.counts.end(), row->second.begin(), row->second.end());
        std::transform(rest.begin(), rest.end(), row->second.begin(), rest.begin(),
                       [](quint64 whole, quint64 part) { return whole - std::min(whole, part); });
    }
    if (sumOf(rest) == 0)
        return;
    table.rows.emplace_back(restRow);
    table.counts.insert(table.counts.end(), rest.begin(), rest.end());
}

} // namespace

Result<QJsonObject> countBody(const CountRequest& request, const FieldMap& fields, const QJsonObject& filter) {
    const NativeField* time = fields.timeField();
    if (!time)
        return usage(
            ElasticCounts::tr("No index of the logging platform has a field with the time of its events. Name it in the "
                              "profile under “fields”."));
    const qint64 step = request.step.count() / millisecond;
    if (request.range.isUnbounded() || request.range.isEmpty() || step < 1 || request.step.count() % millisecond != 0)
        return usage(ElasticCounts::tr("The logging platform counts by whole milliseconds within a time range."));
    const qint64 columns = columnsOf(request);
    if (columns > mostBuckets)
        return usage(ElasticCounts::tr("That is more than the logging platform counts at once. Choose a shorter time range or "
                                       "coarser steps."));
    const qint64 begin = request.range.begin.millisecondsSinceEpoch();
    const qint64 offset = ((begin % step) + step) % step;
    QJsonObject histogram{{u"field"_s, QString::fromStdString(time->name)},
                          {u"fixed_interval"_s, QString::number(step) + u"ms"_s},
                          {u"min_doc_count"_s, 1}};
    if (offset != 0)
        histogram.insert(u"offset"_s, QString::number(offset) + u"ms"_s);
    const QJsonObject bins{{u"bins"_s, QJsonObject{{u"date_histogram"_s, histogram}}}};
    if (!request.by)
        return bodyOf(filter, bins);
    const auto name = countedName(*request.by, fields);
    if (!name)
        return failure(name.error());
    // Two rows of bins are of all events and of those without the field.
    const qint64 wanted = isLevel(*request.by) ? levelSpellings : std::max(1, request.rowLimit);
    const qint64 size = std::max<qint64>(1, std::min(wanted, mostBuckets / columns - 2));
    QJsonObject rows{{u"terms"_s, termsOf(*name, static_cast<int>(size))}, {u"aggs"_s, bins}};
    if (const QJsonObject meta = metaOf(*request.by, fields); !meta.isEmpty())
        rows.insert(u"meta"_s, meta);
    QJsonObject all = bins;
    all.insert(u"rows"_s, rows);
    all.insert(u"without"_s, QJsonObject{{u"missing"_s, QJsonObject{{u"field"_s, *name}}}, {u"aggs"_s, bins}});
    return bodyOf(filter, all);
}

Result<Counted<CountTable>> readCounts(const QByteArray& reply, const CountRequest& request) {
    auto answer = answerOf(reply);
    if (!answer)
        return failure(std::move(answer.error()));
    Counted<CountTable> counted{.value = {}, .completeness = std::move(answer->completeness)};
    if (request.step.count() < millisecond || columnsOf(request) > mostBuckets)
        return failure(unreadableReply(u"not asked for"_s));
    CountTable& table = counted.value;
    table = {request.range.begin, request.step, static_cast<int>(columnsOf(request)), {}, {}};
    const QJsonObject rowsAnswer = answer->aggregations.value("rows"_L1).toObject();
    BucketReader reader(rowsAnswer);
    const auto width = static_cast<size_t>(table.columns);
    std::vector<quint64> whole(width);
    reader.addBins(answer->aggregations.value("bins"_L1).toObject(), request, whole);
    if (!request.by) {
        table.rows.emplace_back();
        table.counts = std::move(whole);
    } else {
        NamedCounts rows;
        const auto rowOf = [&rows, width](const std::string& name) -> std::vector<quint64>& {
            auto& row = rows[name];
            row.resize(width);
            return row;
        };
        const QJsonArray buckets = reader.buckets(rowsAnswer);
        for (const auto& entry : buckets) {
            const QJsonObject bucket = entry.toObject();
            reader.addBins(bucket.value("bins"_L1).toObject(), request, rowOf(reader.name(bucket, *request.by)));
            if (!reader.isRight)
                break;
        }
        const QJsonObject without = answer->aggregations.value("without"_L1).toObject();
        reader.addBins(without.value("bins"_L1).toObject(), request, rowOf({}));
        fillTable(table, rows, std::move(whole), std::max(1, request.rowLimit));
        counted.inexact = inexactTerms(rowsAnswer);
    }
    if (!reader.isRight)
        return failure(unreadableReply(u"buckets"_s));
    return counted;
}

Result<QJsonObject> topBody(const TopRequest& request, const FieldMap& fields, const QJsonObject& filter) {
    const auto name = countedName(request.field, fields);
    if (!name)
        return failure(name.error());
    const int wanted = isLevel(request.field) ? levelSpellings : std::clamp(request.limit, 1, 10'000);
    QJsonObject values{{u"terms"_s, termsOf(*name, wanted)}};
    if (const QJsonObject meta = metaOf(request.field, fields); !meta.isEmpty())
        values.insert(u"meta"_s, meta);
    constexpr int exactUpTo = 10'000;
    const QJsonObject distinct{{u"field"_s, *name}, {u"precision_threshold"_s, exactUpTo}};
    return bodyOf(filter, {{u"values"_s, values},
                           {u"distinct"_s, QJsonObject{{u"cardinality"_s, distinct}}},
                           {u"without"_s, QJsonObject{{u"missing"_s, QJsonObject{{u"field"_s, *name}}}}}});
}

Result<Counted<TopValues>> readTop(const QByteArray& reply, const TopRequest& request) {
    auto answer = answerOf(reply);
    if (!answer)
        return failure(std::move(answer.error()));
    Counted<TopValues> counted{.value = {}, .completeness = std::move(answer->completeness)};
    TopValues& top = counted.value;
    top.field = request.field;
    const QJsonObject valuesAnswer = answer->aggregations.value("values"_L1).toObject();
    const QJsonValue distinct = answer->aggregations.value("distinct"_L1)["value"_L1];
    BucketReader reader(valuesAnswer);
    NamedCounts rows;
    const QJsonArray buckets = reader.buckets(valuesAnswer);
    for (const auto& entry : buckets) {
        const QJsonObject bucket = entry.toObject();
        auto& row = rows[reader.name(bucket, request.field)];
        row.resize(1);
        row.front() += reader.count(bucket);
    }
    top.missing = reader.count(answer->aggregations.value("without"_L1).toObject());
    if (!reader.isRight || !(distinct.isUndefined() || distinct.isDouble()))
        return failure(unreadableReply(u"buckets"_s));
    if (const auto empty = rows.find({}); empty != rows.end()) {
        top.missing += sumOf(empty->second);
        rows.erase(empty);
    }
    top.others = static_cast<quint64>(std::max<qint64>(0, valuesAnswer.value("sum_other_doc_count"_L1).toInteger()));
    top.distinctExact = top.others == 0;
    top.distinct = rows.size();
    if (!top.distinctExact)
        top.distinct = std::max<quint64>(rows.size() + 1, static_cast<quint64>(std::max<qint64>(0, distinct.toInteger())));
    for (const auto& row : byFallingCount(rows)) {
        if (static_cast<int>(top.values.size()) < request.limit)
            top.values.push_back({row->first, sumOf(row->second)});
        else
            top.others += sumOf(row->second);
    }
    counted.inexact = inexactTerms(valuesAnswer);
    return counted;
}

QJsonObject transitionsSource(const FieldMap& fields) {
    QJsonArray names;
    for (const Field field :
         {Field::Timestamp, Field::Service, Field::Level, Field::OrderId, Field::StatusOld, Field::StatusNew}) {
        const NativeField* native = fields.find(FieldRef::of(field));
        const QString name = QString::fromStdString(native ? native->name : std::string(fieldName(field)));
        if (!names.contains(name))
            names.append(name);
    }
    return {{u"includes"_s, names}};
}

} // namespace logloupe
