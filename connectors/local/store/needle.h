// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Whether a searched part can occur in texts that are only known as templates. Any thread.

#include "connectors/local/store/segment_facts.h"
#include "models/query/caseless_text.h"

#include <QString>

#include <functional>
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
    /// False when a text made of these bytes cannot hold it.
    [[nodiscard]] bool canBeIn(const ByteSet& bytes) const;
    /// `fieldMayHold` tells whether some value of a field that a template repeats may hold it.
    [[nodiscard]] TemplateMatch in(std::string_view pattern, const std::function<bool(Field)>& fieldMayHold) const;

private:
    [[nodiscard]] bool beginsAtEndOf(std::string_view literal) const;
    [[nodiscard]] bool endsAtBeginOf(std::string_view literal, bool isBetweenValues) const;

    CaselessText m_text;
    std::vector<CaselessCharacter> m_characters;
    bool m_isDigits = true;
};

} // namespace logloupe::store
