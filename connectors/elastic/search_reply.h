// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Answers of _search, bytes to values. A decoder belongs to one thread; hostile and broken input gives Decode errors, never more.

#include "connectors/records/field_names.h"
#include "connectors/records/padded_bytes.h"
#include "connectors/records/time_reader.h"
#include "models/domain/aggregates.h"
#include "models/domain/completeness.h"
#include "models/domain/event_batch.h"
#include "models/domain/result.h"

#include <QByteArray>

#include <memory>

namespace logloupe {

/// What a reply says about how much of the truth it holds. A 200 may be partial.
struct ReplyCompleteness {
    bool timedOut = false;
    int failedShards = 0;
    int totalShards = 0;
    /// The first few reasons of failed shards, "type: words" as the server has them, without values in quotation marks.
    QStringList failures = {};
    QStringList missingClusters = {}; ///< remote clusters that were skipped or answered in part
    qint64 total = -1;                ///< hits.total.value; -1: not counted
    bool totalExact = true;           ///< relation "eq"
    qint64 took = -1;                 ///< milliseconds, as the server measured

    [[nodiscard]] bool isPartial() const { return timedOut || failedShards > 0 || !missingClusters.isEmpty(); }
    /// One translated sentence for people.
    [[nodiscard]] QString reason() const;
};

/// Of any answer of _search, of a finished asynchronous one (what "response" holds) and of the opening of a point in time. Decode where it is no JSON object or a member is of another type than it
/// should be.
[[nodiscard]] Result<ReplyCompleteness> readCompleteness(const QByteArray& reply);

struct DecodedHits {
    EventBatch events; ///< in the server's order; the record is the hit's _source verbatim; sequence is identityOf() the hit
    std::vector<quint64> identities; ///< of the hits that became events, row by row
    QByteArray lastSort = {};        ///< the "sort" array of the last hit, as JSON, for search_after
    QByteArray pointInTime = {};     ///< the newest id the server gave
    int hits = 0;                    ///< in the reply
    int skipped = 0;                 ///< hits without a readable time, or with a _source that is none
    ReplyCompleteness completeness;
};

/// The same for the same document whenever it is read: a 64-bit hash of _index and _id.
[[nodiscard]] quint64 identityOf(std::string_view index, std::string_view id);

class HitDecoder {
public:
    /// `source`: the name batches bear. `names`: by FieldMap::mapping(), with guessing by common names.
    HitDecoder(QString source, FieldNames names);
    ~HitDecoder();

    /// The answer of _search, or of an asynchronous search. Members in any order; unknown ones are passed over.
    [[nodiscard]] Result<DecodedHits> decode(const PaddedBytes& reply);

private:
    struct Parser;
    QString m_source;
    FieldNames m_names;
    TimeReader m_times;
    std::unique_ptr<Parser> m_parser;
};

} // namespace logloupe
