// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A customer's orders as a table. GUI thread only.

#include "models/analysis/customer_orders.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace logloupe {

class OrdersModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column : quint8 { Order, Status, InStatus, Verdict, Created, LastEvent, Events, Errors };
    static constexpr int columns = static_cast<int>(Column::Errors) + 1;

    enum Role {
        OrderRole = Qt::UserRole, ///< QString
        StatusRole,               ///< QString, code as logged
        VerdictRole,              ///< int of VerdictKind
        SortRole,                 ///< a number or text that sorts as the column means it
    };

    explicit OrdersModel(QObject* parent = nullptr);

    void setOrders(std::vector<CustomerOrder> orders);
    void setTimes(const QTimeZone& zone, TimePoint now);
    /// To be called when the language has changed.
    void retranslate();
    [[nodiscard]] const CustomerOrder& order(int row) const { return m_orders[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const CustomerOrder& order, Column column) const;
    [[nodiscard]] QVariant sortKey(const CustomerOrder& order, Column column) const;

    std::vector<CustomerOrder> m_orders;
    QTimeZone m_zone = QTimeZone::utc();
    TimePoint m_now;
};

} // namespace logloupe
