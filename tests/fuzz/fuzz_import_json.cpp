// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_fuzzing.h"

using namespace logloupe;
using namespace logloupe::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    decodeAndCheck(planFor(ImportFormat::Ndjson), textOf(data, size));
    decodeAndCheck(planFor(ImportFormat::JsonArray), textOf(data, size));
    return 0;
}
