// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tables: with a fixed header, and with whatever header the input is taken to have.

#include "import_fuzzing.h"

#include "connectors/local/import/csv_record.h"
#include "connectors/local/import/format_detection.h"

using namespace logloupe;
using namespace logloupe::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = textOf(data, size);
    ImportPlan plan = planFor(ImportFormat::Csv);
    plan.columns = {"time", "order", "text"};
    decodeAndCheck(plan, text);
    if (const auto table = findTable(text, {})) {
        const auto header = endOfCsvRecord(text, 0, table->delimiter);
        require(header.has_value());
        plan.delimiter = table->delimiter;
        plan.columns = table->columns;
        plan.mapping = proposeTableMapping(text, *table, plan.times);
        plan.times.pattern = plan.mapping.timeFormat;
        decodeAndCheck(plan, text.substr(*header));
    }
    return 0;
}
