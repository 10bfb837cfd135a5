// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/other_column.h"

#include <algorithm>
#include <atomic>

namespace logloupe::store {

namespace {

constexpr size_t mostMemory = size_t{128} << 20;
/// Of the values that the groups of a column share.
constexpr size_t mostTexts = 4096;
constexpr size_t mostTextBytes = 256 << 10;
constexpr size_t textCost = 96;
constexpr size_t mostColumns = 16;

std::atomic<size_t>& usedMemory() {
    static std::atomic<size_t> used{0};
    return used;
}

} // namespace

size_t OtherCodes::memory() const {
    return sizeof(OtherCodes) + codes.capacity() * sizeof(quint16) + texts.capacity() + ends.capacity() * sizeof(quint32);
}

OtherColumn::OtherColumn(size_t groups)
    : m_groups(groups) {
    account(groups * sizeof(m_groups.front()));
}

OtherColumn::~OtherColumn() {
    usedMemory() -= m_memory;
}

void OtherColumn::account(size_t bytes) {
    m_memory += bytes;
    usedMemory() += bytes;
}

std::shared_ptr<const OtherCodes> OtherColumn::group(int index) const {
    const std::lock_guard lock(m_mutex);
    return m_groups[static_cast<size_t>(index)];
}

void OtherColumn::keep(int index, std::shared_ptr<const OtherCodes> codes) {
    const std::lock_guard lock(m_mutex);
    auto& kept = m_groups[static_cast<size_t>(index)];
    const size_t bytes = codes->memory();
    if (kept || usedMemory() + bytes > mostMemory)
        return;
    account(bytes);
    kept = std::move(codes);
}

std::optional<OtherColumn::Text> OtherColumn::codeOf(std::string_view value) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_codes.find(value);
    if (found != m_codes.end())
        return Text{found->second, found->first};
    if (m_texts.size() >= mostTexts || m_textBytes + value.size() > mostTextBytes)
        return {};
    m_texts.emplace_back(value);
    m_textBytes += value.size();
    account(value.size() + textCost);
    const auto code = static_cast<quint16>(m_texts.size());
    m_codes.emplace(m_texts.back(), code);
    return Text{code, m_texts.back()};
}

bool OtherColumn::isFull() const {
    const std::lock_guard lock(m_mutex);
    return m_texts.size() >= mostTexts || m_textBytes >= mostTextBytes;
}

std::string_view OtherColumn::text(quint16 code) const {
    const std::lock_guard lock(m_mutex);
    return m_texts[code - size_t{1}];
}

std::shared_ptr<OtherColumn> OtherColumns::column(const std::string& field) {
    const std::lock_guard lock(m_mutex);
    const auto known =
        std::find_if(m_columns.begin(), m_columns.end(), [&](const auto& column) { return column.first == field; });
    if (known != m_columns.end()) {
        std::rotate(m_columns.begin(), known, known + 1);
        return m_columns.front().second;
    }
    // A new field needs room: each segment that it comes to lets go of the fields before.
    if (usedMemory() > mostMemory / 2)
        m_columns.clear();
    else if (m_columns.size() == mostColumns)
        m_columns.pop_back();
    m_columns.emplace_front(field, std::make_shared<OtherColumn>(m_groupCount));
    return m_columns.front().second;
}

} // namespace logloupe::store
