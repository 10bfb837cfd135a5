// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Bytes of a file to rows: one decoder per format, each pure but for caches. An instance belongs to one thread; many work side by side
// on chunks of the same file, which hold whole records (record_splitter.h).

#include "connectors/records/padded_bytes.h"
#include "connectors/records/record_values.h"

#include <memory>

namespace logloupe {

/// Everything a decoder must know about a file, found by format_detection.h or given by a mapping.
struct ImportPlan {
    ImportFormat format = ImportFormat::Ndjson;
    LineFormat lineFormat = LineFormat::TimeFirst;
    ImportMapping mapping = {};
    TimeRules times = {};
    int wordsBeforeTime = -1;              ///< of LineFormat::TimeFirst: how many words stand before the time; -1: any number
    char delimiter = ',';                  ///< of Csv
    std::vector<std::string> columns = {}; ///< of Csv, from its header line
    QString source = {};                   ///< name given to the batches
};

class RecordDecoder {
public:
    RecordDecoder() = default;
    virtual ~RecordDecoder() = default;
    RecordDecoder(const RecordDecoder&) = delete;
    RecordDecoder& operator=(const RecordDecoder&) = delete;

    /// Appends the chunk's records in their order; what is no record is rejected with its line, never dropped. Blank lines are no records.
    virtual void decode(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows) = 0;
    /// Whether a line can begin a record: chunks are parted there. Formats with one record per line say yes to every line.
    [[nodiscard]] virtual bool startsRecord(std::string_view line);
};

/// Not for Xes, whose records depend on what stands before them (xes_decoder.h).
[[nodiscard]] std::unique_ptr<RecordDecoder> makeDecoder(const ImportPlan& plan);

} // namespace logloupe
