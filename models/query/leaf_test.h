// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One leaf of a query, compiled: the rules by which a single value fits, for all who evaluate queries (Matcher, stores on their dictionaries).
// Used on one thread at a time.

#include "models/query/caseless_text.h"
#include "models/query/tree.h"

#include <QRegularExpression>

#include <optional>
#include <string_view>
#include <variant>

namespace logloupe {

class LeafTest {
public:
    explicit LeafTest(const MatchWords& leaf);
    explicit LeafTest(const MatchValue& leaf);
    explicit LeafTest(const MatchRange& leaf);
    explicit LeafTest(const MatchRegex& leaf);

    /// A value as text: the only one of the three for Keyword, Key, Text and other fields; integers in decimal, levels by name, times as ISO 8601.
    [[nodiscard]] bool fits(std::string_view value) const;
    /// Integer fields, and the nanoseconds of Timestamp.
    [[nodiscard]] bool fits(qint64 value) const;
    [[nodiscard]] bool fits(Severity severity) const;

    /// A regular expression ran into its limit of steps at least once; after many such values it is not tried any more.
    [[nodiscard]] bool hitLimit() const { return m_limitHits > 0; }

private:
    struct Whole {
        CaselessText text;
    };
    struct Part {
        CaselessText text;
    };
    struct WholePattern {
        CaselessPattern pattern;
    };
    struct PartPattern {
        CaselessPattern pattern;
    };
    struct Number {
        std::optional<qint64> integer; ///< nothing: fits no value
    };
    struct Bounds {
        MatchRange range;
        std::string low;
        std::string high;
    };
    [[nodiscard]] bool fitsRegex(std::string_view value) const;

    std::variant<Whole, Part, WholePattern, PartPattern, Number, Bounds, QRegularExpression> m_test;
    std::optional<Field> m_field;
    mutable int m_limitHits = 0;
};

} // namespace logloupe
