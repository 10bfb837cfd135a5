// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/packed_column.h"

#include <numeric>
#include <vector>

namespace logloupe::store {

namespace {

constexpr size_t headerSize = 24;

quint8 widthOf(quint64 largest) {
    if (largest == 0)
        return 0;
    if (largest <= 0xFF)
        return 1;
    if (largest <= 0xFFFF)
        return 2;
    return largest <= 0xFFFFFFFF ? 4 : 8;
}

struct Shape {
    quint64 base = 0;
    quint64 largest = 0; ///< in units above base
    quint64 unit = 1;
    size_t present = 0;
    bool isRamp = false;
    quint64 step = 0;
};

Shape shapeOf(std::span<const qint64> values) {
    Shape shape;
    qint64 low = std::numeric_limits<qint64>::max();
    qint64 high = std::numeric_limits<qint64>::min();
    for (const qint64 value : values) {
        if (value == absentNumber)
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
        ++shape.present;
    }
    if (shape.present == 0)
        return shape;
    shape.base = static_cast<quint64>(low);
    quint64 unit = 0;
    for (const qint64 value : values) {
        if (unit == 1)
            break;
        if (value != absentNumber)
            unit = std::gcd(unit, static_cast<quint64>(value) - shape.base);
    }
    shape.unit = unit == 0 ? 1 : unit;
    shape.largest = (static_cast<quint64>(high) - shape.base) / shape.unit;
    if (shape.present == values.size() && values.size() > 2) {
        shape.step = static_cast<quint64>(values[1]) - static_cast<quint64>(values[0]);
        shape.isRamp = shape.step != 0;
        for (size_t i = 2; shape.isRamp && i < values.size(); ++i)
            shape.isRamp = static_cast<quint64>(values[i]) - static_cast<quint64>(values[i - 1]) == shape.step;
    }
    return shape;
}

void putHeader(ByteWriter& writer, PackedColumn::Kind kind, quint8 width, size_t listed, quint64 base, quint64 unit) {
    writer.align();
    writer.put(static_cast<quint8>(kind));
    writer.put(width);
    writer.put(static_cast<quint16>(listed));
    writer.put(quint32{0});
    writer.put(base);
    writer.put(unit);
}

template <typename Packed, typename ValueAt>
void putPackedAs(std::string& target, size_t count, ValueAt&& valueAt) {
    const size_t begin = target.size();
    target.resize(begin + count * sizeof(Packed));
    char* at = target.data() + begin;
    for (size_t i = 0; i < count; ++i, at += sizeof(Packed)) {
        const auto packed = static_cast<Packed>(valueAt(i));
        std::memcpy(at, &packed, sizeof(Packed));
    }
}

template <typename ValueAt>
void putPacked(std::string& target, quint8 width, size_t count, ValueAt&& valueAt) {
    switch (width) {
    case 0:
        break;
    case 1:
        putPackedAs<quint8>(target, count, valueAt);
        break;
    case 2:
        putPackedAs<quint16>(target, count, valueAt);
        break;
    case 4:
        putPackedAs<quint32>(target, count, valueAt);
        break;
    default:
        putPackedAs<quint64>(target, count, valueAt);
        break;
    }
}

/// Whether listing the rows that have a value is smaller than a place for every row.
bool isSparse(size_t present, size_t rows, quint8 width, quint8 denseWidth) {
    return present * (2U + width) + 8 < rows * denseWidth;
}

template <typename IsPresent>
std::vector<quint16> rowsWhere(size_t rows, IsPresent&& isPresent) {
    std::vector<quint16> result;
    for (size_t row = 0; row < rows; ++row) {
        if (isPresent(row))
            result.push_back(static_cast<quint16>(row));
    }
    return result;
}

void putRows(ByteWriter& writer, const std::vector<quint16>& rows) {
    for (const quint16 row : rows)
        writer.put(row);
    writer.align();
}

} // namespace

void packNumbers(std::string& target, std::span<const qint64> values) {
    using Kind = PackedColumn::Kind;
    ByteWriter writer(target);
    const Shape shape = shapeOf(values);
    const auto units = [&](qint64 value) { return (static_cast<quint64>(value) - shape.base) / shape.unit; };
    if (shape.present == 0)
        return putHeader(writer, Kind::Constant, 0, 0, static_cast<quint64>(absentNumber), 1);
    if (shape.present == values.size()) {
        if (shape.largest == 0)
            return putHeader(writer, Kind::Constant, 0, 0, shape.base, 1);
        if (shape.isRamp)
            return putHeader(writer, Kind::Ramp, 0, 0, static_cast<quint64>(values[0]), shape.step);
        const quint8 width = widthOf(shape.largest);
        putHeader(writer, Kind::Dense, width, 0, shape.base, shape.unit);
        return putPacked(target, width, values.size(), [&](size_t i) { return units(values[i]); });
    }
    // A sparse column's width is at least one, so that its values have a place of their own.
    const quint8 width = std::max<quint8>(1, widthOf(shape.largest));
    const bool canBeOptional = shape.largest < std::numeric_limits<quint64>::max();
    const quint8 optionalWidth = canBeOptional ? widthOf(shape.largest + 1) : 0;
    if (!canBeOptional || isSparse(shape.present, values.size(), width, optionalWidth)) {
        const auto rows = rowsWhere(values.size(), [&](size_t row) { return values[row] != absentNumber; });
        putHeader(writer, Kind::Sparse, width, rows.size(), shape.base, shape.unit);
        putRows(writer, rows);
        return putPacked(target, width, rows.size(), [&](size_t i) { return units(values[rows[i]]); });
    }
    putHeader(writer, Kind::Optional, optionalWidth, 0, shape.base, shape.unit);
    putPacked(target, optionalWidth, values.size(),
              [&](size_t i) { return values[i] == absentNumber ? 0 : units(values[i]) + 1; });
}

void packCodes(std::string& target, std::span<const quint32> codes) {
    using Kind = PackedColumn::Kind;
    ByteWriter writer(target);
    quint32 low = std::numeric_limits<quint32>::max();
    quint32 high = 0;
    size_t present = 0;
    for (const quint32 code : codes) {
        low = std::min(low, code);
        high = std::max(high, code);
        present += code != 0 ? 1 : 0;
    }
    if (codes.empty() || low == high)
        return putHeader(writer, Kind::Constant, 0, 0, codes.empty() ? 0 : low, 1);
    const quint8 width = widthOf(high);
    if (isSparse(present, codes.size(), width, width)) {
        const auto rows = rowsWhere(codes.size(), [&](size_t row) { return codes[row] != 0; });
        putHeader(writer, Kind::Sparse, width, rows.size(), 0, 1);
        putRows(writer, rows);
        return putPacked(target, width, rows.size(), [&](size_t i) { return codes[rows[i]]; });
    }
    putHeader(writer, Kind::Dense, width, 0, 0, 1);
    putPacked(target, width, codes.size(), [&](size_t i) { return codes[i]; });
}

bool PackedColumn::open(std::string_view bytes, int rows, qint64 absent) {
    if (bytes.size() < headerSize)
        return false;
    const auto kind = loadAt<quint8>(bytes.data());
    m_kind = static_cast<Kind>(kind);
    m_width = loadAt<quint8>(bytes.data() + 1);
    m_listed = loadAt<quint16>(bytes.data() + 2);
    m_base = loadAt<qint64>(bytes.data() + 8);
    m_unit = loadAt<quint64>(bytes.data() + 16);
    m_absent = absent;
    m_data = bytes.data() + headerSize;
    const size_t space = bytes.size() - headerSize;
    const auto count = static_cast<size_t>(rows);
    const bool isWide = m_width == 1 || m_width == 2 || m_width == 4 || m_width == 8;
    if (m_kind == Kind::Constant || m_kind == Kind::Ramp)
        return true;
    if (m_kind == Kind::Dense || m_kind == Kind::Optional)
        return isWide && space >= count * m_width;
    if (m_kind != Kind::Sparse || !isWide || m_listed > count)
        return false;
    const size_t listSize = (m_listed * sizeof(quint16) + 7) & ~size_t{7};
    m_rows = reinterpret_cast<const quint16*>(m_data);
    m_data += listSize;
    return space >= listSize + size_t{m_listed} * m_width;
}

bool PackedColumn::isSound(int rows) const {
    const auto listed = listedRows();
    return std::adjacent_find(listed.begin(), listed.end(), std::greater_equal<>()) == listed.end()
           && (listed.empty() || listed.back() < rows);
}

quint64 PackedColumn::packedAt(size_t index) const {
    return withPacked([index](const auto* packed) { return static_cast<quint64>(packed[index]); });
}

qint64 PackedColumn::at(int row) const {
    switch (m_kind) {
    case Kind::Constant:
        return m_base;
    case Kind::Ramp:
        return unpacked(static_cast<quint64>(row));
    case Kind::Dense:
        return unpacked(packedAt(static_cast<size_t>(row)));
    case Kind::Optional: {
        const quint64 packed = packedAt(static_cast<size_t>(row));
        return packed == 0 ? m_absent : unpacked(packed - 1);
    }
    case Kind::Sparse: {
        const auto rows = listedRows();
        const auto found = std::lower_bound(rows.begin(), rows.end(), row);
        return found == rows.end() || *found != row ? m_absent : unpacked(packedAt(static_cast<size_t>(found - rows.begin())));
    }
    }
    return m_absent;
}

} // namespace logloupe::store
