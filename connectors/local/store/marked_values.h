// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the markers of a residue (record_residue.h) stand for in one row, looked up only when it is asked for. One thread.

#include "connectors/local/store/group_texts.h"
#include "connectors/local/store/row_decoder.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace logloupe::store {

class MarkedValues {
public:
    /// The decoder reads the same segment and outlives this.
    MarkedValues(std::shared_ptr<const SegmentReader> segment, RowDecoder& decoder);

    /// Goes to a row. The view is of that group and outlives every later call about it.
    void enter(int group, const GroupView& view, int row);

    /// Whether the value holds neither a quote nor a backslash: inside a JSON string it then ends nothing and escapes nothing. False too when it
    /// cannot be read.
    [[nodiscard]] bool isPlain(Field field);
    /// Appends a part of a residue with the values in place of its markers. False when one cannot be read.
    [[nodiscard]] bool append(std::string_view residue, std::string& record);

private:
    enum class Plain : quint8 { Unknown, Always, ByCode, ByText };
    enum class PlainCode : quint8 { LookAtText, Yes, WhenPathIs };

    [[nodiscard]] Plain learn(Field field);
    [[nodiscard]] Plain learnKeyword(Field field);
    [[nodiscard]] Plain learnTemplates(Field field);
    [[nodiscard]] bool repeatsPlainOnly(std::string_view pattern);
    [[nodiscard]] quint32 codeOf(Field field);
    [[nodiscard]] bool readText(Field field);
    [[nodiscard]] GroupTexts& texts();

    std::shared_ptr<const SegmentReader> m_segment;
    RowDecoder& m_decoder;
    std::unique_ptr<GroupTexts> m_texts; ///< made when first needed
    std::array<Plain, fieldCount> m_plain{};
    std::array<std::vector<PlainCode>, fieldCount> m_plainCodes;

    int m_group = -1;
    const GroupView* m_view = nullptr;
    int m_row = 0;
    std::array<std::optional<PackedColumn>, fieldCount> m_columns;
    std::array<std::string, fieldCount> m_values;
};

} // namespace logloupe::store
