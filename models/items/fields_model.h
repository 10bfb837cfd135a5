// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The fields of a search, each with its most frequent values as children. GUI thread only.

#include "models/domain/aggregates.h"

#include <QAbstractItemModel>

#include <functional>
#include <vector>

namespace logloupe {

class FieldsModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        NameRole = Qt::UserRole, ///< QString, the field's dotted name
        IsFieldRole,             ///< bool
        ValueRole,               ///< QString, of a value: as a query asks for it
        CountRole,               ///< qint64, of a value: events; of a field: different values, or -1 while not known
        ShareRole,               ///< double 0 to 1, of a value: of the most frequent one
        IsLoadedRole,            ///< bool, of a field: its values are here
    };

    explicit FieldsModel(QObject* parent = nullptr);

    /// Writes a value for people and masks it. Given once, before any field.
    using ValueText = std::function<QString(const FieldRef&, const QString&)>;
    void setValueText(ValueText text);

    /// Values of fields that stay are kept, marked as old, until new ones come.
    void setFields(const std::vector<FieldDescription>& fields);
    void setTopValues(const TopValues& values);
    /// The values of every field no longer fit the search.
    void forgetValues();
    /// Only fields whose name contains this, in any case; empty: all.
    void setNameFilter(const QString& part);
    [[nodiscard]] int total() const { return static_cast<int>(m_fields.size()); }

    [[nodiscard]] FieldRef field(const QModelIndex& index) const;
    /// The value as logged, not masked: for a query. Empty for a field.
    [[nodiscard]] QString loggedValue(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const FieldRef& field) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Node {
        FieldDescription description;
        std::vector<ValueCount> values;
        qint64 distinct = -1;
        bool loaded = false;
    };

    [[nodiscard]] const Node& nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QVariant fieldData(const Node& node, int role) const;
    [[nodiscard]] QVariant valueData(const Node& node, const ValueCount& value, int role) const;
    void filter();

    std::vector<Node> m_fields;
    std::vector<int> m_shown; ///< indices into m_fields
    QString m_part;
    ValueText m_text;
};

} // namespace logloupe
