// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Whether a searched part can occur in texts that are only known as templates. Any thread.

#include "connectors/local/store/segment_facts.h"
#include "models/query/caseless_text.h"

#include <QString>

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace logloupe::store {

enum class TemplateMatch : quint8 {
    Never,
    Always,
    Perhaps, ///< depends on the event's own numbers and values
};

class Needle {
public:
    explicit Needle(const QString& text);

    [[nodiscard]] bool isIn(std::string_view text) const { return m_text.isIn(text); }
    /// It is a number of so few digits that holdsDigits() knows it.
    [[nodiscard]] bool isShortNumber() const { return m_isDigits && m_characters.size() <= mostDigits; }
    /// Whether it occurs among the digits of a template's number, as text_template.h writes them. Only of short numbers.
    [[nodiscard]] bool isAmongDigits(quint64 number) const;
    /// Behind its first place in the text from a byte on; nothing when it is not there.
    [[nodiscard]] std::optional<size_t> endIn(std::string_view text, size_t from) const;
    /// False when a text made of these bytes cannot hold it.
    [[nodiscard]] bool canBeIn(const ByteSet& bytes) const;
    /// `fieldMayHold` tells whether some value of a field that a template repeats may hold it.
    [[nodiscard]] TemplateMatch in(std::string_view pattern, const std::function<bool(Field)>& fieldMayHold) const;

private:
    [[nodiscard]] bool beginsAtEndOf(std::string_view literal) const;
    [[nodiscard]] bool endsAtBeginOf(std::string_view literal, bool isBetweenValues) const;

    static constexpr size_t mostDigits = 17;

    CaselessText m_text;
    quint64 m_number = 0; ///< of a short number
    quint64 m_modulus = 1;
    std::vector<CaselessCharacter> m_characters;
    bool m_isDigits = true;
};

/// The same for several parts that must follow each other, and for patterns of which they are what is certain: then Always is never the answer.
[[nodiscard]] TemplateMatch piecesIn(std::span<const Needle> pieces, bool areExact, std::string_view pattern,
                                     const std::function<bool(const Needle&, Field)>& fieldMayHold);

} // namespace logloupe::store
