// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which fields of an event the detail lists, how, and which get a box of their own. Pure but for the language in use.

#include "models/items/event_text.h"
#include "views/controls/key_value_list.h"

#include <QList>

namespace logloupe {

namespace detailAction {
inline constexpr QStringView filterFor = u"filter-for";
inline constexpr QStringView filterOut = u"filter-out";
inline constexpr QStringView open = u"open";
inline constexpr QStringView reveal = u"reveal";
} // namespace detailAction

/// What somebody would answer to; nothing else is offered.
struct DetailOffers {
    bool filter = false;
    bool order = false;
    bool customer = false;
    bool trace = false;
    bool reveal = false;
    bool hasRoom = true; ///< for the words beside the icons that open something
};

struct DetailFields {
    QList<EventFieldText> fields;
    int hidden = 0;
};

/// The first ones people ask for, or all of them. Time, level, system and message stand elsewhere; long texts have their box.
[[nodiscard]] DetailFields detailFields(const QList<EventFieldText>& fields, bool all);

[[nodiscard]] KeyValueRow detailRow(const EventFieldText& field, const DetailOffers& offers);

/// Fields that are read in a box: stack traces, statements, documents, at most three.
[[nodiscard]] QList<EventFieldText> sectionFields(const QList<EventFieldText>& fields);

} // namespace logloupe
