// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/key_value_list.h"

#include "views/theme/text_glyphs.h"

#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QPointer>
#include <QWindow>

#include <vector>

// What assistive technology sees of a KeyValueList: a list whose items are the rows, each with its actions.

namespace logloupe {
namespace {

class AccessibleRow : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    AccessibleRow(KeyValueList* list, int row)
        : m_list(list)
        , m_row(row) {}

    [[nodiscard]] bool isValid() const override { return m_list != nullptr && m_row < m_list->rows().size(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_list ? m_list->window()->windowHandle() : nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_list.data()); }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        return isValid() && kind == QAccessible::Name ? m_list->spokenRow(m_row) : QString();
    }

    [[nodiscard]] QRect rect() const override {
        if (!isValid())
            return {};
        const QRect row = m_list->rowRect(m_row);
        return {m_list->mapToGlobal(row.topLeft()), row.size()};
    }

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.selected = m_list->currentRow() == m_row;
        state.focused = state.selected && m_list->hasFocus();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override {
        if (!isValid())
            return {};
        QStringList names{setFocusAction()};
        const KeyValueRow& row = m_list->rows()[m_row];
        if (row.link)
            names.append(pressAction());
        for (const KeyValueAction& action : row.actions)
            names.append(visibleText(action.text));
        return names;
    }

    void doAction(const QString& name) override {
        if (!isValid())
            return;
        const KeyValueRow row = m_list->rows()[m_row];
        if (name == setFocusAction()) {
            m_list->setFocus();
            m_list->setCurrentRow(m_row);
        } else if (name == pressAction() && row.link) {
            emit m_list->valueActivated(m_row);
        } else {
            for (const KeyValueAction& action : row.actions) {
                if (visibleText(action.text) == name) {
                    emit m_list->actionTriggered(m_row, action.id);
                    return;
                }
            }
        }
    }

    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<KeyValueList> m_list;
    int m_row;
};

class AccessibleKeyValueList : public QAccessibleWidget {
public:
    explicit AccessibleKeyValueList(KeyValueList* list)
        : QAccessibleWidget(list, QAccessible::List) {}
    ~AccessibleKeyValueList() override {
        for (const QAccessible::Id id : m_rows)
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return list() == nullptr ? 0 : static_cast<int>(list()->rows().size()); }

    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount())
            return nullptr;
        // An item knows only its number, so it serves whatever rows the list has now.
        while (m_rows.size() <= static_cast<size_t>(index))
            m_rows.push_back(
                QAccessible::registerAccessibleInterface(new AccessibleRow(list(), static_cast<int>(m_rows.size()))));
        return QAccessible::accessibleInterface(m_rows[static_cast<size_t>(index)]);
    }

    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        for (int index = 0; index < childCount(); ++index) {
            if (child(index)->rect().contains(x, y))
                return child(index);
        }
        return nullptr;
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        for (size_t index = 0; index < m_rows.size(); ++index) {
            if (QAccessible::accessibleInterface(m_rows[index]) == child)
                return static_cast<int>(index);
        }
        return -1;
    }

    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        return list() != nullptr && list()->hasFocus() ? child(list()->currentRow()) : nullptr;
    }

private:
    [[nodiscard]] KeyValueList* list() const { return qobject_cast<KeyValueList*>(object()); }

    mutable std::vector<QAccessible::Id> m_rows;
};

} // namespace

QAccessibleInterface* KeyValueList::createAccessible() {
    return new AccessibleKeyValueList(this);
}

} // namespace logloupe
