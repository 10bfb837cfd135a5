// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// XES: fed at once and in small pieces it gives the same events.

#include "import_fuzzing.h"

#include "connectors/local/import/xes_decoder.h"

using namespace logloupe;
using namespace logloupe::fuzzing;

namespace {

int eventsIn(std::string_view text, std::size_t piece) {
    DecodedRows rows(QStringLiteral("fuzz"));
    XesDecoder decoder(planFor(ImportFormat::Xes));
    for (std::size_t i = 0; i < text.size() && decoder.feed(text.substr(i, piece), rows);)
        i += piece;
    decoder.finish(rows);
    return rows.builder.build().size();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = textOf(data, size);
    require(eventsIn(text, text.size() + 1) == eventsIn(text, 13));
    return 0;
}
