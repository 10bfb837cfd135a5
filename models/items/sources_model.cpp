// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/sources_model.h"

#include "models/domain/human_format.h"

#include <algorithm>

namespace logloupe {

SourcesModel::SourcesModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void SourcesModel::setSources(std::vector<SourceRow> sources) {
    const bool sameNames = std::equal(sources.begin(), sources.end(), m_sources.begin(), m_sources.end(),
                                      [](const SourceRow& left, const SourceRow& right) { return left.name == right.name; });
    if (sameNames) {
        m_sources = std::move(sources);
        if (!m_sources.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    beginResetModel();
    m_sources = std::move(sources);
    endResetModel();
}

void SourcesModel::setTimes(const QTimeZone& zone, TimePoint now) {
    m_zone = zone;
    m_now = now;
    retranslate();
}

void SourcesModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!m_sources.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int SourcesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_sources.size());
}

int SourcesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString SourcesModel::text(const SourceRow& source, Column column) const {
    switch (column) {
    case Column::Name:
        return source.name;
    case Column::Kind:
        return source.kind;
    case Column::State:
        return source.state;
    case Column::Events:
        return source.events < 0 ? QString() : countText(source.events);
    case Column::From:
        return source.range.begin == TimePoint::earliest() ? QString() : dateClockText(source.range.begin, m_zone, m_now);
    case Column::To:
        return source.range.end == TimePoint::latest() ? QString() : dateClockText(source.range.end, m_zone, m_now);
    case Column::Retention:
        return source.retention ? durationText(*source.retention) : QString();
    case Column::ClockSkew:
        return source.clockSkew ? (source.clockSystem + QChar::Space + signedDurationText(*source.clockSkew)).trimmed()
                                : QString();
    case Column::Size:
        return source.bytes < 0 ? QString() : sizeText(source.bytes);
    }
    return {};
}

QVariant SourcesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SourceRow& shown = source(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(shown, column);
    case Qt::TextAlignmentRole: {
        const bool isNumber = column == Column::Events || column == Column::Size;
        return isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    }
    case ReachableRole:
        return shown.reachable;
    default:
        return {};
    }
}

QVariant SourcesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || section < 0)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (static_cast<Column>(section)) {
    case Column::Name:
        return tr("Source");
    case Column::Kind:
        return tr("Kind");
    case Column::State:
        return tr("State");
    case Column::Events:
        return tr("Events");
    case Column::From:
        //: %1 is the offset of the zone, as in "From, UTC+3"
        return tr("From, %1").arg(zoneOffsetText(m_zone, m_now));
    case Column::To:
        return tr("To");
    case Column::Retention:
        return tr("Kept for");
    case Column::ClockSkew:
        return tr("Clock differs");
    case Column::Size:
        return tr("Size");
    }
    return {};
}

} // namespace logloupe
