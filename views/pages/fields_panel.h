// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The fields of a search with their most frequent values as bars. A click on a value keeps only its events, with Alt or by the menu it takes
// them out; the whole is one list for the keyboard: Left and Right close and open a field, Enter acts. GUI thread.

#include "models/items/fields_model.h"

#include <QAbstractListModel>
#include <QWidget>

#include <set>

class QListView;

namespace logloupe {

class SearchField;

/// FieldsModel as rows one under another: a field, its values while it is open, and how many more there are.
class FieldRowsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Kind : quint8 { Field, Value, More, Waiting };
    enum Role { KindRole = Qt::UserRole, OpenRole, CountRole, ShareRole };

    explicit FieldRowsModel(FieldsModel& fields, QObject* parent = nullptr);

    void setOpen(const FieldRef& field, bool open);
    [[nodiscard]] bool isOpen(const FieldRef& field) const { return m_open.contains(field.name); }
    [[nodiscard]] std::vector<FieldRef> openFields() const;
    [[nodiscard]] Kind kind(int row) const { return m_rows[static_cast<size_t>(row)].kind; }
    [[nodiscard]] FieldRef field(int row) const;
    /// As logged.
    [[nodiscard]] QString value(int row) const;
    [[nodiscard]] int valuesShown(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        Kind kind = Kind::Field;
        int field = 0;
        int value = 0;

        bool operator==(const Row&) const = default;
    };

    void rebuild();
    [[nodiscard]] QModelIndex source(const Row& row) const;

    FieldsModel& m_fields;
    std::set<std::string> m_open;
    std::vector<Row> m_rows;
};

class FieldsPanel : public QWidget {
    Q_OBJECT
public:
    explicit FieldsPanel(QWidget* parent = nullptr);
    ~FieldsPanel() override;

    [[nodiscard]] FieldsModel& model() { return m_fields; }
    [[nodiscard]] FieldRowsModel& rows() { return *m_rows; }
    [[nodiscard]] QListView* list() const { return m_list; }
    void focusFilter();

signals:
    void filterRequested(const logloupe::FieldRef& field, const QString& value, bool exclude);
    /// A field was opened, or more of its values are wanted.
    void valuesRequested(const logloupe::FieldRef& field, int limit);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void act(int row, bool exclude);
    void showMenu(const QPoint& position);
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);

    FieldsModel m_fields;
    FieldRowsModel* m_rows = nullptr;
    SearchField* m_filter = nullptr;
    QListView* m_list = nullptr;
};

} // namespace logloupe
