// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a refusal of the server means, in people's words. Pure; any thread.
//
// Messages never hold what the server echoes of a token: Elasticsearch's 401 does (realm JWT). Details name the type and the action only.

#include "connectors/elastic/platform.h"
#include "models/domain/result.h"

#include <chrono>
#include <optional>

namespace logloupe {

/// Kinds: Auth (401), Forbidden (403: the message names the action and the index that are missing), RateLimited (429, circuit breakers, 503 with Retry-After), Query (400 of parsing; the server's
/// own words), Storage (disk full: read-only index), Network (502, 503, 504, a page instead of JSON, an expired point in time), Usage (no such index), Decode (anything else).
[[nodiscard]] Error replyError(const HttpResponse& answer, const Platform& platform);

/// The point in time is gone (404 search_context_missing_exception): it is opened anew and the search goes on from the last sort values.
[[nodiscard]] bool isExpiredPointInTime(const HttpResponse& answer);
/// The index does not exist, or this account may not know that it does.
[[nodiscard]] bool isNoSuchIndex(const HttpResponse& answer);
/// How long to wait before the next attempt: Retry-After in seconds or as a date, else nothing.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const HttpResponse& answer, qint64 nowSeconds);

} // namespace logloupe
