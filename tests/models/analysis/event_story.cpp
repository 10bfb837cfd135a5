// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "event_story.h"

#include <algorithm>
#include <array>

namespace logloupe::testing {

TimePoint at(std::string_view iso) {
    const auto time = parseIso8601(iso, QTimeZone::utc());
    if (!time)
        qFatal("not a time");
    return *time;
}

QTimeZone moscow() {
    return QTimeZone(QByteArrayLiteral("Europe/Moscow"));
}

EventStory::EventStory(std::string_view order, std::string_view customer, const QString& source)
    : m_builder(source)
    , m_order(order)
    , m_customer(customer) {}

EventStory& EventStory::event(std::string_view iso, std::string_view system, std::string_view action, Severity severity) {
    m_builder.append(at(iso), severity, ++m_sequence);
    m_builder.setText(Field::Service, system);
    m_builder.setText(Field::Action, action);
    m_builder.setText(Field::OrderId, m_order);
    m_builder.setText(Field::CustomerId, m_customer);
    return *this;
}

EventStory& EventStory::change(std::string_view before, std::string_view after) {
    return with(Field::StatusOld, before).with(Field::StatusNew, after);
}

EventStory& EventStory::with(Field field, std::string_view text) {
    m_builder.setText(field, text);
    return *this;
}

EventStory& EventStory::with(Field field, qint64 number) {
    m_builder.setNumber(field, number);
    return *this;
}

EventStory& EventStory::raw(std::string_view record) {
    m_builder.setRaw(record, record.starts_with('{') ? RecordFormat::Json : RecordFormat::Text);
    return *this;
}

std::vector<EventRef> EventStory::events() {
    const EventBatch batch = m_builder.build();
    std::vector<EventRef> events;
    for (int row = 0; row < batch.size(); ++row)
        events.push_back({batch, row});
    return events;
}

TimePoint lateOrderNow() {
    return at("2026-05-13T11:32:00Z");
}

std::vector<EventRef> lateOrder() {
    EventStory story("A-104233", "C-20817");
    story.event("2026-05-07T07:04:11.320Z", "shop", "page viewed").with(Field::Message, "Ring configurator");
    story.event("2026-05-07T07:12:21.331Z", "shop-api", "order created").change("", "CREATED");
    story.event("2026-05-07T07:12:21.352Z", "rabbitmq", "message published")
        .by("shop-api")
        .with(Field::Message, "order.created for crm-api")
        .with(Field::MessageId, "m1");
    story.event("2026-05-07T07:12:21.539Z", "crm-api", "message consumed")
        .with(Field::Message, "order.created, after 187 ms")
        .with(Field::MessageId, "m1");
    story.event("2026-05-07T07:19:41.300Z", "shop-api", "3D model uploaded")
        .change("CREATED", "MODEL_UPLOADED")
        .with(Field::ModelId, "M-88120")
        .with(Field::FileSize, 48'200'000);
    story.event("2026-05-07T07:19:47.310Z", "mes-api", "price calculation started").by("system");
    story.event("2026-05-07T07:26:20.310Z", "mes-api", "price calculation failed", Severity::Error)
        .by("system")
        .with(Field::ErrorType, "PriceCalculationFailed")
        .with(Field::ErrorMessage, "open mesh, 14 edges");
    story.event("2026-05-07T08:01:42.250Z", "mes-api", "price calculation started").by("system");
    story.event("2026-05-07T08:02:57.250Z", "mes-api", "price calculation finished").by("system");
    story.event("2026-05-07T08:02:57.600Z", "shop-api", "order status changed").change("MODEL_UPLOADED", "PRICE_CALCULATED");
    story.event("2026-05-10T13:40:51.004Z", "shop-api", "order status changed").change("PRICE_CALCULATED", "PAID");
    story.event("2026-05-11T07:31:52.040Z", "crm-api", "order status changed")
        .by("seller 4")
        .change("PAID", "MANUFACTURING_APPROVED");
    story.event("2026-05-11T07:31:52.118Z", "rabbitmq", "message published")
        .by("crm-api")
        .with(Field::Message, "order.approved for mes-api")
        .with(Field::MessageId, "m2");
    story.event("2026-05-11T07:31:52.904Z", "mes-api", "message rejected", Severity::Error)
        .with(Field::ErrorType, "MessageRejected")
        .with(Field::ErrorMessage, "missing field ring.size")
        .with(Field::MessageDestination, "order.approved")
        .with(Field::MessageId, "m2");
    story.event("2026-05-11T07:31:52.911Z", "rabbitmq", "message dead-lettered", Severity::Warn)
        .with(Field::Message, "order.approved → mes.orders.dead")
        .with(Field::MessageDestination, "mes.orders.dead")
        .with(Field::MessageId, "m2");
    story.event("2026-05-11T08:44:06.350Z", "mes-api", "message consumed")
        .with(Field::Message, "order.approved, after 1 h 12 min")
        .with(Field::MessageId, "m2");
    story.event("2026-05-11T08:48:30.772Z", "mes", "operator assigned")
        .by("operator 17")
        .with(Field::Message, "Taken from the queue");
    return story.events();
}

std::vector<EventRef> normalOrder() {
    EventStory story("A-103988", "C-11840");
    story.event("2026-04-28T08:00:00.000Z", "shop-api", "order created").change("", "CREATED");
    story.event("2026-04-28T08:06:00.000Z", "shop-api", "3D model uploaded")
        .change("CREATED", "MODEL_UPLOADED")
        .with(Field::FileSize, 46'000'000);
    story.event("2026-04-28T08:06:04.000Z", "mes-api", "price calculation started").by("system");
    story.event("2026-04-28T08:07:26.000Z", "mes-api", "price calculation finished").by("system");
    story.event("2026-04-28T08:10:00.000Z", "shop-api", "order status changed").change("MODEL_UPLOADED", "PRICE_CALCULATED");
    story.event("2026-04-29T10:10:00.000Z", "shop-api", "order status changed").change("PRICE_CALCULATED", "PAID");
    story.event("2026-04-30T01:20:00.000Z", "crm-api", "order status changed")
        .by("seller 2")
        .change("PAID", "MANUFACTURING_APPROVED");
    story.event("2026-04-30T01:20:00.078Z", "rabbitmq", "message published")
        .by("crm-api")
        .with(Field::Message, "order.approved for mes-api")
        .with(Field::MessageId, "n2");
    story.event("2026-04-30T01:20:00.169Z", "mes-api", "message consumed")
        .with(Field::Message, "order.approved, after 91 ms")
        .with(Field::MessageId, "n2");
    story.event("2026-04-30T01:23:00.000Z", "mes", "operator assigned").by("operator 6");
    story.event("2026-04-30T10:46:00.000Z", "mes", "production started")
        .by("operator 6")
        .change("MANUFACTURING_APPROVED", "MANUFACTURING_STARTED");
    story.event("2026-05-02T06:46:00.000Z", "mes", "production finished")
        .by("operator 6")
        .change("MANUFACTURING_STARTED", "MANUFACTURING_COMPLETED");
    story.event("2026-05-02T10:00:00.000Z", "mes", "order status changed")
        .by("operator 6")
        .change("MANUFACTURING_COMPLETED", "PACKAGING");
    story.event("2026-05-02T12:00:00.000Z", "mes", "order status changed").by("operator 6").change("PACKAGING", "SHIPPED");
    story.event("2026-05-05T06:00:00.000Z", "shop-api", "order status changed").change("SHIPPED", "CLOSED");
    return story.events();
}

StatusTransitions transitionsOf(const std::vector<OrderChanges>& orders) {
    StatusTransitions transitions;
    transitions.systems.emplace_back("test");
    for (const OrderChanges& order : orders) {
        for (const auto& [status, seconds] : order.changes) {
            auto found = std::find(transitions.statuses.begin(), transitions.statuses.end(), status);
            if (found == transitions.statuses.end())
                found = transitions.statuses.insert(found, status);
            transitions.order.push_back(static_cast<quint32>(transitions.orders.size()));
            transitions.status.push_back(static_cast<quint16>(found - transitions.statuses.begin()));
            transitions.system.push_back(0);
            transitions.time.push_back(seconds * 1'000'000'000);
        }
        transitions.orders.push_back(order.order);
    }
    return transitions;
}

StatusTransitions usualOrders(int count) {
    struct Range {
        const char* status;
        qint64 low;
        qint64 high;
    };
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 3600;
    static constexpr std::array<Range, 10> ranges{{{"CREATED", 3 * minute, 40 * minute},
                                                   {"MODEL_UPLOADED", 2 * minute, 12 * minute},
                                                   {"PRICE_CALCULATED", 2 * hour, 96 * hour},
                                                   {"PAID", 6 * hour, 26 * hour},
                                                   {"MANUFACTURING_APPROVED", 6 * hour, 20 * hour},
                                                   {"MANUFACTURING_STARTED", 24 * hour, 72 * hour},
                                                   {"MANUFACTURING_COMPLETED", hour, 8 * hour},
                                                   {"PACKAGING", hour, 6 * hour},
                                                   {"SHIPPED", 24 * hour, 96 * hour},
                                                   {"CLOSED", 0, 0}}};
    std::vector<OrderChanges> orders;
    for (int i = 0; i < count; ++i) {
        OrderChanges order{"N-" + std::to_string(i), {}};
        qint64 time = 1'770'000'000 + i * 100;
        for (const Range& range : ranges) {
            order.changes.emplace_back(range.status, time);
            time += range.low + (range.high - range.low) * i / std::max(1, count - 1);
        }
        orders.push_back(std::move(order));
    }
    return transitionsOf(orders);
}

} // namespace logloupe::testing
