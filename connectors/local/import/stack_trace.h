// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Recognises the stack traces of Java, Python, C# and JavaScript in the lines that follow a log line. Any thread.

#include <optional>
#include <string_view>

namespace logloupe {

struct StackTrace {
    std::string_view type = {};    ///< java.lang.IllegalStateException; empty when it is not said
    std::string_view message = {}; ///< what the exception says
};

/// The text is everything after the first line of a record. Nothing when it holds no trace.
[[nodiscard]] std::optional<StackTrace> recogniseStackTrace(std::string_view text);

} // namespace logloupe
