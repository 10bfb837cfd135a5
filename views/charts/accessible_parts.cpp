// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/accessible_parts.h"

#include "views/theme/text_glyphs.h"

#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QPointer>
#include <QWindow>

#include <memory>
#include <vector>

namespace logloupe {

namespace {

class AccessiblePart : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    AccessiblePart(PaintedControl* view, std::shared_ptr<const AccessibleParts> parts, int index)
        : m_view(view)
        , m_parts(std::move(parts))
        , m_index(index) {}

    [[nodiscard]] bool isValid() const override { return m_view != nullptr && m_index < m_parts->count(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view.data()); }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return m_parts->role; }
    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return visibleText(m_parts->name(m_index), LineEnds::Kept);
        return kind == QAccessible::Value ? visibleText(m_parts->value(m_index), LineEnds::Kept) : QString();
    }

    [[nodiscard]] QRect rect() const override {
        if (!isValid())
            return {};
        const QRect place = m_parts->place(m_index);
        return {m_view->mapToGlobal(place.topLeft()), place.size()};
    }

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.selected = m_parts->current() == m_index;
        state.focused = state.selected && m_view->hasFocus();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override { return isValid() ? QStringList{pressAction()} : QStringList(); }

    void doAction(const QString& name) override {
        if (isValid() && name == pressAction())
            m_parts->choose(m_index);
    }

    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<PaintedControl> m_view;
    std::shared_ptr<const AccessibleParts> m_parts;
    int m_index;
};

class AccessibleView : public QAccessibleWidget {
public:
    AccessibleView(PaintedControl* view, AccessibleParts parts)
        : QAccessibleWidget(view, view->spokenRole())
        , m_parts(std::make_shared<const AccessibleParts>(std::move(parts))) {}
    ~AccessibleView() override {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        if (view() == nullptr)
            return {};
        if (kind == QAccessible::Name && view()->accessibleName().isEmpty())
            return visibleText(view()->spokenText(), LineEnds::Kept);
        if (kind == QAccessible::Value)
            return visibleText(view()->spokenValue(), LineEnds::Kept);
        return QAccessibleWidget::text(kind);
    }

    [[nodiscard]] int childCount() const override { return view() == nullptr ? 0 : m_parts->count(); }

    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount())
            return nullptr;
        // A part knows only its number, so it serves whatever the view shows now.
        while (m_children.size() <= static_cast<size_t>(index))
            m_children.push_back(QAccessible::registerAccessibleInterface(
                new AccessiblePart(view(), m_parts, static_cast<int>(m_children.size()))));
        return QAccessible::accessibleInterface(m_children[static_cast<size_t>(index)]);
    }

    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        if (view() == nullptr)
            return nullptr;
        const QPoint point = view()->mapFromGlobal(QPoint(x, y));
        for (int index = 0; index < childCount(); ++index) {
            if (m_parts->place(index).contains(point))
                return child(index);
        }
        return nullptr;
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        for (size_t index = 0; index < m_children.size(); ++index) {
            if (QAccessible::accessibleInterface(m_children[index]) == child)
                return static_cast<int>(index);
        }
        return -1;
    }

    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        return view() != nullptr && view()->hasFocus() ? child(m_parts->current()) : nullptr;
    }

private:
    [[nodiscard]] PaintedControl* view() const { return qobject_cast<PaintedControl*>(object()); }

    std::shared_ptr<const AccessibleParts> m_parts;
    mutable std::vector<QAccessible::Id> m_children;
};

} // namespace

QAccessibleInterface* makeAccessibleParts(PaintedControl* view, AccessibleParts parts) {
    return new AccessibleView(view, std::move(parts));
}

} // namespace logloupe
