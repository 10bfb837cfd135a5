// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/severity.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace logloupe {

namespace {

constexpr std::array<std::string_view, allSeverities.size()> names{"", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"};

struct Spelling {
    std::string_view text;
    Severity severity;
};

constexpr Spelling spellings[] = {
    {"trace", Severity::Trace},      {"verbose", Severity::Trace},
    {"finest", Severity::Trace},     {"finer", Severity::Trace},
    {"fine", Severity::Debug},       {"debug", Severity::Debug},
    {"dbg", Severity::Debug},        {"info", Severity::Info},
    {"information", Severity::Info}, {"informational", Severity::Info},
    {"notice", Severity::Info},      {"config", Severity::Info},
    {"warn", Severity::Warn},        {"warning", Severity::Warn},
    {"wrn", Severity::Warn},         {"error", Severity::Error},
    {"err", Severity::Error},        {"severe", Severity::Error},
    {"fail", Severity::Error},       {"fatal", Severity::Fatal},
    {"critical", Severity::Fatal},   {"crit", Severity::Fatal},
    {"panic", Severity::Fatal},      {"emerg", Severity::Fatal},
    {"emergency", Severity::Fatal},  {"alert", Severity::Fatal},
    {"t", Severity::Trace},          {"v", Severity::Trace},
    {"d", Severity::Debug},          {"i", Severity::Info},
    {"w", Severity::Warn},           {"e", Severity::Error},
    {"f", Severity::Fatal},          {"c", Severity::Fatal},
};

} // namespace

std::string_view severityName(Severity severity) {
    return names[static_cast<size_t>(severity)];
}

QString severityText(Severity severity) {
    const std::string_view name = severityName(severity);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

std::optional<Severity> parseSeverity(std::string_view text) {
    // The names as systems normally log them come first: this runs once per record.
    for (const Severity severity : allSeverities) {
        if (severity != Severity::Unknown && text == severityName(severity))
            return severity;
    }
    if (text.empty() || text.size() > 13)
        return {};
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const Spelling& spelling : spellings) {
        if (lower == spelling.text)
            return spelling.severity;
    }
    return {};
}

std::vector<std::string_view> severitySpellings(Severity severity) {
    std::vector<std::string_view> words;
    for (const Spelling& spelling : spellings) {
        if (spelling.severity == severity)
            words.push_back(spelling.text);
    }
    return words;
}

Severity severityFromOpenTelemetry(int number) {
    if (number < 1 || number > 24)
        return Severity::Unknown;
    return static_cast<Severity>(static_cast<int>(Severity::Trace) + (number - 1) / 4);
}

Severity severityFromSyslog(int number) {
    constexpr std::array bySyslog{Severity::Fatal, Severity::Fatal, Severity::Fatal, Severity::Error,
                                  Severity::Warn,  Severity::Info,  Severity::Info,  Severity::Debug};
    return number < 0 || number > 7 ? Severity::Unknown : bySyslog[static_cast<size_t>(number)];
}

} // namespace logloupe
