// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Values with how many events each has, as a table of two columns: the orders of a result. GUI thread.

#include "models/domain/aggregates.h"

#include <QAbstractTableModel>

namespace logloupe {

class ValueCountsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTop(const TopValues& top);
    void setTitles(const QString& value, const QString& count);
    [[nodiscard]] QString value(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    TopValues m_top;
    QString m_titles[2];
};

} // namespace logloupe
