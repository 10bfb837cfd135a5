// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/clock_watch.h"

#include "app/engine/await.h"
#include "models/analysis/clock_skew.h"
#include "models/domain/human_format.h"

#include <QtConcurrentRun>

namespace logloupe {

namespace {

constexpr qint64 examinedEvents = 20'000;
constexpr Duration examinedSpan = std::chrono::hours(24 * 7);
/// Finer than this is chance.
constexpr Duration step = std::chrono::milliseconds(50);
constexpr int delayMilliseconds = 1500;

using Skews = QList<std::pair<QString, Duration>>;

Skews find(const std::vector<EventBatch>& batches) {
    Skews skews;
    for (const auto& [system, skew] : findClockSkew(batches)) {
        const qint64 half = skew.count() < 0 ? -step.count() / 2 : step.count() / 2;
        skews.append({toText(system), Duration((skew.count() + half) / step.count() * step.count())});
    }
    return skews;
}

} // namespace

ClockWatch::ClockWatch(LocalSource& source, std::function<TimePoint()> now, QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_now(std::move(now)) {
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &ClockWatch::measure);
    connect(&m_source, &EventSource::changed, this, &ClockWatch::measureSoon);
}

void ClockWatch::measureSoon() {
    m_delay.start();
}

void ClockWatch::measure() {
    m_delay.stop();
    if (m_run)
        m_run->cancel();
    SearchRequest request;
    const TimePoint now = m_now();
    request.range = {now - examinedSpan, now + std::chrono::minutes(5)};
    request.order = SortOrder::NewestFirst;
    request.limit = examinedEvents;
    request.countTotal = false;
    m_run = collectEvents(m_source.search(request), this, [this, round = ++m_round](FoundEvents found) {
        if (round == m_round && found.outcome.kind != Outcome::Kind::Cancelled)
            compare(std::move(found.batches));
    });
}

void ClockWatch::compare(std::vector<EventBatch> batches) {
    QtConcurrent::run(find, std::move(batches)).then(this, [this, round = m_round](const Skews& skews) {
        if (round != m_round)
            return;
        m_source.setClockSkew(skews);
        emit measured();
    });
}

} // namespace logloupe
