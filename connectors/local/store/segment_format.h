// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The bytes of a segment: up to 65 536 events, immutable, little endian.
//
//   SegmentHeader                        with a checksum over itself
//   group 0: columns, then blocks        rows lie in order of (time, sequence)
//   group 1: columns, then blocks        a group is up to 1 024 rows; all of its bytes are adjacent, so that one read serves a lookup
//   …
//   sections                             directory of groups, dictionaries of keywords, postings of keys, the compression dictionary
//
// Columns of a group: a ColumnHeader and its data, one after another; a field that no event of the group has takes no column.
//   Time      unsigned offsets from the group's first time in units of GroupEntry::timeUnit nanoseconds, 4 or 8 bytes
//   Level     1 byte, the value of Severity
//   Sequence  4 bytes, offset from SegmentHeader::firstSequence
//   Keyword   1, 2 or 4 bytes, index into the segment's dictionary; 0 is absent
//   Integer   count u32, then count row numbers of 2 bytes, padded to 8, then count values of 8 bytes
// Blocks of a group: 16 rows each, compressed with zstd and the segment's dictionary; see row_block.h. Each starts with its compressed size.
//
// Every group and every section has a CRC-32 (zlib's), checked when it is first used.

#include "models/domain/field.h"

#include <QtGlobal>

#include <array>

namespace logloupe::segment {

inline constexpr std::array<char, 8> magic{'L', 'L', 'S', 'E', 'G', '\r', '\n', '\x1a'};
inline constexpr quint32 version = 1;
inline constexpr int maximumRows = 65'536;
inline constexpr int groupRows = 1'024;
inline constexpr int blockRows = 16;
inline constexpr int blocksPerGroup = groupRows / blockRows;

enum class Section : quint8 { Groups, Keywords, Postings, Dictionary };
inline constexpr int sectionCount = 4;

struct SectionPlace {
    quint64 offset = 0;
    quint32 size = 0;
    quint32 checksum = 0;
};

struct SegmentHeader {
    std::array<char, 8> magic{};
    quint32 version = 0;
    quint32 rows = 0;
    quint32 groups = 0;
    quint32 reserved = 0;
    quint64 firstSequence = 0;
    qint64 firstTime = 0;  ///< nanoseconds, of the first row
    qint64 lastTime = 0;   ///< of the last row
    quint64 rawBytes = 0;  ///< of the verbatim records
    quint64 fileBytes = 0;
    std::array<SectionPlace, sectionCount> sections{};
    quint32 checksum = 0;  ///< of everything before it
    quint32 padding = 0;
};
static_assert(sizeof(SegmentHeader) == 64 + sectionCount * 16 + 8 + 8);

struct GroupEntry {
    quint64 offset = 0;       ///< of the columns, from the begin of the file
    quint32 columnBytes = 0;
    quint32 blockBytes = 0;   ///< the blocks follow the columns
    qint64 firstTime = 0;
    qint64 lastTime = 0;
    quint32 rows = 0;
    quint32 timeUnit = 1;     ///< nanoseconds
    quint32 columnChecksum = 0;
    quint32 blockChecksum = 0;
    quint32 severities = 0;   ///< bit per Severity that occurs
    quint32 reserved = 0;
};
static_assert(sizeof(GroupEntry) == 56);

struct ColumnHeader {
    quint8 field = 0;   ///< Field, or sequenceColumn
    quint8 width = 0;   ///< bytes a value
    quint16 reserved = 0;
    quint32 size = 0;   ///< bytes of data, a multiple of 8
};
inline constexpr quint8 sequenceColumn = 0xFF;

/// Key fields whose events are found through postings.
inline constexpr std::array postedFields{Field::OrderId, Field::CustomerId, Field::TraceId};
/// Fields whose text lies in the row blocks.
inline constexpr std::array blockFields{Field::OrderId, Field::CustomerId, Field::ModelId, Field::UrlPath, Field::TraceId, Field::SpanId, Field::ErrorMessage, Field::ErrorStackTrace,
    Field::Message, Field::MessageId, Field::ClientAddress};

} // namespace logloupe::segment
