// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_tail.h"

#include "connectors/elastic/elastic_run.h"

#include <QDateTime>

#include <algorithm>

namespace logloupe {

namespace {

constexpr Duration recent = std::chrono::seconds(2);
/// Where the overlap holds more than a page, it is read whole only every so many polls.
constexpr int pollsOfWhole = 5;

TimePoint now() {
    return TimePoint::fromMilliseconds(QDateTime::currentMSecsSinceEpoch());
}

/// What waiting mends. The rest is for a person to mend.
bool isPassing(ErrorKind kind) {
    return kind == ErrorKind::Network || kind == ErrorKind::RateLimited || kind == ErrorKind::Decode
           || kind == ErrorKind::Storage || kind == ErrorKind::Partial;
}

} // namespace

ElasticTail::ElasticTail(ElasticConnection& connection, RunWriter writer, TailRequest request, QObject* parent)
    : QObject(parent)
    , m_connection(connection)
    , m_writer(std::move(writer))
    , m_request(std::move(request))
    , m_memory(std::make_shared<TailMemory>(now()))
    , m_newest(now())
    , m_lastGood(now()) {
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ElasticTail::poll);
    connect(&m_connection.client(), &ElasticClient::waitChanged, this, [this] {
        if (const ElasticWait& wait = m_connection.client().wait(); !wait.reason.isEmpty())
            noteAway(wait);
    });
}

ElasticTail::~ElasticTail() {
    m_writer.onOver([] {});
    m_writer.finish({Outcome::Kind::Cancelled, {}, {}});
}

void ElasticTail::start() {
    m_writer.onOver([tail = QPointer<ElasticTail>(this)] {
        if (tail)
            tail->deleteLater();
    });
    poll();
}

void ElasticTail::poll() {
    m_next.stop();
    m_connection.learn(this, [this](const Result<ElasticKnowledgePointer>& knowledge) { takeKnowledge(knowledge); });
}

void ElasticTail::takeKnowledge(const Result<ElasticKnowledgePointer>& knowledge) {
    if (m_writer.isOver())
        return;
    if (!knowledge) {
        takeFailure(knowledge.error());
        return;
    }
    // Without indices there is nothing yet; they may come.
    if ((*knowledge)->fields.timeField() == nullptr) {
        m_step = Step::Follow;
        takeEnd({});
        return;
    }
    const auto sink = [memory = m_memory, writer = m_writer, step = m_step](std::span<const EventRef> events) {
        if (step == Step::FindNewest) {
            memory->noteNewest(events.front().time());
            return true;
        }
        return sinkTo(writer)(step == Step::Remember ? memory->remember(events, now()) : memory->take(events));
    };
    m_pager = std::make_unique<ElasticPager>(m_connection, *knowledge, question(), sink, nullptr);
    connect(m_pager.get(), &ElasticPager::waitChanged, this, [this] {
        if (!m_pager->wait().reason.isEmpty())
            noteAway(m_pager->wait());
    });
    connect(m_pager.get(), &ElasticPager::finished, this, &ElasticTail::takeEnd);
    connect(m_pager.get(), &ElasticPager::failed, this, &ElasticTail::takeFailure);
    m_pager->start();
}

PagesAsked ElasticTail::question() const {
    if (m_step == Step::FindNewest)
        return {.query = m_request.query, .isOldestFirst = false, .limit = 1};
    const bool isWhole = m_step == Step::Remember || m_isAway || m_polls % pollsOfWhole == 0
                         || m_memory->size() < static_cast<size_t>(m_connection.settings().pageSize);
    return {.query = m_request.query,
            .range = {isWhole ? overlapBegin() : std::max(overlapBegin(), m_newest - recent), TimePoint::latest()}};
}

TimePoint ElasticTail::overlapBegin() const {
    return TimePoint::fromMilliseconds((m_newest - m_connection.settings().lateness).millisecondsSinceEpoch());
}

void ElasticTail::takeEnd(const PagesEnd& end) {
    const TimePoint time = now();
    const TimePoint newest = m_memory->newest();
    if (m_step == Step::FindNewest) {
        m_newest = newest == TimePoint::earliest() ? time : std::min(newest, time);
        m_step = Step::Remember;
        goOn(std::chrono::milliseconds(0));
        return;
    }
    m_step = Step::Follow;
    ++m_polls;
    m_newest = std::max(m_newest, std::min(newest, time));
    m_memory->forgetBefore(overlapBegin());
    noteBack();
    noteProblems(end.problems);
    m_lastGood = time;
    goOn(m_connection.settings().pollEvery);
}

void ElasticTail::takeFailure(const Error& error) {
    if (!isPassing(error.kind)) {
        m_writer.finish(Outcome::failed(error));
        return;
    }
    const auto delay = m_connection.pace().retryIn(++m_attempt);
    noteAway({.reason = error.message, .retryIn = delay, .attempt = m_attempt});
    goOn(delay);
}

void ElasticTail::goOn(std::chrono::milliseconds in) {
    // The pager that says so is not destroyed from within.
    m_next.start(in);
}

void ElasticTail::noteAway(const ElasticWait& wait) {
    m_isAway = true;
    m_writer.notice(
        {.kind = TailNotice::Kind::Disconnected, .reason = wait.reason, .retryIn = wait.retryIn, .attempt = wait.attempt});
    m_writer.onRetry([tail = QPointer<ElasticTail>(this)] {
        if (!tail)
            return;
        tail->m_connection.client().retryNow();
        if (tail->m_pager)
            tail->m_pager->retryNow();
        if (tail->m_next.isActive())
            tail->poll();
    });
}

void ElasticTail::noteBack() {
    m_attempt = 0;
    if (m_isAway)
        m_writer.onRetry({});
    if (!m_wasConnected)
        m_writer.notice({.kind = TailNotice::Kind::Connected});
    else if (m_isAway)
        m_writer.notice(
            {.kind = TailNotice::Kind::Reconnected, .range = {m_lastGood, now()}, .events = m_memory->told() - m_toldBefore});
    m_wasConnected = true;
    m_isAway = false;
    m_toldBefore = m_memory->told();
}

void ElasticTail::noteProblems(const QStringList& problems) {
    if (!problems.isEmpty() && !m_hasProblems)
        m_writer.notice(
            {.kind = TailNotice::Kind::Dropped, .range = {m_lastGood, now()}, .reason = problems.join(QLatin1Char(' '))});
    m_hasProblems = !problems.isEmpty();
}

} // namespace logloupe
