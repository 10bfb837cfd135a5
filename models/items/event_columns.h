// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a table of events can show, as data. Widths are logical pixels at 100 % text. GUI thread.

#include "models/domain/field.h"

#include <QList>
#include <QString>

#include <optional>
#include <span>

namespace logloupe {

enum class EventColumn : quint8 {
    Time,
    System,
    Level,
    Order,
    Action,
    Message,
    Actor,
    Status,
    Customer,
    Model,
    Elapsed,
    HttpStatus,
    Path,
    ErrorType,
    Destination,
    Trace,
    Version,
    Source,
};
inline constexpr int eventColumnCount = static_cast<int>(EventColumn::Source) + 1;

struct EventColumnFacts {
    EventColumn column = EventColumn::Time;
    const char* id = ""; ///< never translated; for settings and machines
    int width = 0;
    int hideRank = 0;           ///< the order in which columns give way when there is no room, from 1; 0 never
    std::optional<Field> field; ///< what a filter on this column asks for
};

[[nodiscard]] std::span<const EventColumnFacts> eventColumns();
[[nodiscard]] const EventColumnFacts& eventColumnFacts(EventColumn column);
[[nodiscard]] std::optional<EventColumn> eventColumnById(QStringView id);
/// Translated head; the time's without its zone.
[[nodiscard]] QString eventColumnTitle(EventColumn column);

/// The columns of a screen at first.
[[nodiscard]] QList<EventColumn> caseColumns();
[[nodiscard]] QList<EventColumn> searchColumns();
[[nodiscard]] QList<EventColumn> heatmapColumns();
[[nodiscard]] QList<EventColumn> tailColumns();

} // namespace logloupe
