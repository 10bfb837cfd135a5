// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Writes records to a cluster through _bulk: for `logloupe simulate --to`. Of one thread.
//
// Every record has an id of its own (a hash of its bytes and its number), so that what is sent twice after a lost answer is stored once. Records refused for good (400) are counted with the first
// reasons; 429 and 503 are tried again with back-off.

#include "connectors/elastic/elastic_client.h"

#include <functional>
#include <string_view>

namespace logloupe {

struct BulkCounts {
    qint64 sent = 0;
    qint64 stored = 0;
    qint64 repeated = 0; ///< stored already
    qint64 refused = 0;
    qint64 retries = 0;
    QStringList reasons = {}; ///< the first few, types only
};

class BulkWriter : public QObject {
    Q_OBJECT
public:
    /// `indexPrefix`: "logs" gives "logs-shop-api-2026.05.13": one index per system and day.
    BulkWriter(ElasticClient& client, QString indexPrefix, QObject* parent = nullptr);
    ~BulkWriter() override;

    /// One NDJSON line, `system` and `time` as they stand in it. False where enough is on its way: wait for roomAgain().
    bool add(std::string_view record, std::string_view system, TimePoint time);
    /// Sends what is left; finished() follows.
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

} // namespace logloupe
