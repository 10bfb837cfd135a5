// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A query tree as one line, for expected results that people can read.

#include "models/query/query.h"

namespace logloupe {

/// (and a b), (or a b), (not a), all, words:text, pattern:te*t, field=text, field~te*t, field?, field[low,high), field/regex/i
[[nodiscard]] QString dumpTree(const QueryNode& node);

} // namespace logloupe
