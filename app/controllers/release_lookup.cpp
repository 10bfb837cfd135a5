// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/release_lookup.h"

#include "models/analysis/time_steps.h"
#include "models/domain/human_format.h"

#include <algorithm>

namespace logloupe {

namespace {

constexpr Duration before = std::chrono::hours(24);
constexpr int mostBins = 1500;
constexpr int mostSystems = 16;
constexpr size_t mostRefined = 24;

} // namespace

ReleaseLookup::ReleaseLookup(EventSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source) {}

void ReleaseLookup::stop() {
    m_runs.end();
    m_changes.clear();
    m_waiting = 0;
}

void ReleaseLookup::start(TimeRange range) {
    stop();
    m_range = range;
    m_wide = {range.begin - before, range.end};
    m_step = niceStep(m_wide.length(), mostBins);
    const Capabilities capabilities = m_source.capabilities();
    if (!capabilities.counts || !capabilities.top || range.isEmpty())
        return;
    m_runs.add(awaitAnswer<TopValues>(m_source.top({FieldRef::of(Field::Service), {}, m_wide, mostSystems}), this,
                                      [this](const Answered<TopValues>& systems) {
                                          // Without releases the page is whole; what fails here is told by the questions it depends on.
                                          if (systems.value)
                                              countVersions(systems.value->values);
                                      }));
}

void ReleaseLookup::countVersions(const std::vector<ValueCount>& systems) {
    const TimeRange bins{floorToStep(m_wide.begin, m_step, QTimeZone::utc()), m_wide.end};
    m_waiting = static_cast<int>(systems.size());
    for (const ValueCount& system : systems) {
        CountRequest request;
        request.query = Query::forValue(FieldRef::of(Field::Service), toText(system.value));
        request.range = bins;
        request.step = m_step;
        request.by = FieldRef::of(Field::ServiceVersion);
        m_runs.add(awaitAnswer<CountTable>(m_source.count(request), this,
                                           [this, name = system.value](const Answered<CountTable>& versions) {
                                               if (versions.value) {
                                                   for (const Change& change : releases(name, *versions.value)) {
                                                       if (change.time + m_step > m_range.begin)
                                                           m_changes.push_back(change);
                                                   }
                                               }
                                               if (--m_waiting == 0)
                                                   refine(std::exchange(m_changes, {}));
                                           }));
    }
}

void ReleaseLookup::refine(std::vector<Change> coarse) {
    // The newest matter most where there are too many.
    std::sort(coarse.begin(), coarse.end(), [](const Change& left, const Change& right) { return left.time > right.time; });
    for (size_t i = 0; i < coarse.size(); ++i) {
        if (i >= mostRefined) {
            m_changes.push_back(coarse[i]);
            continue;
        }
        ++m_waiting;
        SearchRequest request;
        request.query = Query::forValue(FieldRef::of(Field::Service), toText(coarse[i].system))
                            .andAlso(Query::forValue(FieldRef::of(Field::ServiceVersion), toText(coarse[i].after)));
        request.range = {coarse[i].time, coarse[i].time + m_step};
        request.limit = 1;
        request.countTotal = false;
        m_runs.add(collectEvents(m_source.search(request), this, [this, change = coarse[i]](const FoundEvents& events) mutable {
            if (!events.batches.empty() && !events.batches.front().isEmpty())
                change.time = events.batches.front().time(0);
            m_changes.push_back(change);
            if (--m_waiting == 0)
                settle();
        }));
    }
    if (m_waiting == 0)
        settle();
}

void ReleaseLookup::settle() {
    std::erase_if(m_changes, [this](const Change& change) { return !m_range.contains(change.time); });
    std::sort(m_changes.begin(), m_changes.end(),
              [](const Change& left, const Change& right) { return left.time < right.time; });
    emit found(m_changes);
}

} // namespace logloupe
