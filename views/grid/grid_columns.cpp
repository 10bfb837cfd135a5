// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/grid_columns.h"

#include "views/theme/typography.h"

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int minimumMessage = 220;

} // namespace

GridColumns::GridColumns(const QList<EventColumn>& shownAtFirst)
    : m_atFirst(shownAtFirst) {
    reset();
}

void GridColumns::reset() {
    for (const EventColumnFacts& facts : eventColumns())
        m_columns[static_cast<size_t>(facts.column)] = {m_atFirst.contains(facts.column), facts.width};
}

QList<EventColumn> GridColumns::shown() const {
    QList<EventColumn> columns;
    for (const EventColumnFacts& facts : eventColumns()) {
        if (isShown(facts.column))
            columns.append(facts.column);
    }
    return columns;
}

void GridColumns::setShown(EventColumn column, bool shown) {
    if (!shown && this->shown() == QList<EventColumn>{column})
        return;
    m_columns[static_cast<size_t>(column)].shown = shown;
}

void GridColumns::setWidth(EventColumn column, int width) {
    m_columns[static_cast<size_t>(column)].width = std::clamp(width, narrowestColumn, widestColumn);
}

std::vector<ColumnPlace> GridColumns::layOut(int available) const {
    std::vector<ColumnWish> wishes;
    for (const EventColumn column : shown())
        wishes.push_back({scaled(width(column)), eventColumnFacts(column).hideRank, column == EventColumn::Message});
    return layOutColumns(wishes, available, space::l, scaled(minimumMessage));
}

QString GridColumns::state() const {
    QStringList parts;
    for (const EventColumn column : shown())
        parts.append(QLatin1String(eventColumnFacts(column).id) + u':' + QString::number(width(column)));
    return parts.join(u' ');
}

bool GridColumns::restore(QStringView state) {
    std::array<Column, eventColumnCount> columns = m_columns;
    for (Column& column : columns)
        column.shown = false;
    bool any = false;
    for (const QStringView part : state.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype colon = part.indexOf(u':');
        const auto column = eventColumnById(part.first(colon < 0 ? part.size() : colon));
        if (!column)
            continue;
        Column& restored = columns[static_cast<size_t>(*column)];
        restored.shown = any = true;
        bool isNumber = false;
        const int width = colon < 0 ? 0 : part.sliced(colon + 1).toInt(&isNumber);
        if (isNumber)
            restored.width = std::clamp(width, narrowestColumn, widestColumn);
    }
    if (any)
        m_columns = columns;
    return any;
}

} // namespace logloupe
