// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/event_detail_parts.h"

#include "models/domain/human_format.h"
#include "views/detail/record_language.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype listedAtFirst = 8;
constexpr qsizetype mostSections = 3;
constexpr qsizetype longText = 120;
constexpr qsizetype shortIdEnd = 4;
constexpr qsizetype longestShownId = 16;

[[nodiscard]] QString translated(const char* text) {
    return QCoreApplication::translate("EventDetailFields", text);
}

[[nodiscard]] bool isShownElsewhere(const FieldRef& field) {
    return field.canonical == Field::Timestamp || field.canonical == Field::Level || field.canonical == Field::Service
           || field.canonical == Field::Message;
}

[[nodiscard]] bool isSection(const EventFieldText& field) {
    if (isShownElsewhere(field.field))
        return false;
    if (field.field.canonical == Field::ErrorStackTrace)
        return true;
    const bool isLong = field.value.size() > longText || field.value.contains(u'\n');
    return isLong && !field.field.canonical && detectLanguage(field.value) != RecordLanguage::Plain;
}

/// "5b8e…c41f": a trace's number says nothing but which one it is.
[[nodiscard]] QString shortId(const QString& id) {
    return id.size() <= longestShownId ? id : id.first(shortIdEnd) + QChar(0x2026) + id.last(shortIdEnd);
}

} // namespace

DetailFields detailFields(const QList<EventFieldText>& fields, bool all) {
    DetailFields shown;
    for (const EventFieldText& field : fields) {
        if (isShownElsewhere(field.field) || isSection(field))
            continue;
        // What is masked or not canonical is seen in the record, but a masked value must be seen to be masked.
        const bool isFirst = field.field.canonical || field.isMasked;
        if (all || (isFirst && shown.fields.size() < listedAtFirst))
            shown.fields.append(field);
        else
            ++shown.hidden;
    }
    return shown;
}

KeyValueRow detailRow(const EventFieldText& field, const DetailOffers& offers) {
    KeyValueRow row;
    row.label = toText(field.field.name);
    row.monoLabel = true;
    row.value = field.text;
    row.masked = field.isMasked;
    const auto offer = [&row](QStringView id, const char* words, Icon icon, bool iconOnly) {
        row.actions.append({id.toString(), translated(words), icon, iconOnly});
    };
    const auto open = [&row, &offer, &offers](Icon icon, const char* words) {
        row.link = true;
        row.valueColor = Token::Accent;
        offer(detailAction::open, words, icon, !offers.hasRoom);
    };
    const auto offerFilters = [&offer] {
        offer(detailAction::filterFor, QT_TRANSLATE_NOOP("EventDetailFields", "Filter for this value"), Icon::Plus, true);
        offer(detailAction::filterOut, QT_TRANSLATE_NOOP("EventDetailFields", "Filter out this value"), Icon::Minus, true);
    };
    if (field.isMasked) {
        if (offers.filter)
            offerFilters();
        if (offers.reveal)
            offer(detailAction::reveal, QT_TRANSLATE_NOOP("EventDetailFields", "Reveal…"), Icon::Eye, false);
        return row;
    }
    if (field.field.canonical == Field::TraceId) {
        row.value = shortId(field.value);
        row.monoValue = true;
        if (offers.trace)
            open(Icon::Trace, QT_TRANSLATE_NOOP("EventDetailFields", "Open trace"));
        return row;
    }
    if (field.field.canonical == Field::OrderId && offers.order)
        open(Icon::Gem, QT_TRANSLATE_NOOP("EventDetailFields", "Open order"));
    else if (field.field.canonical == Field::CustomerId && offers.customer)
        open(Icon::User, QT_TRANSLATE_NOOP("EventDetailFields", "Open customer"));
    if (offers.filter && row.actions.isEmpty())
        offerFilters();
    return row;
}

QList<EventFieldText> sectionFields(const QList<EventFieldText>& fields) {
    QList<EventFieldText> sections;
    for (const EventFieldText& field : fields) {
        if (sections.size() < mostSections && isSection(field))
            sections.append(field);
    }
    return sections;
}

} // namespace logloupe
