// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Runs pieces of work side by side on a pool; the caller works too, so that it never waits for a free thread. Any thread.

#include <functional>

class QThreadPool;

namespace logloupe::store {

/// Calls work(worker, item) for every item from 0 to items - 1, each once, in rising order per worker. `worker` is below workerCount(pool); calls with the same
/// worker follow each other on one thread. Returns when all are done, or soon after isOver() turned true.
void forEachInParallel(QThreadPool& pool, int items, const std::function<bool()>& isOver,
                       const std::function<void(int worker, int item)>& work);

[[nodiscard]] int workerCount(const QThreadPool& pool);

} // namespace logloupe::store
