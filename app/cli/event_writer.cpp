// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/event_writer.h"

#include "app/cli/terminal_text.h"
#include "app/cli/text_table.h"
#include "models/analysis/case_json.h"
#include "models/domain/human_format.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace logloupe {

namespace {

/// What a line of a terminal has; the message takes the rest.
constexpr std::array lineColumns{EventColumn::Time, EventColumn::System, EventColumn::Level, EventColumn::Order};
constexpr qsizetype gap = 2;
constexpr qsizetype narrowestMessage = 24; ///< in a narrower place the terminal wraps as it likes

} // namespace

EventWriter::EventWriter(const QString& format, const EventText& text, qsizetype lineWidth)
    : m_format(format)
    , m_text(text)
    , m_lineWidth(lineWidth) {}

QByteArray EventWriter::head() const {
    if (m_format == QStringLiteral("json"))
        return QByteArrayLiteral("[");
    if (m_format != QStringLiteral("csv"))
        return {};
    QStringList names;
    for (const Field field : allFields())
        names << toText(fieldName(field));
    // Names of ours: @timestamp is no formula.
    return (names + QStringList{QStringLiteral("_source"), QStringLiteral("_raw\n")}).join(QLatin1Char(',')).toUtf8();
}

QByteArray EventWriter::tail() const {
    return m_format == QStringLiteral("json") ? QByteArrayLiteral("]\n") : QByteArray();
}

QByteArray EventWriter::event(const EventBatch& batch, int row) {
    if (m_format == QStringLiteral("csv"))
        return csvRow(batch, row);
    if (m_format == QStringLiteral("ndjson"))
        return jsonObject(batch, row) + '\n';
    if (m_format == QStringLiteral("json"))
        return (std::exchange(m_first, false) ? QByteArrayLiteral("\n") : QByteArrayLiteral(",\n")) + jsonObject(batch, row);
    return tableLine(batch, row);
}

QByteArray EventWriter::jsonObject(const EventBatch& batch, int row) const {
    const auto mask = [this, &batch, row](std::string_view field, const QString& value) {
        return field == "_raw"      ? m_text.record(batch, row)
               : m_text.isMasking() ? m_text.field(batch, row, FieldRef::named(field)).value
                                    : value;
    };
    return QJsonDocument(eventJson({batch, row}, mask)).toJson(QJsonDocument::Compact);
}

QString EventWriter::joined(const QStringList& cells, const QString& message) {
    QString line;
    qsizetype used = 0;
    for (size_t i = 0; i < m_widths.size(); ++i) {
        const QString cell = terminalText(cells.value(static_cast<qsizetype>(i)));
        m_widths[i] = std::max(m_widths[i], displayWidth(cell));
        line += padded(cell, m_widths[i] + gap);
        used += m_widths[i] + gap;
    }
    const QString visible = terminalText(message);
    if (m_lineWidth < used + narrowestMessage)
        return line + visible + QLatin1Char('\n');
    return line + wrapped(visible, m_lineWidth - used).join(QLatin1Char('\n') + QString(used, QChar::Space))
           + QLatin1Char('\n');
}

QString EventWriter::tableHead(const EventBatch& batch, int row) {
    QStringList heads;
    for (const EventColumn column : lineColumns)
        heads << m_text.title(column, batch.time(row));
    return joined(heads, m_text.title(EventColumn::Message, batch.time(row)));
}

QByteArray EventWriter::tableLine(const EventBatch& batch, int row) {
    const QString head = std::exchange(m_headWritten, true) ? QString() : tableHead(batch, row);
    QStringList cells;
    for (const EventColumn column : lineColumns)
        cells << (column == EventColumn::Time ? m_text.moment(batch.time(row)) : m_text.cell(batch, row, column));
    return (head + joined(cells, m_text.cell(batch, row, EventColumn::Message))).toUtf8();
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
