// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One question on its way to several sources: hears all their runs, passes on what they tell as one run. Deletes itself when it is over.

#include "connectors/api/merged_outcome.h"

#include <QObject>

#include <memory>
#include <vector>

namespace logloupe {

class MergedRun : public QObject {
    Q_OBJECT
public:
    struct Part {
        QString source;
        std::unique_ptr<SearchRun> run; ///< null: it cannot answer this
        QString inability = {};         ///< why, translated
    };

    /// `patience`: of each part's run; shorter than that of whoever waits for all of them, so that the silence of one is not taken for that of all.
    MergedRun(std::vector<Part> parts, RunWriter writer, std::chrono::milliseconds patience, QObject* parent);
    ~MergedRun() override;

protected:
    [[nodiscard]] size_t size() const { return m_lanes.size(); }
    [[nodiscard]] const QString& source(size_t lane) const { return m_lanes[lane].result.source; }
    [[nodiscard]] bool isRunning(size_t lane) const { return m_lanes[lane].run != nullptr && !m_lanes[lane].hasEnded; }
    [[nodiscard]] bool isAnyRunning() const;
    void hold(size_t lane, bool held);
    [[nodiscard]] PartOutcome& result(size_t lane) { return m_lanes[lane].result; }
    [[nodiscard]] std::vector<PartOutcome> results() const;
    [[nodiscard]] RunWriter& writer() { return m_writer; }
    [[nodiscard]] bool isOver() const { return m_over; }
    /// Says how it ended, and ends the runs that go on.
    void finish(Outcome outcome);
    /// Nothing more is heard of the parts; the writer stays whoever's has it.
    void stop();

    virtual void takeBatch(size_t lane, const EventBatch& batch);
    virtual void takeAnswer(size_t lane, const Answer& answer);
    virtual void takeNotice(size_t lane, const TailNotice& notice);
    /// Its result is set. Also for parts that cannot answer, before any other.
    virtual void takeEnd(size_t lane) = 0;

private:
    struct Lane {
        std::unique_ptr<SearchRun> run;
        Progress progress;
        bool hasEnded = false;
        PartOutcome result;
    };

    void connectLane(size_t lane);
    void tellProgress();
    void offerRetry();

    std::vector<Lane> m_lanes;
    RunWriter m_writer;
    bool m_over = false;
};

} // namespace logloupe
