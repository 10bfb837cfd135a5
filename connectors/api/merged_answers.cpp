// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/merged_answers.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace logloupe {

namespace {

constexpr int leastRows = 200;
constexpr std::string_view restRow = "\xE2\x80\xA6";

QString translated(const char* text) {
    return QCoreApplication::translate("MergedSource", text);
}

/// The answers of one kind; a part of another kind, or of none, is refused.
template <typename Value, typename IsUsable>
std::vector<std::pair<PartAnswer*, const Value*>> usable(std::vector<PartAnswer>& parts, IsUsable isUsable) {
    std::vector<std::pair<PartAnswer*, const Value*>> values;
    for (PartAnswer& part : parts) {
        const auto* value = std::get_if<Value>(&part.answer);
        if (value != nullptr && isUsable(*value))
            values.emplace_back(&part, value);
        else
            part.refusal = translated(QT_TRANSLATE_NOOP("MergedSource", "Its answer does not fit the question."));
    }
    return values;
}

/// Indices, the largest total first, then by name.
std::vector<size_t> byFallingTotal(const std::vector<std::string>& names, const std::vector<quint64>& totals) {
    std::vector<size_t> order(names.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [&](size_t left, size_t right) {
        return totals[left] != totals[right] ? totals[left] > totals[right] : names[left] < names[right];
    });
    return order;
}

/// -1: of a question that no table answers.
int columnsOf(const CountRequest& request) {
    const qint64 length = request.range.length().count();
    const qint64 step = request.step.count();
    if (step <= 0 || length / step >= std::numeric_limits<int>::max())
        return -1;
    return static_cast<int>(length / step + (length % step != 0 ? 1 : 0));
}

/// Rows met so far, each with its bins.
struct RowSums {
    std::vector<std::string> names;
    std::vector<std::vector<quint64>> counts;
    std::vector<quint64> totals;
    std::unordered_map<std::string, size_t> indexOf;
    std::vector<quint64> rest;
    bool hasRest = false;

    void add(const CountTable& table, int row) {
        const std::string& name = table.rows[static_cast<size_t>(row)];
        const auto width = static_cast<size_t>(table.columns);
        std::vector<quint64>* into = &rest;
        if (name == restRow) {
            hasRest = true;
        } else {
            const auto [found, isNew] = indexOf.try_emplace(name, names.size());
            if (isNew) {
                names.push_back(name);
                counts.emplace_back(width);
                totals.push_back(0);
            }
            into = &counts[found->second];
            totals[found->second] += table.rowTotal(row);
        }
        into->resize(width);
        for (size_t column = 0; column < width; ++column)
            (*into)[column] += table.at(row, static_cast<int>(column));
    }
};

bool hidesRows(const CountTable& table, const std::vector<std::string>& listed) {
    const auto rest = std::find(table.rows.begin(), table.rows.end(), restRow);
    if (rest == table.rows.end() || table.rowTotal(static_cast<int>(rest - table.rows.begin())) == 0)
        return false;
    const std::unordered_set<std::string> own(table.rows.begin(), table.rows.end());
    return std::any_of(listed.begin(), listed.end(),
                       [&](const std::string& name) { return name != restRow && !own.contains(name); });
}

} // namespace

CountRequest widened(const CountRequest& request) {
    CountRequest wide = request;
    wide.rowLimit = std::max(request.rowLimit, leastRows);
    return wide;
}

TopRequest widened(const TopRequest& request) {
    // As distributed engines do among their shards: half as many again and a few.
    TopRequest wide = request;
    wide.limit = request.limit > std::numeric_limits<int>::max() / 2 ? request.limit : request.limit + request.limit / 2 + 10;
    return wide;
}

Answer mergedCounts(std::vector<PartAnswer>& parts, const CountRequest& request) {
    const int columns = columnsOf(request);
    const auto tables = usable<CountTable>(parts, [&](const CountTable& table) {
        return table.start == request.range.begin && table.step == request.step && table.columns == columns
               && table.counts.size() == table.rows.size() * static_cast<size_t>(std::max(columns, 0));
    });
    if (tables.empty())
        return {};
    RowSums sums;
    for (const auto& [part, table] : tables) {
        for (int row = 0; row < static_cast<int>(table->rows.size()); ++row)
            sums.add(*table, row);
    }
    CountTable merged{request.range.begin, request.step, columns, {}, {}};
    const auto width = static_cast<size_t>(columns);
    for (const size_t row : byFallingTotal(sums.names, sums.totals)) {
        if (static_cast<int>(merged.rows.size()) < request.rowLimit) {
            merged.rows.push_back(sums.names[row]);
            merged.counts.insert(merged.counts.end(), sums.counts[row].begin(), sums.counts[row].end());
            continue;
        }
        sums.hasRest = true;
        sums.rest.resize(width);
        std::transform(sums.rest.begin(), sums.rest.end(), sums.counts[row].begin(), sums.rest.begin(), std::plus<>());
    }
    for (const auto& [part, table] : tables) {
        if (hidesRows(*table, merged.rows))
            part->complaint = translated(QT_TRANSLATE_NOOP(
                "MergedSource", "has more values than it lists, so that some counts may be too low and the rest too high"));
    }
    if (sums.hasRest) {
        merged.rows.emplace_back(restRow);
        merged.counts.insert(merged.counts.end(), sums.rest.begin(), sums.rest.end());
    }
    if (merged.rows.empty() && !request.by) {
        merged.rows.emplace_back();
        merged.counts.assign(width, 0);
    }
    return merged;
}

Answer mergedValues(std::vector<PartAnswer>& parts, const TopRequest& request) {
    const auto lists = usable<TopValues>(parts, [](const TopValues&) { return true; });
    TopValues merged;
    merged.field = request.field;
    std::vector<std::string> names;
    std::vector<quint64> totals;
    std::unordered_map<std::string, size_t> indexOf;
    for (const auto& [part, list] : lists) {
        for (const ValueCount& one : list->values) {
            const auto [found, isNew] = indexOf.try_emplace(one.value, names.size());
            if (isNew) {
                names.push_back(one.value);
                totals.push_back(0);
            }
            totals[found->second] += one.count;
        }
        merged.others += list->others;
        merged.missing += list->missing;
        merged.distinct = std::max(merged.distinct, list->distinct);
        merged.distinctExact = merged.distinctExact && list->distinctExact && list->distinct <= list->values.size();
    }
    merged.distinct = std::max<quint64>(merged.distinct, names.size());
    for (const size_t value : byFallingTotal(names, totals)) {
        if (static_cast<qint64>(merged.values.size()) < request.limit)
            merged.values.push_back({names[value], totals[value]});
        else
            merged.others += totals[value];
    }
    for (const auto& [part, list] : lists) {
        if (list->others == 0)
            continue;
        std::unordered_set<std::string> own;
        for (const ValueCount& one : list->values)
            own.insert(one.value);
        if (std::any_of(merged.values.begin(), merged.values.end(),
                        [&own](const ValueCount& one) { return !own.contains(one.value); }))
            part->complaint = translated(
                QT_TRANSLATE_NOOP("MergedSource", "lists only its most frequent values, so that some counts may be too low"));
    }
    return merged;
}

namespace {

struct Change {
    quint32 order = 0;
    qint64 time = 0;
    quint32 part = 0;
    quint32 place = 0; ///< within its part, whose own order of equal times it keeps
    quint32 status = 0;
    quint32 system = 0;
};

/// Names numbered as they are met.
class Names {
public:
    std::vector<quint32> numbersOf(const std::vector<std::string>& names) {
        std::vector<quint32> numbers;
        for (const std::string& name : names) {
            const auto [found, isNew] = m_numberOf.try_emplace(name, static_cast<quint32>(m_names.size()));
            if (isNew)
                m_names.push_back(name);
            numbers.push_back(found->second);
        }
        return numbers;
    }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

private:
    std::vector<std::string> m_names;
    std::unordered_map<std::string, quint32> m_numberOf;
};

template <typename Code>
bool pointInto(const std::vector<Code>& codes, const std::vector<std::string>& names) {
    return std::all_of(codes.begin(), codes.end(), [&names](Code code) { return code < names.size(); });
}

bool isSound(const StatusTransitions& one) {
    const size_t changes = one.time.size();
    return one.order.size() == changes && one.status.size() == changes && one.system.size() == changes
           && pointInto(one.order, one.orders) && pointInto(one.status, one.statuses) && pointInto(one.system, one.systems);
}

/// The names in order of the alphabet, and where each went.
std::vector<quint32> sortNames(std::vector<std::string>& names) {
    std::vector<quint32> byName(names.size());
    for (quint32 i = 0; i < byName.size(); ++i)
        byName[i] = i;
    std::sort(byName.begin(), byName.end(), [&names](quint32 left, quint32 right) { return names[left] < names[right]; });
    std::vector<quint32> place(names.size());
    std::vector<std::string> sorted;
    for (quint32 i = 0; i < byName.size(); ++i) {
        place[byName[i]] = i;
        sorted.push_back(std::move(names[byName[i]]));
    }
    names = std::move(sorted);
    return place;
}

/// Takes out what another source told before; of changes sorted by order, time and part.
void dropRepeated(std::vector<Change>& changes) {
    std::map<std::pair<quint32, quint32>, quint32> told; // by status and system: which part told it first, at this time
    const Change* before = nullptr;
    std::vector<Change> kept;
    kept.reserve(changes.size());
    for (const Change& change : changes) {
        if (before == nullptr || before->order != change.order || before->time != change.time)
            told.clear();
        before = &change;
        if (told.try_emplace({change.status, change.system}, change.part).first->second == change.part)
            kept.push_back(change);
    }
    changes = std::move(kept);
}

} // namespace

Answer mergedTransitions(std::vector<PartAnswer>& parts) {
    const auto lists = usable<StatusTransitions>(parts, isSound);
    Names orders;
    Names statuses;
    Names systems;
    std::vector<Change> changes;
    for (size_t part = 0; part < lists.size(); ++part) {
        const StatusTransitions& one = *lists[part].second;
        const auto order = orders.numbersOf(one.orders);
        const auto status = statuses.numbersOf(one.statuses);
        const auto system = systems.numbersOf(one.systems);
        for (size_t i = 0; i < one.time.size(); ++i) {
            constexpr quint32 most = std::numeric_limits<quint16>::max();
            // More names than that are no statuses.
            if (status[one.status[i]] <= most && system[one.system[i]] <= most)
                changes.push_back({order[one.order[i]], one.time[i], static_cast<quint32>(part), static_cast<quint32>(i),
                                   status[one.status[i]], system[one.system[i]]});
        }
    }
    StatusTransitions merged{orders.names(), statuses.names(), systems.names(), {}, {}, {}, {}};
    const auto place = sortNames(merged.orders);
    for (Change& change : changes)
        change.order = place[change.order];
    std::sort(changes.begin(), changes.end(), [](const Change& left, const Change& right) {
        return std::tie(left.order, left.time, left.part, left.place)
               < std::tie(right.order, right.time, right.part, right.place);
    });
    dropRepeated(changes);
    for (const Change& change : changes) {
        merged.order.push_back(change.order);
        merged.status.push_back(static_cast<quint16>(change.status));
        merged.system.push_back(static_cast<quint16>(change.system));
        merged.time.push_back(change.time);
    }
    return merged;
}

Answer mergedFields(std::vector<PartAnswer>& parts) {
    const auto lists = usable<std::vector<FieldDescription>>(parts, [](const auto&) { return true; });
    std::vector<FieldDescription> merged;
    std::unordered_set<std::string> known;
    for (const auto& [part, list] : lists) {
        for (const FieldDescription& field : *list) {
            if (known.insert(field.field.name).second)
                merged.push_back(field);
        }
    }
    return merged;
}

} // namespace logloupe
