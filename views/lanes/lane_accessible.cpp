// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/lanes/lane_accessible.h"

#include "views/lanes/lane_view.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <QWindow>

#include <vector>

namespace logloupe {

namespace {

class LaneRow : public QAccessibleInterface {
public:
    LaneRow(LaneView* view, int row)
        : m_view(view)
        , m_row(row) {}

    [[nodiscard]] bool isValid() const override { return m_view != nullptr && m_row < m_view->spokenRows(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view.data()); }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return m_view->spokenRowName(m_row);
        return kind == QAccessible::Value ? m_view->spokenRowValue(m_row) : QString();
    }

    [[nodiscard]] QRect rect() const override {
        if (!isValid())
            return {};
        const QRect place = m_view->spokenRowRect(m_row);
        return {m_view->mapToGlobal(place.topLeft()), place.size()};
    }

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.invalid = !isValid();
        state.readOnly = true;
        return state;
    }

private:
    QPointer<LaneView> m_view;
    int m_row;
};

class LaneList : public QAccessibleWidget {
public:
    explicit LaneList(LaneView* view)
        : QAccessibleWidget(view, QAccessible::List) {}
    ~LaneList() override {
        for (const QAccessible::Id id : m_rows)
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return view() == nullptr ? 0 : view()->spokenRows(); }

    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount())
            return nullptr;
        // A row knows only its number, so it serves whatever the view shows now.
        while (m_rows.size() <= static_cast<size_t>(index))
            m_rows.push_back(QAccessible::registerAccessibleInterface(new LaneRow(view(), static_cast<int>(m_rows.size()))));
        return QAccessible::accessibleInterface(m_rows[static_cast<size_t>(index)]);
    }

    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        for (int index = 0; index < childCount(); ++index) {
            QAccessibleInterface* const row = child(index);
            if (row->rect().contains(x, y))
                return row;
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

private:
    [[nodiscard]] LaneView* view() const { return qobject_cast<LaneView*>(object()); }

    mutable std::vector<QAccessible::Id> m_rows;
};

QAccessibleInterface* createInterface(const QString&, QObject* object) {
    auto* view = qobject_cast<LaneView*>(object);
    return view != nullptr ? new LaneList(view) : nullptr;
}

} // namespace

void installLaneAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(createInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace logloupe
