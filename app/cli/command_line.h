// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a person wrote after `logloupe`, read and checked. The commands, options and exit codes are a contract. Pure.

#include "app/cli/command_facts.h"
#include "models/domain/result.h"
#include "models/domain/time.h"

#include <QHash>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace logloupe {

namespace exit_code {
inline constexpr int complete = 0;
inline constexpr int failed = 1;
inline constexpr int wrongUse = 2;
inline constexpr int partial = 3;
inline constexpr int signInNeeded = 4;
inline constexpr int interrupted = 130;
} // namespace exit_code

struct CommandLine {
    const CommandFacts* command = nullptr; ///< null: open the window
    QStringList arguments;                 ///< after the command
    QHash<QString, QStringList> options;   ///< by long name; switches have one empty value

    [[nodiscard]] bool has(const char* option) const { return options.contains(QLatin1String(option)); }
    [[nodiscard]] QString value(const char* option, const QString& otherwise = {}) const;
    [[nodiscard]] QStringList values(const char* option) const { return options.value(QLatin1String(option)); }
    /// --format, or the command's default.
    [[nodiscard]] QString format() const;
    [[nodiscard]] bool wantsHelp() const { return has("help"); }
    [[nodiscard]] bool wantsVersion() const { return has("version"); }
};

/// `words` without the program's name. Options may stand before or after the command, as --name value, --name=value, -n value or -nvalue; after -- every word
/// is an argument.
/// A word that starts with '-' followed by a digit, or is the value of an option, is no option: `--from -7d`. Errors (Usage) name the word and what would fit.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList& words);

/// --from and --to as a range, unbounded where not given. A begin after the end is an error.
[[nodiscard]] Result<TimeRange> rangeOption(const CommandLine& line, TimePoint now, const QTimeZone& zone);
/// --zone, else the system's.
[[nodiscard]] Result<QTimeZone> zoneOption(const CommandLine& line);
/// A whole number of at least `least`; nothing when not given.
[[nodiscard]] Result<std::optional<qint64>> numberOption(const CommandLine& line, const char* option, qint64 least);
/// A duration above zero such as 1m or 1h.
[[nodiscard]] Result<Duration> stepOption(const CommandLine& line, Duration otherwise);

} // namespace logloupe
