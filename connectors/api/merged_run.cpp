// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/merged_run.h"

#include <QPointer>

#include <algorithm>

namespace logloupe {

MergedRun::MergedRun(std::vector<Part> parts, RunWriter writer, std::chrono::milliseconds patience, QObject* parent)
    : QObject(parent)
    , m_writer(std::move(writer)) {
    for (Part& part : parts) {
        Lane lane;
        lane.run = std::move(part.run);
        lane.result.source = part.source;
        if (!lane.run)
            lane.result.outcome = Outcome::failed({ErrorKind::Usage, part.inability, {}, {}, {}, part.source});
        else
            lane.run->setPatience(patience);
        m_lanes.push_back(std::move(lane));
    }
    for (size_t lane = 0; lane < m_lanes.size(); ++lane) {
        if (m_lanes[lane].run)
            connectLane(lane);
    }
    // The other end belongs to this thread too, so that its cancel() and its end come on it.
    m_writer.onOver([self = QPointer(this)] {
        if (self)
            self->stop();
    });
    if (!isAnyRunning()) {
        QMetaObject::invokeMethod(
            this, [this] { takeEnd(0); }, Qt::QueuedConnection);
    }
}

MergedRun::~MergedRun() = default;

void MergedRun::connectLane(size_t lane) {
    SearchRun* const run = m_lanes[lane].run.get();
    connect(run, &SearchRun::batchReady, this, [this, lane](const EventBatch& batch) { takeBatch(lane, batch); });
    connect(run, &SearchRun::answerReady, this, [this, lane](const Answer& answer) { takeAnswer(lane, answer); });
    connect(run, &SearchRun::progressed, this, [this, lane](const Progress& progress) {
        m_lanes[lane].progress = progress;
        tellProgress();
    });
    connect(run, &SearchRun::noticed, this, [this, lane](const TailNotice& notice) {
        offerRetry();
        takeNotice(lane, notice);
    });
    connect(run, &SearchRun::finished, this, [this, lane](const Outcome& outcome) {
        m_lanes[lane].hasEnded = true;
        m_lanes[lane].result.outcome = outcome;
        takeEnd(lane);
    });
}

bool MergedRun::isAnyRunning() const {
    return std::any_of(m_lanes.begin(), m_lanes.end(), [](const Lane& lane) { return lane.run && !lane.hasEnded; });
}

void MergedRun::hold(size_t lane, bool held) {
    if (m_lanes[lane].run)
        m_lanes[lane].run->setHeld(held);
}

std::vector<PartOutcome> MergedRun::results() const {
    std::vector<PartOutcome> results;
    for (const Lane& lane : m_lanes)
        results.push_back(lane.result);
    return results;
}

void MergedRun::tellProgress() {
    Progress all;
    bool isKnown = true;
    for (const Lane& lane : m_lanes) {
        all.found += lane.progress.found;
        all.examined += lane.progress.examined;
        all.toExamine += lane.progress.toExamine;
        isKnown = isKnown && (lane.progress.toExamine > 0 || !lane.run || lane.hasEnded);
    }
    if (!isKnown)
        all.toExamine = 0;
    m_writer.progress(all);
}

void MergedRun::offerRetry() {
    const bool canRetry = std::any_of(m_lanes.begin(), m_lanes.end(),
                                      [](const Lane& lane) { return lane.run && !lane.hasEnded && lane.run->canRetry(); });
    if (!canRetry) {
        m_writer.onRetry({});
        return;
    }
    m_writer.onRetry([self = QPointer(this)] {
        if (!self)
            return;
        for (const Lane& lane : self->m_lanes) {
            if (lane.run && !lane.hasEnded)
                lane.run->retryNow();
        }
    });
}

void MergedRun::finish(Outcome outcome) {
    m_writer.finish(std::move(outcome));
    stop();
}

void MergedRun::stop() {
    if (m_over)
        return;
    m_over = true;
    for (const Lane& lane : m_lanes) {
        if (!lane.run)
            continue;
        lane.run->disconnect(this);
        lane.run->cancel();
    }
    deleteLater();
}

void MergedRun::takeBatch(size_t /*lane*/, const EventBatch& /*batch*/) {}

void MergedRun::takeAnswer(size_t /*lane*/, const Answer& /*answer*/) {}

void MergedRun::takeNotice(size_t /*lane*/, const TailNotice& /*notice*/) {}

} // namespace logloupe
