// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// When which system got a new version, asked of a source that counts. GUI thread.

#include "app/controllers/run_set.h"
#include "connectors/api/event_source.h"
#include "models/analysis/changes_before.h"

#include <QTimeZone>

namespace logloupe {

class ReleaseLookup : public QObject {
    Q_OBJECT
public:
    /// The source outlives the lookup.
    explicit ReleaseLookup(EventSource& source, QObject* parent = nullptr);

    /// Ends the lookup before it. A version counts as new when another one was logged in the day before `range` or in it. `range` is bounded.
    void start(TimeRange range);
    void stop();

signals:
    /// By time; the times are those of the first events. Empty when there is none or the source cannot say.
    void found(const std::vector<logloupe::Change>& releases);

private:
    void countVersions(const std::vector<ValueCount>& systems);
    void refine(std::vector<Change> coarse);
    void settle();

    EventSource& m_source;
    RunSet m_runs;
    TimeRange m_range;
    TimeRange m_wide;
    Duration m_step{};
    std::vector<Change> m_changes;
    int m_waiting = 0;
};

} // namespace logloupe
