// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What was logged 30 s before and after an event, whatever was asked for. GUI thread.

#include "app/controllers/run_set.h"
#include "connectors/api/event_source.h"

#include <QObject>

namespace logloupe {

class SurroundingLookup : public QObject {
    Q_OBJECT
public:
    /// The source outlives the lookup.
    explicit SurroundingLookup(EventSource& source, QObject* parent = nullptr);

    /// Ends the lookup before it.
    void start(const EventRef& event);

signals:
    /// What was found before a failure, too.
    void found(const std::vector<logloupe::EventBatch>& batches);

private:
    EventSource& m_source;
    RunSet m_runs;
};

} // namespace logloupe
