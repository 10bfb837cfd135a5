// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The column at the left of the window: workspace, pages, what is open. GUI thread.

#include "views/controls/navigation_item.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace logloupe {

enum class Page : quint8 { Orders, Search, Errors, Tail, Sources, Settings };

/// An opened order, customer or search: these replace tabs.
struct OpenItem {
    QString id; ///< unique among the open items
    Icon icon = Icon::Gem;
    QString label;

    bool operator==(const OpenItem&) const = default;
};

class Sidebar : public QWidget {
    Q_OBJECT
public:
    explicit Sidebar(QWidget* parent = nullptr);

    void setWorkspace(const QString& title);
    /// Pages that may be opened; the others are absent. All of them until it is told.
    void setPages(const QList<Page>& pages);
    void setCurrentPage(Page page);
    /// Beside "Live tail": "275/s"; empty takes it away.
    void setTailRate(const QString& rate);
    void setOpenItems(const QList<OpenItem>& items);
    /// Marks the item shown now; an id that is not open marks none.
    void setCurrentItem(const QString& id);
    /// Icons only.
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }

signals:
    /// The workspace's name was clicked: to choose another.
    void workspaceRequested();
    void pageRequested(logloupe::Page page);
    void itemRequested(const QString& id);
    void itemCloseRequested(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    NavigationItem* addPage(Page page, Icon icon, QVBoxLayout* layout);
    void retranslate();
    void applyMeasures();

    QWidget* m_head = nullptr;
    QString m_workspace;
    QHash<Page, NavigationItem*> m_pages;
    QLabel* m_openTitle = nullptr;
    QVBoxLayout* m_openLayout = nullptr;
    QList<OpenItem> m_items;
    QList<NavigationItem*> m_itemButtons;
    QString m_currentItem;
    bool m_collapsed = false;
};

} // namespace logloupe
