// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/local_source.h"

#include "connectors/local/store/event_store.h"
#include "connectors/local/store/source_runs.h"

#include <QCoreApplication>
#include <QThread>
#include <QTimer>

#include <atomic>

namespace logloupe {

namespace {

constexpr std::chrono::seconds refreshEvery{1};

} // namespace

struct LocalSource::State {
    State(std::shared_ptr<EventStore> openStore, QString sourceName)
        : store(std::move(openStore))
        , name(std::move(sourceName))
        , runs(store, name) {}

    std::shared_ptr<EventStore> store;
    QString name;
    store::SourceRuns runs;
    std::atomic<bool> hasChanged{false};
    std::shared_ptr<void> watch;
    QList<std::pair<QString, Duration>> clockSkew;
    QTimer refreshTimer; ///< of a store that another process may be writing
};

LocalSource::LocalSource(std::shared_ptr<EventStore> store, QString name, QObject* parent)
    : EventSource(parent)
    , m_state(std::make_unique<State>(std::move(store), std::move(name))) {
    m_state->store->setSourceName(m_state->name);
    const auto tell = [this] {
        if (m_state->hasChanged.exchange(true))
            return;
        const auto emitChanged = [this] {
            m_state->hasChanged = false;
            emit changed();
        };
        QMetaObject::invokeMethod(this, emitChanged, Qt::QueuedConnection);
    };
    m_state->watch = m_state->store->watch({.changed = tell, .appended = [tell](const EventBatch&) { tell(); }});
    if (m_state->store->isReadOnly()) {
        connect(&m_state->refreshTimer, &QTimer::timeout, this, [this] { m_state->runs.refresh(); });
        m_state->refreshTimer.start(refreshEvery);
    }
}

LocalSource::~LocalSource() {
    m_state->watch.reset();
}

const std::shared_ptr<EventStore>& LocalSource::store() const {
    return m_state->store;
}

QString LocalSource::name() const {
    return m_state->name;
}

Capabilities LocalSource::capabilities() const {
    return {.counts = true, .top = true, .transitions = true, .tail = true};
}

SourceHealth LocalSource::health() const {
    const auto snapshot = m_state->store->snapshot();
    SourceHealth health;
    health.name = m_state->name;
    health.kind = tr("embedded store");
    health.events = snapshot->events();
    health.range = snapshot->range();
    health.clockSkew = m_state->clockSkew;
    if (const QStringList damages = snapshot->damages(); !damages.isEmpty())
        health.state = damages.first();
    else if (m_state->store->isReadOnly())
        health.state = tr("Open for reading only.");
    else if (health.events == 0)
        health.state = tr("Empty so far.");
    else
        health.state = tr("Ready.");
    return health;
}

void LocalSource::setClockSkew(const QList<std::pair<QString, Duration>>& skew) {
    if (skew == m_state->clockSkew)
        return;
    m_state->clockSkew = skew;
    emit healthChanged();
}

std::unique_ptr<SearchRun> LocalSource::search(const SearchRequest& request) {
    return m_state->runs.search(request);
}

std::unique_ptr<SearchRun> LocalSource::count(const CountRequest& request) {
    return m_state->runs.count(request);
}

std::unique_ptr<SearchRun> LocalSource::top(const TopRequest& request) {
    return m_state->runs.top(request);
}

std::unique_ptr<SearchRun> LocalSource::transitions(const TransitionsRequest& request) {
    return m_state->runs.transitions(request);
}

std::unique_ptr<SearchRun> LocalSource::fields(const FieldsRequest& request) {
    return m_state->runs.fields(request);
}

std::unique_ptr<SearchRun> LocalSource::tail(const TailRequest& request) {
    return m_state->runs.tail(request);
}

} // namespace logloupe
