// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Types of errors as a list of two or three lines each. GUI thread.

#include "views/pages/spike_panel.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace logloupe {

class ErrorTypesModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setTypes(const std::vector<ErrorTypeFacts>& types, const QTimeZone& zone);
    [[nodiscard]] const ErrorTypeFacts& type(int row) const { return m_types[static_cast<size_t>(row)]; }
    [[nodiscard]] QString title(int row) const;
    /// "first 14:02:03  last 14:31:40  389 orders"
    [[nodiscard]] QString timesText(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<ErrorTypeFacts> m_types;
    QTimeZone m_zone = QTimeZone::utc();
};

class ErrorTypeDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace logloupe
