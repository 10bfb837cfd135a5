// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The columns of one group of a segment, read in place. Value; any thread; lives as long as its segment.

#include "connectors/local/store/packed_column.h"
#include "connectors/local/store/row_texts.h"
#include "connectors/local/store/segment_format.h"

namespace logloupe::store {

class GroupView {
public:
    /// Whether the bytes have the shape of a group's columns is for isWellFormed(); until then nothing else may be called.
    GroupView(const GroupEntry& entry, std::string_view bytes);
    [[nodiscard]] bool isWellFormed() const;

    [[nodiscard]] const GroupEntry& entry() const { return *m_entry; }
    [[nodiscard]] int rows() const { return static_cast<int>(m_entry->rows); }

    [[nodiscard]] PackedColumn times() const { return column(static_cast<size_t>(Field::Timestamp), absentNumber); }
    [[nodiscard]] PackedColumn sequences() const { return column(static_cast<size_t>(ColumnId::Sequence), absentNumber); }
    [[nodiscard]] PackedColumn formats() const { return column(static_cast<size_t>(ColumnId::Format), 0); }
    /// Level, Keyword, indexed Key and Text fields.
    [[nodiscard]] PackedColumn codes(Field field) const { return column(static_cast<size_t>(field), 0); }
    [[nodiscard]] PackedColumn numbers(Field field) const { return column(static_cast<size_t>(field), absentNumber); }
    /// Key fields that are not indexed.
    [[nodiscard]] RowTexts rowTexts(Field field) const;

    /// The numbers of templates from a checkpoint on.
    [[nodiscard]] std::string_view templateNumbers(int checkpoint) const;

    struct Frame {
        std::string_view packed;
        quint32 size = 0; ///< unpacked; 0: there is none
    };
    [[nodiscard]] Frame uniqueTexts() const;
    [[nodiscard]] Frame recordFrame(int frame) const;
    /// The row of the group from which on no time is before the given one.
    [[nodiscard]] int firstRowFrom(qint64 time) const;

private:
    [[nodiscard]] quint32 beginOf(size_t column) const { return loadAt<quint32>(m_bytes.data() + column * sizeof(quint32)); }
    [[nodiscard]] std::string_view bytesOf(size_t column) const;
    [[nodiscard]] PackedColumn column(size_t column, qint64 absent) const;
    [[nodiscard]] FrameList frameList() const;

    const GroupEntry* m_entry;
    std::string_view m_bytes; ///< columns and frames
};

} // namespace logloupe::store
