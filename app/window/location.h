// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where a person is in the program, and the way back and forward. Values; pure.

#include "models/query/query.h"
#include "views/shell/sidebar.h"

#include <QList>
#include <QString>

namespace logloupe {

struct Location {
    enum class Kind : quint8 { Page, Order, Customer, Search };
    Kind kind = Kind::Page;
    Page page = Page::Orders; ///< of Kind::Page
    QString text = {};        ///< order, customer or query

    bool operator==(const Location&) const = default;

    [[nodiscard]] static Location toPage(Page page) { return {Kind::Page, page}; }
    [[nodiscard]] static Location toOrder(const QString& order) { return {Kind::Order, Page::Orders, order}; }
    [[nodiscard]] static Location toCustomer(const QString& customer) { return {Kind::Customer, Page::Orders, customer}; }
    [[nodiscard]] static Location toSearch(const QString& query) { return {Kind::Search, Page::Search, query}; }

    /// The page it is shown on.
    [[nodiscard]] Page shownOn() const;
    /// Names it among what is open in the sidebar; empty for a mere page.
    [[nodiscard]] QString id() const;
};

/// What the one field at the top means: an order's number, a customer's, else a search.
[[nodiscard]] Location locationOf(const QString& text, const QueryContext& context);

class History {
public:
    /// What lay ahead is forgotten. Going where one already is changes nothing.
    void visit(const Location& location);
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_visited.size(); }
    Location goBack() { return m_visited[--m_at]; }
    Location goForward() { return m_visited[++m_at]; }

private:
    static constexpr qsizetype longest = 200;
    QList<Location> m_visited;
    qsizetype m_at = -1;
};

} // namespace logloupe
