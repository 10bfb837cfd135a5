// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/store_state.h"

#include "connectors/local/store/append_log.h"
#include "connectors/local/store/segment_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace logloupe::store {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

QString segmentsFolder(const QString& folder) {
    return folder + u"/segments"_s;
}

/// Files of whole segments, by number.
std::map<quint64, QString> segmentFiles(const QString& folder) {
    static const QRegularExpression pattern(u"^([0-9a-f]{16})\\.segment$"_s);
    std::map<quint64, QString> files;
    const QDir directory(segmentsFolder(folder));
    for (const QString& name : directory.entryList(QDir::Files)) {
        const auto match = pattern.match(name);
        if (match.hasMatch())
            files.emplace(match.captured(1).toULongLong(nullptr, 16), directory.filePath(name));
    }
    return files;
}

bool isNewerVersion(const Error& error) {
    return error.message == Tr::tr("The workspace was written by a newer version of LogLoupe. Open it with that version.");
}

} // namespace

struct StoreState::Watchers {
    std::mutex mutex;
    std::map<quint64, std::shared_ptr<const StoreWatcher>> byId;
    quint64 next = 0;

    [[nodiscard]] std::vector<std::shared_ptr<const StoreWatcher>> all() {
        const std::lock_guard lock(mutex);
        std::vector<std::shared_ptr<const StoreWatcher>> result;
        for (const auto& [id, watcher] : byId)
            result.push_back(watcher);
        return result;
    }
};

SegmentEntry entryOf(const SegmentFacts& facts) {
    return {.id = facts.id,
            .rows = facts.rows,
            .firstSequence = facts.firstSequence,
            .importId = facts.import ? facts.import->id : 0,
            .liveLog = facts.liveLog};
}

StoreState::StoreState(QString folder)
    : m_folder(std::move(folder))
    , m_manifest(m_folder)
    , m_snapshot(std::make_shared<StoreSnapshot>())
    , m_sourceName(QDir(m_folder).dirName())
    , m_segmentSize(rowsPerSegment)
    , m_watchers(std::make_shared<Watchers>()) {}

StoreState::~StoreState() = default;

Result<void> StoreState::open(OpenMode mode) {
    const bool wantsToWrite = mode == OpenMode::ReadWrite;
    if (wantsToWrite) {
        if (!QDir().mkpath(segmentsFolder(m_folder)))
            return failure(writeError(QFileInfo::exists(m_folder) ? EACCES : ENOENT, m_folder));
        auto lock = FolderLock::acquire(m_folder);
        if (!lock)
            return failure(lock.error());
        m_lock = std::move(*lock);
        if (!m_lock)
            m_notices.append(Tr::tr("This workspace is open in another LogLoupe. It is opened here for reading only; what is "
                                    "added there is shown here a moment later."));
    } else if (!m_manifest.exists() && segmentFiles(m_folder).empty()) {
        return failure({.kind = ErrorKind::Storage, .message = Tr::tr("There is no workspace in \"%1\".").arg(m_folder)});
    }
    if (auto done = openManifest(!isReadOnly()); !done)
        return done;
    if (auto done = openSegments(); !done)
        return done;
    if (!isReadOnly()) {
        if (auto done = adoptSegments(); !done)
            return done;
    }
    noteInterruptedImports();
    m_liveLog = std::make_unique<AppendLog>(*this);
    return m_liveLog->open(m_opened.lastSealedLog, m_notices);
}

Result<void> StoreState::openManifest(bool mayWrite) {
    if (mayWrite && !m_manifest.exists()) {
        if (auto done = m_manifest.create(); !done)
            return done;
        if (!segmentFiles(m_folder).empty())
            m_notices.append(
                Tr::tr("The list of the workspace's contents was missing. It was made anew from the stored events."));
    }
    auto content = m_manifest.read(mayWrite);
    if (!content)
        return failure(content.error());
    m_opened = std::move(*content);
    m_imports = m_opened.imports;
    return {};
}

Result<bool> StoreState::openSegment(const SegmentEntry& entry, StoreSnapshot& next) {
    m_nextSegment = std::max(m_nextSegment, entry.id + 1);
    m_nextSequence = std::max(m_nextSequence, entry.firstSequence + entry.rows);
    auto segment = SegmentReader::open(segmentPath(entry.id));
    if (segment) {
        next.segments.push_back(std::move(*segment));
        return true;
    }
    if (isNewerVersion(segment.error()))
        return failure(segment.error());
    next.problems.append(
        Tr::tr("Segment %1 cannot be read: %n event(s) are missing.", nullptr, static_cast<int>(entry.rows)).arg(entry.id));
    next.missingEvents += entry.rows;
    return false;
}

Result<void> StoreState::openSegments() {
    StoreSnapshot next;
    for (const SegmentEntry& entry : m_opened.segments) {
        if (auto isOpen = openSegment(entry, next); !isOpen)
            return failure(isOpen.error());
    }
    m_notices += next.problems;
    m_snapshot = std::make_shared<const StoreSnapshot>(std::move(next));
    return {};
}

Result<void> StoreState::adoptSegments() {
    for (const auto& [id, path] : segmentFiles(m_folder)) {
        m_nextSegment = std::max(m_nextSegment, id + 1);
        const bool isListed = std::any_of(m_opened.segments.begin(), m_opened.segments.end(),
                                          [wanted = id](const SegmentEntry& entry) { return entry.id == wanted; });
        if (isListed)
            continue;
        // A crash came between its name and its place in the list. Segments of an import get their names in order, so it fits at the end.
        auto segment = SegmentReader::open(path);
        if (segment) {
            if (auto done = adopt(*segment); !done)
                return done;
        } else if (isNewerVersion(segment.error())) {
            return failure(segment.error());
        } else {
            m_notices.append(Tr::tr("The file \"%1\" in the workspace is no readable segment and was left alone.")
                                 .arg(QFileInfo(path).fileName()));
        }
    }
    for (const QString& leftover : QDir(segmentsFolder(m_folder)).entryList({u"*.part"_s}, QDir::Files))
        QFile::remove(segmentsFolder(m_folder) + u'/' + leftover);
    return {};
}

Result<void> StoreState::adopt(const std::shared_ptr<const SegmentReader>& segment) {
    const SegmentFacts& facts = segment->facts();
    std::optional<ImportEntry> import;
    if (facts.import) {
        import = ImportEntry{*facts.import, facts.headDigest, facts.headSize};
        for (const ImportEntry& known : m_imports) {
            if (known.record.id == import->record.id && known.record.events > import->record.events)
                import = known;
        }
    }
    if (auto done = m_manifest.add(entryOf(facts), import ? &*import : nullptr); !done)
        return done;
    if (import)
        rememberImport(*import);
    m_opened.lastSealedLog = std::max(m_opened.lastSealedLog, facts.liveLog);
    m_nextSequence = std::max(m_nextSequence, facts.firstSequence + facts.rows);
    StoreSnapshot next = *m_snapshot;
    next.segments.push_back(segment);
    m_snapshot = std::make_shared<const StoreSnapshot>(std::move(next));
    return {};
}

void StoreState::noteInterruptedImports() {
    if (isReadOnly())
        return;
    for (const ImportEntry& import : m_imports) {
        if (!import.record.isComplete)
            m_notices.append(
                Tr::tr("The import of \"%1\" was interrupted after line %2. Import the file again and it goes on from there.")
                    .arg(import.record.name)
                    .arg(import.record.position.line - 1));
    }
}

Result<void> StoreState::rebuild(const QString& folder) {
    auto lock = FolderLock::acquire(folder);
    if (!lock)
        return failure(lock.error());
    if (!*lock)
        return failure({.kind = ErrorKind::Storage,
                        .message = Tr::tr("This workspace is open in another LogLoupe. Close it there first.")});
    const QString path = Manifest(folder).path();
    int number = 1;
    while (QFileInfo::exists(u"%1.damaged-%2"_s.arg(path).arg(number)))
        ++number;
    for (const QString& suffix : {QString(), u"-wal"_s, u"-shm"_s}) {
        if (QFileInfo::exists(path + suffix)) {
            if (auto done = renameDurably(path + suffix, u"%1.damaged-%2%3"_s.arg(path).arg(number).arg(suffix)); !done)
                return done;
        }
    }
    return Manifest(folder).create();
}

QString StoreState::segmentPath(quint64 id) const {
    return u"%1/%2.segment"_s.arg(segmentsFolder(m_folder)).arg(id, 16, 16, QLatin1Char('0'));
}

QString StoreState::partPath(quint64 id) const {
    return u"%1/%2.part"_s.arg(segmentsFolder(m_folder)).arg(id, 16, 16, QLatin1Char('0'));
}

Result<void> StoreState::checkWritable() const {
    if (isReadOnly())
        return failure({.kind = ErrorKind::Storage,
                        .message = Tr::tr("This workspace is open for reading only, because another LogLoupe has it open. "
                                          "Close it there and open it again.")});
    return {};
}

quint64 StoreState::takeSegmentId() {
    const std::lock_guard lock(m_mutex);
    return m_nextSegment++;
}

quint64 StoreState::takeSequences(quint64 count) {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_nextSequence, m_nextSequence + count);
}

Result<void> StoreState::storeImport(ImportEntry& import) {
    if (auto done = m_manifest.store(import); !done)
        return done;
    rememberImport(import);
    notifyChanged();
    return {};
}

void StoreState::rememberImport(const ImportEntry& import) {
    const std::lock_guard lock(m_mutex);
    const auto known = std::find_if(m_imports.begin(), m_imports.end(),
                                    [&](const ImportEntry& entry) { return entry.record.id == import.record.id; });
    if (known == m_imports.end())
        m_imports.push_back(import);
    else
        *known = import;
}

Result<void> StoreState::publish(const SegmentFacts& facts, const ImportEntry* import) {
    if (auto done = renameDurably(partPath(facts.id), segmentPath(facts.id)); !done)
        return done;
    if (auto done = m_manifest.add(entryOf(facts), import); !done) {
        // Not in the list: it must not be adopted later, when its events have been stored once more.
        (void)removeDurably(segmentPath(facts.id));
        return done;
    }
    auto segment = SegmentReader::open(segmentPath(facts.id));
    if (!segment)
        return failure(segment.error());
    if (import != nullptr)
        rememberImport(*import);
    {
        const std::lock_guard lock(m_mutex);
        StoreSnapshot next = *m_snapshot;
        next.segments.push_back(std::move(*segment));
        if (facts.liveLog != 0) {
            // The events it took over are the oldest live ones.
            size_t taken = 0;
            for (quint32 rows = 0; taken < next.live.size() && rows < facts.rows; ++taken)
                rows += static_cast<quint32>(next.live[taken].size());
            next.live.erase(next.live.begin(), next.live.begin() + static_cast<std::ptrdiff_t>(taken));
        }
        m_snapshot = std::make_shared<const StoreSnapshot>(std::move(next));
    }
    notifyChanged();
    return {};
}

void StoreState::setLive(std::vector<EventBatch> batches) {
    const std::lock_guard lock(m_mutex);
    StoreSnapshot next = *m_snapshot;
    next.live = std::move(batches);
    m_snapshot = std::make_shared<const StoreSnapshot>(std::move(next));
}

std::shared_ptr<const StoreSnapshot> StoreState::snapshot() const {
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

std::vector<ImportEntry> StoreState::imports() const {
    const std::lock_guard lock(m_mutex);
    return m_imports;
}

QStringList StoreState::notices() const {
    const std::lock_guard lock(m_mutex);
    return m_notices;
}

QString StoreState::sourceName() const {
    const std::lock_guard lock(m_mutex);
    return m_sourceName;
}

void StoreState::setSourceName(const QString& name) {
    const std::lock_guard lock(m_mutex);
    m_sourceName = name;
}

std::shared_ptr<void> StoreState::watch(StoreWatcher watcher) {
    const std::lock_guard lock(m_watchers->mutex);
    const quint64 id = m_watchers->next++;
    m_watchers->byId.emplace(id, std::make_shared<const StoreWatcher>(std::move(watcher)));
    return {static_cast<void*>(m_watchers.get()), [id, watchers = m_watchers](void*) {
                const std::lock_guard guard(watchers->mutex);
                watchers->byId.erase(id);
            }};
}

void StoreState::notifyChanged() const {
    for (const auto& watcher : m_watchers->all()) {
        if (watcher->changed)
            watcher->changed();
    }
}

void StoreState::notifyAppended(const EventBatch& events) const {
    for (const auto& watcher : m_watchers->all()) {
        if (watcher->appended)
            watcher->appended(events);
    }
}

} // namespace logloupe::store
