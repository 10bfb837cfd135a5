// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A segment file, mapped and read in place. Blocks and groups are tested against their checksums when they are first used; what is damaged is
// not given out and is named in damages(). Any thread.

#include "connectors/local/store/frame_codec.h"
#include "connectors/local/store/group_view.h"
#include "connectors/local/store/key_index.h"
#include "connectors/local/store/other_column.h"
#include "connectors/local/store/rollup.h"
#include "connectors/local/store/segment_facts.h"
#include "connectors/local/store/segment_format.h"
#include "models/domain/result.h"

#include <QStringList>

#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace logloupe::store {

class MappedFile;

/// The templates of a Text field with how many numbers each takes.
struct TemplateTable {
    TextTable patterns;
    std::vector<quint16> numbers;
};

class SegmentReader {
public:
    /// Errors (Storage): not there, cut short, damaged where the whole depends on it, made by a newer version.
    [[nodiscard]] static Result<std::shared_ptr<const SegmentReader>> open(const QString& path);
    ~SegmentReader();
    Q_DISABLE_COPY_MOVE(SegmentReader)

    [[nodiscard]] const SegmentFacts& facts() const { return m_facts; }
    [[nodiscard]] quint32 rows() const { return m_facts.rows; }
    [[nodiscard]] bool has(Field field) const { return m_facts.present[static_cast<size_t>(field)] != 0; }
    [[nodiscard]] std::span<const GroupEntry> groups() const { return m_groups; }
    /// Index of the group that holds a row of the segment.
    [[nodiscard]] int groupOf(quint32 row) const;
    /// Nothing when the group is damaged.
    [[nodiscard]] std::optional<GroupView> group(int index) const;

    /// Null when no event has the field, or the block is damaged.
    [[nodiscard]] const TextTable* keywords(Field field) const;
    [[nodiscard]] const KeyIndex* keys(Field field) const;
    [[nodiscard]] const TemplateTable* templates(Field field) const;
    [[nodiscard]] const FrameDictionary& recordDictionary() const;
    /// Empty when there is none. `bin` is hourBin or minuteBin.
    [[nodiscard]] std::span<const RollupEntry> rollup(qint64 bin) const;
    /// What is known so far of the values of a field without a column.
    [[nodiscard]] std::shared_ptr<OtherColumn> otherColumn(const std::string& field) const;
    /// Whether everything that events are read with is whole; tests it all at the first call.
    [[nodiscard]] bool isReadable() const;

    [[nodiscard]] qint64 fileSize() const;
    /// A translated sentence for each damaged part met so far.
    [[nodiscard]] QStringList damages() const;
    /// Remembers that a group's frames could not be read.
    void noteDamagedGroup(int group) const;

private:
    SegmentReader();
    struct Block;
    [[nodiscard]] bool readParts();
    [[nodiscard]] const Block* find(BlockKind kind, Field field) const;
    [[nodiscard]] const Block* tested(BlockKind kind, Field field) const;
    [[nodiscard]] std::string_view bytes(quint64 offset, quint64 size) const;
    [[nodiscard]] bool isSound(const GroupView& view) const;
    void noteDamage(const QString& sentence) const;
    [[nodiscard]] bool testEverything() const;

    std::unique_ptr<MappedFile> m_file;
    SegmentFacts m_facts;
    std::vector<GroupEntry> m_groups;
    std::vector<std::unique_ptr<Block>> m_blocks;
    std::array<std::array<Block*, fieldCount>, 9> m_blockOf{}; ///< by kind and field
    enum class GroupState : quint8 { Untested, Good, Damaged };
    mutable std::vector<std::atomic<GroupState>> m_groupStates;
    std::unique_ptr<OtherColumns> m_otherColumns;
    mutable std::once_flag m_testOnce;
    mutable bool m_isReadable = false;
    mutable std::mutex m_damageMutex;
    mutable QStringList m_damages;
};

} // namespace logloupe::store
