// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/event_rows.h"

#include <algorithm>
#include <numeric>

namespace logloupe {
namespace {

[[nodiscard]] quint64 packed(RowId id) {
    return (static_cast<quint64>(id.batch) << 32) | id.row;
}

[[nodiscard]] bool isRun(const std::vector<RowId>& rows) {
    for (size_t index = 1; index < rows.size(); ++index) {
        if (rows[index].batch != rows[0].batch || rows[index].row != rows[0].row + index)
            return false;
    }
    return !rows.empty();
}

/// Row numbers of a batch in the order they are shown; most batches are sorted already.
[[nodiscard]] std::vector<RowId> sortedRows(const EventBatch& batch, quint32 slot, bool newestFirst) {
    std::vector<RowId> rows(static_cast<size_t>(batch.size()));
    for (size_t row = 0; row < rows.size(); ++row)
        rows[row] = {slot, static_cast<quint32>(row)};
    const auto before = [&batch, newestFirst](RowId left, RowId right) {
        if (newestFirst)
            std::swap(left, right);
        return isBefore(batch, static_cast<int>(left.row), batch, static_cast<int>(right.row));
    };
    if (!std::is_sorted(rows.begin(), rows.end(), before))
        std::stable_sort(rows.begin(), rows.end(), before);
    return rows;
}

/// First position for which `reached` is true, of positions ordered so that it stays true.
template <typename Reached>
[[nodiscard]] int partition(int begin, int end, Reached reached) {
    while (begin < end) {
        const int middle = begin + (end - begin) / 2;
        if (reached(middle))
            end = middle;
        else
            begin = middle + 1;
    }
    return begin;
}

} // namespace

/// Rows that go into an index, and where.
struct EventRows::Merge {
    int from = 0;
    int to = 0;              ///< positions [from, to) are replaced by `rows`
    std::vector<RowId> rows; ///< the old rows of that range and the new ones
    QList<RowRange> inserted;
};

bool isStatusChange(const EventBatch& batch, int row) {
    const std::string_view to = batch.text(Field::StatusNew, row);
    return !to.empty() && to != batch.text(Field::StatusOld, row);
}

EventRows::EventRows(QObject* parent)
    : QObject(parent) {
    qRegisterMetaType<RowsChange>();
}

EventRef EventRows::at(int row) const {
    const RowId id = visible().at(row);
    return {m_batches[id.batch], static_cast<int>(id.row)};
}

const EventBatch& EventRows::batch(int row) const {
    return m_batches[visible().at(row).batch];
}

int EventRows::batchRow(int row) const {
    return static_cast<int>(visible().at(row).row);
}

TimePoint EventRows::time(int row) const {
    const RowId id = visible().at(row);
    return m_batches[id.batch].time(static_cast<int>(id.row));
}

void EventRows::setNewestFirst(bool newestFirst) {
    m_newestFirst = newestFirst;
    clear();
}

bool EventRows::isBefore(RowId left, RowId right) const {
    if (m_newestFirst)
        std::swap(left, right);
    return logloupe::isBefore(m_batches[left.batch], static_cast<int>(left.row), m_batches[right.batch],
                              static_cast<int>(right.row));
}

EventRows::Merge EventRows::planMerge(const RowIndex& index, std::vector<RowId> rows) const {
    Merge merge;
    const int size = index.size();
    const RowId first = rows.front();
    const RowId last = rows.back();
    merge.from = size == 0 || !isBefore(first, index.at(size - 1))
                     ? size
                     : partition(0, size, [&](int position) { return isBefore(first, index.at(position)); });
    merge.to = merge.from == size
                   ? size
                   : partition(merge.from, size, [&](int position) { return !isBefore(index.at(position), last); });
    if (merge.from == merge.to) {
        merge.inserted = {{merge.from, static_cast<int>(rows.size())}};
        merge.rows = std::move(rows);
        return merge;
    }
    merge.rows.reserve(rows.size() + static_cast<size_t>(merge.to - merge.from));
    size_t next = 0;
    const auto takeNew = [&] {
        const int position = merge.from + static_cast<int>(merge.rows.size());
        if (!merge.inserted.isEmpty() && merge.inserted.last().first + merge.inserted.last().count == position)
            ++merge.inserted.last().count;
        else
            merge.inserted.append({position, 1});
        merge.rows.push_back(rows[next++]);
    };
    for (int position = merge.from; position < merge.to; ++position) {
        const RowId old = index.at(position);
        while (next < rows.size() && isBefore(rows[next], old))
            takeNew();
        merge.rows.push_back(old);
    }
    while (next < rows.size())
        takeNew();
    return merge;
}

void EventRows::apply(RowIndex& index, const Merge& merge) {
    if (merge.from == merge.to && isRun(merge.rows))
        index.insertRun(merge.from, merge.rows.front(), static_cast<int>(merge.rows.size()));
    else
        index.replace(merge.from, merge.to, merge.rows);
}

quint32 EventRows::keep(const EventBatch& batch) {
    if (!m_freeSlots.empty()) {
        const quint32 slot = m_freeSlots.back();
        m_freeSlots.pop_back();
        m_batches[slot] = batch;
        m_alive[slot] = batch.size();
        return slot;
    }
    m_batches.push_back(batch);
    m_alive.push_back(batch.size());
    return static_cast<quint32>(m_batches.size() - 1);
}

std::vector<RowId> EventRows::matching(quint32 slot) const {
    std::vector<RowId> rows;
    for (const int row : m_filter(m_batches[slot]))
        rows.push_back({slot, static_cast<quint32>(row)});
    const auto before = [this](RowId left, RowId right) { return isBefore(left, right); };
    if (!std::is_sorted(rows.begin(), rows.end(), before))
        std::stable_sort(rows.begin(), rows.end(), before);
    return rows;
}

void EventRows::add(const EventBatch& batch) {
    if (batch.isEmpty())
        return;
    const quint32 slot = keep(batch);
    std::vector<RowId> rows = sortedRows(batch, slot, m_newestFirst);
    markLate(rows);
    const Merge merge = planMerge(m_all, std::move(rows));
    if (!m_filter) {
        const RowsChange change{RowsChange::Kind::Inserted, merge.inserted};
        emit aboutToChange(change);
        apply(m_all, merge);
        emit changed(change);
    } else {
        apply(m_all, merge);
        std::vector<RowId> matches = matching(slot);
        if (!matches.empty()) {
            const Merge filtered = planMerge(m_filtered, std::move(matches));
            const RowsChange change{RowsChange::Kind::Inserted, filtered.inserted};
            emit aboutToChange(change);
            apply(m_filtered, filtered);
            emit changed(change);
        }
    }
    enforceLimit();
}

void EventRows::markLate(const std::vector<RowId>& rows) {
    if (!m_lateAfter || m_all.size() == 0)
        return;
    const RowId newest = m_all.at(m_newestFirst ? 0 : m_all.size() - 1);
    const TimePoint bound = m_batches[newest.batch].time(static_cast<int>(newest.row)) - *m_lateAfter;
    for (const RowId row : rows) {
        if (m_batches[row.batch].time(static_cast<int>(row.row)) < bound)
            m_late.insert(packed(row));
    }
}

bool EventRows::isLate(int row) const {
    return !m_late.empty() && m_late.contains(packed(visible().at(row)));
}

void EventRows::setLimit(int rows) {
    m_limit = rows;
    enforceLimit();
}

void EventRows::enforceLimit() {
    const int excess = m_limit > 0 ? m_all.size() - m_limit : 0;
    if (excess <= 0)
        return;
    int hidden = excess;
    if (m_filter) {
        const RowId firstKept = m_all.at(excess);
        hidden = partition(0, m_filtered.size(), [&](int position) { return !isBefore(m_filtered.at(position), firstKept); });
    }
    const RowsChange change{RowsChange::Kind::Dropped, {{0, hidden}}};
    if (hidden > 0)
        emit aboutToChange(change);
    if (m_filter)
        m_filtered.dropFront(hidden, [](RowId, int) {});
    m_all.dropFront(excess, [this](RowId first, int count) {
        if (!m_late.empty()) {
            for (int offset = 0; offset < count; ++offset)
                m_late.erase(packed({first.batch, first.row + static_cast<quint32>(offset)}));
        }
        m_alive[first.batch] -= count;
        if (m_alive[first.batch] == 0) {
            m_batches[first.batch] = EventBatch();
            m_freeSlots.push_back(first.batch);
        }
    });
    m_dropped += excess;
    if (hidden > 0)
        emit changed(change);
}

void EventRows::clear() {
    emit aboutToChange({});
    m_all.clear();
    m_filtered.clear();
    m_batches.clear();
    m_alive.clear();
    m_freeSlots.clear();
    m_late.clear();
    m_dropped = 0;
    emit changed({});
}

void EventRows::setFilter(RowFilter filter) {
    emit aboutToChange({});
    m_filtered.clear();
    m_filter = std::move(filter);
    if (m_filter) {
        // Marking what matches and walking the whole order once keeps this linear, however the sources interleave.
        std::vector<std::vector<bool>> shown(m_batches.size());
        for (size_t slot = 0; slot < m_batches.size(); ++slot) {
            if (m_alive[slot] == 0)
                continue;
            shown[slot].resize(static_cast<size_t>(m_batches[slot].size()));
            for (const int row : m_filter(m_batches[slot]))
                shown[slot][static_cast<size_t>(row)] = true;
        }
        std::vector<RowId> rows;
        (void)m_all.findForward(0, [&](RowId id) {
            if (shown[id.batch][id.row])
                rows.push_back(id);
            return false;
        });
        if (!rows.empty())
            m_filtered.replace(0, 0, rows);
    }
    emit changed({});
}

std::optional<int> EventRows::nextError(int row) const {
    const int found = visible().findForward(
        row + 1, [this](RowId id) { return m_batches[id.batch].severity(static_cast<int>(id.row)) >= Severity::Error; });
    return found < 0 ? std::nullopt : std::optional(found);
}

std::optional<int> EventRows::previousError(int row) const {
    const int found = visible().findBackward(
        row - 1, [this](RowId id) { return m_batches[id.batch].severity(static_cast<int>(id.row)) >= Severity::Error; });
    return found < 0 ? std::nullopt : std::optional(found);
}

std::optional<int> EventRows::nextStatusChange(int row) const {
    const int found = visible().findForward(
        row + 1, [this](RowId id) { return isStatusChange(m_batches[id.batch], static_cast<int>(id.row)); });
    return found < 0 ? std::nullopt : std::optional(found);
}

std::optional<int> EventRows::previousStatusChange(int row) const {
    const int found = visible().findBackward(
        row - 1, [this](RowId id) { return isStatusChange(m_batches[id.batch], static_cast<int>(id.row)); });
    return found < 0 ? std::nullopt : std::optional(found);
}

std::optional<int> EventRows::find(const EventRef& event) const {
    if (event.row < 0 || event.row >= event.batch.size())
        return {};
    const RowIndex& index = visible();
    const auto isEarlier = [&](RowId id) {
        return logloupe::isBefore(m_batches[id.batch], static_cast<int>(id.row), event.batch, event.row);
    };
    const auto isLater = [&](RowId id) {
        return logloupe::isBefore(event.batch, event.row, m_batches[id.batch], static_cast<int>(id.row));
    };
    const int position = partition(0, index.size(), [&](int candidate) {
        const RowId id = index.at(candidate);
        return m_newestFirst ? !isLater(id) : !isEarlier(id);
    });
    if (position == index.size())
        return {};
    const RowId id = index.at(position);
    const bool same = !isEarlier(id) && !isLater(id);
    return same ? std::optional(position) : std::nullopt;
}

int EventRows::lowerBound(TimePoint point) const {
    return partition(0, size(), [&](int row) { return m_newestFirst ? time(row) < point : time(row) >= point; });
}

int EventRows::nearest(TimePoint point) const {
    if (isEmpty())
        return -1;
    const int after = lowerBound(point);
    if (after == 0)
        return 0;
    if (after == size())
        return size() - 1;
    const int earlier = m_newestFirst ? after : after - 1;
    const int later = m_newestFirst ? after - 1 : after;
    return point - time(earlier) <= time(later) - point ? earlier : later;
}

void EventRows::forEachBetween(TimeRange range, const std::function<void(const EventBatch&, int)>& visit) const {
    const auto timeOf = [this](RowId id) { return m_batches[id.batch].time(static_cast<int>(id.row)); };
    const int first = partition(0, m_all.size(), [&](int position) { return timeOf(m_all.at(position)) >= range.begin; });
    (void)m_all.findForward(first, [&](RowId id) {
        if (timeOf(id) >= range.end)
            return true;
        visit(m_batches[id.batch], static_cast<int>(id.row));
        return false;
    });
}

void EventRows::forEachBatchSince(TimePoint since, const std::function<void(const EventBatch&)>& visit) const {
    for (size_t slot = 0; slot < m_batches.size(); ++slot) {
        const auto times = m_batches[slot].times();
        if (m_alive[slot] > 0
            && std::any_of(times.begin(), times.end(), [since](qint64 time) { return TimePoint{time} >= since; }))
            visit(m_batches[slot]);
    }
}

qint64 EventRows::batchMemory() const {
    return std::accumulate(m_batches.begin(), m_batches.end(), qint64(0),
                           [](qint64 sum, const EventBatch& batch) { return sum + batch.memory(); });
}

} // namespace logloupe
