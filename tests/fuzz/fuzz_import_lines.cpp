// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every grammar of text lines over the same input.

#include "import_fuzzing.h"

using namespace logloupe;
using namespace logloupe::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = textOf(data, size);
    decodeAndCheck(planFor(ImportFormat::Requests), text);
    for (const LineFormat format : {LineFormat::Syslog, LineFormat::WebAccess, LineFormat::ApacheError, LineFormat::NginxError,
                                    LineFormat::Logfmt, LineFormat::Paragraphs, LineFormat::TimeFirst, LineFormat::Plain})
        decodeAndCheck(planFor(ImportFormat::Lines, format), text);
    ImportPlan pattern = planFor(ImportFormat::Lines, LineFormat::Pattern);
    pattern.mapping.linePattern = QStringLiteral("^(?<time>[^|]*)\\|(?<level>\\w*)\\|(?<order_id>[^|]*)?(?<message>.*)$");
    decodeAndCheck(pattern, text);
    return 0;
}
