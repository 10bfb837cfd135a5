// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The rows a view shows: batches of several sources merged by time, source and sequence, whatever order they arrive in.
// Holds the batches, copies nothing of them. GUI thread only.

#include "models/domain/event_batch.h"
#include "models/items/row_index.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>
#include <unordered_set>
#include <vector>

namespace logloupe {

struct RowRange {
    int first = 0;
    int count = 0;

    bool operator==(const RowRange&) const = default;
};

/// What happened to the rows. Rebuilt: anything may be anywhere.
struct RowsChange {
    enum class Kind : quint8 { Inserted, Dropped, Rebuilt };

    Kind kind = Kind::Rebuilt;
    /// Inserted: rising, in positions after the change. Dropped: one range at the front, in positions before it.
    QList<RowRange> ranges = {};

    bool operator==(const RowsChange&) const = default;
};

/// Rows of a batch that stay visible, rising. An empty function shows all.
using RowFilter = std::function<std::vector<int>(const EventBatch&)>;

class EventRows : public QObject {
    Q_OBJECT
public:
    explicit EventRows(QObject* parent = nullptr);

    [[nodiscard]] int size() const { return visible().size(); }
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] EventRef at(int row) const;
    [[nodiscard]] const EventBatch& batch(int row) const;
    [[nodiscard]] int batchRow(int row) const;
    /// The same for a row as long as it is held, wherever it moves; for caches.
    [[nodiscard]] RowId id(int row) const { return visible().at(row); }
    [[nodiscard]] TimePoint time(int row) const;

    /// The newest row is the first one. Empties the rows. Not together with a limit.
    void setNewestFirst(bool newestFirst);
    [[nodiscard]] bool isNewestFirst() const { return m_newestFirst; }

    /// Puts a batch's rows where they belong; cheapest behind all others.
    void add(const EventBatch& batch);
    void clear();

    /// Keeps at most this many rows, hidden ones included; the oldest go. 0: all.
    void setLimit(int rows);
    [[nodiscard]] qint64 dropped() const { return m_dropped; }

    void setFilter(RowFilter filter);
    [[nodiscard]] bool isFiltered() const { return static_cast<bool>(m_filter); }
    /// Rows held, hidden ones included.
    [[nodiscard]] int total() const { return m_all.size(); }

    /// Rows older by more than this than the newest row when they arrive are late ones. Nothing: none is.
    void setLateAfter(std::optional<Duration> delay) { m_lateAfter = delay; }
    [[nodiscard]] bool isLate(int row) const;

    /// The nearest row after (before) `row` that tells of an error, WARN not among them. `row` may be -1 or size().
    [[nodiscard]] std::optional<int> nextError(int row) const;
    [[nodiscard]] std::optional<int> previousError(int row) const;
    /// The nearest row after (before) `row` at which an order's status changed.
    [[nodiscard]] std::optional<int> nextStatusChange(int row) const;
    [[nodiscard]] std::optional<int> previousStatusChange(int row) const;
    /// Where an event is shown.
    [[nodiscard]] std::optional<int> find(const EventRef& event) const;
    /// First row not before `time`; size() when all are. With the newest first: the first row before `time`.
    [[nodiscard]] int lowerBound(TimePoint time) const;
    /// The row closest in time, the earlier of two; -1 when empty.
    [[nodiscard]] int nearest(TimePoint time) const;

    /// Every row held whose time lies in the range, hidden ones included, as batch and row within it; in order of time. Not with the newest first.
    void forEachBetween(TimeRange range, const std::function<void(const EventBatch& batch, int row)>& visit) const;
    /// Every batch held of which some event is not before `since`; in any order.
    void forEachBatchSince(TimePoint since, const std::function<void(const EventBatch& batch)>& visit) const;

    /// Bytes of the order itself, without the batches.
    [[nodiscard]] qint64 indexMemory() const { return m_all.memory() + m_filtered.memory(); }
    [[nodiscard]] qint64 batchMemory() const;

signals:
    void aboutToChange(const logloupe::RowsChange& change);
    void changed(const logloupe::RowsChange& change);

private:
    struct Merge;
    [[nodiscard]] const RowIndex& visible() const { return m_filter ? m_filtered : m_all; }
    [[nodiscard]] bool isBefore(RowId left, RowId right) const;
    [[nodiscard]] Merge planMerge(const RowIndex& index, std::vector<RowId> rows) const;
    static void apply(RowIndex& index, const Merge& merge);
    [[nodiscard]] quint32 keep(const EventBatch& batch);
    void markLate(const std::vector<RowId>& rows);
    void enforceLimit();
    [[nodiscard]] std::vector<RowId> matching(quint32 slot) const;

    std::vector<EventBatch> m_batches;
    std::vector<int> m_alive; ///< rows of each batch still held
    std::vector<quint32> m_freeSlots;
    RowIndex m_all;
    RowIndex m_filtered;
    RowFilter m_filter;
    bool m_newestFirst = false;
    int m_limit = 0;
    qint64 m_dropped = 0;
    std::optional<Duration> m_lateAfter;
    std::unordered_set<quint64> m_late;
};

/// True when the event says that an order went from one status to another.
[[nodiscard]] bool isStatusChange(const EventBatch& batch, int row);

} // namespace logloupe

Q_DECLARE_METATYPE(logloupe::RowsChange)
