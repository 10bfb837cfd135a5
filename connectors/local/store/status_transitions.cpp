// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/store_answers.h"

#include "connectors/local/store/value_numbers.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace logloupe::store {

namespace {

struct Change {
    quint32 order = 0;
    quint16 status = 0;
    quint16 system = 0;
    qint64 time = 0;
    quint64 sequence = 0;
};

/// Names numbered together with how they were met.
struct ChangeNames {
    ValueNumbers orders;
    ValueNumbers statuses;
    ValueNumbers systems;
};

Query statusChanges() {
    return Query(makeQueryNode(MatchAnd{{makeQueryNode(MatchExists{FieldRef::of(Field::StatusNew)}),
                                         makeQueryNode(MatchExists{FieldRef::of(Field::OrderId)})}}));
}

class ChangeVisitor final : public ScanVisitor {
public:
    bool takeSegment(const std::shared_ptr<const SegmentReader>& segment, SegmentQuery&, bool) override {
        m_orders = std::make_unique<SegmentValues>(segment, FieldRef::of(Field::OrderId), names.orders);
        m_statuses = std::make_unique<SegmentValues>(segment, FieldRef::of(Field::StatusNew), names.statuses);
        m_systems = std::make_unique<SegmentValues>(segment, FieldRef::of(Field::Service), names.systems);
        m_hasSystems = segment->has(Field::Service);
        return false;
    }

    void takeGroup(int, const GroupView& view, const RowMask& rows) override {
        const PackedColumn orders = view.codes(Field::OrderId);
        const PackedColumn systems = view.codes(Field::Service);
        const PackedColumn times = view.times();
        const PackedColumn sequences = view.sequences();
        view.codes(Field::StatusNew).forEachPresent(0, rows.rows, [&](int row, qint64 status) {
            if (rows.in[static_cast<size_t>(row)] == 0)
                return;
            const quint32 system = m_hasSystems ? m_systems->numberOfCode(systems.codeAt(row)) : 0;
            add(m_orders->numberOfCode(orders.codeAt(row)), m_statuses->numberOfCode(static_cast<quint32>(status)), system,
                times.at(row), static_cast<quint64>(sequences.at(row)));
        });
    }

    void leaveSegment() override {
        m_orders.reset();
        m_statuses.reset();
        m_systems.reset();
    }

    void takeLive(const EventBatch& batch, std::span<const int> rows) override {
        for (const int row : rows)
            add(names.orders.of(batch.text(Field::OrderId, row)), names.statuses.of(batch.text(Field::StatusNew, row)),
                names.systems.of(batch.text(Field::Service, row)), batch.time(row).nanoseconds, batch.sequence(row));
    }

    ChangeNames names;
    std::vector<Change> changes;

private:
    void add(quint32 order, quint32 status, quint32 system, qint64 time, quint64 sequence) {
        constexpr quint32 most = std::numeric_limits<quint16>::max();
        // More names than that are no statuses.
        if (status <= most && system <= most)
            changes.push_back({order, static_cast<quint16>(status), static_cast<quint16>(system), time, sequence});
    }

    std::unique_ptr<SegmentValues> m_orders;
    std::unique_ptr<SegmentValues> m_statuses;
    std::unique_ptr<SegmentValues> m_systems;
    bool m_hasSystems = false;
};

std::vector<quint32> renumbered(const ValueNumbers& from, ValueNumbers& to) {
    std::vector<quint32> numbers;
    for (const std::string& name : from.names())
        numbers.push_back(to.of(name));
    return numbers;
}

/// Changes of all visitors with common numbers.
std::vector<Change> merged(const std::vector<std::unique_ptr<ScanVisitor>>& visitors, ChangeNames& names) {
    std::vector<Change> changes;
    for (const auto& scanned : visitors) {
        auto& visitor = static_cast<ChangeVisitor&>(*scanned);
        const auto orders = renumbered(visitor.names.orders, names.orders);
        const auto statuses = renumbered(visitor.names.statuses, names.statuses);
        const auto systems = renumbered(visitor.names.systems, names.systems);
        for (Change& change : visitor.changes) {
            change.order = orders[change.order];
            change.status = static_cast<quint16>(statuses[change.status]);
            change.system = static_cast<quint16>(systems[change.system]);
        }
        if (changes.empty())
            changes = std::move(visitor.changes);
        else
            changes.insert(changes.end(), visitor.changes.begin(), visitor.changes.end());
    }
    return changes;
}

/// Only orders with a change in the range; then by order's name, time and sequence.
void sortByOrder(std::vector<Change>& changes, TimeRange range, std::vector<std::string>& orders) {
    std::vector<quint8> isWanted(orders.size());
    for (const Change& change : changes) {
        if (range.contains({change.time}))
            isWanted[change.order] = 1;
    }
    std::vector<quint32> byName;
    for (quint32 order = 0; order < orders.size(); ++order) {
        if (isWanted[order] != 0)
            byName.push_back(order);
    }
    std::sort(byName.begin(), byName.end(), [&](quint32 left, quint32 right) { return orders[left] < orders[right]; });
    std::vector<quint32> place(orders.size());
    std::vector<std::string> sortedNames;
    for (quint32 i = 0; i < byName.size(); ++i) {
        place[byName[i]] = i;
        sortedNames.push_back(std::move(orders[byName[i]]));
    }
    orders = std::move(sortedNames);

    // Dealt out order by order, then each order's few changes by time.
    std::vector<size_t> begins(byName.size() + 1);
    std::erase_if(changes, [&](const Change& change) { return isWanted[change.order] == 0; });
    for (Change& change : changes) {
        change.order = place[change.order];
        ++begins[change.order + 1];
    }
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<Change> dealt(changes.size());
    std::vector<size_t> next = begins;
    for (const Change& change : changes)
        dealt[next[change.order]++] = change;
    for (size_t order = 0; order + 1 < begins.size(); ++order) {
        std::sort(dealt.begin() + static_cast<std::ptrdiff_t>(begins[order]),
                  dealt.begin() + static_cast<std::ptrdiff_t>(begins[order + 1]), [](const Change& left, const Change& right) {
                      return left.time != right.time ? left.time < right.time : left.sequence < right.sequence;
                  });
    }
    changes = std::move(dealt);
}

} // namespace

StatusTransitions statusTransitions(const ScanContext& context, const TransitionsRequest& request) {
    const auto outcome = scanStore(context.pool, context.snapshot, statusChanges(), TimeRange(), context.isOver,
                                   context.progress, [] { return std::make_unique<ChangeVisitor>(); });
    ChangeNames names;
    std::vector<Change> changes = merged(outcome.visitors, names);
    StatusTransitions result;
    result.orders = names.orders.names();
    sortByOrder(changes, request.range, result.orders);
    result.statuses = names.statuses.names();
    result.systems = names.systems.names();
    result.order.reserve(changes.size());
    result.status.reserve(changes.size());
    result.system.reserve(changes.size());
    result.time.reserve(changes.size());
    for (const Change& change : changes) {
        result.order.push_back(change.order);
        result.status.push_back(change.status);
        result.system.push_back(change.system);
        result.time.push_back(change.time);
    }
    return result;
}

} // namespace logloupe::store
