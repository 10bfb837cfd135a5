// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Times in any form: the first line is a pattern, the rest the text.

#include "import_fuzzing.h"

#include "connectors/local/import/line_grammar.h"
#include "connectors/records/time_reader.h"

using namespace logloupe;
using namespace logloupe::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = textOf(data, size);
    const std::size_t end = input.find('\n');
    const std::string_view text = end == std::string_view::npos ? input : input.substr(end + 1);
    TimeRules rules = planFor(ImportFormat::Lines).times;
    TimeReader reader(rules);
    const auto read = reader.read(text);
    require(read == reader.read(text));
    std::size_t length = 0;
    if (reader.readPrefix(text, length))
        require(length <= text.size());
    if (const auto found = findTime(text, reader))
        require(found->begin < found->end && found->end <= text.size());
    rules.pattern = std::string(input.substr(0, end));
    if (TimePattern::parse(rules.pattern))
        (void)TimeReader(rules).read(text);
    return 0;
}
