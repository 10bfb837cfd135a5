// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/location.h"

namespace logloupe {

Page Location::shownOn() const {
    switch (kind) {
    case Kind::Page:
        return page;
    case Kind::Order:
    case Kind::Customer:
        return Page::Orders;
    case Kind::Search:
        return Page::Search;
    }
    return page;
}

QString Location::id() const {
    switch (kind) {
    case Kind::Page:
        return {};
    case Kind::Order:
        return QStringLiteral("order ") + text;
    case Kind::Customer:
        return QStringLiteral("customer ") + text;
    case Kind::Search:
        return text.isEmpty() ? QString() : QStringLiteral("search ") + text;
    }
    return {};
}

Location locationOf(const QString& text, const QueryContext& context) {
    const auto query = parseQuery(text, context);
    if (query) {
        if (const auto* value = std::get_if<MatchValue>(&query->root().value); value != nullptr && !value->hasWildcards) {
            if (value->field.canonical == Field::OrderId)
                return Location::toOrder(value->text);
            if (value->field.canonical == Field::CustomerId)
                return Location::toCustomer(value->text);
        }
    }
    return Location::toSearch(text);
}

void History::visit(const Location& location) {
    if (m_at >= 0 && m_visited[m_at] == location)
        return;
    m_visited.resize(m_at + 1);
    m_visited.append(location);
    if (m_visited.size() > longest)
        m_visited.removeFirst();
    m_at = m_visited.size() - 1;
}

} // namespace logloupe
