// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How bad a record says it is. The order of the values is the order of badness.

#include <QString>

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace logloupe {

enum class Severity : quint8 { Unknown, Trace, Debug, Info, Warn, Error, Fatal };

inline constexpr std::array allSeverities{Severity::Unknown, Severity::Trace, Severity::Debug, Severity::Info,
                                          Severity::Warn,    Severity::Error, Severity::Fatal};

/// TRACE, DEBUG, INFO, WARN, ERROR, FATAL as logged; empty for Unknown.
[[nodiscard]] std::string_view severityName(Severity severity);
[[nodiscard]] QString severityText(Severity severity);

/// Reads the names above and the spellings of common loggers in any case: warning, err, critical, crit, panic, emerg, alert, notice, information,
/// verbose, fine, and single letters T D I W E F. Nothing for an unknown word.
[[nodiscard]] std::optional<Severity> parseSeverity(std::string_view text);
/// Every word that parseSeverity() reads as this severity, in lower case.
[[nodiscard]] std::vector<std::string_view> severitySpellings(Severity severity);

/// OpenTelemetry's SeverityNumber (1 to 24, logs data model). Unknown outside.
[[nodiscard]] Severity severityFromOpenTelemetry(int number);
/// Syslog's severity 0 (emergency) to 7 (debug), RFC 5424 section 6.2.1. Unknown outside.
[[nodiscard]] Severity severityFromSyslog(int number);

} // namespace logloupe
