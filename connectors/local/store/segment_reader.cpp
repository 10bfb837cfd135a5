// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/segment_reader.h"

#include "connectors/local/store/checksum.h"
#include "connectors/local/store/mapped_file.h"
#include "connectors/local/store/text_template.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace logloupe::store {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

Error unreadable(const QString& path, const QString& detail) {
    return {
        .kind = ErrorKind::Storage,
        .message =
            Tr::tr("The part \"%1\" of the workspace cannot be read; its events are missing.").arg(QFileInfo(path).fileName()),
        .detail = detail};
}

quint32 largestCode(const PackedColumn& column, int rows) {
    quint32 largest = 0;
    column.forEachPresent(0, rows, [&largest](int, qint64 code) { largest = std::max(largest, static_cast<quint32>(code)); });
    return largest;
}

} // namespace

struct SegmentReader::Block {
    BlockEntry entry;
    std::string_view bytes;
    std::once_flag once;
    bool isGood = false;
    TextTable texts;
    KeyIndex keys;
    TemplateTable templates;
    std::unique_ptr<FrameDictionary> dictionary;

    [[nodiscard]] bool open() {
        if (checksum(bytes) != entry.checksum)
            return false;
        switch (entry.kind) {
        case BlockKind::Keywords:
            return texts.open(bytes) && texts.size() > 0;
        case BlockKind::Keys:
            return keys.open(bytes);
        case BlockKind::Templates:
            return openTemplates();
        case BlockKind::RecordDictionary:
            dictionary = std::make_unique<FrameDictionary>(bytes);
            return true;
        case BlockKind::HourRollup:
        case BlockKind::MinuteRollup:
            return bytes.size() % sizeof(RollupEntry) == 0;
        case BlockKind::Facts:
        case BlockKind::Groups:
            return true;
        }
        return false;
    }

    [[nodiscard]] bool openTemplates() {
        if (!templates.patterns.open(bytes))
            return false;
        TextBuffer buffer;
        for (quint32 i = 0; i < templates.patterns.size(); ++i)
            templates.numbers.push_back(static_cast<quint16>(numbersIn(templates.patterns.at(i, buffer))));
        return true;
    }
};

SegmentReader::SegmentReader() = default;
SegmentReader::~SegmentReader() = default;

Result<std::shared_ptr<const SegmentReader>> SegmentReader::open(const QString& path) {
    std::shared_ptr<SegmentReader> reader(new SegmentReader);
    QString problem;
    reader->m_file = MappedFile::open(path, problem);
    if (!reader->m_file)
        return failure(unreadable(path, problem));
    const std::string_view file = reader->m_file->bytes();
    const bool hasHead = file.size() >= segmentMagic.size() + sizeof(quint32)
                         && std::equal(segmentMagic.begin(), segmentMagic.end(), file.begin());
    if (hasHead && loadAt<quint32>(file.data() + segmentMagic.size()) > formatVersion)
        return failure(
            {.kind = ErrorKind::Storage,
             .message = Tr::tr("The workspace was written by a newer version of LogLoupe. Open it with that version."),
             .detail = QFileInfo(path).fileName()});
    if (!hasHead || !reader->readParts())
        return failure(unreadable(path, QStringLiteral("not a whole segment")));
    return std::shared_ptr<const SegmentReader>(std::move(reader));
}

std::string_view SegmentReader::bytes(quint64 offset, quint64 size) const {
    const std::string_view file = m_file->bytes();
    if (offset > file.size() || size > file.size() - offset)
        return {};
    return file.substr(offset, size);
}

bool SegmentReader::readParts() {
    const std::string_view file = m_file->bytes();
    if (file.size() < sizeof(SegmentTail))
        return false;
    const std::string_view tailBytes = file.substr(file.size() - sizeof(SegmentTail));
    const auto tail = loadAt<SegmentTail>(tailBytes.data());
    if (tail.magic != segmentMagic || tail.version != formatVersion
        || tail.tailChecksum != checksum(tailBytes.substr(0, offsetof(SegmentTail, tailChecksum))))
        return false;
    const std::string_view list = bytes(tail.listOffset, tail.listSize);
    if (list.size() != tail.listSize || list.empty() || checksum(list) != tail.listChecksum)
        return false;
    for (size_t at = 0; at + sizeof(BlockEntry) <= list.size(); at += sizeof(BlockEntry)) {
        auto block = std::make_unique<Block>();
        block->entry = loadAt<BlockEntry>(list.data() + at);
        block->bytes = bytes(block->entry.offset, block->entry.size);
        const auto kind = static_cast<size_t>(block->entry.kind);
        if (kind >= m_blockOf.size() || block->entry.field >= fieldCount)
            return false;
        m_blockOf[kind][block->entry.field] = block.get();
        m_blocks.push_back(std::move(block));
    }
    const Block* facts = tested(BlockKind::Facts, Field::Timestamp);
    const Block* groups = tested(BlockKind::Groups, Field::Timestamp);
    if (facts == nullptr || groups == nullptr || groups->bytes.size() % sizeof(GroupEntry) != 0)
        return false;
    auto read = readFacts(facts->bytes);
    if (!read)
        return false;
    m_facts = std::move(*read);
    m_groups.resize(groups->bytes.size() / sizeof(GroupEntry));
    std::memcpy(m_groups.data(), groups->bytes.data(), groups->bytes.size());
    m_groupStates = std::vector<std::atomic<GroupState>>(m_groups.size());
    m_otherColumns = std::make_unique<OtherColumns>(m_groups.size());
    quint64 rows = 0;
    for (const GroupEntry& group : m_groups) {
        if (group.firstRow != rows)
            return false;
        rows += group.rows;
    }
    return rows == m_facts.rows;
}

const SegmentReader::Block* SegmentReader::find(BlockKind kind, Field field) const {
    return m_blockOf[static_cast<size_t>(kind)][static_cast<size_t>(field)];
}

const SegmentReader::Block* SegmentReader::tested(BlockKind kind, Field field) const {
    // Testing changes only what the flag guards.
    auto* block = const_cast<Block*>(find(kind, field));
    if (block == nullptr)
        return nullptr;
    std::call_once(block->once, [&] {
        block->isGood = block->open();
        if (!block->isGood && m_facts.rows > 0)
            noteDamage(Tr::tr("Segment %1 is damaged: %n event(s) cannot be read.", nullptr, static_cast<int>(m_facts.rows))
                           .arg(m_facts.id));
    });
    return block->isGood ? block : nullptr;
}

const TextTable* SegmentReader::keywords(Field field) const {
    const Block* block = tested(BlockKind::Keywords, field);
    return block != nullptr ? &block->texts : nullptr;
}

const KeyIndex* SegmentReader::keys(Field field) const {
    const Block* block = tested(BlockKind::Keys, field);
    return block != nullptr ? &block->keys : nullptr;
}

const TemplateTable* SegmentReader::templates(Field field) const {
    const Block* block = tested(BlockKind::Templates, field);
    return block != nullptr ? &block->templates : nullptr;
}

const FrameDictionary& SegmentReader::recordDictionary() const {
    static const FrameDictionary none{std::string_view()};
    const Block* block = tested(BlockKind::RecordDictionary, Field::Message);
    return block != nullptr ? *block->dictionary : none;
}

std::span<const RollupEntry> SegmentReader::rollup(qint64 bin) const {
    const Block* block = tested(bin == hourBin ? BlockKind::HourRollup : BlockKind::MinuteRollup, Field::Service);
    if (block == nullptr)
        return {};
    return {reinterpret_cast<const RollupEntry*>(block->bytes.data()), block->bytes.size() / sizeof(RollupEntry)};
}

std::shared_ptr<OtherColumn> SegmentReader::otherColumn(const std::string& field) const {
    return m_otherColumns->column(field);
}

bool SegmentReader::testEverything() const {
    return std::all_of(m_blocks.begin(), m_blocks.end(), [this](const auto& block) {
        return tested(block->entry.kind, static_cast<Field>(block->entry.field)) != nullptr;
    });
}

bool SegmentReader::isReadable() const {
    std::call_once(m_testOnce, [this] { m_isReadable = testEverything(); });
    return m_isReadable;
}

int SegmentReader::groupOf(quint32 row) const {
    const auto after = std::upper_bound(m_groups.begin(), m_groups.end(), row,
                                        [](quint32 wanted, const GroupEntry& group) { return wanted < group.firstRow; });
    return static_cast<int>(after - m_groups.begin()) - 1;
}

bool SegmentReader::isSound(const GroupView& view) const {
    if (!view.isWellFormed())
        return false;
    for (const Field field : allFields()) {
        quint32 codes = 0;
        switch (fieldType(field)) {
        case FieldType::Level:
            codes = static_cast<quint32>(allSeverities.size());
            break;
        case FieldType::Keyword:
            codes = has(field) && keywords(field) != nullptr ? keywords(field)->size() : 1;
            break;
        case FieldType::Key:
            if (!isIndexed(field))
                continue;
            codes = has(field) && keys(field) != nullptr ? keys(field)->count() + 1 : 1;
            break;
        case FieldType::Text:
            codes = firstTemplate + (has(field) && templates(field) != nullptr ? templates(field)->patterns.size() : 0);
            break;
        default:
            continue;
        }
        if (largestCode(view.codes(field), view.rows()) >= codes)
            return false;
    }
    return true;
}

std::optional<GroupView> SegmentReader::group(int index) const {
    const auto position = static_cast<size_t>(index);
    const GroupEntry& entry = m_groups[position];
    const GroupView view(entry, bytes(entry.offset, entry.size));
    std::atomic<GroupState>& state = m_groupStates[position];
    // Two threads may both test it: they come to the same result.
    if (state.load(std::memory_order_acquire) == GroupState::Untested) {
        const std::string_view columns = bytes(entry.offset, entry.columnsSize);
        const bool isGood = !columns.empty() && checksum(columns) == entry.columnsChecksum && isSound(view);
        if (!isGood)
            noteDamagedGroup(index);
        state.store(isGood ? GroupState::Good : GroupState::Damaged, std::memory_order_release);
    }
    if (state.load(std::memory_order_acquire) == GroupState::Damaged)
        return {};
    return view;
}

void SegmentReader::noteDamagedGroup(int group) const {
    const auto rows = static_cast<int>(m_groups[static_cast<size_t>(group)].rows);
    noteDamage(Tr::tr("Segment %1 is damaged in row group %2: up to %n event(s) cannot be read.", nullptr, rows)
                   .arg(m_facts.id)
                   .arg(group));
}

void SegmentReader::noteDamage(const QString& sentence) const {
    const std::lock_guard lock(m_damageMutex);
    if (!m_damages.contains(sentence))
        m_damages.append(sentence);
}

qint64 SegmentReader::fileSize() const {
    return static_cast<qint64>(m_file->bytes().size());
}

QStringList SegmentReader::damages() const {
    const std::lock_guard lock(m_damageMutex);
    return m_damages;
}

} // namespace logloupe::store
