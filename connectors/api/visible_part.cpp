// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/visible_part.h"

#include "models/domain/batch_rows.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

namespace {

bool maySee(const AccessRights& rights, std::string_view system) {
    return rights.maySee(toText(system));
}

bool isSystem(const std::optional<FieldRef>& field) {
    return field && field->canonical == Field::Service;
}

/// The names that rows still point at, in their old order; the codes become positions among them.
template <typename Code>
std::vector<std::string> usedNames(const std::vector<std::string>& names, std::vector<Code>& codes) {
    std::vector<char> used(names.size(), 0);
    for (const Code code : codes)
        used[code] = 1;
    std::vector<std::string> left;
    std::vector<Code> position(names.size(), 0);
    for (size_t i = 0; i < names.size(); ++i) {
        if (used[i] == 0)
            continue;
        position[i] = static_cast<Code>(left.size());
        left.push_back(names[i]);
    }
    for (Code& code : codes)
        code = position[code];
    return left;
}

} // namespace

QString cannotSeeText(const QStringList& what) {
    return QCoreApplication::translate("GuardedSource", "Your role cannot see %1.").arg(what.join(QStringLiteral(", ")));
}

Query narrowedQuery(const Query& query, const AccessRights& rights) {
    if (!rights.systems)
        return query;
    std::vector<QueryNodePointer> systems;
    for (const QString& system : *rights.systems)
        systems.push_back(makeQueryNode(MatchValue{.field = FieldRef::of(Field::Service), .text = system}));
    if (systems.empty())
        return query.andAlso(Query(makeQueryNode(MatchNot{makeQueryNode(MatchAll{})})));
    const Query allowed(systems.size() == 1 ? systems.front() : makeQueryNode(MatchOr{std::move(systems)}));
    return Query(query.andAlso(allowed).rootPointer(), query.text());
}

std::optional<QString> hiddenDemand(const Query& query, const AccessRights& rights) {
    std::vector<QueryNodePointer> demands{query.rootPointer()};
    if (const auto* all = std::get_if<MatchAnd>(&query.root().value))
        demands = all->children;
    for (const QueryNodePointer& demand : demands) {
        const auto* value = std::get_if<MatchValue>(&demand->value);
        if (value != nullptr && isSystem(value->field) && !value->hasWildcards && !rights.maySee(value->text))
            return value->text;
    }
    return {};
}

VisiblePart<EventBatch> visibleRows(const EventBatch& batch, const AccessRights& rights) {
    if (!rights.systems)
        return {batch};
    const auto names = batch.dictionary(Field::Service);
    std::vector<char> visible;
    for (const std::string_view name : names)
        visible.push_back(maySee(rights, name) ? 1 : 0);
    const auto codes = batch.codes(Field::Service);
    std::vector<int> rows;
    for (int row = 0; row < static_cast<int>(codes.size()); ++row) {
        if (visible[codes[static_cast<size_t>(row)]] != 0)
            rows.push_back(row);
    }
    const int shown = static_cast<int>(rows.size());
    return {shown == batch.size() ? batch : rowsOf(batch, rows), batch.size() - shown};
}

VisiblePart<CountTable> visibleCounts(const CountTable& table, const std::optional<FieldRef>& by, const AccessRights& rights) {
    if (!rights.systems || !isSystem(by))
        return {table};
    // The row of the rest sums up what has no row of its own: it can be trusted only where nothing was hidden.
    const std::string rest = "…";
    const bool hides = std::any_of(table.rows.begin(), table.rows.end(),
                                   [&](const std::string& row) { return row != rest && !maySee(rights, row); });
    CountTable left{table.start, table.step, table.columns, {}, {}};
    const auto width = static_cast<size_t>(std::max(table.columns, 0));
    for (size_t row = 0; row < table.rows.size(); ++row) {
        if (table.rows[row] == rest ? hides : !maySee(rights, table.rows[row]))
            continue;
        left.rows.push_back(table.rows[row]);
        const auto first = table.counts.begin() + static_cast<std::ptrdiff_t>(row * width);
        left.counts.insert(left.counts.end(), first, first + static_cast<std::ptrdiff_t>(width));
    }
    return {left, static_cast<qint64>(table.rows.size() - left.rows.size())};
}

VisiblePart<TopValues> visibleValues(const TopValues& values, const AccessRights& rights) {
    if (!rights.systems || !isSystem(values.field))
        return {values};
    TopValues left = values;
    std::erase_if(left.values, [&rights](const ValueCount& one) { return !maySee(rights, one.value); });
    const size_t hidden = values.values.size() - left.values.size();
    if (hidden == 0 && values.missing == 0)
        return {values};
    // What is not listed may be hidden as well, and nothing tells how much of it.
    left.missing = 0;
    left.others = hidden == 0 ? values.others : 0;
    left.distinct = hidden == 0 ? values.distinct : left.values.size();
    left.distinctExact = hidden == 0 && values.distinctExact;
    return {left, static_cast<qint64>(hidden) + (values.missing > 0 ? 1 : 0)};
}

VisiblePart<StatusTransitions> visibleTransitions(const StatusTransitions& transitions, const AccessRights& rights) {
    if (!rights.systems)
        return {transitions};
    std::vector<char> visible;
    for (const std::string& system : transitions.systems)
        visible.push_back(maySee(rights, system) ? 1 : 0);
    StatusTransitions left;
    for (size_t i = 0; i < transitions.order.size(); ++i) {
        if (visible[transitions.system[i]] == 0)
            continue;
        left.order.push_back(transitions.order[i]);
        left.status.push_back(transitions.status[i]);
        left.system.push_back(transitions.system[i]);
        left.time.push_back(transitions.time[i]);
    }
    const auto hidden = static_cast<qint64>(transitions.order.size() - left.order.size());
    if (hidden == 0)
        return {transitions};
    left.orders = usedNames(transitions.orders, left.order);
    left.statuses = usedNames(transitions.statuses, left.status);
    left.systems = usedNames(transitions.systems, left.system);
    return {left, hidden};
}

} // namespace logloupe
