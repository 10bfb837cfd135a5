// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/tail_controller.h"

#include "models/domain/human_format.h"

namespace logloupe {

namespace {

constexpr int tickMilliseconds = 1000;
constexpr qsizetype keptTicks = 48;

} // namespace

TailController::TailController(Workspace& workspace, EventText& text, TailPage& page, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_text(text)
    , m_page(page) {
    m_timer.setInterval(tickMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &TailController::tick);
    for (EventSource* source : workspace.tailSources()) {
        auto live = std::make_unique<Live>();
        live->source = source;
        live->state.name = source->name();
        m_live.push_back(std::move(live));
    }
    connect(&m_page, &TailPage::sourceToggled, this, [this](const QString& name, bool enabled) {
        for (const auto& live : m_live) {
            if (live->state.name != name)
                continue;
            live->state.enabled = enabled;
            live->run.reset();
            if (enabled && isRunning())
                begin(*live);
            tellState(*live);
        }
        publish();
    });
}

void TailController::start() {
    if (isRunning())
        return;
    for (const auto& live : m_live) {
        if (live->state.enabled)
            begin(*live);
        tellState(*live);
    }
    m_timer.start();
    publish();
}

void TailController::stop() {
    m_timer.stop();
    for (const auto& live : m_live)
        live->run.reset();
    emit rateChanged(0);
}

void TailController::begin(Live& live) {
    live.failed = false;
    live.connection = {};
    live.run = live.source->tail({});
    live.run->setPatience(std::chrono::milliseconds::zero());
    connect(live.run.get(), &SearchRun::batchReady, this, [this, &live](const EventBatch& batch) {
        live.sinceTick += batch.size();
        live.events += batch.size();
        m_page.add(batch);
    });
    connect(live.run.get(), &SearchRun::noticed, this, [this, &live](const TailNotice& one) { notice(live, one); });
    connect(live.run.get(), &SearchRun::finished, this, [this, &live](const Outcome& outcome) {
        if (outcome.kind != Outcome::Kind::Failed)
            return;
        live.failed = true;
        live.connection.reason = outcome.error->message;
        tellState(live);
        publish();
    });
}

void TailController::notice(Live& live, const TailNotice& one) {
    if (one.kind == TailNotice::Kind::Dropped)
        live.state.dropped += one.events;
    else
        live.connection = one;
    if (one.kind != TailNotice::Kind::Connected)
        m_page.addNotice(gridNotice(live, one));
    tellState(live);
    publish();
}

GridNotice TailController::gridNotice(const Live& live, const TailNotice& one) const {
    GridNotice row;
    row.id = live.state.name;
    row.at = one.range.isUnbounded() ? m_text.now() : one.range.end;
    const auto clock = [this](TimePoint point) { return clockMillisecondsText(point, m_text.zone()).left(10); };
    switch (one.kind) {
    case TailNotice::Kind::Dropped:
        row.kind = MessageKind::Warn;
        row.strong = tr("%n event(s) dropped", nullptr, static_cast<int>(one.events));
        row.text =
            tr("by %1, %2 – %3. %4").arg(live.state.name, clock(one.range.begin), clock(one.range.end), one.reason).trimmed();
        break;
    case TailNotice::Kind::Disconnected:
        row.kind = MessageKind::Warn;
        row.strong = tr("%1 lost the connection.").arg(live.state.name);
        row.text = one.reason;
        break;
    case TailNotice::Kind::Reconnected:
    case TailNotice::Kind::Connected:
        row.kind = MessageKind::Good;
        row.icon = Icon::Refresh;
        row.strong = tr("%1 reconnected").arg(live.state.name);
        row.text = one.range.isUnbounded() ? QString()
                                           : tr("after %1. %n event(s) of the gap were read again and put in order", nullptr,
                                                static_cast<int>(one.events))
                                                 .arg(durationText(one.range.length()));
        break;
    }
    return row;
}

void TailController::tellState(Live& live) {
    TailSourceState& state = live.state;
    if (!state.enabled) {
        state.kind = MessageKind::Info;
        state.state = tr("switched off");
    } else if (live.failed) {
        state.kind = MessageKind::Error;
        state.state = live.connection.reason;
    } else if (live.connection.kind == TailNotice::Kind::Disconnected) {
        state.kind = MessageKind::Warn;
        state.state = live.connection.retryIn.count() > 0 ? tr("reconnecting in %1").arg(durationText(live.connection.retryIn))
                                                          : tr("reconnecting");
    } else {
        state.kind = MessageKind::Good;
        state.state = tr("connected");
    }
}

void TailController::tick() {
    double total = 0;
    for (const auto& live : m_live) {
        TailSourceState& state = live->state;
        state.perSecond = static_cast<double>(std::exchange(live->sinceTick, 0)) * 1000 / tickMilliseconds;
        total += state.perSecond;
        state.history.append(state.perSecond);
        if (state.history.size() > keptTicks)
            state.history.removeFirst();
    }
    emit rateChanged(total);
    publish();
}

void TailController::retell() {
    for (const auto& live : m_live)
        tellState(*live);
    publish();
}

void TailController::publish() {
    QList<TailSourceState> states;
    Completeness completeness;
    for (const auto& live : m_live) {
        states.append(live->state);
        const qint64 dropped = live->state.dropped;
        completeness.shown += live->events;
        completeness.total += live->events + dropped;
        SourceCompleteness source{live->state.name};
        if (live->failed)
            source = {live->state.name, SourceState::Failed, live->connection.reason};
        else if (dropped > 0)
            source = {live->state.name, SourceState::Partial, tr("%n dropped", nullptr, static_cast<int>(dropped))};
        completeness.sources.append(source);
    }
    m_page.setSources(states);
    emit completenessChanged(completeness);
}

} // namespace logloupe
