// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/import_format.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace logloupe {

namespace {

constexpr std::array<std::pair<ImportFormat, std::string_view>, 7> formatNames{{
    {ImportFormat::Ndjson, "ndjson"},
    {ImportFormat::JsonArray, "json"},
    {ImportFormat::Otlp, "otlp"},
    {ImportFormat::Csv, "csv"},
    {ImportFormat::Requests, "requests"},
    {ImportFormat::Lines, "lines"},
    {ImportFormat::Xes, "xes"},
}};

constexpr std::array<std::pair<LineFormat, std::string_view>, 9> lineFormatNames{{
    {LineFormat::Pattern, "pattern"},
    {LineFormat::Syslog, "syslog"},
    {LineFormat::WebAccess, "access"},
    {LineFormat::ApacheError, "apache-error"},
    {LineFormat::NginxError, "nginx-error"},
    {LineFormat::Logfmt, "logfmt"},
    {LineFormat::Paragraphs, "paragraphs"},
    {LineFormat::TimeFirst, "time-first"},
    {LineFormat::Plain, "plain"},
}};

QString translated(const char* text) {
    return QCoreApplication::translate("ImportFormat", text);
}

QString lineFormatText(LineFormat format) {
    switch (format) {
    case LineFormat::Pattern:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "Text lines with the mapping's pattern"));
    case LineFormat::Syslog:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "System log (syslog)"));
    case LineFormat::WebAccess:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "Web server access log"));
    case LineFormat::ApacheError:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "Apache error log"));
    case LineFormat::NginxError:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "nginx error log"));
    case LineFormat::Logfmt:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "Lines of name=value pairs (logfmt)"));
    case LineFormat::Paragraphs:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "Blocks of text, each with a time"));
    case LineFormat::TimeFirst:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "Text lines with a time"));
    case LineFormat::Plain:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "Text lines without a time"));
    }
    return {};
}

} // namespace

std::string_view importFormatName(ImportFormat format) {
    return formatNames[static_cast<size_t>(format)].second;
}

std::optional<ImportFormat> importFormatByName(std::string_view name) {
    for (const auto& [format, known] : formatNames) {
        if (known == name)
            return format;
    }
    return {};
}

std::string_view lineFormatName(LineFormat format) {
    return lineFormatNames[static_cast<size_t>(format)].second;
}

std::optional<LineFormat> lineFormatByName(std::string_view name) {
    for (const auto& [format, known] : lineFormatNames) {
        if (known == name)
            return format;
    }
    return {};
}

QString importFormatText(ImportFormat format, LineFormat lineFormat) {
    switch (format) {
    case ImportFormat::Ndjson:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "JSON, one object per line"));
    case ImportFormat::JsonArray:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "JSON, a list of objects"));
    case ImportFormat::Otlp:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "OpenTelemetry logs (OTLP JSON)"));
    case ImportFormat::Csv:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "Table with a header line (CSV)"));
    case ImportFormat::Requests:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "Request and response lines"));
    case ImportFormat::Lines:
        return lineFormatText(lineFormat);
    case ImportFormat::Xes:
        return translated(QT_TRANSLATE_NOOP("ImportFormat", "Process log (XES)"));
    }
    return {};
}

} // namespace logloupe
