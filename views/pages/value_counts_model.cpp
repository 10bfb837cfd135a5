// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/value_counts_model.h"

#include "models/domain/human_format.h"
#include "views/theme/text_glyphs.h"
#include "views/theme/theme.h"

namespace logloupe {

void ValueCountsModel::setTop(const TopValues& top) {
    beginResetModel();
    m_top = top;
    endResetModel();
}

void ValueCountsModel::setTitles(const QString& value, const QString& count) {
    m_titles[0] = value;
    m_titles[1] = count;
    emit headerDataChanged(Qt::Horizontal, 0, 1);
}

QString ValueCountsModel::value(int row) const {
    return toText(m_top.values[static_cast<size_t>(row)].value);
}

int ValueCountsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_top.values.size());
}

int ValueCountsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 2;
}

QVariant ValueCountsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const ValueCount& known = m_top.values[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return index.column() == 0 ? visibleText(toText(known.value)) : countText(static_cast<qint64>(known.count));
    if (role == Qt::TextAlignmentRole)
        return QVariant(index.column() == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && index.column() == 0)
        return Theme::current().accent();
    return {};
}

QVariant ValueCountsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_titles[section];
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant(section == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

} // namespace logloupe
