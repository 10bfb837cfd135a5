// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Decoding a page of a platform's answer beside simdjson's own walk over the same bytes.

#include "tests/bench/bench_table.h"

#include <string_view>

namespace logloupe::bench {

struct HitPage {
    qint64 hits = 0;
    qint64 bytes = 0;
    Pairs seconds; ///< to decode, and for simdjson to visit every key and value of the page, on one thread
};

/// Of at most 10 000 records, one a line.
[[nodiscard]] HitPage decodeHits(std::string_view lines);

} // namespace logloupe::bench
