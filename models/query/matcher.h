// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Evaluates a query on event batches in memory: the reference for what every source must answer. Compiled once, then used on one thread at a time.

#include "models/domain/event_batch.h"
#include "models/query/query.h"

#include <memory>
#include <vector>

namespace logloupe {

class Matcher {
public:
    explicit Matcher(const Query& query);
    ~Matcher();
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;

    [[nodiscard]] bool matches(const EventBatch& batch, int row) const;
    /// Rows of a batch that match, rising; columns are walked once, so that this is much faster than row by row.
    [[nodiscard]] std::vector<int> matchingRows(const EventBatch& batch) const;
    /// True once a regular expression hit its limit of steps on some event: the answer is then incomplete, never "no match".
    [[nodiscard]] bool hitRegexLimit() const;

    /// The same rules for a single text: does a value of this field's text satisfy the leaf? Used by stores that evaluate on dictionaries.
    [[nodiscard]] static bool valueMatches(const MatchValue& leaf, std::string_view value);
    [[nodiscard]] static bool wordsMatch(const MatchWords& leaf, std::string_view value);

private:
    struct Program;
    std::unique_ptr<Program> m_program;
};

} // namespace logloupe
