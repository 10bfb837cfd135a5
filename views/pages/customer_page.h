// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A customer's orders, the late ones first. GUI thread.

#include "models/domain/error.h"
#include "models/items/orders_model.h"

#include <QWidget>

class QLabel;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace logloupe {

class EmptyState;
class Pill;

class CustomerPage : public QWidget {
    Q_OBJECT
public:
    explicit CustomerPage(QWidget* parent = nullptr);

    void showLoading(const QString& customer, qint64 events);
    void showError(const Error& error);
    void showOrders(const QString& customer, std::vector<CustomerOrder> orders, const QTimeZone& zone, TimePoint now);
    void focusPane();

signals:
    void retryRequested();
    void orderRequested(const QString& order);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    QString m_customer;
    OrdersModel m_model;
    QSortFilterProxyModel* m_sorted = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_facts = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace logloupe
