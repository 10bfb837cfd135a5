// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// An order's stays in its statuses as a table: what the band and the lanes show, for those who read rows. GUI thread.

#include "models/analysis/case_report.h"

#include <QAbstractTableModel>
#include <QTimeZone>

#include <memory>

namespace logloupe {

class StayTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column : quint8 { Status, Entered, Left, Duration, Usual, System, Actor };
    static constexpr int columns = static_cast<int>(Column::Actor) + 1;

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(std::shared_ptr<const CaseReport> report, const QTimeZone& zone);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const CaseReport> m_report;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace logloupe
