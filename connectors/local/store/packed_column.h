// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A column of up to rowsPerGroup whole numbers in as few whole bytes as they need, readable in place.
//
// Layout, at a multiple of eight: quint8 kind, quint8 width (0, 1, 2, 4, 8), quint16 listed, quint32 0, qint64 base, quint64 unit, then
//   Constant  nothing: every row is base
//   Ramp      nothing: row i is base + i * unit
//   Dense     width bytes a row, p: base + p * unit
//   Optional  the same, but p = 0 means absent and base + (p - 1) * unit else
//   Sparse    quint16 row[listed], rising, padded to eight; then width bytes for each of them as in Dense; other rows are absent
// Codes of dictionaries are columns whose absent value is 0 and whose base is 0 and unit 1 in Dense and Sparse. Arithmetic is modulo 2^64.

#include "connectors/local/store/byte_codec.h"

#include <algorithm>
#include <limits>
#include <span>

namespace logloupe::store {

/// Of columns of numbers. No number of an event has this value.
inline constexpr qint64 absentNumber = std::numeric_limits<qint64>::min();

/// Appends a column of numbers; absentNumber marks rows without one.
void packNumbers(std::string& target, std::span<const qint64> values);
/// Appends a column of codes, where 0 is absent.
void packCodes(std::string& target, std::span<const quint32> codes);

/// A packed column, read in place. The bytes must live longer.
class PackedColumn {
public:
    enum class Kind : quint8 { Constant, Ramp, Dense, Optional, Sparse };

    PackedColumn() = default;
    /// False when the bytes cannot be a column of so many rows. Costs next to nothing; isSound() looks at every row.
    [[nodiscard]] bool open(std::string_view bytes, int rows, qint64 absent);
    /// Whether the listed rows exist and rise.
    [[nodiscard]] bool isSound(int rows) const;

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] qint64 base() const { return m_base; }
    [[nodiscard]] bool isAbsent() const { return m_kind == Kind::Constant && m_base == m_absent; }
    [[nodiscard]] qint64 at(int row) const;
    [[nodiscard]] quint32 codeAt(int row) const { return static_cast<quint32>(at(row)); }

    /// Calls visit(row, value) for rows from begin to end that are not absent, rising.
    template <typename Visit>
    void forEachPresent(int begin, int end, Visit&& visit) const;
    /// Replaces the packed bytes of Dense columns by their numbers: visit(const Byte* packed) where Byte is as wide as the column.
    template <typename Visit>
    auto withPacked(Visit&& visit) const;
    [[nodiscard]] qint64 unpacked(quint64 packed) const {
        return static_cast<qint64>(static_cast<quint64>(m_base) + packed * m_unit);
    }
    [[nodiscard]] std::span<const quint16> listedRows() const { return {m_rows, m_listed}; }

private:
    [[nodiscard]] quint64 packedAt(size_t index) const;

    Kind m_kind = Kind::Constant;
    quint8 m_width = 0;
    quint16 m_listed = 0;
    qint64 m_base = 0;
    qint64 m_absent = 0;
    quint64 m_unit = 1;
    const quint16* m_rows = nullptr;
    const char* m_data = nullptr;
};

template <typename Visit>
auto PackedColumn::withPacked(Visit&& visit) const {
    switch (m_width) {
    case 1:
        return visit(reinterpret_cast<const quint8*>(m_data));
    case 2:
        return visit(reinterpret_cast<const quint16*>(m_data));
    case 4:
        return visit(reinterpret_cast<const quint32*>(m_data));
    default:
        return visit(reinterpret_cast<const quint64*>(m_data));
    }
}

template <typename Visit>
void PackedColumn::forEachPresent(int begin, int end, Visit&& visit) const {
    switch (m_kind) {
    case Kind::Constant:
        if (m_base != m_absent) {
            for (int row = begin; row < end; ++row)
                visit(row, m_base);
        }
        return;
    case Kind::Ramp:
        for (int row = begin; row < end; ++row)
            visit(row, unpacked(static_cast<quint64>(row)));
        return;
    case Kind::Dense:
        withPacked([&](const auto* packed) {
            for (int row = begin; row < end; ++row) {
                const qint64 value = unpacked(packed[row]);
                if (value != m_absent)
                    visit(row, value);
            }
        });
        return;
    case Kind::Optional:
        withPacked([&](const auto* packed) {
            for (int row = begin; row < end; ++row) {
                if (packed[row] != 0)
                    visit(row, unpacked(packed[row] - 1U));
            }
        });
        return;
    case Kind::Sparse: {
        const auto rows = listedRows();
        auto index = static_cast<size_t>(std::lower_bound(rows.begin(), rows.end(), begin) - rows.begin());
        for (; index < rows.size() && rows[index] < end; ++index)
            visit(static_cast<int>(rows[index]), unpacked(packedAt(index)));
        return;
    }
    }
}

} // namespace logloupe::store
