// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Imports files into the store without blocking the thread it is used from. One import at a time.

#include "connectors/local/import/import_result.h"
#include "connectors/local/store/event_store.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace logloupe {

class Importer : public QObject {
    Q_OBJECT
public:
    /// The store outlives the importer.
    explicit Importer(EventStore& store, QObject* parent = nullptr);
    /// Ends an import that is running, and waits for it; finished() is not told.
    ~Importer() override;

    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }
    /// Ignored while an import is running.
    void start(const ImportRequest& request);
    /// finished() follows soon, with what was imported until then.
    void cancel();

signals:
    /// Ten times a second at most.
    void progressed(const logloupe::ImportProgress& progress);
    /// Once per start().
    void finished(const logloupe::ImportResult& result);

private:
    void finish(const ImportResult& result);

    EventStore& m_store;
    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_cancelled = false;
};

} // namespace logloupe
