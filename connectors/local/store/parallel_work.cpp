// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/parallel_work.h"

#include <QRunnable>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace logloupe::store {

namespace {

/// Outlives the call for helpers that the pool starts late: they find nothing left to do.
struct SharedWork {
    std::atomic<int> nextItem{0};
    std::atomic<int> nextWorker{1};
    std::mutex mutex;
    std::condition_variable idle;
    int busy = 0;
    bool isClosed = false;
};

} // namespace

int workerCount(const QThreadPool& pool) {
    return std::max(1, pool.maxThreadCount());
}

void forEachInParallel(QThreadPool& pool, int items, const std::function<bool()>& isOver,
                       const std::function<void(int worker, int item)>& work) {
    const auto shared = std::make_shared<SharedWork>();
    const auto takeItems = [shared, items, &isOver, &work](int worker) {
        for (int item = shared->nextItem++; item < items && !isOver(); item = shared->nextItem++)
            work(worker, item);
    };
    const int helpers = std::min(workerCount(pool), items) - 1;
    for (int i = 0; i < helpers; ++i) {
        const auto help = [shared, &takeItems] {
            {
                const std::lock_guard lock(shared->mutex);
                if (shared->isClosed)
                    return;
                ++shared->busy;
            }
            takeItems(shared->nextWorker++);
            const std::lock_guard lock(shared->mutex);
            --shared->busy;
            shared->idle.notify_all();
        };
        if (!pool.tryStart(help))
            break;
    }
    takeItems(0);
    std::unique_lock lock(shared->mutex);
    shared->isClosed = true;
    shared->idle.wait(lock, [&] { return shared->busy == 0; });
}

} // namespace logloupe::store
