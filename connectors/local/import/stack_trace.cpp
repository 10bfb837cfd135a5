// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/stack_trace.h"

#include "connectors/local/import/text_lines.h"

namespace logloupe {

namespace {

std::string_view withoutIndent(std::string_view line) {
    const size_t begin = line.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view() : line.substr(begin);
}

/// "Type: message" or "Type" where the type is a dotted or capitalised identifier.
std::optional<StackTrace> exceptionLine(std::string_view line) {
    line = withoutIndent(line);
    for (const std::string_view prefix : {std::string_view("Caused by: "), std::string_view("Unhandled exception. "),
                                          std::string_view("Exception in thread ")}) {
        if (line.starts_with(prefix))
            line.remove_prefix(prefix.size());
    }
    const size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._$");
    const std::string_view type = line.substr(0, end);
    const bool endsWell = end == std::string_view::npos || line[end] == ':';
    const std::string_view name = type.substr(type.rfind('.') + 1);
    if (!endsWell || name.size() < 5 || name.front() < 'A' || name.front() > 'Z')
        return {};
    StackTrace trace{.type = type};
    if (end != std::string_view::npos)
        trace.message = withoutIndent(line.substr(end + 1));
    return trace;
}

bool isFrame(std::string_view line) {
    const std::string_view text = withoutIndent(line);
    return text.size() < line.size() && (text.starts_with("at ") || text.starts_with("File \"") || text.starts_with("... "));
}

} // namespace

std::optional<StackTrace> recogniseStackTrace(std::string_view text) {
    const bool isPython = text.find("Traceback (most recent call last)") != std::string_view::npos;
    std::optional<StackTrace> first;
    std::optional<StackTrace> last;
    bool hasFrame = isPython;
    TextLines lines(text);
    while (const auto line = lines.next()) {
        hasFrame = hasFrame || isFrame(*line);
        if (auto exception = exceptionLine(*line)) {
            if (!first)
                first = exception;
            last = exception;
        }
    }
    if (!hasFrame)
        return {};
    // Python says what happened last, the others first.
    return (isPython ? last : first).value_or(StackTrace{});
}

} // namespace logloupe
