// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/other_column.h"

#include <algorithm>

namespace logloupe::store {

namespace {

constexpr size_t mostTexts = 30'000;
/// Of a segment's columns together: four of a full segment with few values.
constexpr size_t mostMemory = 512 << 10;
constexpr size_t textCost = 64;

} // namespace

std::shared_ptr<const OtherColumn::Codes> OtherColumn::group(int index) const {
    const std::lock_guard lock(m_mutex);
    return m_groups[static_cast<size_t>(index)];
}

void OtherColumn::keep(int index, std::shared_ptr<const Codes> codes) {
    const std::lock_guard lock(m_mutex);
    auto& kept = m_groups[static_cast<size_t>(index)];
    if (!kept)
        m_memory += codes->size() * sizeof(quint16);
    kept = std::move(codes);
}

std::optional<quint16> OtherColumn::codeOf(std::string_view value) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_codes.find(value);
    if (found != m_codes.end())
        return found->second;
    if (m_texts.size() >= mostTexts || m_memory > mostMemory)
        return {};
    m_texts.emplace_back(value);
    m_memory += value.size() + textCost;
    const auto code = static_cast<quint16>(m_texts.size());
    m_codes.emplace(m_texts.back(), code);
    return code;
}

std::string OtherColumn::text(quint16 code) const {
    const std::lock_guard lock(m_mutex);
    return m_texts[code - size_t{1}];
}

size_t OtherColumn::memory() const {
    const std::lock_guard lock(m_mutex);
    return m_memory;
}

std::shared_ptr<OtherColumn> OtherColumns::column(const std::string& field) {
    const std::lock_guard lock(m_mutex);
    const auto known =
        std::find_if(m_columns.begin(), m_columns.end(), [&](const auto& column) { return column.first == field; });
    if (known != m_columns.end()) {
        std::rotate(m_columns.begin(), known, known + 1);
    } else {
        m_columns.emplace_front(field, std::make_shared<OtherColumn>(m_groupCount));
        size_t memory = 0;
        for (size_t i = 1; i < m_columns.size(); ++i) {
            memory += m_columns[i].second->memory();
            if (memory > mostMemory) {
                m_columns.resize(i);
                break;
            }
        }
    }
    return m_columns.front().second;
}

} // namespace logloupe::store
