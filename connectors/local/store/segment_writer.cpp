// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/segment_writer.h"

#include "connectors/local/store/checksum.h"
#include "connectors/local/store/rollup.h"
#include "connectors/local/store/segment_builder.h"

namespace logloupe::store {

namespace {

/// A rollup that is hardly smaller than the events is not worth its place.
constexpr size_t rowsPerRollupEntry = 8;

} // namespace

SegmentBuilder::SegmentBuilder(std::span<const EventBatch> batches, SegmentFacts& facts)
    : m_batches(batches)
    , m_facts(facts)
    , m_rows(sortedRows(batches))
    , m_apart(takeApart(batches, m_rows)) {}

SegmentBuilder::~SegmentBuilder() = default;

std::string SegmentBuilder::build() {
    ByteWriter writer(m_file);
    writer.putBytes({segmentMagic.data(), segmentMagic.size()});
    writer.put(formatVersion);
    writer.put(quint32{0});
    gatherPlainColumns();
    gatherKeywords();
    gatherKeys();
    gatherTemplates();
    makeRecordDictionary();
    putGroups();
    putRollups();
    putFactsBlock();
    putTail();
    return std::move(m_file);
}

void SegmentBuilder::putBlock(BlockKind kind, Field field, std::string_view bytes) {
    ByteWriter writer(m_file);
    writer.align();
    m_blocks.push_back({kind, static_cast<quint16>(field), checksum(bytes), m_file.size(), bytes.size()});
    writer.putBytes(bytes);
}

void SegmentBuilder::putRollups() {
    const std::vector<quint32> none(rows());
    const auto codesOf = [&](Field field) -> std::span<const quint32> {
        const auto& codes = m_codes[static_cast<size_t>(field)];
        return codes.empty() ? none : codes;
    };
    for (const auto& [kind, bin] : {std::pair(BlockKind::HourRollup, hourBin), std::pair(BlockKind::MinuteRollup, minuteBin)}) {
        const auto entries = rollUp(bin, m_times, codesOf(Field::Service), codesOf(Field::Action), codesOf(Field::Level));
        if (!entries.empty() && entries.size() * rowsPerRollupEntry <= rows())
            putBlock(kind, Field::Service,
                     {reinterpret_cast<const char*>(entries.data()), entries.size() * sizeof(RollupEntry)});
    }
}

void SegmentBuilder::putFactsBlock() {
    std::string block;
    putFacts(block, m_facts);
    putBlock(BlockKind::Facts, Field::Timestamp, block);
}

void SegmentBuilder::putTail() {
    ByteWriter writer(m_file);
    writer.align();
    const std::string_view list(reinterpret_cast<const char*>(m_blocks.data()), m_blocks.size() * sizeof(BlockEntry));
    SegmentTail tail{
        .listOffset = m_file.size(), .listSize = static_cast<quint32>(list.size()), .listChecksum = checksum(list)};
    tail.tailChecksum = checksum(bytesOf(tail).substr(0, offsetof(SegmentTail, tailChecksum)));
    writer.putBytes(list);
    writer.putBytes(bytesOf(tail));
}

std::string buildSegment(std::span<const EventBatch> batches, SegmentFacts& facts) {
    return SegmentBuilder(batches, facts).build();
}

} // namespace logloupe::store
