// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "memory_source.h"

#include "app/controllers/event_counting.h"
#include "models/domain/record_fields.h"
#include "models/query/matcher.h"

#include <QTimeZone>

#include <algorithm>
#include <map>
#include <set>

namespace logloupe {

MemorySource::MemorySource(std::vector<EventBatch> batches, QObject* parent)
    : EventSource(parent)
    , m_batches(std::move(batches)) {}

void MemorySource::setBatches(std::vector<EventBatch> batches) {
    m_batches = std::move(batches);
    emit changed();
}

void MemorySource::release() {
    m_holding = false;
    for (const auto& work : std::exchange(m_held, {}))
        work();
}

SourceHealth MemorySource::health() const {
    SourceHealth health;
    health.name = name();
    health.kind = QStringLiteral("memory");
    health.events = 0;
    std::optional<TimeRange> range;
    for (const EventBatch& batch : m_batches) {
        health.events += batch.size();
        for (int i = 0; i < batch.size(); ++i) {
            const TimePoint time = batch.time(i);
            range = range ? TimeRange{std::min(range->begin, time), std::max(range->end, TimePoint{time.nanoseconds + 1})}
                          : TimeRange{time, {time.nanoseconds + 1}};
        }
    }
    health.range = range.value_or(TimeRange{});
    return health;
}

std::unique_ptr<SearchRun> MemorySource::begin(std::function<void(RunWriter)> work) {
    auto [run, writer] = SearchRun::create();
    writer.onOver([this] { ++cancelled; });
    auto start = [this, writer = writer, work = std::move(work)]() mutable {
        if (writer.isOver())
            return;
        writer.onOver({});
        if (m_failure) {
            writer.finish(Outcome::failed(*m_failure));
            return;
        }
        work(writer);
    };
    if (m_holding)
        m_held.push_back(std::move(start));
    else
        start();
    return std::move(run);
}

std::vector<EventBatch> MemorySource::matching(const Query& query, TimeRange range) const {
    const Matcher matcher(query);
    std::vector<EventBatch> found;
    for (const EventBatch& batch : m_batches) {
        std::vector<int> rows = matcher.matchingRows(batch);
        std::erase_if(rows, [&](int row) { return !range.contains(batch.time(row)); });
        if (static_cast<int>(rows.size()) == batch.size())
            found.push_back(batch);
        else if (!rows.empty())
            found.push_back(rowsOf(batch, rows));
    }
    return found;
}

void MemorySource::finish(RunWriter writer, qint64 shown, qint64 total) const {
    Completeness completeness;
    completeness.shown = shown;
    completeness.total = total;
    completeness.sources = {{name(), m_partReason.isEmpty() ? SourceState::Complete : SourceState::Partial, m_partReason}};
    writer.finish(m_partReason.isEmpty() ? Outcome::complete(completeness) : Outcome::partial(completeness));
}

std::unique_ptr<SearchRun> MemorySource::search(const SearchRequest& request) {
    ++searches;
    searchRequests.push_back(request);
    return begin([this, request](RunWriter writer) {
        const auto found = matching(request.query, request.range);
        std::vector<EventRef> events;
        for (const EventBatch& batch : found) {
            for (int i = 0; i < batch.size(); ++i)
                events.push_back({batch, i});
        }
        std::sort(events.begin(), events.end(), [&](const EventRef& left, const EventRef& right) {
            return request.order == SortOrder::OldestFirst ? isBefore(left.batch, left.row, right.batch, right.row)
                                                           : isBefore(right.batch, right.row, left.batch, left.row);
        });
        const auto total = static_cast<qint64>(events.size());
        if (request.limit)
            events.resize(static_cast<size_t>(std::min(total, *request.limit)));
        for (size_t first = 0; first < events.size(); first += static_cast<size_t>(m_batchRows)) {
            const size_t end = std::min(events.size(), first + static_cast<size_t>(m_batchRows));
            // Rows of one batch that follow each other are copied together.
            for (size_t i = first; i < end;) {
                std::vector<int> rows{events[i].row};
                while (i + rows.size() < end && events[i + rows.size()].batch.source() == events[i].batch.source()
                       && events[i + rows.size()].batch.times().data() == events[i].batch.times().data())
                    rows.push_back(events[i + rows.size()].row);
                writer.deliver(rowsOf(events[i].batch, rows));
                i += rows.size();
            }
            writer.progress({static_cast<qint64>(end), total, total});
        }
        finish(writer, static_cast<qint64>(events.size()), request.countTotal ? total : static_cast<qint64>(events.size()));
    });
}

std::unique_ptr<SearchRun> MemorySource::answer(std::function<Answer()> compute) {
    return begin([this, compute = std::move(compute)](RunWriter writer) {
        writer.answer(compute());
        finish(writer, 0, 0);
    });
}

std::unique_ptr<SearchRun> MemorySource::count(const CountRequest& request) {
    ++counts;
    countRequests.push_back(request);
    return answer([this, request]() -> Answer {
        const auto columns = static_cast<int>((request.range.length() + request.step - Duration(1)) / request.step);
        return countEvents(matching(request.query, request.range), request.range.begin, request.step, columns, request.by,
                           request.rowLimit);
    });
}

std::unique_ptr<SearchRun> MemorySource::top(const TopRequest& request) {
    ++tops;
    return answer([this, request]() -> Answer {
        return topValuesOf(matching(request.query, request.range), request.range, request.field, request.limit);
    });
}

std::unique_ptr<SearchRun> MemorySource::transitions(const TransitionsRequest& request) {
    transitionRequests.push_back(request);
    return answer([this, request]() -> Answer {
        std::map<std::string, std::vector<EventRef>> orders;
        std::set<std::string> asked;
        for (const EventBatch& batch : m_batches) {
            for (int i = 0; i < batch.size(); ++i) {
                const std::string_view next = batch.text(Field::StatusNew, i);
                if (next.empty() || next == batch.text(Field::StatusOld, i) || batch.text(Field::OrderId, i).empty())
                    continue;
                std::string order(batch.text(Field::OrderId, i));
                if (request.range.contains(batch.time(i)))
                    asked.insert(order);
                orders[std::move(order)].push_back({batch, i});
            }
        }
        StatusTransitions result;
        const auto indexIn = [](std::vector<std::string>& names, std::string_view name) {
            const auto found = std::find(names.begin(), names.end(), name);
            if (found != names.end())
                return static_cast<quint16>(found - names.begin());
            names.emplace_back(name);
            return static_cast<quint16>(names.size() - 1);
        };
        for (auto& [order, events] : orders) {
            if (!asked.contains(order))
                continue;
            std::sort(events.begin(), events.end(), [](const EventRef& left, const EventRef& right) {
                return isBefore(left.batch, left.row, right.batch, right.row);
            });
            result.orders.push_back(order);
            for (const EventRef& event : events) {
                result.order.push_back(static_cast<quint32>(result.orders.size() - 1));
                result.status.push_back(indexIn(result.statuses, event.text(Field::StatusNew)));
                result.system.push_back(indexIn(result.systems, event.text(Field::Service)));
                result.time.push_back(event.time().nanoseconds);
            }
        }
        return result;
    });
}

std::unique_ptr<SearchRun> MemorySource::fields(const FieldsRequest&) {
    return answer([this]() -> Answer {
        std::vector<FieldDescription> known;
        std::set<std::string> others;
        for (const Field field : allFields())
            known.push_back({FieldRef::of(field), fieldType(field)});
        for (const EventBatch& batch : m_batches) {
            for (int i = 0; i < std::min(batch.size(), 200); ++i) {
                for (const RecordField& field : allRecordFields(batch, i)) {
                    if (!fieldByName(field.name))
                        others.insert(field.name);
                }
            }
        }
        for (const std::string& name : others)
            known.push_back({FieldRef::named(name), FieldType::Keyword});
        return known;
    });
}

std::unique_ptr<SearchRun> MemorySource::tail(const TailRequest& request) {
    ++tails;
    auto [run, writer] = SearchRun::create();
    run->setPatience(std::chrono::milliseconds(0));
    if (m_offersRetry)
        writer.onRetry([this] { ++retries; });
    m_tails.emplace_back(request.query, writer);
    writer.notice({});
    return std::move(run);
}

void MemorySource::emitTail(const EventBatch& batch) {
    std::erase_if(m_tails, [](const auto& tail) { return tail.second.isOver(); });
    for (auto& [query, writer] : m_tails) {
        const auto rows = Matcher(query).matchingRows(batch);
        if (!rows.empty())
            writer.deliver(static_cast<int>(rows.size()) == batch.size() ? batch : rowsOf(batch, rows));
    }
}

void MemorySource::noticeTail(const TailNotice& notice) {
    for (auto& [query, writer] : m_tails)
        writer.notice(notice);
}

void MemorySource::failTail(const Error& error) {
    for (auto& [query, writer] : std::exchange(m_tails, {}))
        writer.finish(Outcome::failed(error));
}

int MemorySource::runningTails() {
    std::erase_if(m_tails, [](const auto& tail) { return tail.second.isOver(); });
    return static_cast<int>(m_tails.size());
}

std::vector<EventBatch> readNdjson(const QByteArray& text, int rowsPerBatch) {
    std::vector<EventBatch> batches;
    EventBatchBuilder builder(QStringLiteral("memory"));
    quint64 sequence = 0;
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype end = text.indexOf('\n', begin);
        end = end < 0 ? text.size() : end;
        const std::string_view line(text.constData() + begin, static_cast<size_t>(end - begin));
        begin = end + 1;
        const std::vector<RecordField> fields = flattenJson(line);
        std::optional<TimePoint> time;
        Severity severity = Severity::Unknown;
        for (const RecordField& field : fields) {
            if (field.name == fieldName(Field::Timestamp))
                time = parseIso8601(field.value, QTimeZone::utc());
            else if (field.name == fieldName(Field::Level))
                severity = parseSeverity(field.value).value_or(Severity::Unknown);
        }
        if (!time)
            continue;
        builder.append(*time, severity, sequence++);
        for (const RecordField& field : fields) {
            const auto canonical = fieldByName(field.name);
            if (!canonical || fieldType(*canonical) == FieldType::Time || fieldType(*canonical) == FieldType::Level)
                continue;
            if (fieldType(*canonical) == FieldType::Integer)
                builder.setNumber(*canonical, QByteArray::fromStdString(field.value).toLongLong());
            else
                builder.setText(*canonical, field.value);
        }
        builder.setRaw(line, RecordFormat::Json);
        if (builder.size() == rowsPerBatch)
            batches.push_back(builder.build());
    }
    if (builder.size() > 0)
        batches.push_back(builder.build());
    return batches;
}

} // namespace logloupe
