// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/guarded_source.h"

#include "connectors/api/guarded_run.h"
#include "connectors/api/visible_part.h"

namespace logloupe {

namespace {

bool seesNothing(const AccessRights& rights) {
    return rights.isNothing() || (rights.systems && rights.systems->isEmpty());
}

std::unique_ptr<SearchRun> refusedRun(const Error& error) {
    auto [run, writer] = SearchRun::create();
    writer.finish(Outcome::failed(error));
    return std::move(run);
}

} // namespace

GuardedSource::GuardedSource(EventSource& source, QObject* parent)
    : EventSource(parent)
    , m_source(source) {
    connect(&source, &EventSource::changed, this, &EventSource::changed);
    connect(&source, &EventSource::healthChanged, this, &EventSource::healthChanged);
}

GuardedSource::~GuardedSource() = default;

void GuardedSource::setRights(const AccessRights& rights) {
    if (rights == m_rights)
        return;
    m_rights = rights;
    std::erase_if(m_runs, [](const QPointer<GuardedRun>& run) { return run.isNull(); });
    const auto runs = m_runs;
    for (const QPointer<GuardedRun>& run : runs) {
        if (run && !run->fits(rights))
            run->end({ErrorKind::Forbidden, cannotSeeText({name()}), {}, {}, {}, name()});
    }
    emit changed();
}

QString GuardedSource::name() const {
    return m_source.name();
}

Capabilities GuardedSource::capabilities() const {
    return m_source.capabilities();
}

SourceHealth GuardedSource::health() const {
    SourceHealth health = m_source.health();
    if (seesNothing(m_rights)) {
        SourceHealth outside;
        outside.name = health.name;
        outside.kind = health.kind;
        outside.reachable = health.reachable;
        outside.state = cannotSeeText({health.name});
        return outside;
    }
    if (!m_rights.systems)
        return health;
    QStringList hidden;
    for (const QString& system : health.systems) {
        if (!m_rights.maySee(system))
            hidden << system;
    }
    health.systems.removeIf([this](const QString& system) { return !m_rights.maySee(system); });
    health.clockSkew.removeIf([this](const std::pair<QString, Duration>& skew) { return !m_rights.maySee(skew.first); });
    health.events = -1;
    if (!hidden.isEmpty())
        health.state = (health.state + QChar::Space + cannotSeeText(hidden)).trimmed();
    return health;
}

std::unique_ptr<SearchRun> GuardedSource::guarded(const Query& query, const std::optional<FieldRef>& by, const Ask& ask) {
    const auto refuse = [this](const QString& what) {
        return refusedRun({ErrorKind::Forbidden, cannotSeeText({what}), {}, {}, {}, name()});
    };
    if (seesNothing(m_rights))
        return refuse(name());
    if (const auto hidden = hiddenDemand(query, m_rights))
        return refuse(*hidden);
    auto [run, writer] = SearchRun::create();
    std::erase_if(m_runs, [](const QPointer<GuardedRun>& one) { return one.isNull(); });
    m_runs.emplace_back(new GuardedRun(ask(), std::move(writer), m_rights, by, name(), this));
    return std::move(run);
}

std::unique_ptr<SearchRun> GuardedSource::search(const SearchRequest& request) {
    return guarded(request.query, {}, [&] {
        SearchRequest narrowed = request;
        narrowed.query = narrowedQuery(request.query, m_rights);
        return m_source.search(narrowed);
    });
}

std::unique_ptr<SearchRun> GuardedSource::count(const CountRequest& request) {
    return guarded(request.query, request.by, [&] {
        CountRequest narrowed = request;
        narrowed.query = narrowedQuery(request.query, m_rights);
        return m_source.count(narrowed);
    });
}

std::unique_ptr<SearchRun> GuardedSource::top(const TopRequest& request) {
    return guarded(request.query, {}, [&] {
        TopRequest narrowed = request;
        narrowed.query = narrowedQuery(request.query, m_rights);
        return m_source.top(narrowed);
    });
}

std::unique_ptr<SearchRun> GuardedSource::transitions(const TransitionsRequest& request) {
    return guarded({}, {}, [&] { return m_source.transitions(request); });
}

std::unique_ptr<SearchRun> GuardedSource::fields(const FieldsRequest& request) {
    return guarded({}, {}, [&] { return m_source.fields(request); });
}

std::unique_ptr<SearchRun> GuardedSource::tail(const TailRequest& request) {
    auto run = guarded(request.query, {}, [&] {
        TailRequest narrowed = request;
        narrowed.query = narrowedQuery(request.query, m_rights);
        return m_source.tail(narrowed);
    });
    // A quiet night is no failure of a live tail.
    run->setPatience(std::chrono::milliseconds(0));
    return run;
}

} // namespace logloupe
