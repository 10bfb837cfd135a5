// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Builds events for tests the way people tell them, and the two orders that the case page is designed around.

#include "models/domain/aggregates.h"
#include "models/domain/event_batch.h"

#include <QString>
#include <QTimeZone>

#include <string_view>
#include <vector>

namespace logloupe::testing {

/// Reads a time in UTC; the test's own mistake ends it.
[[nodiscard]] TimePoint at(std::string_view iso);
[[nodiscard]] QTimeZone moscow();

class EventStory {
public:
    explicit EventStory(std::string_view order, std::string_view customer = {}, const QString& source = QStringLiteral("test"));

    /// Begins an event; what follows belongs to it.
    EventStory& event(std::string_view iso, std::string_view system, std::string_view action,
                      Severity severity = Severity::Info);
    EventStory& by(std::string_view actor) { return with(Field::UserId, actor); }
    EventStory& change(std::string_view before, std::string_view after);
    EventStory& with(Field field, std::string_view text);
    EventStory& with(Field field, qint64 number);
    EventStory& raw(std::string_view record);
    [[nodiscard]] std::vector<EventRef> events();

private:
    EventBatchBuilder m_builder;
    std::string m_order;
    std::string m_customer;
    quint64 m_sequence = 0;
};

/// Order A-104233 of the design's mockups: one failed price calculation, one rejected message, waiting for operator 17. "Now" is lateOrderNow().
[[nodiscard]] std::vector<EventRef> lateOrder();
/// Order A-103988: the same route without trouble, closed.
[[nodiscard]] std::vector<EventRef> normalOrder();
[[nodiscard]] TimePoint lateOrderNow();

/// Status changes told order by order: {"A-1", {{"PAID", seconds}, …}}.
struct OrderChanges {
    std::string order;
    std::vector<std::pair<std::string, qint64>> changes;
};
[[nodiscard]] StatusTransitions transitionsOf(const std::vector<OrderChanges>& orders);

/// `count` closed orders of the default process, whose stay in each status is spread evenly over its usual range as the mockups give it.
[[nodiscard]] StatusTransitions usualOrders(int count);

} // namespace logloupe::testing
