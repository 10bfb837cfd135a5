// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/import_run.h"

#include "connectors/local/import/byte_source.h"
#include "connectors/local/import/decode_pipeline.h"
#include "connectors/local/import/earlier_import.h"
#include "connectors/local/import/format_detection.h"
#include "connectors/local/import/reject_file.h"
#include "connectors/local/import/unpacking.h"
#include "connectors/local/import/xes_decoder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

#include <thread>

namespace logloupe {

using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("ImportRun", text);
}

/// Not standard input, nor a pipe.
bool canBeReadAgain(const QString& path) {
    return !isStandardInput(path) && QFileInfo(path).isFile();
}

/// When the file was last changed; now for a pipe.
TimePoint lastChange(const QString& path) {
    const QDateTime time = canBeReadAgain(path) ? QFileInfo(path).lastModified() : QDateTime::currentDateTimeUtc();
    return TimePoint::fromMilliseconds(time.toMSecsSinceEpoch());
}

/// Nothing is left of a stream that an earlier import read to its end.
Result<bool> isAtEnd(ByteSource& source, QByteArray& next) {
    next.resize(1);
    const auto count = source.read(next.data(), 1);
    if (!count)
        return failure(count.error());
    return *count == 0;
}

} // namespace

struct ImportRun::OpenFile {
    std::unique_ptr<ByteSource> source; ///< nothing: there is nothing to read
    ImportPlan plan;
    ImportPosition start;
    ContentDigest digest; ///< of the text before start
    std::unique_ptr<RejectFile> rejects;
    std::unique_ptr<StoreWriter> writer;
};

ImportRun::ImportRun(EventStore& store, ImportRequest request, const std::atomic<bool>& cancelled,
                     ProgressFunction tellProgress)
    : m_store(store)
    , m_request(std::move(request))
    , m_cancelled(cancelled)
    , m_tellProgress(std::move(tellProgress))
    , m_begin(Clock::now()) {}

ImportRun::~ImportRun() = default;

ImportResult ImportRun::run() {
    measureFiles();
    for (const QString& path : m_request.paths) {
        if (m_cancelled || m_result.error)
            break;
        FileImport file{.path = path};
        importFile(path, file);
        const ImportCounts& counts = file.counts;
        m_result.counts.read += counts.read;
        m_result.counts.stored += counts.stored;
        m_result.counts.rejected += counts.rejected;
        m_result.counts.duplicates += counts.duplicates;
        m_result.files.append(std::move(file));
        ++m_progress.file;
    }
    m_result.cancelled = m_cancelled;
    m_result.seconds = std::chrono::duration<double>(Clock::now() - m_begin).count();
    return m_result;
}

void ImportRun::importFile(const QString& path, FileImport& file) {
    OpenFile open;
    if (const auto opened = openFile(path, open, file); !opened) {
        file.error = opened.error();
        return;
    }
    if (!open.source)
        return;
    const auto read = open.plan.format == ImportFormat::Xes ? readXes(open, file) : readRecords(open, file);
    if (!read)
        file.error = read.error();
    file.rejectFile = open.rejects->path();
    m_bytesOfEarlierFiles += open.source->readFromDisk();
    if (!m_result.error) {
        if (const auto ended = endWriting(open, read.has_value() && !m_cancelled); !ended)
            m_result.error = ended.error();
    }
    if (file.counts.read == 0 && !file.error && !m_result.error && !m_cancelled)
        file.notice = translated(QT_TRANSLATE_NOOP("ImportRun", "There are no records in it."));
}

Result<void> ImportRun::endWriting(OpenFile& open, bool complete) {
    if (auto flushed = open.rejects->flush(); !flushed)
        return flushed;
    const auto record = complete ? open.writer->commit() : open.writer->suspend();
    if (!record)
        return failure(record.error());
    return {};
}

Result<void> ImportRun::openFile(const QString& path, OpenFile& open, FileImport& file) {
    auto source = openByteSource(path);
    if (!source)
        return failure(source.error());
    const QString name = isStandardInput(path) ? u"stdin"_s : QFileInfo(path).fileName();
    m_progress.fileName = name;
    const QByteArray beginning = readBeginning(**source, detectionBytes);
    if (beginning.isEmpty()) {
        QByteArray next;
        if (const auto end = isAtEnd(**source, next); !end)
            return failure(end.error());
        file.notice = translated(QT_TRANSLATE_NOOP("ImportRun", "The file is empty."));
        return {};
    }
    auto plan = planImport({beginning.constData(), static_cast<size_t>(beginning.size())}, m_request.mapping,
                           {.fileName = name, .zone = m_request.zone, .reference = lastChange(path)});
    if (!plan)
        return failure(plan.error());
    open.plan = std::move(*plan);
    file.mapping = open.plan.mapping;
    if (lacksTime(open.plan))
        return failure(
            {.kind = ErrorKind::Decode,
             .message = translated(QT_TRANSLATE_NOOP(
                                       "ImportRun",
                                       "No column of %1 was found to hold a time. Name it in a mapping under @timestamp."))
                            .arg(name)});
    open.source = withBeginning(std::move(*source), beginning);
    open.rejects = std::make_unique<RejectFile>(m_request.rejectsFolder, name);
    const auto earlier = canBeReadAgain(path)
                             ? Result<std::optional<EarlierImport>>(findEarlierImport(m_store, path, beginning, m_cancelled))
                             : findEarlierImport(m_store, open.source, beginning, m_cancelled);
    if (!earlier)
        return failure(earlier.error());
    if (m_cancelled) {
        open.source.reset();
        return {};
    }
    if (*earlier) {
        if (const auto ready = goOnFrom(**earlier, open, file); !ready || !open.source)
            return ready;
    }
    auto writer = m_store.beginImport(
        name, {beginning.constData(), static_cast<size_t>(std::min<qint64>(beginning.size(), importHeadSize))},
        *earlier ? std::optional((*earlier)->record) : std::nullopt);
    if (!writer) {
        m_result.error = writer.error();
        return failure(writer.error());
    }
    open.writer = std::move(*writer);
    return {};
}

Result<void> ImportRun::goOnFrom(const EarlierImport& earlier, OpenFile& open, FileImport& file) {
    const ImportRecord& record = earlier.record;
    file.counts.read = file.counts.duplicates = record.events + record.rejected;
    open.start = record.position;
    open.digest = earlier.digest;
    // An interrupted XES log is read from its beginning again.
    if (open.plan.format != ImportFormat::Xes || record.isComplete) {
        const auto skipped = open.source->skip(record.position.offset);
        if (!skipped)
            return failure(skipped.error());
    }
    if (!record.isComplete) {
        if (record.position.offset == 0)
            return {};
        file.notice =
            translated(QT_TRANSLATE_NOOP("ImportRun", "An earlier import of it was interrupted; this one went on from there."));
        return {};
    }
    QByteArray next;
    const auto isKnown = isAtEnd(*open.source, next);
    if (!isKnown)
        return failure(isKnown.error());
    // A complete XES log has no place behind its end.
    if (*isKnown || open.plan.format == ImportFormat::Xes) {
        file.notice = translated(QT_TRANSLATE_NOOP("ImportRun", "It was imported before, so nothing was added."));
        m_bytesOfEarlierFiles += open.source->readFromDisk();
        open.source.reset();
        return {};
    }
    open.source = withBeginning(std::move(open.source), next);
    file.notice =
        translated(QT_TRANSLATE_NOOP("ImportRun", "It was imported before and has grown since; only what is new was added."));
    return {};
}

Result<void> ImportRun::readRecords(OpenFile& open, FileImport& file) {
    const int threads =
        m_request.threads > 0 ? m_request.threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    DecodePipeline pipeline(open.plan, *open.writer, threads);
    RecordSplitter splitter(*open.source, open.plan, open.start, open.digest, std::max<size_t>(1, m_request.chunkBytes));
    std::optional<Error> sourceError;
    for (bool atEnd = false; !m_cancelled;) {
        while (!atEnd && pipeline.inFlight() < static_cast<size_t>(threads) + 2) {
            std::vector<RejectedRecord> tooLong;
            auto chunk = splitter.next(tooLong);
            if (!chunk)
                sourceError = chunk.error();
            atEnd = !chunk || !*chunk;
            if (!atEnd)
                pipeline.submit(std::move(**chunk), std::move(tooLong));
            else if (!tooLong.empty())
                pipeline.submit(splitter.emptyChunk(), std::move(tooLong));
        }
        if (pipeline.inFlight() == 0)
            break;
        if (auto accounted = account(open, pipeline.take(), file); !accounted)
            return accounted;
        tell(open);
    }
    // What is on its way when a run is cancelled reaches the store, and so must be counted.
    while (pipeline.inFlight() > 0) {
        if (auto accounted = account(open, pipeline.take(), file); !accounted)
            return accounted;
    }
    if (sourceError)
        return failure(*sourceError);
    return {};
}

Result<void> ImportRun::readXes(OpenFile& open, FileImport& file) {
    XesDecoder decoder(open.plan);
    std::vector<char> bytes(size_t(1) << 20);
    ContentDigest digest;
    // Events of the part that an interrupted import has stored already are read again, for what they say about those behind.
    quint64 index = 0;
    for (bool more = true; more && !m_cancelled;) {
        const qint64 missing = open.start.offset - static_cast<qint64>(digest.size());
        const size_t wanted = missing > 0 ? std::min(bytes.size(), static_cast<size_t>(missing)) : bytes.size();
        const auto count = open.source->read(bytes.data(), wanted);
        if (!count)
            return failure(count.error());
        DecodedRows rows(open.plan.source);
        const std::string_view piece(bytes.data(), *count);
        digest.add(piece);
        if (*count == 0)
            decoder.finish(rows);
        more = *count > 0 && decoder.feed(piece, rows);
        if (missing > 0)
            continue;
        ImportChunk chunk{.index = index++,
                          .events = rows.builder.build(),
                          .end = {.offset = static_cast<qint64>(digest.size())},
                          .digest = digest.value(),
                          .rejected = static_cast<qint64>(rows.rejected.size())};
        ChunkOutcome outcome{.stored = chunk.events.size(), .rejected = std::move(rows.rejected)};
        if (const auto appended = open.writer->append(std::move(chunk)); !appended)
            outcome.error = appended.error();
        if (auto accounted = account(open, std::move(outcome), file); !accounted)
            return accounted;
        tell(open);
    }
    return {};
}

Result<void> ImportRun::account(OpenFile& open, ChunkOutcome outcome, FileImport& file) {
    if (!outcome.error) {
        if (const auto written = open.rejects->write(outcome.rejected); !written)
            outcome.error = written.error();
    }
    if (outcome.error) {
        m_result.error = outcome.error;
        return failure(*outcome.error);
    }
    const auto rejected = static_cast<qint64>(outcome.rejected.size());
    file.counts.stored += outcome.stored;
    file.counts.rejected += rejected;
    file.counts.read += outcome.stored + rejected;
    m_progress.read += outcome.stored + rejected;
    m_progress.rejected += rejected;
    return {};
}

void ImportRun::measureFiles() {
    m_progress.files = static_cast<int>(m_request.paths.size());
    m_progress.bytesTotal = 0;
    for (const QString& path : m_request.paths) {
        if (!canBeReadAgain(path)) {
            m_progress.bytesTotal = -1;
            return;
        }
        m_progress.bytesTotal += QFileInfo(path).size();
    }
}

void ImportRun::tell(const OpenFile& open) {
    const auto now = Clock::now();
    if (!m_tellProgress || now - m_lastTold < std::chrono::milliseconds(100))
        return;
    m_lastTold = now;
    m_progress.bytesRead = m_bytesOfEarlierFiles + open.source->readFromDisk();
    const double seconds = std::chrono::duration<double>(now - m_begin).count();
    m_progress.recordsPerSecond = seconds > 0 ? static_cast<double>(m_progress.read) / seconds : 0;
    const bool known = m_progress.bytesTotal > 0 && m_progress.bytesRead > 0;
    m_progress.secondsLeft = known ? seconds * static_cast<double>(m_progress.bytesTotal - m_progress.bytesRead)
                                         / static_cast<double>(m_progress.bytesRead)
                                   : -1;
    m_tellProgress(m_progress);
}

} // namespace logloupe
