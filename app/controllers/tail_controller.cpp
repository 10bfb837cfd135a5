// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/tail_controller.h"

#include "models/domain/human_format.h"

namespace logloupe {

namespace {

constexpr int tickMilliseconds = 1000;
constexpr qsizetype keptTicks = 48;

} // namespace

TailController::TailController(const std::vector<EventSource*>& sources, EventText& text, TailPage& page, QObject* parent)
    : QObject(parent)
    , m_text(text)
    , m_page(page) {
    m_timer.setInterval(tickMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &TailController::tick);
    for (EventSource* source : sources) {
        auto live = std::make_unique<Live>();
        live->source = source;
        live->state.name = source->name();
        live->state.systems = source->health().systems.join(QStringLiteral(", "));
        m_live.push_back(std::move(live));
    }
    connect(&m_page, &TailPage::sourceToggled, this, &TailController::toggle);
    connect(&m_page, &TailPage::noticeActivated, this, &TailController::act);
}

void TailController::start() {
    if (isRunning())
        return;
    for (const auto& live : m_live) {
        if (live->state.enabled)
            begin(*live);
    }
    m_timer.start();
    publish();
}

void TailController::stop() {
    m_timer.stop();
    m_fetches.end();
    for (const auto& live : m_live)
        live->run.reset();
    emit rateChanged(0);
}

void TailController::begin(Live& live) {
    live.failure.reset();
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
        if (outcome.kind == Outcome::Kind::Failed)
            noteFailure(live, outcome.error->message);
    });
}

void TailController::toggle(const QString& name, bool enabled) {
    Live& live = liveOf(name);
    live.state.enabled = enabled;
    live.run.reset();
    endLoss(live);
    if (enabled && isRunning())
        begin(live);
    publish();
}

void TailController::notice(Live& live, const TailNotice& one) {
    switch (one.kind) {
    case TailNotice::Kind::Connected:
        live.connection = one;
        endLoss(live);
        break;
    case TailNotice::Kind::Dropped: {
        live.state.dropped += one.events;
        TailLine& line = addLine(live, one);
        line.action = one.range.isUnbounded() ? TailLine::Action::None : TailLine::Action::Fetch;
        m_page.addNotice(gridNotice(line, m_text));
        break;
    }
    case TailNotice::Kind::Disconnected: {
        live.connection = one;
        live.retryAt = QDeadlineTimer(one.retryIn);
        endLoss(live); // each attempt that fails says so; the last one has the action
        TailLine& line = addLine(live, one);
        line.action = live.run && live.run->canRetry() ? TailLine::Action::Retry : TailLine::Action::None;
        live.lossNotice = line.number;
        m_page.addNotice(gridNotice(line, m_text));
        break;
    }
    case TailNotice::Kind::Reconnected:
        live.connection = one;
        live.returned = one.range.isUnbounded() ? streamTime() : one.range.end;
        endLoss(live);
        m_page.addNotice(gridNotice(addLine(live, one), m_text));
        break;
    }
    publish();
}

void TailController::noteFailure(Live& live, const QString& reason) {
    live.failure = reason;
    endLoss(live);
    TailNotice gone;
    gone.kind = TailNotice::Kind::Disconnected;
    TailLine& line = addLine(live, gone);
    line.state = TailLine::State::Stopped;
    line.problem = reason;
    line.action = TailLine::Action::Retry;
    live.lossNotice = line.number;
    m_page.addNotice(gridNotice(line, m_text));
    publish();
}

/// The connection is no longer lost: there is nothing to retry.
void TailController::endLoss(Live& live) {
    if (live.lossNotice < 0)
        return;
    TailLine& line = m_lines[static_cast<size_t>(std::exchange(live.lossNotice, -1))];
    line.action = TailLine::Action::None;
    show(line);
}

TailLine& TailController::addLine(const Live& live, const TailNotice& one) {
    TailLine line;
    line.number = static_cast<int>(m_lines.size());
    line.source = live.state.name;
    line.notice = one;
    line.at = one.range.isUnbounded() ? streamTime() : one.range.end;
    m_lines.push_back(std::move(line));
    return m_lines.back();
}

void TailController::show(const TailLine& line) {
    m_page.replaceNotice(gridNotice(line, m_text));
}

void TailController::act(const QString& noticeId) {
    const int number = lineNumber(noticeId);
    if (number < 0 || static_cast<size_t>(number) >= m_lines.size())
        return;
    TailLine& line = m_lines[static_cast<size_t>(number)];
    if (line.action == TailLine::Action::Fetch)
        fetch(line);
    else if (line.action == TailLine::Action::Retry)
        retry(line);
}

void TailController::fetch(TailLine& line) {
    line.action = TailLine::Action::None;
    line.state = TailLine::State::Fetching;
    show(line);
    SearchRequest request;
    request.range = line.notice.range;
    request.countTotal = false;
    m_fetches.add(collectEvents(
        liveOf(line.source).source->search(request), this,
        [this, number = static_cast<size_t>(line.number)](const FoundEvents& found) { endFetch(number, found); }));
}

void TailController::endFetch(size_t number, const FoundEvents& found) {
    TailLine& line = m_lines[number];
    Live& live = liveOf(line.source);
    qint64 fetched = 0;
    for (const EventBatch& batch : found.batches)
        fetched += m_page.addMissing(batch);
    line.fetched += fetched;
    live.events += fetched;
    live.state.dropped = std::max<qint64>(0, live.state.dropped - fetched);
    if (found.outcome.kind == Outcome::Kind::Failed) {
        line.state = TailLine::State::Failed;
        line.problem = found.outcome.error->message;
        line.action = TailLine::Action::Fetch;
    } else {
        line.state = TailLine::State::Fetched;
    }
    show(line);
    publish();
}

void TailController::retry(TailLine& line) {
    Live& live = liveOf(line.source);
    if (!live.state.enabled)
        return;
    if (live.failure) {
        endLoss(live);
        begin(live);
    } else if (live.run) {
        live.retryAt = QDeadlineTimer(0);
        live.run->retryNow();
    }
    publish();
}

void TailController::tellState(Live& live) {
    TailSourceState& state = live.state;
    if (!state.enabled) {
        state.kind = MessageKind::Info;
        state.state = tr("switched off");
    } else if (live.failure) {
        state.kind = MessageKind::Error;
        state.state = *live.failure;
    } else if (live.connection.kind == TailNotice::Kind::Disconnected) {
        state.kind = MessageKind::Warn;
        const auto left = std::chrono::seconds((live.retryAt.remainingTime() + 999) / 1000);
        if (left.count() <= 0)
            state.state = tr("reconnecting");
        else if (live.connection.attempt > 1)
            state.state = tr("reconnecting, attempt %1 in %2").arg(live.connection.attempt).arg(durationText(left));
        else
            state.state = tr("reconnecting in %1").arg(durationText(left));
    } else {
        state.kind = MessageKind::Good;
        state.state = live.returned ? tr("back at %1").arg(clockMillisecondsText(*live.returned, m_text.zone()).left(8))
                                    : tr("connected");
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
    const QList<GridNotice> notices = m_page.notices();
    for (const GridNotice& notice : notices) {
        if (const int number = lineNumber(notice.id); number >= 0)
            show(m_lines[static_cast<size_t>(number)]);
    }
    publish();
}

void TailController::publish() {
    QList<TailSourceState> states;
    Completeness completeness;
    for (const auto& live : m_live) {
        tellState(*live);
        states.append(live->state);
        const qint64 dropped = live->state.dropped;
        completeness.shown += live->events;
        completeness.total += live->events + dropped;
        SourceCompleteness source{live->state.name};
        if (live->failure)
            source = {live->state.name, SourceState::Failed, *live->failure};
        else if (live->state.enabled && live->connection.kind == TailNotice::Kind::Disconnected)
            source = {live->state.name, SourceState::Partial, tr("reconnecting")};
        else if (dropped > 0)
            source = {live->state.name, SourceState::Partial, tr("%n dropped", nullptr, static_cast<int>(dropped))};
        else
            source.reason = live->state.enabled ? tr("live") : tr("switched off");
        completeness.sources.append(source);
    }
    m_page.setSources(states);
    emit completenessChanged(completeness);
}

TimePoint TailController::streamTime() const {
    return m_page.newest().value_or(m_text.now());
}

TailController::Live& TailController::liveOf(const QString& source) {
    const auto found =
        std::find_if(m_live.begin(), m_live.end(), [&source](const auto& live) { return live->state.name == source; });
    return **found;
}

} // namespace logloupe
