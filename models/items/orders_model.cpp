// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/orders_model.h"

#include "models/domain/human_format.h"

namespace logloupe {

OrdersModel::OrdersModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void OrdersModel::setOrders(std::vector<CustomerOrder> orders) {
    beginResetModel();
    m_orders = std::move(orders);
    endResetModel();
}

void OrdersModel::setTimes(const QTimeZone& zone, TimePoint now) {
    m_zone = zone;
    m_now = now;
    retranslate();
}

void OrdersModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!m_orders.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int OrdersModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_orders.size());
}

int OrdersModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString OrdersModel::text(const CustomerOrder& order, Column column) const {
    switch (column) {
    case Column::Order:
        return toText(order.order);
    case Column::Status:
        return toText(order.status);
    case Column::InStatus:
        if (!order.since)
            return {};
        // Nobody waits in the last status of an order that has ended; its whole way is what a person asks for.
        if (order.verdict.kind == VerdictKind::Closed || order.verdict.kind == VerdictKind::Cancelled)
            return tr("%1 in all").arg(durationText(order.verdict.elapsed));
        return durationText(order.verdict.elapsed);
    case Column::Verdict:
        return verdictWord(order.verdict.kind);
    case Column::Created:
        return dateClockText(order.created, m_zone, m_now);
    case Column::LastEvent:
        return dateClockText(order.last, m_zone, m_now);
    case Column::Events:
        return countText(order.events);
    case Column::Errors:
        return order.errors > 0 ? countText(order.errors) : QString();
    }
    return {};
}

QVariant OrdersModel::sortKey(const CustomerOrder& order, Column column) const {
    switch (column) {
    case Column::InStatus:
        return static_cast<qint64>(order.verdict.elapsed.count());
    case Column::Verdict:
        return static_cast<int>(order.verdict.kind);
    case Column::Created:
        return order.created.nanoseconds;
    case Column::LastEvent:
        return order.last.nanoseconds;
    case Column::Events:
        return order.events;
    case Column::Errors:
        return order.errors;
    default:
        return text(order, column);
    }
}

QVariant OrdersModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CustomerOrder& shown = order(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(shown, column);
    case Qt::TextAlignmentRole:
        return column >= Column::Events ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                        : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case OrderRole:
        return toText(shown.order);
    case StatusRole:
        return toText(shown.status);
    case VerdictRole:
        return static_cast<int>(shown.verdict.kind);
    case SortRole:
        return sortKey(shown, column);
    default:
        return {};
    }
}

QVariant OrdersModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || section < 0)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (static_cast<Column>(section)) {
    case Column::Order:
        return tr("Order");
    case Column::Status:
        return tr("Status");
    case Column::InStatus:
        return tr("In status");
    case Column::Verdict:
        return tr("Verdict");
    case Column::Created:
        //: %1 is the offset of the zone, as in "Created, UTC+3"
        return tr("Created, %1").arg(zoneOffsetText(m_zone, m_now));
    case Column::LastEvent:
        return tr("Last event");
    case Column::Events:
        return tr("Events");
    case Column::Errors:
        return tr("Errors");
    }
    return {};
}

} // namespace logloupe
