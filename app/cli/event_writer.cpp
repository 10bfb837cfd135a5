// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/event_writer.h"

#include "app/cli/text_table.h"
#include "models/analysis/case_json.h"
#include "models/domain/human_format.h"

#include <QJsonDocument>

namespace logloupe {

namespace {

/// A terminal line has these columns at these widths; the message takes the rest.
constexpr std::array lineColumns{std::pair{EventColumn::Time, 20}, std::pair{EventColumn::System, 10},
                                 std::pair{EventColumn::Level, 6}, std::pair{EventColumn::Order, 10}};

} // namespace

EventWriter::EventWriter(const QString& format, const EventText& text)
    : m_format(format)
    , m_text(text) {}

QByteArray EventWriter::head() const {
    if (m_format == QStringLiteral("json"))
        return QByteArrayLiteral("[");
    if (m_format != QStringLiteral("csv"))
        return {};
    QStringList names;
    for (const Field field : allFields())
        names << toText(fieldName(field));
    return csvLine(names + QStringList{QStringLiteral("_source"), QStringLiteral("_raw")}).toUtf8();
}

QByteArray EventWriter::tail() const {
    return m_format == QStringLiteral("json") ? QByteArrayLiteral("]\n") : QByteArray();
}

QByteArray EventWriter::event(const EventBatch& batch, int row) {
    if (m_format == QStringLiteral("csv"))
        return csvRow(batch, row);
    if (m_format != QStringLiteral("table") && m_format != QStringLiteral("text")) {
        const auto mask = [this, &batch, row](std::string_view field, const QString& value) {
            return field == "_raw"      ? m_text.record(batch, row)
                   : m_text.isMasking() ? m_text.field(batch, row, FieldRef::named(field)).value
                                        : value;
        };
        const QByteArray object = QJsonDocument(eventJson({batch, row}, mask)).toJson(QJsonDocument::Compact);
        if (m_format == QStringLiteral("ndjson"))
            return object + '\n';
        return (std::exchange(m_first, false) ? QByteArrayLiteral("\n") : QByteArrayLiteral(",\n")) + object;
    }
    return tableLine(batch, row);
}

QByteArray EventWriter::tableLine(const EventBatch& batch, int row) {
    QString line;
    if (!std::exchange(m_headWritten, true)) {
        for (const auto& [column, width] : lineColumns)
            line += m_text.title(column, batch.time(row)).leftJustified(width) + QStringLiteral("  ");
        line += m_text.title(EventColumn::Message, batch.time(row)) + QLatin1Char('\n');
    }
    for (const auto& [column, width] : lineColumns) {
        const QString cell = column == EventColumn::Time ? m_text.moment(batch.time(row)) : m_text.cell(batch, row, column);
        line += terminalText(cell).leftJustified(width) + QStringLiteral("  ");
    }
    return (line + terminalText(m_text.cell(batch, row, EventColumn::Message)) + QLatin1Char('\n')).toUtf8();
}

QByteArray EventWriter::csvRow(const EventBatch& batch, int row) const {
    QStringList cells;
    for (const Field field : allFields()) {
        if (field == Field::Timestamp)
            cells << toIso8601(batch.time(row));
        else
            cells << (batch.has(field, row) ? m_text.field(batch, row, FieldRef::of(field)).value : QString());
    }
    return csvLine(cells + QStringList{batch.source(), m_text.record(batch, row)}).toUtf8();
}

} // namespace logloupe
