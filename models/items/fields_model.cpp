// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/fields_model.h"

#include "models/domain/human_format.h"

#include <algorithm>

namespace logloupe {

// The internal id of a field is 0, of a value 1 + the row of its field among those shown.

FieldsModel::FieldsModel(QObject* parent)
    : QAbstractItemModel(parent) {}

void FieldsModel::setValueText(ValueText text) {
    m_text = std::move(text);
    if (!m_shown.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

void FieldsModel::setFields(const std::vector<FieldDescription>& fields) {
    beginResetModel();
    std::vector<Node> nodes;
    nodes.reserve(fields.size());
    for (const FieldDescription& description : fields) {
        const auto known = std::find_if(m_fields.begin(), m_fields.end(),
                                        [&](const Node& node) { return node.description.field == description.field; });
        Node node = known == m_fields.end() ? Node{} : std::move(*known);
        node.description = description;
        node.loaded = false;
        nodes.push_back(std::move(node));
    }
    m_fields = std::move(nodes);
    filter();
    endResetModel();
}

void FieldsModel::setTopValues(const TopValues& values) {
    const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                    [&](const Node& node) { return node.description.field == values.field; });
    if (found == m_fields.end())
        return;
    const QModelIndex parent = indexOf(values.field);
    if (parent.isValid() && !found->values.empty()) {
        beginRemoveRows(parent, 0, static_cast<int>(found->values.size()) - 1);
        found->values.clear();
        endRemoveRows();
    }
    if (parent.isValid() && !values.values.empty()) {
        beginInsertRows(parent, 0, static_cast<int>(values.values.size()) - 1);
        found->values = values.values;
        endInsertRows();
    } else {
        found->values = values.values;
    }
    found->distinct = static_cast<qint64>(values.distinct);
    found->loaded = true;
    if (parent.isValid())
        emit dataChanged(parent, parent);
}

void FieldsModel::forgetValues() {
    for (Node& node : m_fields)
        node.loaded = false;
    if (!m_shown.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

void FieldsModel::setNameFilter(const QString& part) {
    if (part == m_part)
        return;
    beginResetModel();
    m_part = part;
    filter();
    endResetModel();
}

void FieldsModel::filter() {
    m_shown.clear();
    for (size_t field = 0; field < m_fields.size(); ++field) {
        if (m_part.isEmpty() || toText(m_fields[field].description.field.name).contains(m_part, Qt::CaseInsensitive))
            m_shown.push_back(static_cast<int>(field));
    }
}

const FieldsModel::Node& FieldsModel::nodeOf(const QModelIndex& index) const {
    const quintptr id = index.internalId();
    const auto row = id == 0 ? static_cast<size_t>(index.row()) : static_cast<size_t>(id - 1);
    return m_fields[static_cast<size_t>(m_shown[row])];
}

FieldRef FieldsModel::field(const QModelIndex& index) const {
    return index.isValid() ? nodeOf(index).description.field : FieldRef{};
}

QString FieldsModel::loggedValue(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return toText(nodeOf(index).values[static_cast<size_t>(index.row())].value);
}

QModelIndex FieldsModel::indexOf(const FieldRef& field) const {
    for (size_t row = 0; row < m_shown.size(); ++row) {
        if (m_fields[static_cast<size_t>(m_shown[row])].description.field == field)
            return createIndex(static_cast<int>(row), 0, quintptr(0));
    }
    return {};
}

QModelIndex FieldsModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr(0));
}

QModelIndex FieldsModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, quintptr(0));
}

int FieldsModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(m_shown.size());
    return parent.internalId() == 0 && parent.column() == 0 ? static_cast<int>(nodeOf(parent).values.size()) : 0;
}

int FieldsModel::columnCount(const QModelIndex&) const {
    return 1;
}

QVariant FieldsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node& node = nodeOf(index);
    if (role == NameRole)
        return toText(node.description.field.name);
    if (role == IsFieldRole)
        return index.internalId() == 0;
    return index.internalId() == 0 ? fieldData(node, role)
                                   : valueData(node, node.values[static_cast<size_t>(index.row())], role);
}

QVariant FieldsModel::fieldData(const Node& node, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return toText(node.description.field.name);
    case CountRole:
        return node.distinct;
    case IsLoadedRole:
        return node.loaded;
    default:
        return {};
    }
}

QVariant FieldsModel::valueData(const Node& node, const ValueCount& value, int role) const {
    const auto text = [&] {
        const QString logged = toText(value.value);
        return m_text ? m_text(node.description.field, logged) : logged;
    };
    switch (role) {
    case Qt::DisplayRole:
    case ValueRole:
        return text();
    case CountRole:
        return static_cast<qint64>(value.count);
    case ShareRole: {
        const quint64 most = node.values.front().count;
        return most == 0 ? 0.0 : static_cast<double>(value.count) / static_cast<double>(most);
    }
    case Qt::AccessibleTextRole:
        return text() + QLatin1String(", ") + countText(static_cast<qint64>(value.count));
    default:
        return {};
    }
}

} // namespace logloupe
