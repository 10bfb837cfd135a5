// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Requests to one endpoint differ in the numbers that stand in their paths: /orders/A-104233/pay and /orders/A-104240/pay are both "/orders/*/pay".
// Pure; any thread.

#include "models/domain/aggregates.h"
#include "models/query/query.h"

#include <string>
#include <string_view>

namespace logloupe {

/// The path with "*" for each of its parts that is made of digits, has three of them or is an address with "@", and for what follows "?".
[[nodiscard]] std::string endpointOf(std::string_view path);

/// Matches the paths of that endpoint: "*" stands for any part with a digit or an "@".
[[nodiscard]] Query endpointQuery(const QString& endpoint);

/// Rows of paths put together by endpoint, by falling total, then name; a row without a name, and one named "…", stay as they are. At most `rowLimit` named rows: the
/// rest goes to the row "…", which is the last.
[[nodiscard]] CountTable byEndpoint(const CountTable& paths, int rowLimit);

} // namespace logloupe
