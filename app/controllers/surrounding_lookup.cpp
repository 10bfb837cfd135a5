// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/surrounding_lookup.h"

namespace logloupe {

namespace {

constexpr Duration around = std::chrono::seconds(30);
constexpr int mostRows = 2000;

} // namespace

SurroundingLookup::SurroundingLookup(EventSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source) {}

void SurroundingLookup::start(const EventRef& event) {
    m_runs.end();
    SearchRequest request;
    request.range = {event.time() - around, event.time() + around};
    request.limit = mostRows;
    request.countTotal = false;
    m_runs.add(
        collectEvents(m_source.search(request), this, [this](const FoundEvents& answer) { emit found(answer.batches); }));
}

} // namespace logloupe
