// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How one kind of text line is read. A grammar knows nothing of files, chunks or several lines: line_decoder.h does that. One thread.

#include "connectors/local/import/record_decoder.h"

#include <memory>

namespace logloupe {

class LineGrammar {
public:
    LineGrammar() = default;
    virtual ~LineGrammar() = default;
    LineGrammar(const LineGrammar&) = delete;
    LineGrammar& operator=(const LineGrammar&) = delete;

    /// Whether the line begins a record; then its values, the time among them. `values` was cleared before.
    [[nodiscard]] virtual bool read(std::string_view line, RecordValues& values) = 0;
    /// Whether the lines up to the next record are the message, instead of belonging to the one in the first line.
    [[nodiscard]] virtual bool messageFollows() const { return false; }
};

[[nodiscard]] std::unique_ptr<LineGrammar> makeGrammar(const ImportPlan& plan);

[[nodiscard]] std::unique_ptr<LineGrammar> makeSyslogGrammar(const TimeRules& times);
[[nodiscard]] std::unique_ptr<LineGrammar> makeWebAccessGrammar(const TimeRules& times);
[[nodiscard]] std::unique_ptr<LineGrammar> makeApacheErrorGrammar(const TimeRules& times);
[[nodiscard]] std::unique_ptr<LineGrammar> makeNginxErrorGrammar(const TimeRules& times);
[[nodiscard]] std::unique_ptr<LineGrammar> makeLogfmtGrammar(const ImportPlan& plan);
[[nodiscard]] std::unique_ptr<LineGrammar> makeParagraphGrammar(const TimeRules& times);
[[nodiscard]] std::unique_ptr<LineGrammar> makeTimeFirstGrammar(const TimeRules& times, int wordsBeforeTime);
[[nodiscard]] std::unique_ptr<LineGrammar> makePlainGrammar(const TimeRules& times);
[[nodiscard]] std::unique_ptr<LineGrammar> makePatternGrammar(const ImportPlan& plan);
[[nodiscard]] std::unique_ptr<LineGrammar> makeRequestGrammar(const ImportPlan& plan);

/// Where the first time of a line begins and ends, and how many words stand before it; at most five words and 64 bytes are passed over.
struct TimeInLine {
    TimePoint time = {};
    size_t begin = 0;
    size_t end = 0;
    int wordsBefore = 0;
};
[[nodiscard]] std::optional<TimeInLine> findTime(std::string_view line, TimeReader& times);

} // namespace logloupe
