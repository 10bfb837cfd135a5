// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/record_splitter.h"

#include "connectors/local/import/csv_record.h"
#include "connectors/local/import/json_decoder.h"

#include <algorithm>

namespace logloupe {

RecordSplitter::RecordSplitter(ByteSource& source, const ImportPlan& plan, ImportPosition start, ContentDigest digest,
                               size_t largestChunk)
    : m_source(source)
    , m_format(plan.format)
    , m_delimiter(plan.delimiter)
    , m_decoder(makeDecoder(plan))
    , m_largestChunk(largestChunk)
    , m_chunkSize(std::min(firstChunkSize, largestChunk))
    , m_position(start)
    , m_digest(digest)
    , m_hasHeader(plan.format == ImportFormat::Csv && start.offset == 0) {}

RecordSplitter::~RecordSplitter() = default;

Result<std::optional<RecordChunk>> RecordSplitter::next(std::vector<RejectedRecord>& rejected) {
    const size_t limit = m_format == ImportFormat::Otlp ? requestLimit : recordLimit;
    for (size_t wanted = m_chunkSize;;) {
        fill(wanted);
        if (m_hasHeader) {
            passOverHeader();
            continue;
        }
        if (m_buffer.size() == 0 && m_failure)
            return failure(*m_failure);
        if (m_buffer.size() == 0)
            return std::optional<RecordChunk>();
        const size_t end = m_atEnd ? m_buffer.size() : boundary();
        if (end > 0) {
            m_chunkSize = std::min(2 * m_chunkSize, m_largestChunk);
            return take(end);
        }
        if (m_buffer.size() < limit) {
            wanted = std::min(limit, 2 * m_buffer.size());
            continue;
        }
        // Whole lines without a record's boundary between them: the decoder says of each what is wrong with it.
        if (const size_t lineEnd = lastLineEnd(); lineEnd > 0)
            return take(lineEnd);
        passOverLine(rejected);
        wanted = m_chunkSize;
    }
}

/// At least so many bytes in the buffer, or all there are.
void RecordSplitter::fill(size_t size) {
    while (!m_atEnd && m_buffer.size() < size) {
        const size_t before = m_buffer.size();
        m_buffer.resize(size);
        const auto count = m_source.read(m_buffer.data() + before, size - before);
        m_buffer.resize(before + count.value_or(0));
        if (!count)
            m_failure = count.error();
        m_atEnd = count.value_or(0) == 0;
    }
}

size_t RecordSplitter::boundary() const {
    switch (m_format) {
    case ImportFormat::Csv:
        return lastCsvEnd();
    case ImportFormat::JsonArray:
    case ImportFormat::Otlp:
        return lastObjectEnd();
    case ImportFormat::Lines:
    case ImportFormat::Requests:
        return lastRecordStart();
    case ImportFormat::Ndjson:
    case ImportFormat::Xes:
        break;
    }
    return lastLineEnd();
}

size_t RecordSplitter::lastLineEnd() const {
    const size_t found = m_buffer.text().rfind('\n');
    return found == std::string_view::npos ? 0 : found + 1;
}

size_t RecordSplitter::lastRecordStart() const {
    const std::string_view text = m_buffer.text();
    size_t end = lastLineEnd();
    while (end > 1) {
        const size_t previous = text.rfind('\n', end - 2);
        const size_t begin = previous == std::string_view::npos ? 0 : previous + 1;
        if (m_decoder->startsRecord(withoutLineEnd(text.substr(begin, end - begin))))
            return begin;
        end = begin;
    }
    return 0;
}

size_t RecordSplitter::lastCsvEnd() const {
    const std::string_view text = m_buffer.text();
    size_t end = 0;
    while (end < text.size()) {
        const auto next = endOfCsvRecord(text, end, m_delimiter);
        // The end of the buffer is no end of a record.
        if (!next || (*next == text.size() && !text.ends_with('\n')))
            break;
        end = *next;
    }
    return end;
}

size_t RecordSplitter::lastObjectEnd() const {
    const std::string_view text = m_buffer.text();
    size_t end = 0;
    for (;;) {
        const size_t begin = text.find_first_not_of(" \t\r\n[],", end);
        if (begin == std::string_view::npos)
            return end;
        const auto next = text[begin] == '{' ? endOfJsonObject(text, begin) : std::nullopt;
        if (next) {
            end = *next;
            continue;
        }
        // An object that goes on; or a line that is none, and ends.
        const size_t lineEnd = text[begin] == '{' ? std::string_view::npos : text.find('\n', begin);
        if (lineEnd == std::string_view::npos)
            return end;
        end = lineEnd + 1;
    }
}

/// The buffer holds the beginning of a line without an end.
void RecordSplitter::passOverLine(std::vector<RejectedRecord>& rejected) {
    rejected.push_back({m_position.line, RejectReason::TooLong, std::string(m_buffer.text().substr(0, rejectedRecordLimit))});
    while (m_buffer.text().find('\n') == std::string_view::npos && !m_atEnd) {
        m_position.offset += static_cast<qint64>(m_buffer.size());
        m_digest.add(m_buffer.text());
        m_buffer.resize(0);
        fill(chunkSize);
    }
    const size_t end = m_buffer.text().find('\n');
    take(end == std::string_view::npos ? m_buffer.size() : end + 1);
}

void RecordSplitter::passOverHeader() {
    m_hasHeader = false;
    take(endOfCsvRecord(m_buffer.text(), 0, m_delimiter).value_or(m_buffer.size()));
}

RecordChunk RecordSplitter::take(size_t size) {
    RecordChunk chunk;
    chunk.firstLine = m_position.line;
    const std::string_view rest = m_buffer.text().substr(size);
    PaddedBytes next;
    next.resize(std::max(rest.size(), m_chunkSize));
    next.resize(0);
    next.append(rest);
    chunk.bytes = std::exchange(m_buffer, std::move(next));
    chunk.bytes.resize(size);
    const std::string_view text = chunk.bytes.text();
    m_position.offset += static_cast<qint64>(size);
    m_position.line += std::count(text.begin(), text.end(), '\n');
    chunk.end = m_position;
    chunk.digestBefore = m_digest;
    m_digest.add(text);
    chunk.digest = m_digest.value();
    return chunk;
}

} // namespace logloupe
