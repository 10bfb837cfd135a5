// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/heat_table_model.h"

#include "models/domain/human_format.h"
#include "views/theme/text_glyphs.h"
#include "views/theme/theme.h"

namespace logloupe {

void HeatTableModel::setData(const HeatmapData& data) {
    beginResetModel();
    m_data = data;
    m_silent.assign(data.counts.counts.size(), false);
    for (const HeatCell cell : data.silent)
        m_silent[static_cast<size_t>(cell.row) * static_cast<size_t>(data.counts.columns) + static_cast<size_t>(cell.column)] =
            true;
    endResetModel();
}

int HeatTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_data.counts.rows.size());
}

int HeatTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_data.counts.columns;
}

QVariant HeatTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const quint64 count = m_data.counts.at(index.row(), index.column());
    const bool silent = count == 0
                        && m_silent[static_cast<size_t>(index.row()) * static_cast<size_t>(m_data.counts.columns)
                                    + static_cast<size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return silent ? QStringLiteral("–") : countText(static_cast<qint64>(count));
    case Qt::AccessibleTextRole:
        return silent ? tr("nothing logged") : countText(static_cast<qint64>(count));
    case Qt::ForegroundRole: {
        const Theme& theme = Theme::current();
        const QColor back = theme.heatFor(count);
        // The steps go from the surface to their strongest: text is whatever stands out on them.
        return qGray(back.rgb()) > 120 ? QColor(0x16, 0x1B, 0x22) : QColor(Qt::white);
    }
    case Qt::BackgroundRole:
        return silent ? QVariant() : QVariant(Theme::current().heatFor(count));
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant HeatTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Horizontal)
        return dateClockText(m_data.counts.bin(section).begin, m_data.zone, m_data.now);
    const std::string& name = m_data.counts.rows[static_cast<size_t>(section)];
    if (name == "\xE2\x80\xA6") // what a CountTable calls the rows beyond its limit
        return tr("all others");
    return name.empty() ? tr("not given") : visibleText(toText(name));
}

} // namespace logloupe
