// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Texts and patterns of queries as the servers can look for them among whole values and among words. Pure; any thread.
//
// The servers' case_insensitive knows the letters of ASCII alone; where other letters have two cases, a regular expression of classes such as [пП] is written, which means the same to both.

#include <QJsonObject>
#include <QString>

#include <string>
#include <vector>

namespace logloupe {

/// A leaf of the Query DSL on one field that finds every value that fits; and perhaps more where it is not exact.
struct PatternQuery {
    QJsonObject query;
    bool exact = true;
};

class ServerPattern {
public:
    /// `hasWildcards`: * any run, ? one character, \ takes away their meaning, as in CaselessPattern.
    ServerPattern(const QString& text, bool hasWildcards);

    /// Values of that very form, in any case of letters; of at most longestWhole characters, or it is not exact.
    [[nodiscard]] PatternQuery whole(const std::string& field) const;
    /// Values in which it occurs.
    [[nodiscard]] PatternQuery within(const std::string& field) const;
    /// Analysed texts whose words make it possible that it occurs: a condition per run of letters and digits. Nothing where it has none.
    /// Exact where the text is one such run. Holds for analysers that part words where neither letters nor digits stand, as the standard one does.
    [[nodiscard]] std::vector<PatternQuery> words(const std::string& field) const;

    [[nodiscard]] bool isEmpty() const { return m_elements.empty(); }

    static constexpr size_t longestWhole = 256;

private:
    struct Element {
        enum class Kind : quint8 { Character, AnyOne, AnyRun };
        Kind kind = Kind::Character;
        char32_t character = 0;
        bool operator==(const Element&) const = default;
    };
    using Elements = std::vector<Element>;

    [[nodiscard]] static PatternQuery query(const std::string& field, const Elements& elements);
    [[nodiscard]] static bool limit(Elements& elements);
    [[nodiscard]] static QString wildcardText(const Elements& elements);
    [[nodiscard]] static QString regexText(const Elements& elements);

    Elements m_elements;
};

} // namespace logloupe
