// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The values of one field across segments, by numbers: events are counted by number, names come back at the end. One thread.

#include "connectors/local/store/other_values.h"
#include "connectors/local/store/row_decoder.h"
#include "connectors/local/store/segment_query.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace logloupe::store {

/// Numbers for texts; 0 is the empty text.
class ValueNumbers {
public:
    ValueNumbers();
    [[nodiscard]] quint32 of(std::string_view text);
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

private:
    struct Hash {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, quint32, Hash, std::equal_to<>> m_numbers;
    std::vector<std::string> m_names;
};

/// Reads the values of a field from the groups of one segment, as fieldText() gives them.
class SegmentValues {
public:
    SegmentValues(std::shared_ptr<const SegmentReader> segment, FieldRef field, ValueNumbers& numbers);

    /// The number of the value of each row that is in the mask; others are left alone.
    void read(int group, const GroupView& view, const RowMask& rows, std::span<quint32> values);
    /// The number of a Level's, Keyword's or indexed Key's code.
    [[nodiscard]] quint32 numberOfCode(quint32 code);

private:
    [[nodiscard]] std::string_view textOfCode(quint32 code, TextBuffer& buffer) const;
    void readCodes(const PackedColumn& column, const RowMask& rows, std::span<quint32> values);
    void readNumbers(const PackedColumn& column, const RowMask& rows, std::span<quint32> values);
    void readRowTexts(const RowTexts& texts, const RowMask& rows, std::span<quint32> values);
    void readTexts(int group, const PackedColumn& column, const RowMask& rows, std::span<quint32> values);
    void readRecords(int group, const GroupView& view, const RowMask& rows, std::span<quint32> values);
    [[nodiscard]] RowDecoder& decoder();

    static constexpr quint32 unknown = 0xFFFFFFFF;

    std::shared_ptr<const SegmentReader> m_segment;
    FieldRef m_field;
    ValueNumbers& m_numbers;
    std::vector<quint32> m_numberOfCode;    ///< of plain templates too
    std::vector<quint32> m_numberOfOwnCode; ///< of a group with texts of its own
    std::vector<quint8> m_isPlain;          ///< by code of a Text field: the template is the text
    std::unique_ptr<RowDecoder> m_decoder;
    std::unique_ptr<OtherValues> m_others; ///< of a field that is in the records only
};

} // namespace logloupe::store
