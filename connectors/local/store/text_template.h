// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Texts of logs as templates: "Price of A-104233 calculated in 43 min" is kept as "Price of ‹order› calculated in ‹number› min" once per segment, and
// per event as the number of its template and its numbers. Texts whose template is too rare stay whole ("unique").

#include "connectors/local/store/byte_codec.h"
#include "connectors/local/store/markers.h"
#include "connectors/local/store/text_table.h"

#include <span>
#include <string>
#include <vector>

namespace logloupe::store {

/// The code of an event's text within its field.
inline constexpr quint32 absentText = 0;
inline constexpr quint32 uniqueText = 1;
inline constexpr quint32 firstTemplate = 2;

/// Texts longer than this are kept whole.
inline constexpr size_t longestTemplate = 8 << 10;

/// Replaces what the event's other fields already hold, and numbers. Appends the template to `pattern` and the numbers to `numbers`.
/// A run of up to 17 digits d becomes the number that is written 1d, so that leading zeros survive. False: keep the text whole.
[[nodiscard]] bool makeTemplate(std::string_view text, Field field, const FieldTexts& texts, std::string& pattern,
                                std::vector<quint64>& numbers);

/// Appends the text a template stands for; takes its numbers from the reader.
void appendFromTemplate(std::string_view pattern, const FieldTexts& texts, ByteReader& numbers, std::string& text);
/// How many numbers it takes.
[[nodiscard]] int numbersIn(std::string_view pattern);

/// The templates of one field in a segment, gathered in two steps: every text is added, then the frequent ones get codes.
class TemplateBuilder {
public:
    TemplateBuilder();
    /// An index for the pattern.
    [[nodiscard]] quint32 add(std::string_view pattern);
    /// Appends the table of frequent templates; gives the code for each index, uniqueText for the rare ones.
    [[nodiscard]] std::vector<quint32> finish(std::string& target) const;

private:
    void grow();

    struct Entry {
        size_t begin = 0; ///< in m_patterns
        size_t size = 0;
        quint64 hash = 0;
        quint32 uses = 0;
    };
    [[nodiscard]] std::string_view pattern(const Entry& entry) const {
        return std::string_view(m_patterns).substr(entry.begin, entry.size);
    }

    std::string m_patterns;
    std::vector<Entry> m_entries;
    std::vector<quint32> m_slots; ///< entry + 1
};

} // namespace logloupe::store
