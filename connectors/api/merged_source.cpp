// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/merged_source.h"

#include "connectors/api/merged_search.h"
#include "connectors/api/merged_tail.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("MergedSource", text);
}

bool isEmpty(const SourceHealth& health) {
    return health.events == 0;
}

/// Of all that hold something; not known as soon as one is not known.
TimeRange widestRange(const QList<SourceHealth>& healths) {
    std::optional<TimeRange> widest;
    for (const SourceHealth& health : healths) {
        if (isEmpty(health))
            continue;
        if (health.range.isUnbounded())
            return {};
        widest = widest ? TimeRange{std::min(widest->begin, health.range.begin), std::max(widest->end, health.range.end)}
                        : health.range;
    }
    return widest.value_or(TimeRange{});
}

QString stateOf(const QList<SourceHealth>& healths) {
    QStringList unreachable;
    for (const SourceHealth& health : healths) {
        if (!health.reachable)
            unreachable << health.name + QStringLiteral(": ") + health.state;
    }
    return unreachable.isEmpty() ? translated(QT_TRANSLATE_NOOP("MergedSource", "All sources can be reached."))
                                 : unreachable.join(QChar::Space);
}

} // namespace

MergedSource::MergedSource(QString name, std::vector<EventSource*> sources, QObject* parent)
    : EventSource(parent)
    , m_name(std::move(name))
    , m_sources(std::move(sources)) {
    Q_ASSERT(!m_sources.empty());
    for (EventSource* source : m_sources) {
        connect(source, &EventSource::changed, this, &EventSource::changed);
        connect(source, &EventSource::healthChanged, this, &EventSource::healthChanged);
    }
}

MergedSource::~MergedSource() = default;

Capabilities MergedSource::capabilities() const {
    Capabilities all;
    for (const EventSource* source : m_sources) {
        const Capabilities one = source->capabilities();
        all = {all.counts || one.counts, all.top || one.top, all.transitions || one.transitions, all.tail || one.tail};
    }
    return all;
}

QList<SourceHealth> MergedSource::healths() const {
    QList<SourceHealth> healths;
    for (const EventSource* source : m_sources)
        healths.append(source->health());
    return healths;
}

SourceHealth MergedSource::health() const {
    const QList<SourceHealth> healths = this->healths();
    if (isSingle())
        return healths.first();
    SourceHealth all;
    all.name = m_name;
    all.kind = translated(QT_TRANSLATE_NOOP("MergedSource", "several sources"));
    all.reachable = std::any_of(healths.begin(), healths.end(), [](const SourceHealth& one) { return one.reachable; });
    all.state = stateOf(healths);
    all.events = 0;
    for (const SourceHealth& one : healths) {
        all.events = all.events < 0 || one.events < 0 ? -1 : all.events + one.events;
        if (one.retention && (!all.retention || *one.retention < *all.retention))
            all.retention = one.retention;
        all.clockSkew += one.clockSkew;
        for (const QString& system : one.systems) {
            if (!all.systems.contains(system))
                all.systems.append(system);
        }
    }
    all.range = widestRange(healths);
    return all;
}

std::vector<MergedRun::Part> MergedSource::partsOf(const Ask& ask, bool Capabilities::*isAble, const QString& inability) const {
    std::vector<MergedRun::Part> parts;
    for (EventSource* source : m_sources) {
        const Capabilities abilities = source->capabilities();
        if (isAble == nullptr || abilities.*isAble)
            parts.push_back({source->name(), ask(*source)});
        else
            parts.push_back({source->name(), nullptr, inability});
    }
    return parts;
}

std::unique_ptr<SearchRun> MergedSource::askAll(std::vector<MergedRun::Part> parts, MergedQuestion::Merge merge) {
    auto [run, writer] = SearchRun::create();
    new MergedQuestion(std::move(parts), std::move(merge), std::move(writer), m_patience, this);
    return std::move(run);
}

std::unique_ptr<SearchRun> MergedSource::search(const SearchRequest& request) {
    if (isSingle())
        return m_sources.front()->search(request);
    auto [run, writer] = SearchRun::create();
    new MergedSearch(partsOf([&request](EventSource& source) { return source.search(request); }), request, std::move(writer),
                     m_patience, this);
    return std::move(run);
}

std::unique_ptr<SearchRun> MergedSource::count(const CountRequest& request) {
    if (isSingle())
        return m_sources.front()->count(request);
    auto parts = partsOf([wide = widened(request)](EventSource& source) { return source.count(wide); }, &Capabilities::counts,
                         translated(QT_TRANSLATE_NOOP("MergedSource", "It cannot count events.")));
    return askAll(std::move(parts), [request](std::vector<PartAnswer>& answers) { return mergedCounts(answers, request); });
}

std::unique_ptr<SearchRun> MergedSource::top(const TopRequest& request) {
    if (isSingle())
        return m_sources.front()->top(request);
    auto parts = partsOf([wide = widened(request)](EventSource& source) { return source.top(wide); }, &Capabilities::top,
                         translated(QT_TRANSLATE_NOOP("MergedSource", "It cannot count values.")));
    return askAll(std::move(parts), [request](std::vector<PartAnswer>& answers) { return mergedValues(answers, request); });
}

std::unique_ptr<SearchRun> MergedSource::transitions(const TransitionsRequest& request) {
    if (isSingle())
        return m_sources.front()->transitions(request);
    auto parts = partsOf([&request](EventSource& source) { return source.transitions(request); }, &Capabilities::transitions,
                         translated(QT_TRANSLATE_NOOP("MergedSource", "It cannot list status changes.")));
    return askAll(std::move(parts), mergedTransitions);
}

std::unique_ptr<SearchRun> MergedSource::fields(const FieldsRequest& request) {
    if (isSingle())
        return m_sources.front()->fields(request);
    return askAll(partsOf([&request](EventSource& source) { return source.fields(request); }), mergedFields);
}

std::unique_ptr<SearchRun> MergedSource::tail(const TailRequest& request) {
    if (isSingle())
        return m_sources.front()->tail(request);
    auto [run, writer] = SearchRun::create();
    // A quiet night is no failure of a live tail.
    run->setPatience(std::chrono::milliseconds(0));
    new MergedTail(partsOf([&request](EventSource& source) { return source.tail(request); }, &Capabilities::tail,
                           translated(QT_TRANSLATE_NOOP("MergedSource", "It cannot be watched live."))),
                   std::move(writer), this);
    return std::move(run);
}

} // namespace logloupe
