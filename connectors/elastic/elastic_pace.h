// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How long a cluster is waited for, and how often it is asked again. Value; tests shorten it.

#include <algorithm>
#include <chrono>

namespace logloupe {

struct ElasticPace {
    std::chrono::milliseconds answerWithin{50'000}; ///< below a SearchRun's patience, so that the error names the host
    std::chrono::milliseconds firstRetry{500};      ///< doubles with every attempt
    std::chrono::milliseconds longestRetry{30'000};
    std::chrono::milliseconds longestRetryAfter{300'000}; ///< a server that wants a longer pause is an answer
    int mostRetries = 5;                                  ///< after 429 and circuit breakers
    int mostReconnects = 8;                 ///< of a search under way whose server went; before the first page it fails at once
    int pointInTimeSeconds = 120;           ///< kept by the server between two pages
    std::chrono::seconds knowledgeFor{600}; ///< then fields are asked for anew, as new indices may have more

    /// Before attempt 1, 2, …
    [[nodiscard]] std::chrono::milliseconds retryIn(int attempt) const {
        return std::min<std::chrono::milliseconds>(firstRetry * (1LL << std::clamp(attempt - 1, 0, 20)), longestRetry);
    }
};

} // namespace logloupe
