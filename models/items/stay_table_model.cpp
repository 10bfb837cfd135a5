// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/stay_table_model.h"

#include "models/domain/human_format.h"

namespace logloupe {

void StayTableModel::setReport(std::shared_ptr<const CaseReport> report, const QTimeZone& zone) {
    beginResetModel();
    m_report = std::move(report);
    m_zone = zone;
    endResetModel();
}

int StayTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_report ? 0 : static_cast<int>(m_report->timeline.statuses.size());
}

int StayTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant StayTableModel::data(const QModelIndex& index, int role) const {
    if (role != Qt::DisplayRole || !index.isValid())
        return {};
    const auto row = static_cast<size_t>(index.row());
    const StatusStay& stay = m_report->timeline.statuses[row];
    const TimePoint now = m_report->timeline.now;
    const auto moment = [this, now](TimePoint time) {
        return dateText(time, m_zone, now) + QChar::Space + clockMillisecondsText(time, m_zone);
    };
    switch (static_cast<Column>(index.column())) {
    case Column::Status:
        return toText(stay.code);
    case Column::Entered:
        return moment(stay.entered);
    case Column::Left:
        return stay.left ? moment(*stay.left) : tr("still in it");
    case Column::Duration:
        return durationText(stay.duration);
    case Column::Usual:
        return row < m_report->stays.size() ? usualText(m_report->stays[row]) : QString();
    case Column::System:
        return toText(stay.system);
    case Column::Actor:
        return toText(stay.actor);
    }
    return {};
}

QVariant StayTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString zone = m_report ? QStringLiteral(", ") + zoneOffsetText(m_zone, m_report->timeline.now) : QString();
    switch (static_cast<Column>(section)) {
    case Column::Status:
        return tr("Status");
    case Column::Entered:
        return tr("Entered") + zone;
    case Column::Left:
        return tr("Left") + zone;
    case Column::Duration:
        return tr("Time in it");
    case Column::Usual:
        return tr("Usual");
    case Column::System:
        return tr("System");
    case Column::Actor:
        return tr("Actor");
    }
    return {};
}

} // namespace logloupe
