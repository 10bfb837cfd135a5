// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of StoreState that follows another process, which writes the store.

#include "connectors/local/store/append_log.h"
#include "connectors/local/store/row_decoder.h"
#include "connectors/local/store/store_state.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe::store {

namespace {

/// The events of a segment from a place in the order they came, in that order.
EventBatch eventsFrom(const std::shared_ptr<const SegmentReader>& segment, quint64 firstSequence, const QString& source) {
    std::vector<std::pair<quint64, quint32>> rows;
    for (int group = 0; group < static_cast<int>(segment->groups().size()); ++group) {
        const auto view = segment->group(group);
        for (int row = 0; view && row < view->rows(); ++row) {
            const auto sequence = static_cast<quint64>(view->sequences().at(row));
            if (sequence >= firstSequence)
                rows.emplace_back(sequence, view->entry().firstRow + static_cast<quint32>(row));
        }
    }
    std::sort(rows.begin(), rows.end());
    RowDecoder decoder(segment);
    EventBatchBuilder builder(source);
    for (const auto& [sequence, row] : rows)
        (void)decoder.append(row, builder);
    return builder.build();
}

} // namespace

/// Whether the files look other than at the last call, so that it is worth reading them.
bool StoreState::hasBeenWritten() {
    QString written;
    const auto note = [&written](const QFileInfo& file) {
        written += u"%1 %2 %3\n"_s.arg(file.fileName()).arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch());
    };
    note(QFileInfo(m_manifest.path()));
    note(QFileInfo(m_manifest.path() + u"-wal"_s));
    for (const QFileInfo& log : QDir(m_folder + u"/live"_s).entryInfoList({u"*.log"_s}, QDir::Files, QDir::Name))
        note(log);
    return std::exchange(m_lastWritten, written) != written;
}

Result<bool> StoreState::refresh() {
    const std::lock_guard refreshing(m_refreshMutex);
    if (!isReadOnly() || !hasBeenWritten())
        return false;
    auto content = m_manifest.read(false);
    if (!content)
        return failure(content.error());
    StoreSnapshot next = *snapshot();
    const size_t before = next.segments.size();
    std::vector<EventBatch> added;
    for (const SegmentEntry& entry : content->segments) {
        if (std::find(m_opened.segments.begin(), m_opened.segments.end(), entry) != m_opened.segments.end())
            continue;
        const auto isOpen = openSegment(entry, next);
        if (!isOpen)
            return failure(isOpen.error());
        if (!*isOpen || entry.liveLog == 0)
            continue;
        // Its log was read up to some event when it became a segment.
        const auto known = static_cast<quint64>(m_liveLog->eventsUpTo(entry.liveLog));
        if (known < entry.rows)
            added.push_back(eventsFrom(next.segments.back(), entry.firstSequence + known, sourceName()));
    }
    const bool hasNewImports = content->imports != m_opened.imports;
    const bool hasNewSegments = next.segments.size() != before || next.problems != snapshot()->problems;
    m_opened = std::move(*content);
    const std::vector<EventBatch> live = m_liveLog->readOn(m_opened.lastSealedLog, next.live);
    added.insert(added.end(), live.begin(), live.end());
    {
        const std::lock_guard lock(m_mutex);
        m_imports = m_opened.imports;
        m_snapshot = std::make_shared<const StoreSnapshot>(std::move(next));
    }
    if (!hasNewImports && !hasNewSegments && added.empty())
        return false;
    for (const EventBatch& events : added)
        notifyAppended(events);
    notifyChanged();
    return true;
}

} // namespace logloupe::store
