// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Parts a stream into chunks of whole records, so that many decoders can work at once. Memory is bounded: a record longer than the limit is
// rejected and passed over. One thread.

#include "connectors/local/import/byte_source.h"
#include "connectors/local/import/record_decoder.h"
#include "connectors/local/store/content_digest.h"
#include "connectors/local/store/import_record.h"

#include <memory>
#include <optional>

namespace logloupe {

struct RecordChunk {
    PaddedBytes bytes;
    qint64 firstLine = 1;
    ImportPosition end = {};         ///< where the stream goes on after the chunk
    ContentDigest digestBefore = {}; ///< of the text from its very beginning up to the chunk
    quint64 digest = 0;              ///< and up to its end
};

class RecordSplitter {
public:
    /// The source stands at `start`, and `digest` is that of the text before; at the very start of a table its header line is passed over.
    /// `largestChunk`: in bytes; the first chunks are smaller, so that the beginning is there soon.
    RecordSplitter(ByteSource& source, const ImportPlan& plan, ImportPosition start = {}, ContentDigest digest = {},
                   size_t largestChunk = chunkSize);
    ~RecordSplitter();

    /// Nothing at the end of the stream. An error of the source comes after everything that was read before it. Records too long since the last call are in `rejected`.
    [[nodiscard]] Result<std::optional<RecordChunk>> next(std::vector<RejectedRecord>& rejected);

    /// No bytes, where the stream stands: for what was rejected behind the last chunk.
    [[nodiscard]] RecordChunk emptyChunk() { return take(0); }

    /// Bytes of a chunk, and of a record: 16 MiB, for OTLP, which puts many records into one object, 128 MiB.
    static constexpr size_t chunkSize = size_t(4) << 20;
    static constexpr size_t firstChunkSize = size_t(256) << 10;
    static constexpr size_t recordLimit = size_t(16) << 20;
    static constexpr size_t requestLimit = size_t(128) << 20;

private:
    void fill(size_t size);
    [[nodiscard]] size_t boundary() const;
    [[nodiscard]] size_t lastLineEnd() const;
    [[nodiscard]] size_t lastRecordStart() const;
    [[nodiscard]] size_t lastCsvEnd() const;
    [[nodiscard]] size_t lastObjectEnd() const;
    void passOverLine(std::vector<RejectedRecord>& rejected);
    void passOverHeader();
    RecordChunk take(size_t size);

    ByteSource& m_source;
    ImportFormat m_format;
    char m_delimiter;
    std::unique_ptr<RecordDecoder> m_decoder; ///< says where records of text lines begin
    size_t m_largestChunk;
    size_t m_chunkSize; ///< of the next chunk
    PaddedBytes m_buffer;
    ImportPosition m_position;
    ContentDigest m_digest;
    bool m_atEnd = false;
    std::optional<Error> m_failure; ///< told after what was read before it
    bool m_hasHeader;
};

} // namespace logloupe
