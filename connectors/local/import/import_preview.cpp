// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/import_preview.h"

#include "connectors/local/import/byte_source.h"
#include "connectors/local/import/csv_record.h"
#include "connectors/local/import/xes_decoder.h"
#include "connectors/records/field_names.h"
#include "models/domain/record_fields.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("ImportPreview", text);
}

QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Without a last line that may be cut.
std::string_view wholePart(std::string_view text, const PreviewContext& context) {
    const size_t end = text.rfind('\n');
    return context.isWholeFile || end == std::string_view::npos ? text : text.substr(0, end + 1);
}

void decode(std::string_view text, const ImportPlan& plan, DecodedRows& rows) {
    if (plan.format == ImportFormat::Xes) {
        XesDecoder(plan).feed(text, rows);
        return;
    }
    qint64 firstLine = 1;
    if (plan.format == ImportFormat::Csv) {
        const size_t header = endOfCsvRecord(text, 0, plan.delimiter).value_or(text.size());
        firstLine += std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(header), '\n');
        text.remove_prefix(header);
    }
    makeDecoder(plan)->decode(PaddedBytes(text), firstLine, rows);
}

/// Read in another zone the times are others only when they carry no offset.
bool zoneMatters(std::string_view text, const ImportPlan& plan, const EventBatch& sample) {
    ImportPlan elsewhere = plan;
    elsewhere.times.zone =
        QTimeZone(plan.times.zone.offsetFromUtc(QDateTime::currentDateTimeUtc()) == 3600 * 5 ? 3600 * 7 : 3600 * 5);
    DecodedRows rows(plan.source);
    decode(text, elsewhere, rows);
    const EventBatch other = rows.builder.build();
    return plan.lineFormat != LineFormat::Plain && other.size() > 0 && sample.size() > 0 && other.time(0) != sample.time(0);
}

EventBatch firstRows(const EventBatch& batch, int most) {
    if (batch.size() <= most)
        return batch;
    EventBatchBuilder builder(batch.source());
    for (int row = 0; row < most; ++row) {
        builder.append(batch.time(row), batch.severity(row), batch.sequence(row));
        builder.setRaw(batch.raw(row), batch.rawFormat(row));
        for (const Field field : allFields()) {
            if (const auto number = fieldType(field) == FieldType::Integer ? batch.number(field, row) : std::nullopt)
                builder.setNumber(field, *number);
            else if (fieldType(field) != FieldType::Level)
                builder.setText(field, batch.text(field, row));
        }
        for (const auto& [name, value] : batch.attributes(row))
            builder.addAttribute(name, value);
    }
    return builder.build();
}

QStringList namesIn(const EventBatch& sample) {
    QStringList names;
    const auto add = [&names](std::string_view name) {
        const QString text = qt(name);
        if (!names.contains(text))
            names.append(text);
    };
    for (int row = 0; row < sample.size(); ++row) {
        if (sample.rawFormat(row) == RecordFormat::Json) {
            for (const RecordField& field : flattenJson(sample.raw(row)))
                add(field.name);
        }
        for (const auto& [name, value] : sample.attributes(row))
            add(name);
    }
    return names;
}

std::vector<MappedField> recognise(const ImportPlan& plan, const QStringList& columns) {
    const bool guesses = plan.format != ImportFormat::Csv || plan.mapping.fields.empty();
    const FieldNames names(plan.mapping, guesses ? FieldNames::Guessing::CommonNames : FieldNames::Guessing::None);
    std::vector<MappedField> recognised;
    for (const QString& column : columns) {
        const std::string name = column.toStdString();
        for (const FieldTarget& target : names.find(name))
            recognised.push_back({target.attribute.empty() ? std::string(fieldName(target.field)) : target.attribute, name});
    }
    return recognised;
}

void addNotices(const ImportPlan& plan, ImportPreview& preview) {
    if (lacksTime(plan))
        preview.notices.append(translated(
            QT_TRANSLATE_NOOP("ImportPreview", "No column holds a time that can be read. Choose the one that does.")));
    if (plan.format == ImportFormat::Lines && plan.lineFormat == LineFormat::Plain)
        preview.notices.append(translated(QT_TRANSLATE_NOOP(
            "ImportPreview", "No time was found in the lines, so each gets the time of the file's last change.")));
    if (preview.zoneMatters && plan.mapping.zone.isEmpty())
        preview.notices.append(
            translated(QT_TRANSLATE_NOOP("ImportPreview", "The times say no zone. They are read as times in %1."))
                .arg(QString::fromUtf8(preview.zone)));
    if (preview.sample.isEmpty())
        preview.notices.append(translated(QT_TRANSLATE_NOOP("ImportPreview", "No record could be read this way.")));
}

} // namespace

Result<ImportPreview> previewImport(const QByteArray& bytes, const QString& fileName,
                                    const std::optional<ImportMapping>& mapping, const PreviewContext& context) {
    const auto source = openBytes(bytes, QFileInfo(fileName).fileName());
    if (!source)
        return failure(source.error());
    const QByteArray beginning = readBeginning(**source, detectionBytes);
    const std::string_view text(beginning.constData(), static_cast<size_t>(beginning.size()));
    const TimePoint now = TimePoint::fromMilliseconds(QDateTime::currentMSecsSinceEpoch());
    auto plan = planImport(
        text, mapping,
        {.fileName = fileName, .zone = context.zone, .reference = context.reference == TimePoint{} ? now : context.reference});
    if (!plan)
        return failure(plan.error());

    DecodedRows rows(plan->source);
    const std::string_view whole = wholePart(text, context);
    decode(whole, *plan, rows);
    ImportPreview preview;
    preview.format = plan->format;
    preview.lineFormat = plan->lineFormat;
    preview.formatText = importFormatText(plan->format, plan->lineFormat);
    preview.mapping = plan->mapping;
    preview.sample = firstRows(rows.builder.build(), context.rows);
    preview.rejected = std::move(rows.rejected);
    const qint64 lastLine =
        preview.sample.isEmpty() ? 0 : static_cast<qint64>(preview.sample.sequence(preview.sample.size() - 1));
    if (lastLine > 0)
        std::erase_if(preview.rejected, [lastLine](const RejectedRecord& rejected) { return rejected.line > lastLine; });
    for (const std::string& column : plan->columns)
        preview.columns.append(qt(column));
    if (preview.columns.isEmpty())
        preview.columns = namesIn(preview.sample);
    preview.recognised = recognise(*plan, preview.columns);
    preview.zone = plan->times.zone.id();
    preview.zoneMatters = zoneMatters(whole, *plan, preview.sample);
    addNotices(*plan, preview);
    return preview;
}

} // namespace logloupe
