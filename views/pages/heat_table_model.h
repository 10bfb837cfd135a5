// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A heatmap as a table: the way to read it without seeing colours. GUI thread.

#include "views/heatmap/heatmap_view.h"

#include <QAbstractTableModel>

namespace logloupe {

class HeatTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setData(const HeatmapData& data);
    using QAbstractTableModel::setData;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    HeatmapData m_data;
    std::vector<bool> m_silent;
};

} // namespace logloupe
