// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The shapes of files that can be imported. Values only; any thread.

#include <QString>

#include <optional>
#include <string_view>

namespace logloupe {

enum class ImportFormat : quint8 {
    Ndjson,    ///< one JSON object per line: ECS, Logstash, or any other
    JsonArray, ///< JSON objects in an array or simply one after another, over any number of lines
    Otlp,      ///< OpenTelemetry logs as JSON (resourceLogs, scopeLogs, logRecords)
    Csv,       ///< RFC 4180 with a header line, any of the usual delimiters
    Requests,  ///< [time][REQ|RESP][endpoint] lines
    Lines,     ///< text lines of a known or given pattern
    Xes,       ///< IEEE 1849 event log in XML
};

/// The known patterns of text lines.
enum class LineFormat : quint8 {
    Pattern,     ///< the mapping's line_pattern
    Syslog,      ///< RFC 3164 and RFC 5424, and the files rsyslog writes
    WebAccess,   ///< common and combined access log of Apache and nginx
    ApacheError, ///< Apache 2.2 and 2.4 error log
    NginxError,
    Logfmt,     ///< key=value pairs with a time among them
    Paragraphs, ///< blocks that begin with a line "Name: time", as apt writes them
    TimeFirst,  ///< a time near the start of the line, then whatever: log4j, Logback, Python, PostgreSQL, dpkg and many more
    Plain,      ///< no time in the lines: each takes the time of the file's last change
};

/// The name in a mapping's "format" and "line_format".
[[nodiscard]] std::string_view importFormatName(ImportFormat format);
[[nodiscard]] std::optional<ImportFormat> importFormatByName(std::string_view name);
[[nodiscard]] std::string_view lineFormatName(LineFormat format);
[[nodiscard]] std::optional<LineFormat> lineFormatByName(std::string_view name);

/// For people, translated: "JSON, one object per line".
[[nodiscard]] QString importFormatText(ImportFormat format, LineFormat lineFormat);

} // namespace logloupe
