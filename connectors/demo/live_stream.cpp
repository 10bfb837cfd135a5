// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/live_stream.h"

#include "models/domain/record_fields.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace logloupe {

namespace {

constexpr int highestRate = 100'000;

/// Rows of a batch from one on, or up to one.
EventBatch rowsOf(const EventBatch& batch, int begin, int end) {
    if (begin == 0 && end == batch.size())
        return batch;
    EventBatchBuilder builder(batch.source());
    for (int row = begin; row < end; ++row)
        appendSimulated(builder, {batch.time(row), batch.text(Field::Service, row), batch.raw(row)}, batch.sequence(row));
    return builder.build();
}

} // namespace

void appendSimulated(EventBatchBuilder& builder, const SimulatedRecord& record, quint64 sequence) {
    builder.append(record.time, Severity::Unknown, sequence);
    builder.setRaw(record.line, RecordFormat::Json);
    for (const RecordField& field : flattenJson(record.line)) {
        const std::optional<Field> canonical = fieldByName(field.name);
        if (!canonical)
            continue;
        if (fieldType(*canonical) == FieldType::Integer) {
            qint64 value = 0;
            const char* end = field.value.data() + field.value.size();
            if (std::from_chars(field.value.data(), end, value).ptr == end)
                builder.setNumber(*canonical, value);
        } else if (*canonical != Field::Timestamp) {
            builder.setText(*canonical, field.value);
        }
    }
}

LiveStream::LiveStream(LiveStreamSettings settings, int eventsPerSecond)
    : m_settings(std::move(settings))
    , m_simulation(m_settings.simulation)
    , m_taken(m_simulation.settings().end) {
    setRate(eventsPerSecond);
    m_next = m_simulation.next();
}

void LiveStream::setRate(int eventsPerSecond) {
    m_simulation.continueLive(std::clamp(eventsPerSecond, 1, highestRate));
}

EventBatch LiveStream::read(TimePoint until) {
    EventBatchBuilder builder(m_settings.name);
    while (m_next && m_next->time < until) {
        const QString system = QString::fromLatin1(m_next->system.data(), static_cast<qsizetype>(m_next->system.size()));
        if (m_settings.systems.isEmpty() || m_settings.systems.contains(system))
            appendSimulated(builder, *m_next, m_sequence++);
        m_next = m_simulation.next();
    }
    const EventBatch batch = builder.build();
    keep(batch);
    return batch;
}

void LiveStream::keep(const EventBatch& batch) {
    if (batch.isEmpty())
        return;
    m_kept.push_back(batch);
    m_keptCount += batch.size();
    while (m_keptCount - m_kept.front().size() >= m_settings.keptEvents) {
        m_keptCount -= m_kept.front().size();
        m_kept.pop_front();
    }
}

/// The first trouble that ends after a time.
std::optional<LiveStream::Trouble> LiveStream::nextTrouble(TimePoint from) const {
    if (m_settings.disturbances.empty())
        return {};
    const TimePoint start = m_simulation.settings().end;
    const qint64 period = m_settings.repeatAfter.count();
    const qint64 round = period > 0 ? (from - start).count() / period : 0;
    for (qint64 i = std::max<qint64>(0, round - 1); i <= round + 1; ++i) {
        if (i > 0 && period == 0)
            break;
        for (const Disturbance& disturbance : m_settings.disturbances) {
            const TimePoint begin = start + Duration(period * i) + disturbance.after;
            const TimePoint end = begin == m_cut.begin ? m_cut.end : begin + disturbance.length;
            if (end > from)
                return Trouble{disturbance, {begin, end}};
        }
    }
    return {};
}

std::vector<LiveStream::Item> LiveStream::takeUntil(TimePoint time) {
    std::vector<Item> items;
    while (m_taken < time) {
        const TimePoint before = m_taken;
        const std::optional<Trouble> trouble = nextTrouble(m_taken);
        if (!trouble || trouble->range.begin >= time)
            takeQuiet(time, items);
        else if (trouble->range.begin > m_taken)
            takeQuiet(trouble->range.begin, items);
        else if (trouble->disturbance.kind == Disturbance::Kind::Dropped)
            takeDropped(*trouble, time, items);
        else
            takeOutage(*trouble, time, items);
        if (m_taken == before)
            break; // a trouble that is not over yet
    }
    return items;
}

void LiveStream::endOutage(TimePoint time) {
    const std::optional<Trouble> trouble = nextTrouble(m_taken);
    if (m_outageTold && trouble && trouble->range.contains(time))
        m_cut = {trouble->range.begin, time};
}

void LiveStream::takeQuiet(TimePoint until, std::vector<Item>& items) {
    EventBatch batch = read(until);
    if (!batch.isEmpty())
        items.emplace_back(std::move(batch));
    m_taken = until;
}

void LiveStream::takeDropped(const Trouble& trouble, TimePoint time, std::vector<Item>& items) {
    if (time < trouble.range.end)
        return;
    const EventBatch batch = read(trouble.range.end);
    const int dropped = static_cast<int>(std::min<qint64>(batch.size(), trouble.disturbance.events));
    if (dropped > 0) {
        items.emplace_back(TailNotice{TailNotice::Kind::Dropped, trouble.range, dropped,
                                      QCoreApplication::translate("LiveStream", "It sent more events than could be taken.")});
    }
    if (dropped < batch.size())
        items.emplace_back(rowsOf(batch, dropped, batch.size()));
    m_taken = trouble.range.end;
}

void LiveStream::takeOutage(const Trouble& trouble, TimePoint time, std::vector<Item>& items) {
    if (!m_outageTold) {
        m_outageTold = true;
        const auto retry = std::chrono::duration_cast<std::chrono::milliseconds>(trouble.disturbance.length);
        items.emplace_back(TailNotice{TailNotice::Kind::Disconnected,
                                      {trouble.range.begin, trouble.range.begin},
                                      0,
                                      QCoreApplication::translate("LiveStream", "Its events will be read when it returns."),
                                      retry,
                                      1});
    }
    if (time < trouble.range.end)
        return;
    m_outageTold = false;
    EventBatch missed = read(trouble.range.end);
    const int count = missed.size();
    if (count > 0)
        items.emplace_back(std::move(missed));
    items.emplace_back(TailNotice{TailNotice::Kind::Reconnected, trouble.range, count, {}, {}});
    m_taken = trouble.range.end;
}

} // namespace logloupe
