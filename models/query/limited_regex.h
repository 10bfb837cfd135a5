// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Perl-compatible regular expressions that people type: checked before use, and bounded in steps when used. Any thread.

#include <QRegularExpression>

#include <optional>

namespace logloupe {

struct RegexProblem {
    int offset = 0; ///< in the pattern, UTF-16 units
    QString reason;
};

/// Nothing when the expression can be used. Settings at the very start, such as (*LIMIT_MATCH=…), are refused: they would lift our limits.
[[nodiscard]] std::optional<RegexProblem> checkRegex(const QString& pattern);

/// Compiled with a limit of steps and memory per match (PCRE2, "Setting match resource limits" in pcre2pattern). A match that runs into the limit
/// answers isValid() == false. \w and the like know letters of every language.
[[nodiscard]] QRegularExpression limitedRegex(const QString& pattern, bool ignoreCase);

} // namespace logloupe
