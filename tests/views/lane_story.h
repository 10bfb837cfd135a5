// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Orders for the tests of the lane diagram and the case page, told event by event.

#include "models/analysis/case_report.h"

#include <QTimeZone>

namespace logloupe::testing {

inline constexpr TimePoint storyBegin = TimePoint::fromSeconds(1'778'137'200); // 2026-05-07T07:00:00Z

class LaneStory {
public:
    explicit LaneStory(std::string order = "A-1")
        : m_order(std::move(order)) {}

    LaneStory& event(Duration after, std::string_view system, std::string_view action, Severity severity = Severity::Info) {
        m_builder.append(storyBegin + after, severity, ++m_sequence);
        m_builder.setText(Field::Service, system);
        m_builder.setText(Field::Action, action);
        m_builder.setText(Field::OrderId, m_order);
        m_builder.setText(Field::CustomerId, "C-7");
        return *this;
    }
    LaneStory& change(std::string_view before, std::string_view after) {
        return with(Field::StatusOld, before).with(Field::StatusNew, after);
    }
    LaneStory& with(Field field, std::string_view text) {
        m_builder.setText(field, text);
        return *this;
    }
    [[nodiscard]] EventBatch batch() { return m_builder.build(); }

    [[nodiscard]] static std::shared_ptr<const CaseReport> report(const EventBatch& batch, Duration now,
                                                                  const Baselines& baselines = {}) {
        std::vector<EventRef> events;
        for (int row = 0; row < batch.size(); ++row)
            events.push_back({batch, row});
        return std::make_shared<const CaseReport>(
            buildCaseReport(std::move(events), StatusProcess::standard(), baselines, storyBegin + now, QTimeZone::utc()));
    }

private:
    EventBatchBuilder m_builder{QStringLiteral("test")};
    std::string m_order;
    quint64 m_sequence = 0;
};

/// A message that the shop publishes and production rejects within a second, both systems busy at that moment; 20 hours of silence; two errors at once.
[[nodiscard]] inline EventBatch busyOrder() {
    using std::chrono::hours;
    using std::chrono::milliseconds;
    using std::chrono::minutes;
    using std::chrono::seconds;
    LaneStory story;
    story.event(seconds(0), "shop-api", "order created").change("", "CREATED");
    for (int i = 1; i <= 4; ++i)
        story.event(milliseconds(i * 10), "shop-api", "api request");
    story.event(milliseconds(100), "rabbitmq", "message published")
        .with(Field::UserId, "shop-api")
        .with(Field::Message, "order.created for mes-api")
        .with(Field::MessageId, "m1");
    story.event(milliseconds(300), "mes-api", "message consumed")
        .with(Field::Message, "order.created, after 200 ms")
        .with(Field::MessageId, "m1");
    for (int i = 1; i <= 3; ++i)
        story.event(milliseconds(300 + i), "mes-api", "api request");
    story.event(minutes(40), "shop", "page viewed");
    story.event(hours(1), "shop-api", "3D model uploaded").change("CREATED", "MODEL_UPLOADED");
    story.event(hours(21), "mes-api", "check failed", Severity::Error).with(Field::ErrorType, "MeshOpen");
    story.event(hours(21) + milliseconds(5), "mes-api", "check failed", Severity::Error).with(Field::ErrorType, "MeshOpen");
    story.event(hours(22), "crm", "page viewed");
    return story.batch();
}

} // namespace logloupe::testing
