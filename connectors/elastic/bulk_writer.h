// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Writes records to a cluster through _bulk: for `logloupe simulate --to`. Of one thread.
//
// Every record has an id of its own (a hash of its bytes and its number), so that what is sent twice after a lost answer is stored once, and the same run sent again adds nothing. Records refused for
// good (400) are counted with the first reasons; 429 and 503 are tried again with back-off.

#include "connectors/elastic/elastic_client.h"

#include <string_view>

namespace logloupe {

struct BulkCounts {
    qint64 sent = 0; ///< records that left at least once
    qint64 stored = 0;
    qint64 repeated = 0; ///< stored already, before this run
    qint64 refused = 0;
    qint64 retries = 0;       ///< records that left once more
    QStringList reasons = {}; ///< the first few, types only

    bool operator==(const BulkCounts&) const = default;
};

class BulkWriter : public QObject {
    Q_OBJECT
public:
    /// `indexPrefix`: "logs" gives "logs-shop-api-2026.05.13": one index per system and day (UTC). The client outlives the writer; it writes as many requests at a time as its settings allow.
    BulkWriter(ElasticClient& client, QString indexPrefix, QObject* parent = nullptr, const ElasticPace& pace = {});
    ~BulkWriter() override;

    /// One JSON object without line ends, `system` and `time` as they stand in it. One without "event.id" gets its id as that. The record is taken in any case; false where enough is on its way:
    /// wait for roomAgain() before the next one.
    bool add(std::string_view record, std::string_view system, TimePoint time);
    /// Sends what waits for more to come, where there is room.
    void flush();
    /// Sends what is left; finished() follows, from the event loop.
    void finish();
    [[nodiscard]] const BulkCounts& counts() const;

signals:
    void roomAgain();
    void progressed();
    /// Once. The error of the first request that failed for good; what was stored until then is counted.
    void finished(const std::optional<logloupe::Error>& error);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// "logs-shop-api-2026.05.13". What an index's name may not hold becomes '-'.
[[nodiscard]] QByteArray dailyIndex(const QString& prefix, std::string_view system, TimePoint time);

} // namespace logloupe
