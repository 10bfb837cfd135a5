// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What could be typed at the caret of a query, finished or not. Pure; any thread.

#include "models/domain/aggregates.h"
#include "models/query/query.h"

#include <vector>

namespace logloupe {

/// Values seen of one field, the most frequent first.
struct FieldValues {
    FieldRef field;
    std::vector<std::string> values;
    std::optional<quint64> distinct = {}; ///< how many there are in all; nothing: those listed
};

struct CompletionVocabulary {
    /// What the sources know; the canonical fields when empty.
    std::vector<FieldDescription> fields;
    std::vector<FieldValues> values;
};

enum class CompletionKind : quint8 { Field, Value, Keyword };

struct CompletionCandidate {
    QString insert; ///< goes in place of the range: "error.type:", "\"order created\""
    QString label;  ///< what to show: "error.type"
    QString hint;   ///< "keyword, 5 values", "text"; empty for values
    CompletionKind kind = CompletionKind::Field;

    bool operator==(const CompletionCandidate&) const = default;
};

struct Completion {
    int begin = 0; ///< the text from here to end is replaced, UTF-16 units
    int end = 0;
    std::vector<CompletionCandidate>
        candidates; ///< best first: names that begin so, then parts of names, then the middle of words

    bool operator==(const Completion&) const = default;
};

/// Caret in UTF-16 units from 0 to the text's length.
[[nodiscard]] Completion completeQuery(const QString& text, int caret, const CompletionVocabulary& vocabulary,
                                       const QueryContext& context = {});

} // namespace logloupe
