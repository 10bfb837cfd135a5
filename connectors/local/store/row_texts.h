// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The texts of a field that stand with their rows in a group, because hardly two events share one (spans, messages on queues).
//
// Layout, at a multiple of eight: quint32 count, quint32 0, then if there are any: quint64 has[(rows + 63) / 64], a bit for each row;
// quint32 before[(rows + 63) / 64], texts before each 64 rows; padding to eight; a text_table.h.

#include "connectors/local/store/text_table.h"

namespace logloupe::store {

/// Empty texts are absent.
void putRowTexts(std::string& target, std::span<const std::string_view> textByRow);

class RowTexts {
public:
    [[nodiscard]] bool open(std::string_view bytes, int rows);

    [[nodiscard]] bool isAbsent() const { return m_count == 0; }
    [[nodiscard]] bool has(int row) const { return m_count != 0 && ((m_has[row / 64] >> (row % 64)) & 1U) != 0; }
    [[nodiscard]] std::string_view at(int row, TextBuffer& buffer) const;

private:
    quint32 m_count = 0;
    const quint64* m_has = nullptr;
    const quint32* m_before = nullptr;
    TextTable m_texts;
};

} // namespace logloupe::store
