// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/event_columns.h"

#include <QCoreApplication>

#include <array>

namespace logloupe {
namespace {

struct ColumnRow {
    EventColumnFacts facts;
    const char* title;
};

constexpr std::array<ColumnRow, eventColumnCount> columnRows{{
    {{EventColumn::Time, "time", 104, 0, {}}, QT_TRANSLATE_NOOP("EventColumns", "Time")},
    {{EventColumn::System, "system", 96, 0, Field::Service}, QT_TRANSLATE_NOOP("EventColumns", "System")},
    {{EventColumn::Level, "level", 76, 0, Field::Level}, QT_TRANSLATE_NOOP("EventColumns", "Level")},
    {{EventColumn::Order, "order", 90, 0, Field::OrderId}, QT_TRANSLATE_NOOP("EventColumns", "Order")},
    {{EventColumn::Action, "action", 142, 1, Field::Action}, QT_TRANSLATE_NOOP("EventColumns", "Action")},
    {{EventColumn::Message, "message", 320, 0, Field::Message}, QT_TRANSLATE_NOOP("EventColumns", "Message")},
    {{EventColumn::Actor, "actor", 88, 2, Field::UserId}, QT_TRANSLATE_NOOP("EventColumns", "Actor")},
    {{EventColumn::Status, "status", 216, 3, Field::StatusNew}, QT_TRANSLATE_NOOP("EventColumns", "Status old → new")},
    {{EventColumn::Customer, "customer", 90, 4, Field::CustomerId}, QT_TRANSLATE_NOOP("EventColumns", "Customer")},
    {{EventColumn::Model, "model", 90, 4, Field::ModelId}, QT_TRANSLATE_NOOP("EventColumns", "Model")},
    {{EventColumn::Elapsed, "duration", 90, 4, Field::Duration}, QT_TRANSLATE_NOOP("EventColumns", "Duration")},
    {{EventColumn::HttpStatus, "http-status", 60, 4, Field::HttpStatus}, QT_TRANSLATE_NOOP("EventColumns", "HTTP")},
    {{EventColumn::Path, "path", 180, 4, Field::UrlPath}, QT_TRANSLATE_NOOP("EventColumns", "Path")},
    {{EventColumn::ErrorType, "error-type", 150, 4, Field::ErrorType}, QT_TRANSLATE_NOOP("EventColumns", "Error type")},
    {{EventColumn::Destination, "destination", 130, 4, Field::MessageDestination}, QT_TRANSLATE_NOOP("EventColumns", "Queue")},
    {{EventColumn::Trace, "trace", 120, 4, Field::TraceId}, QT_TRANSLATE_NOOP("EventColumns", "Trace")},
    {{EventColumn::Version, "version", 72, 4, Field::ServiceVersion}, QT_TRANSLATE_NOOP("EventColumns", "Version")},
    {{EventColumn::Source, "source", 110, 4, {}}, QT_TRANSLATE_NOOP("EventColumns", "Source")},
}};

constexpr auto allFacts = [] {
    std::array<EventColumnFacts, eventColumnCount> facts{};
    for (size_t index = 0; index < facts.size(); ++index)
        facts[index] = columnRows[index].facts;
    return facts;
}();

} // namespace

std::span<const EventColumnFacts> eventColumns() {
    return allFacts;
}

const EventColumnFacts& eventColumnFacts(EventColumn column) {
    return allFacts[static_cast<size_t>(column)];
}

std::optional<EventColumn> eventColumnById(QStringView id) {
    for (const EventColumnFacts& facts : allFacts) {
        if (id == QLatin1String(facts.id))
            return facts.column;
    }
    return {};
}

QString eventColumnTitle(EventColumn column) {
    return QCoreApplication::translate("EventColumns", columnRows[static_cast<size_t>(column)].title);
}

QList<EventColumn> caseColumns() {
    return {EventColumn::Time,    EventColumn::System, EventColumn::Level, EventColumn::Action,
            EventColumn::Message, EventColumn::Actor,  EventColumn::Status};
}

QList<EventColumn> searchColumns() {
    return {EventColumn::Time, EventColumn::System, EventColumn::Level, EventColumn::Order, EventColumn::Message};
}

QList<EventColumn> heatmapColumns() {
    return {EventColumn::Time,  EventColumn::System,  EventColumn::Level,
            EventColumn::Order, EventColumn::Message, EventColumn::Actor};
}

QList<EventColumn> tailColumns() {
    return {EventColumn::Time, EventColumn::System, EventColumn::Level, EventColumn::Message};
}

} // namespace logloupe
