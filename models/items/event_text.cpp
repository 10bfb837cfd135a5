// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/event_text.h"

#include "models/analysis/action.h"
#include "models/analysis/actor.h"
#include "models/domain/human_format.h"
#include "models/domain/record_fields.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar narrowSpace(0x202f);

/// What people look for first in an event, in this order; the head of the detail shows time, level and system already.
constexpr std::array firstFields{
    Field::OrderId,      Field::Action,         Field::StatusOld,     Field::StatusNew,  Field::ErrorType,
    Field::ErrorMessage, Field::CustomerId,     Field::UserId,        Field::ModelId,    Field::FileSize,
    Field::Duration,     Field::HttpMethod,     Field::UrlPath,       Field::HttpStatus, Field::MessageDestination,
    Field::MessageId,    Field::ServiceVersion, Field::ClientAddress, Field::TraceId,    Field::SpanId,
};

[[nodiscard]] QString logged(const EventBatch& batch, int row, Field field) {
    return toText(batch.text(field, row));
}

[[nodiscard]] QString numberText(Field field, qint64 number) {
    switch (field) {
    case Field::Duration:
        return durationText(Duration(number));
    case Field::FileSize:
        return sizeText(number);
    default:
        return QString::number(number);
    }
}

/// First line of a record without a message, short enough for a row.
[[nodiscard]] std::string_view firstLine(std::string_view record) {
    constexpr size_t enough = 4096;
    return record.substr(0, std::min(record.find('\n'), enough));
}

} // namespace

EventText::EventText(QObject* parent)
    : QObject(parent)
    , m_now(TimePoint::fromMilliseconds(QDateTime::currentMSecsSinceEpoch())) {}

void EventText::setZone(const QTimeZone& zone) {
    m_clock = ZoneClock(zone);
    emit changed();
}

void EventText::setNow(TimePoint now) {
    m_now = now;
    emit changed();
}

void EventText::setMask(std::shared_ptr<const TextMask> mask) {
    m_mask = std::move(mask);
    // Another mask has other tokens.
    m_loggedValues.clear();
    emit changed();
}

QString EventText::queryValue(const FieldRef& field, const QString& value) {
    const QString shown = masked(field, value);
    if (shown == value)
        return value;
    const auto [first, last] = m_loggedValues.equal_range(shown);
    const std::pair known(field.name, value);
    if (std::none_of(first, last, [&known](const auto& entry) { return entry.second == known; }))
        m_loggedValues.emplace(shown, known);
    return shown;
}

QStringList EventText::loggedValues(const std::optional<FieldRef>& field, const QString& masked) const {
    QStringList values;
    const auto [first, last] = m_loggedValues.equal_range(masked);
    for (auto entry = first; entry != last; ++entry) {
        if ((!field || field->name == entry->second.first) && !values.contains(entry->second.second))
            values.append(entry->second.second);
    }
    return values;
}

void EventText::retranslate() {
    emit changed();
}

QString EventText::masked(const FieldRef& field, const QString& value) const {
    return m_mask && !value.isEmpty() ? m_mask->maskedValue(field, value) : value;
}

QString EventText::maskedField(const EventBatch& batch, int row, Field field) const {
    return masked(FieldRef::of(field), logged(batch, row, field));
}

QString EventText::title(EventColumn column, TimePoint at) const {
    if (column != EventColumn::Time)
        return eventColumnTitle(column);
    //: %1 is the offset of the zone, as in "Time, UTC+3"
    return tr("Time, %1").arg(zoneOffsetText(zone(), at));
}

QString EventText::message(const EventBatch& batch, int row) const {
    if (const std::string_view text = batch.text(Field::Message, row); !text.empty())
        return maskedField(batch, row, Field::Message);
    QStringList parts;
    const QString type = maskedField(batch, row, Field::ErrorType);
    const QString error = maskedField(batch, row, Field::ErrorMessage);
    if (!type.isEmpty() && !error.isEmpty())
        return type + u": "_s + error;
    if (!type.isEmpty() || !error.isEmpty())
        return type + error;
    for (const Field field : {Field::HttpMethod, Field::UrlPath}) {
        if (const QString part = maskedField(batch, row, field); !part.isEmpty())
            parts.append(part);
    }
    if (const auto status = batch.number(Field::HttpStatus, row))
        parts.append(QString::number(*status));
    if (!parts.isEmpty())
        return parts.join(u' ');
    const QString line = toText(firstLine(batch.raw(row)));
    return m_mask ? m_mask->maskedRecord(line, batch.rawFormat(row)) : line;
}

QString EventText::cell(const EventBatch& batch, int row, EventColumn column) const {
    switch (column) {
    case EventColumn::Time:
        return m_clock.clockText(batch.time(row));
    case EventColumn::Level:
        return severityText(batch.severity(row));
    case EventColumn::Action:
        return masked(FieldRef::of(Field::Action), actionText(batch.text(Field::Action, row)));
    case EventColumn::Actor: {
        const std::string_view actor = batch.text(Field::UserId, row);
        return actor.empty() ? QString() : masked(FieldRef::of(Field::UserId), actorText(actor));
    }
    case EventColumn::Message:
        return message(batch, row);
    case EventColumn::Status: {
        const QString to = maskedField(batch, row, Field::StatusNew);
        const QString from = maskedField(batch, row, Field::StatusOld);
        if (to.isEmpty())
            return {};
        return from.isEmpty() ? u"→ "_s + to : from + u" → "_s + to;
    }
    case EventColumn::Source:
        return batch.source();
    default:
        break;
    }
    const Field field = *eventColumnFacts(column).field;
    if (fieldType(field) == FieldType::Integer) {
        const auto number = batch.number(field, row);
        return number ? numberText(field, *number) : QString();
    }
    return maskedField(batch, row, field);
}

QString EventText::moment(TimePoint point) const {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(point.millisecondsSinceEpoch(), zone());
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_now.millisecondsSinceEpoch(), zone());
    const QString format = local.date().year() == now.date().year() ? u"d MMM"_s : u"d MMM yyyy"_s;
    return QLocale().toString(local.date(), format).remove(u'.') + u' ' + m_clock.clockText(point);
}

QString EventText::dayText(TimePoint point) const {
    return dateText(point, zone(), m_now);
}

EventFieldText EventText::makeField(const FieldRef& field, const QString& logged, const EventBatch& batch, int row) const {
    EventFieldText text;
    text.field = field;
    text.value = masked(field, logged);
    text.isMasked = text.value != logged;
    text.text = text.value;
    if (!field.canonical || text.isMasked)
        return text;
    if (*field.canonical == Field::Action)
        text.text = masked(field, actionText(batch.text(Field::Action, row)));
    else if (*field.canonical == Field::Timestamp)
        text.text = moment(batch.time(row)) + narrowSpace + zoneOffsetText(zone(), batch.time(row));
    else if (fieldType(*field.canonical) == FieldType::Integer)
        text.text = numberText(*field.canonical, batch.number(*field.canonical, row).value_or(0));
    return text;
}

EventFieldText EventText::field(const EventBatch& batch, int row, const FieldRef& field) const {
    const auto value = fieldText(batch, row, field);
    return makeField(field, value ? toText(*value) : QString(), batch, row);
}

QList<EventFieldText> EventText::fields(const EventBatch& batch, int row) const {
    QList<EventFieldText> fields;
    const auto rank = [](const FieldRef& field) {
        if (!field.canonical)
            return firstFields.size();
        return static_cast<size_t>(std::find(firstFields.begin(), firstFields.end(), *field.canonical) - firstFields.begin());
    };
    for (const RecordField& record : allRecordFields(batch, row))
        fields.append(makeField(FieldRef::named(record.name), toText(record.value), batch, row));
    std::stable_sort(fields.begin(), fields.end(), [&rank](const EventFieldText& left, const EventFieldText& right) {
        return rank(left.field) < rank(right.field);
    });
    return fields;
}

QString EventText::record(const EventBatch& batch, int row) const {
    const QString text = toText(batch.raw(row));
    return m_mask ? m_mask->maskedRecord(text, batch.rawFormat(row)) : text;
}

QString EventText::line(const EventBatch& batch, int row, const QList<EventColumn>& columns) const {
    QString line;
    for (const EventColumn column : columns) {
        QString text = column == EventColumn::Time ? toIso8601(batch.time(row)) : cell(batch, row, column);
        for (QChar& character : text) {
            if (character == u'\t' || character == u'\n' || character == u'\r')
                character = u' ';
        }
        if (column != columns.first())
            line += u'\t';
        line += text;
    }
    return line;
}

QList<TextSpan> maskedTokens(QStringView text) {
    constexpr int longestToken = 40;
    const auto isHex = [](QChar character) {
        return (character >= u'0' && character <= u'9') || (character >= u'a' && character <= u'f');
    };
    QList<TextSpan> tokens;
    for (qsizetype open = text.indexOf(QChar(0x2039)); open >= 0; open = text.indexOf(QChar(0x2039), open + 1)) {
        const qsizetype close = text.mid(open, longestToken).indexOf(QChar(0x203A));
        if (close < 7)
            continue;
        const QStringView inside = text.mid(open + 1, close - 1);
        const QStringView digits = inside.last(4);
        if (inside.at(inside.size() - 5) == u' ' && std::all_of(digits.begin(), digits.end(), isHex))
            tokens.append({static_cast<int>(open), static_cast<int>(close + 1)});
    }
    return tokens;
}

} // namespace logloupe
