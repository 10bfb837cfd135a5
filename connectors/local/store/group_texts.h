// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Texts of many rows of a group: the numbers that their templates take are unpacked once for all of them, and of the other fields only those
// that a template repeats are looked at. One thread.

#include "connectors/local/store/row_decoder.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace logloupe::store {

class GroupTexts {
public:
    /// The decoder reads the same segment and outlives this.
    GroupTexts(std::shared_ptr<const SegmentReader> segment, RowDecoder& decoder);

    /// Goes to a group; false when what it needs is damaged.
    [[nodiscard]] bool enter(int group, const GroupView& view);

    /// The numbers of a row's template; none when its text has no template.
    [[nodiscard]] std::span<const quint64> numbers(int row, Field field) const;
    /// A row's text, valid until the next call. Nothing when it cannot be read.
    [[nodiscard]] std::optional<std::string_view> text(int row, Field field);
    /// The same of any Keyword, Key or Text field.
    [[nodiscard]] std::optional<std::string_view> value(int row, Field field);

private:
    static constexpr std::array textFields{Field::UrlPath, Field::ErrorMessage, Field::ErrorStackTrace, Field::Message};
    static constexpr size_t noText = textFields.size();
    [[nodiscard]] static size_t indexOf(Field field);
    [[nodiscard]] bool append(int row, Field field, std::string& text);
    [[nodiscard]] bool appendValue(int row, Field field, std::string& text);

    std::shared_ptr<const SegmentReader> m_segment;
    RowDecoder& m_decoder;
    std::array<const TemplateTable*, textFields.size()> m_templates{};
    int m_group = -1;
    bool m_isGood = false;
    std::optional<GroupView> m_view;
    std::array<std::array<quint32, rowsPerGroup>, textFields.size()> m_codes{};
    std::array<std::array<quint32, rowsPerGroup>, textFields.size()> m_begins{}; ///< in m_numbers
    std::vector<quint64> m_numbers;
    std::string m_text;
};

} // namespace logloupe::store
