// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/append_log.h"

#include "connectors/local/store/batch_codec.h"
#include "connectors/local/store/byte_codec.h"
#include "connectors/local/store/checksum.h"
#include "connectors/local/store/segment_writer.h"
#include "connectors/local/store/store_state.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace logloupe::store {

namespace {

constexpr std::array<char, 8> logMagic{'L', 'G', 'L', 'P', 'L', 'O', 'G', '\n'};
constexpr quint32 logVersion = 1;
constexpr size_t headSize = logMagic.size() + 2 * sizeof(quint32);
/// A group is written at once when it has so many events.
constexpr qint64 mostWaiting = 20000;
/// Who appends faster than the disk takes it waits from here on.
constexpr qint64 mostAhead = 200000;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

} // namespace

AppendLog::AppendLog(StoreState& state)
    : m_state(state) {}

AppendLog::~AppendLog() {
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_work.notify_all();
    m_thread.join();
}

QString AppendLog::path(quint64 number) const {
    return u"%1/live/%2.log"_s.arg(m_state.folder()).arg(number, 16, 16, QLatin1Char('0'));
}

std::map<quint64, QString> AppendLog::logFiles() const {
    const QDir folder(m_state.folder() + u"/live"_s);
    std::map<quint64, QString> files;
    for (const QString& name : folder.entryList({u"*.log"_s}, QDir::Files)) {
        bool isNumber = false;
        const quint64 number = name.chopped(4).toULongLong(&isNumber, 16);
        if (isNumber)
            files.emplace(number, folder.filePath(name));
    }
    return files;
}

Result<void> AppendLog::open(quint64 lastSealed, QStringList& notices) {
    m_number = lastSealed;
    for (const auto& [number, file] : logFiles()) {
        m_number = std::max(m_number, number);
        if (number > lastSealed)
            readLog(number, m_read[number], notices);
        else if (!m_state.isReadOnly())
            (void)removeDurably(file);
    }
    for (const auto& [number, log] : m_read) {
        for (const EventBatch& batch : log.batches) {
            m_live.push_back(batch);
            m_liveRows += batch.size();
        }
    }
    m_state.setLive(m_live);
    if (!m_state.isReadOnly())
        m_read.clear();
    return {};
}

std::vector<EventBatch> AppendLog::readOn(quint64 lastSealed, std::vector<EventBatch>& live) {
    m_read.erase(m_read.begin(), m_read.upper_bound(lastSealed));
    std::vector<EventBatch> added;
    QStringList notices;
    for (const auto& [number, file] : logFiles()) {
        if (number <= lastSealed)
            continue;
        ReadLog& log = m_read[number];
        const size_t before = log.batches.size();
        readLog(number, log, notices);
        added.insert(added.end(), log.batches.begin() + static_cast<std::ptrdiff_t>(before), log.batches.end());
    }
    live.clear();
    for (const auto& [number, log] : m_read)
        live.insert(live.end(), log.batches.begin(), log.batches.end());
    return added;
}

qint64 AppendLog::eventsUpTo(quint64 number) const {
    qint64 events = 0;
    for (auto log = m_read.begin(); log != m_read.upper_bound(number); ++log) {
        for (const EventBatch& batch : log->second.batches)
            events += batch.size();
    }
    return events;
}

void AppendLog::readLog(quint64 number, ReadLog& log, QStringList& notices) {
    QFile file(path(number));
    if (!file.open(QIODevice::ReadOnly) || !file.seek(log.offset))
        return;
    const QByteArray read = file.readAll();
    std::string_view bytes(read.constData(), static_cast<size_t>(read.size()));
    const QString name = QFileInfo(file.fileName()).fileName();
    if (log.offset == 0) {
        if (bytes.size() < headSize)
            return; // Nothing had been written yet.
        if (!std::equal(logMagic.begin(), logMagic.end(), bytes.begin())
            || loadAt<quint32>(bytes.data() + logMagic.size()) != logVersion) {
            notices.append(Tr::tr("The log of live events \"%1\" cannot be read.").arg(name));
            return;
        }
        log.offset = headSize;
        bytes.remove_prefix(headSize);
    }
    ByteReader reader(bytes);
    const auto whole = static_cast<qint64>(bytes.size());
    const qint64 begin = log.offset;
    while (reader.left() >= 2 * sizeof(quint32)) {
        const auto size = reader.take<quint32>();
        const auto expected = reader.take<quint32>();
        const std::string_view group = reader.takeBytes(size);
        if (reader.hasFailed())
            return; // The group that is just being written, or was when the process ended.
        auto batch =
            checksum(group) == expected ? readBatch(group, m_state.sourceName(), m_state.takeSequences(0)) : std::nullopt;
        if (!batch && reader.isAtEnd())
            return; // Its room is there before its bytes are.
        log.offset = begin + whole - static_cast<qint64>(reader.left());
        if (!batch) {
            notices.append(Tr::tr("The log of live events \"%1\" is damaged; a part of its events is missing.").arg(name));
            continue;
        }
        (void)m_state.takeSequences(static_cast<quint64>(batch->size()));
        log.batches.push_back(std::move(*batch));
    }
}

Result<void> AppendLog::append(const EventBatch& events) {
    if (auto writable = m_state.checkWritable(); !writable)
        return writable;
    if (events.isEmpty())
        return {};
    std::unique_lock lock(m_mutex);
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_written.wait(lock, [this] { return m_waitingRows < mostAhead || m_error; });
    if (m_error)
        return failure(*m_error);
    m_waiting.push_back(events);
    m_waitingRows += events.size();
    ++m_appended;
    m_work.notify_all();
    return {};
}

Result<void> AppendLog::flush() {
    std::unique_lock lock(m_mutex);
    const quint64 wanted = m_appended;
    m_isHurried = true;
    m_work.notify_all();
    m_written.wait(lock, [&] { return m_durable >= wanted || m_error; });
    if (m_error)
        return failure(*m_error);
    return {};
}

void AppendLog::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_work.wait(lock, [this] { return !m_waiting.empty() || m_isEnding; });
        if (m_waiting.empty())
            return;
        m_work.wait_for(lock, longestWait, [this] { return m_isHurried || m_isEnding || m_waitingRows >= mostWaiting; });
        auto batches = std::exchange(m_waiting, {});
        const quint64 durable = m_appended;
        m_waitingRows = 0;
        m_isHurried = false;
        lock.unlock();
        auto done = writeGroup(batches);
        lock.lock();
        m_durable = durable;
        if (!done) {
            // The live log stops; what is durable stays visible.
            m_error = done.error();
            m_waiting.clear();
            m_waitingRows = 0;
        }
        m_written.notify_all();
    }
}

Result<void> AppendLog::startFile() {
    const QString folder = m_state.folder() + u"/live"_s;
    if (!QDir().mkpath(folder))
        return failure(writeError(EACCES, folder));
    auto file = OutputFile::open(path(++m_number), OutputFile::Start::Empty);
    if (!file)
        return failure(file.error());
    m_file = std::move(*file);
    std::string head(logMagic.data(), logMagic.size());
    ByteWriter writer(head);
    writer.put(logVersion);
    writer.put(quint32{0});
    m_fileSize = static_cast<qint64>(head.size());
    return m_file->write(head);
}

Result<void> AppendLog::writeGroup(const std::vector<EventBatch>& batches) {
    if (!m_file) {
        if (auto done = startFile(); !done)
            return done;
    }
    quint64 rows = 0;
    for (const EventBatch& batch : batches)
        rows += static_cast<quint64>(batch.size());
    quint64 sequence = m_state.takeSequences(rows);
    EventBatchBuilder builder(m_state.sourceName());
    for (const EventBatch& batch : batches) {
        for (int row = 0; row < batch.size(); ++row)
            copyEvent(batch, row, sequence++, builder);
    }
    EventBatch group = builder.build();
    std::string bytes(2 * sizeof(quint32), '\0');
    putBatch(bytes, group);
    const auto size = static_cast<quint32>(bytes.size() - 2 * sizeof(quint32));
    const quint32 sum = checksum(std::string_view(bytes).substr(2 * sizeof(quint32)));
    std::memcpy(bytes.data(), &size, sizeof(size));
    std::memcpy(bytes.data() + sizeof(size), &sum, sizeof(sum));
    auto done = m_file->write(bytes);
    if (done)
        done = m_file->sync();
    if (!done) {
        (void)m_file->truncate(m_fileSize);
        return done;
    }
    m_fileSize += static_cast<qint64>(bytes.size());
    m_live.push_back(group);
    m_liveRows += group.size();
    m_state.setLive(m_live);
    m_state.notifyAppended(group);
    return m_liveRows >= m_state.segmentSize() ? seal() : Result<void>();
}

Result<void> AppendLog::seal() {
    SegmentFacts facts;
    facts.id = m_state.takeSegmentId();
    facts.firstSequence = m_live.front().sequence(0);
    facts.liveLog = m_number;
    const std::string bytes = buildSegment(m_live, facts);
    if (auto done = writeDurably(m_state.partPath(facts.id), bytes); !done)
        return done;
    if (auto done = m_state.publish(facts, nullptr); !done)
        return done;
    const quint64 sealed = m_number;
    m_file.reset();
    m_live.clear();
    m_liveRows = 0;
    // Logs of earlier runs that this one took over go too.
    const QDir folder(m_state.folder() + u"/live"_s);
    for (const QString& name : folder.entryList({u"*.log"_s}, QDir::Files)) {
        if (name.chopped(4).toULongLong(nullptr, 16) <= sealed)
            (void)removeDurably(folder.filePath(name));
    }
    return {};
}

} // namespace logloupe::store
