// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/group_view.h"

namespace logloupe::store {

GroupView::GroupView(const GroupEntry& entry, std::string_view bytes)
    : m_entry(&entry)
    , m_bytes(bytes) {}

bool GroupView::isWellFormed() const {
    constexpr size_t beginsSize = (columnCount + 1) * sizeof(quint32);
    if (m_entry->columnsSize < beginsSize || m_entry->size < m_entry->columnsSize || m_bytes.size() < m_entry->size
        || m_entry->rows == 0 || m_entry->rows > rowsPerGroup || beginOf(columnCount) != m_entry->columnsSize)
        return false;
    quint32 before = beginsSize;
    for (size_t column = 0; column <= columnCount; ++column) {
        if (beginOf(column) < before)
            return false;
        before = beginOf(column);
    }
    const auto checkpoints = static_cast<size_t>(rows() + rowsPerCheckpoint - 1) / rowsPerCheckpoint;
    const auto frames = static_cast<quint32>((rows() + rowsPerFrame - 1) / rowsPerFrame);
    if (bytesOf(static_cast<size_t>(ColumnId::Numbers)).size() < checkpoints * sizeof(quint32)
        || bytesOf(static_cast<size_t>(ColumnId::Frames)).size()
               < sizeof(FrameList) + (2 * size_t{frames} + 1) * sizeof(quint32)
        || frameList().frames != frames)
        return false;
    for (const Field field : allFields()) {
        const bool isRowTexts = fieldType(field) == FieldType::Key && !isIndexed(field);
        if (isRowTexts) {
            if (!RowTexts().open(bytesOf(static_cast<size_t>(field)), rows()))
                return false;
            continue;
        }
        PackedColumn column;
        if (!column.open(bytesOf(static_cast<size_t>(field)), rows(), 0) || !column.isSound(rows()))
            return false;
    }
    for (const ColumnId id : {ColumnId::Sequence, ColumnId::Format}) {
        PackedColumn column;
        if (!column.open(bytesOf(static_cast<size_t>(id)), rows(), 0) || !column.isSound(rows()))
            return false;
    }
    return true;
}

std::string_view GroupView::bytesOf(size_t column) const {
    return m_bytes.substr(beginOf(column), beginOf(column + 1) - beginOf(column));
}

PackedColumn GroupView::column(size_t column, qint64 absent) const {
    PackedColumn packed;
    // Tested by isWellFormed().
    (void)packed.open(bytesOf(column), rows(), absent);
    return packed;
}

RowTexts GroupView::rowTexts(Field field) const {
    RowTexts texts;
    (void)texts.open(bytesOf(static_cast<size_t>(field)), rows());
    return texts;
}

std::string_view GroupView::templateNumbers(int checkpoint) const {
    const std::string_view bytes = bytesOf(static_cast<size_t>(ColumnId::Numbers));
    const auto checkpoints = static_cast<size_t>(rows() + rowsPerCheckpoint - 1) / rowsPerCheckpoint;
    const size_t begin =
        checkpoints * sizeof(quint32) + loadAt<quint32>(bytes.data() + static_cast<size_t>(checkpoint) * sizeof(quint32));
    return begin <= bytes.size() ? bytes.substr(begin) : std::string_view();
}

FrameList GroupView::frameList() const {
    return loadAt<FrameList>(bytesOf(static_cast<size_t>(ColumnId::Frames)).data());
}

GroupView::Frame GroupView::uniqueTexts() const {
    const FrameList list = frameList();
    const std::string_view frames = m_bytes.substr(m_entry->columnsSize, m_entry->size - m_entry->columnsSize);
    if (list.uniqueTextsSize > frames.size())
        return {{}, list.uniqueTextsUnpacked};
    return {frames.substr(0, list.uniqueTextsSize), list.uniqueTextsUnpacked};
}

GroupView::Frame GroupView::recordFrame(int frame) const {
    const auto index = static_cast<size_t>(frame);
    const FrameList list = frameList();
    const char* begins = bytesOf(static_cast<size_t>(ColumnId::Frames)).data() + sizeof(FrameList);
    const auto begin = loadAt<quint32>(begins + index * sizeof(quint32));
    const auto end = loadAt<quint32>(begins + (index + 1) * sizeof(quint32));
    const auto size = loadAt<quint32>(begins + (list.frames + 1 + index) * sizeof(quint32));
    const std::string_view frames = m_bytes.substr(m_entry->columnsSize, m_entry->size - m_entry->columnsSize);
    if (begin > end || end > frames.size())
        return {{}, size};
    return {frames.substr(begin, end - begin), size};
}

int GroupView::firstRowFrom(qint64 time) const {
    if (time <= m_entry->firstTime)
        return 0;
    if (time > m_entry->lastTime)
        return rows();
    const PackedColumn column = times();
    int low = 0;
    int high = rows();
    while (low < high) {
        const int middle = (low + high) / 2;
        if (column.at(middle) < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace logloupe::store
