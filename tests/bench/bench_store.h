// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The embedded store: ingest, disk, memory and every question, on simulated events. Needs a QCoreApplication.

#include <QString>

namespace logloupe::bench {

struct StoreBenchmark {
    qint64 events = 1'000'000;
    qint64 ingestEvents = 300'000; ///< of the comparison with SQLite, which is slow
    QString folder;                ///< for its files, which are removed again
};

/// False when something failed; goals missed are only printed.
[[nodiscard]] bool benchmarkStore(const StoreBenchmark& settings);

} // namespace logloupe::bench
