// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/row_texts.h"

#include <bit>
#include <vector>

namespace logloupe::store {

void putRowTexts(std::string& target, std::span<const std::string_view> textByRow) {
    std::vector<quint64> has((textByRow.size() + 63) / 64);
    std::vector<quint32> before(has.size());
    std::vector<std::string_view> texts;
    for (size_t row = 0; row < textByRow.size(); ++row) {
        if (row % 64 == 0)
            before[row / 64] = static_cast<quint32>(texts.size());
        if (textByRow[row].empty())
            continue;
        has[row / 64] |= quint64{1} << (row % 64);
        texts.push_back(textByRow[row]);
    }
    ByteWriter writer(target);
    writer.align();
    writer.put(static_cast<quint32>(texts.size()));
    writer.put(quint32{0});
    if (texts.empty())
        return;
    for (const quint64 bits : has)
        writer.put(bits);
    for (const quint32 count : before)
        writer.put(count);
    putTextTable(target, texts);
}

bool RowTexts::open(std::string_view bytes, int rows) {
    if (bytes.size() < 8)
        return false;
    m_count = loadAt<quint32>(bytes.data());
    if (m_count == 0)
        return true;
    const auto words = static_cast<size_t>(rows + 63) / 64;
    const size_t headSize = (8 + words * 12 + 7) & ~size_t{7};
    if (bytes.size() < headSize)
        return false;
    m_has = reinterpret_cast<const quint64*>(bytes.data() + 8);
    m_before = reinterpret_cast<const quint32*>(bytes.data() + 8 + words * 8);
    return m_texts.open(bytes.substr(headSize)) && m_texts.size() == m_count;
}

std::string_view RowTexts::at(int row, TextBuffer& buffer) const {
    if (!has(row))
        return {};
    const quint64 below = m_has[row / 64] & ((quint64{1} << (row % 64)) - 1);
    const auto index = m_before[row / 64] + static_cast<quint32>(std::popcount(below));
    return index < m_count ? m_texts.at(index, buffer) : std::string_view();
}

} // namespace logloupe::store
