// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/earlier_import.h"

#include <QCoreApplication>
#include <QTemporaryFile>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

/// Adds the text up to an offset to the digest; false when the file ends before.
bool readTo(ByteSource& source, qint64 offset, ContentDigest& digest, std::vector<char>& buffer,
            const std::atomic<bool>& cancelled) {
    while (static_cast<qint64>(digest.size()) < offset) {
        const qint64 left = offset - static_cast<qint64>(digest.size());
        const auto count = source.read(buffer.data(), std::min(buffer.size(), static_cast<size_t>(left)));
        if (!count || *count == 0 || cancelled)
            return false;
        digest.add({buffer.data(), *count});
    }
    return true;
}

/// Earlier imports of texts with the same beginning, the shortest first.
std::vector<ImportRecord> candidatesFor(const EventStore& store, const QByteArray& beginning) {
    auto candidates = store.findImports(std::span<const char>(beginning.constData(), static_cast<size_t>(beginning.size())));
    std::reverse(candidates.begin(), candidates.end());
    return candidates;
}

std::optional<EarlierImport> furthestOf(const std::vector<ImportRecord>& candidates, ByteSource& source,
                                        const std::atomic<bool>& cancelled) {
    std::optional<EarlierImport> furthest;
    ContentDigest digest;
    std::vector<char> buffer(size_t(1) << 20);
    for (const ImportRecord& candidate : candidates) {
        if (!readTo(source, candidate.position.offset, digest, buffer, cancelled))
            break;
        // One that ended before anything was stored begins anew under its old number.
        if (candidate.position.offset == 0 || digest.value() == candidate.digest)
            furthest = EarlierImport{candidate, digest};
    }
    return furthest;
}

/// Keeps what is read of a stream.
class RecordingSource final : public ByteSource {
public:
    RecordingSource(ByteSource& stream, QTemporaryFile& file)
        : m_stream(stream)
        , m_file(file) {}

    Result<size_t> read(char* to, size_t size) override {
        auto count = m_stream.read(to, size);
        if (!count) {
            m_failure = count.error();
        } else if (m_file.write(to, static_cast<qint64>(*count)) != static_cast<qint64>(*count)) {
            m_failure = noRoom();
            return failure(*m_failure);
        }
        return count;
    }
    qint64 sizeOnDisk() const override { return m_stream.sizeOnDisk(); }
    qint64 readFromDisk() const override { return m_stream.readFromDisk(); }
    [[nodiscard]] const std::optional<Error>& error() const { return m_failure; }
    [[nodiscard]] Error noRoom() const {
        return {.kind = ErrorKind::Storage,
                .message = QCoreApplication::translate("ByteSource",
                                                       "There is no room in the workspace to compare the stream with what was "
                                                       "imported before. Free some space and try again."),
                .detail = m_file.errorString()};
    }

private:
    ByteSource& m_stream;
    QTemporaryFile& m_file;
    std::optional<Error> m_failure;
};

/// A stream whose beginning was read already and kept.
class ReplayedSource final : public ByteSource {
public:
    ReplayedSource(std::unique_ptr<QTemporaryFile> file, std::unique_ptr<ByteSource> stream, std::optional<Error> end)
        : m_file(std::move(file))
        , m_stream(std::move(stream))
        , m_end(std::move(end)) {}

    Result<size_t> read(char* to, size_t size) override {
        if (m_file) {
            const qint64 count = m_file->read(to, static_cast<qint64>(size));
            if (count > 0 || size == 0)
                return static_cast<size_t>(std::max<qint64>(count, 0));
            m_file.reset();
        }
        if (m_end)
            return failure(*m_end);
        return m_stream->read(to, size);
    }
    qint64 sizeOnDisk() const override { return m_stream->sizeOnDisk(); }
    qint64 readFromDisk() const override { return m_stream->readFromDisk(); }

private:
    std::unique_ptr<QTemporaryFile> m_file; ///< nothing once it was given again
    std::unique_ptr<ByteSource> m_stream;
    std::optional<Error> m_end; ///< with which the stream ended
};

} // namespace

std::optional<EarlierImport> findEarlierImport(const EventStore& store, const QString& path, const QByteArray& beginning,
                                               const std::atomic<bool>& cancelled) {
    const auto candidates = candidatesFor(store, beginning);
    if (candidates.empty())
        return {};
    const auto source = openByteSource(path);
    return source ? furthestOf(candidates, **source, cancelled) : std::nullopt;
}

Result<std::optional<EarlierImport>> findEarlierImport(const EventStore& store, std::unique_ptr<ByteSource>& source,
                                                       const QByteArray& beginning, const std::atomic<bool>& cancelled) {
    const auto candidates = candidatesFor(store, beginning);
    if (candidates.empty())
        return std::optional<EarlierImport>();
    auto file = std::make_unique<QTemporaryFile>(store.folder() + u"/stream-XXXXXX"_s);
    RecordingSource recording(*source, *file);
    if (!file->open())
        return failure(recording.noRoom());
    auto found = furthestOf(candidates, recording, cancelled);
    if (!file->flush() || file->error() != QFileDevice::NoError || !file->seek(0))
        return failure(recording.noRoom());
    source = std::make_unique<ReplayedSource>(std::move(file), std::move(source), recording.error());
    return found;
}

} // namespace logloupe
