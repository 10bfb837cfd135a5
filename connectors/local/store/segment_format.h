// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The layout of a segment file: up to a few ten thousand events, sorted by time, never changed once written. Little endian; everything at a multiple of eight.
//
//   head      char[8] segmentMagic, quint32 formatVersion, quint32 0
//   groups    the events, up to rowsPerGroup of them in each, all columns of a group side by side so that one read serves a lookup
//   blocks    what belongs to the segment as a whole, see BlockKind
//   list      a BlockEntry for each block
//   tail      SegmentTail, at the very end
//
// A group is
//   quint32 begin[columnCount + 1]  of its columns, counted from the group's start
//   columns by ColumnId: packed_column.h for times, sequence numbers, codes and numbers; RowTexts (row_texts.h); Numbers: quint32 begin for every
//     rowsPerCheckpoint rows, then the numbers of the templates as varints, row by row and within a row in the order of Field;
//     Frames: FrameList, then quint32 begin[frames + 1] and quint32 size[frames] of the record frames, counted from the end of the columns
//   frames, packed by frame_codec.h: first the unique texts of the group (quint16 row, quint8 field, then length and bytes), then the records,
//     rowsPerFrame in each (length and bytes of the residue, number of attributes, length and bytes of each name and value)
// The columns have a checksum in the group's GroupEntry, each block one in its BlockEntry, the list and the tail have theirs in the tail, frames carry their own.

#include "models/domain/field.h"

#include <limits>

namespace logloupe::store {

inline constexpr std::array<char, 8> segmentMagic{'L', 'G', 'L', 'P', 'S', 'E', 'G', '\n'};
inline constexpr quint32 formatVersion = 1;

inline constexpr int rowsPerGroup = 1024;
inline constexpr int rowsPerFrame = 64;
inline constexpr int rowsPerCheckpoint = 32;
/// A group is closed earlier when its records take more than this.
inline constexpr size_t recordBytesPerGroup = size_t{1} << 20;

/// Columns 0 to fieldCount - 1 are the fields; Timestamp and Level among them.
enum class ColumnId : quint8 { Sequence = fieldCount, Format, Numbers, Frames };
inline constexpr int columnCount = fieldCount + 4;

enum class BlockKind : quint16 {
    Facts = 1,        ///< segment_facts.h
    Groups,           ///< GroupEntry by group
    Keywords,         ///< text_table.h by code, code 0 is empty; one per Keyword field that any event has
    Keys,             ///< key_index.h; one per indexed field that any event has
    Templates,        ///< text_table.h by code - firstTemplate; one per Text field that any event has
    RecordDictionary, ///< what record frames are packed with
    HourRollup,       ///< rollup.h
    MinuteRollup,     ///< rollup.h; only where it is much smaller than the events
};

/// How a field of type Key is kept: those that people look events up by have an index, the others stand with their rows.
[[nodiscard]] constexpr bool isIndexed(Field field) {
    return field == Field::OrderId || field == Field::CustomerId || field == Field::ModelId || field == Field::TraceId
           || field == Field::ClientAddress;
}

inline constexpr std::array integerFields{Field::HttpStatus, Field::Duration, Field::FileSize, Field::LogLine};

struct GroupEntry {
    quint64 offset = 0; ///< in the file
    quint32 size = 0;   ///< with its frames
    quint32 columnsSize = 0;
    quint32 columnsChecksum = 0;
    quint32 rows = 0;
    quint32 firstRow = 0; ///< of the segment
    quint32 reserved = 0;
    qint64 firstTime = 0;
    qint64 lastTime = 0;
    /// By position in integerFields; low above high where no event has the field.
    std::array<qint64, integerFields.size()> low{};
    std::array<qint64, integerFields.size()> high{};
};
static_assert(sizeof(GroupEntry) == 112);

struct FrameList {
    quint32 uniqueTextsSize = 0;     ///< in the file
    quint32 uniqueTextsUnpacked = 0; ///< 0: there are none
    quint32 frames = 0;
    quint32 reserved = 0;
};

struct BlockEntry {
    BlockKind kind = BlockKind::Facts;
    quint16 field = 0;
    quint32 checksum = 0;
    quint64 offset = 0;
    quint64 size = 0;
};
static_assert(sizeof(BlockEntry) == 24);

struct SegmentTail {
    quint64 listOffset = 0;
    quint32 listSize = 0;
    quint32 listChecksum = 0;
    quint32 version = formatVersion;
    quint32 tailChecksum = 0; ///< of the 20 bytes before it
    std::array<char, 8> magic = segmentMagic;
};
static_assert(sizeof(SegmentTail) == 32);

} // namespace logloupe::store
