// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_pager.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr int firstPage = 500;
constexpr int slack = 50; ///< so that the instant of the limit is whole in most cases
constexpr int smallestPage = 10;
constexpr int mostHitsAtOnce = 10'000; ///< index.max_result_window
constexpr qint64 wantedBytes = 16LL << 20;
constexpr int mostReopenings = 2;
constexpr qsizetype mostProblems = 5;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

/// Empty where the server's own times are as fine as the range.
TimeRange finerThan(const NativeField& time, const TimeRange& range) {
    const auto isWhole = [](TimePoint point, TimePoint open) { return point == open || point.nanoseconds % 1'000'000 == 0; };
    const bool isFine = time.kind == NativeKind::DateNanos
                        || (isWhole(range.begin, TimePoint::earliest()) && isWhole(range.end, TimePoint::latest()));
    return isFine ? TimeRange() : range;
}

} // namespace

ElasticPager::ElasticPager(ElasticConnection& connection, ElasticKnowledgePointer knowledge, PagesAsked asked,
                           PageWork::Sink sink, QObject* parent)
    : QObject(parent)
    , m_connection(connection)
    , m_knowledge(std::move(knowledge))
    , m_asked(std::move(asked))
    , m_pages(pageTemplate(m_knowledge->platform, m_knowledge->fields, connection.settings().tieBreaker))
    , m_mostHits(connection.settings().pageSize) {
    m_pages.query = translateQuery(m_asked.query, m_knowledge->fields);
    m_pages.isOldestFirst = m_asked.isOldestFirst;
    m_pages.source = m_asked.source;
    m_end.inexact = m_pages.query.inexact;
    const auto kept = m_pages.query.exact ? std::nullopt : std::optional(m_asked.query);
    ImportMapping mapping;
    mapping.fields = m_knowledge->fields.mapping();
    m_work = std::make_shared<PageWork>(connection.settings().name, FieldNames(mapping, FieldNames::Guessing::CommonNames),
                                        PageOrder(m_asked.isOldestFirst, kept, finerThan(m_pages.time, m_asked.range)),
                                        m_pages.time, m_asked.limit, std::move(sink));
    m_request.range = m_asked.range;
    m_request.countsAll = m_asked.countsAll;
    m_request.keepSeconds = connection.pace().pointInTimeSeconds;
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ElasticPager::resume);
}

ElasticPager::~ElasticPager() {
    closePointInTime();
}

void ElasticPager::start() {
    m_request.size = std::min(nextSize(), m_asked.limit ? m_mostHits : firstPage);
    send();
}

int ElasticPager::nextSize() const {
    qint64 size = m_mostHits;
    // Where hits are sorted out here, nobody knows how many are needed.
    if (m_asked.limit && m_pages.query.exact)
        size = std::min(size, std::max<qint64>(0, *m_asked.limit - m_end.shown) + slack);
    if (m_bytesPerHit > 0)
        size = std::min(size, wantedBytes / m_bytesPerHit);
    return static_cast<int>(std::clamp<qint64>(size, smallestPage, mostHitsAtOnce));
}

void ElasticPager::send() {
    HttpRequest request = m_connection.searchRequest(pageBody(m_pages, m_request));
    if (!m_request.pointInTime.isEmpty())
        request.url = QUrl(u"/_search"_s);
    m_exchange = m_connection.ask(request, [this](Result<HttpResponse> answer) { take(std::move(answer)); });
}

void ElasticPager::take(Result<HttpResponse> answer) {
    const auto exchange = std::move(m_exchange);
    if (!answer) {
        if (!asksForLess(answer.error()) && !triesAgain(answer.error()))
            fail(answer.error());
        return;
    }
    const bool isPaging = !m_request.pointInTime.isEmpty();
    if (isPaging && isExpiredPointInTime(*answer) && m_lastInstant && ++m_reopenings <= mostReopenings) {
        m_request.pointInTime.clear();
        openPointInTime();
        return;
    }
    if (!answer->isSuccess() || answer->isPage()) {
        const Error error = replyError(*answer, m_knowledge->platform);
        if (!triesAgain(error))
            fail(error);
        return;
    }
    setWait({});
    m_reconnects = 0;
    if (m_isWorking)
        m_nextReply = answer->body;
    else
        work(answer->body);
}

/// A page that is too large comes as two smaller ones.
bool ElasticPager::asksForLess(const Error& error) {
    if (error.kind != ErrorKind::Decode || m_request.size <= smallestPage || m_restart)
        return false;
    m_mostHits = std::max(smallestPage, m_request.size / 4);
    m_request.size = m_mostHits;
    send();
    return true;
}

/// Before the first page a person decides whether to try again.
bool ElasticPager::triesAgain(const Error& error) {
    if (error.kind != ErrorKind::Network || !m_lastInstant || m_reconnects >= m_connection.pace().mostReconnects)
        return false;
    ++m_reconnects;
    const auto delay = m_connection.pace().retryIn(m_reconnects);
    m_retry.start(delay);
    (void)m_connection.noteFailure(error);
    setWait({.reason = error.message, .retryIn = delay, .attempt = m_reconnects});
    return true;
}

void ElasticPager::retryNow() {
    if (m_retry.isActive())
        resume();
}

void ElasticPager::resume() {
    m_retry.stop();
    if (m_isOpening)
        openPointInTime();
    else
        send();
}

void ElasticPager::work(const QByteArray& reply) {
    m_isWorking = true;
    m_connection.run(
        [work = m_work, reply, size = m_request.size, pager = QPointer<ElasticPager>(this), connection = &m_connection] {
            const PageFacts facts = work->read(reply, size);
            connection->post([pager, facts] {
                if (pager)
                    pager->takeFacts(facts);
            });
            const bool isMoreWanted = !facts.error && work->deliver();
            connection->post([pager, isMoreWanted] {
                if (pager)
                    pager->takeDelivered(isMoreWanted);
            });
        });
    m_replyBytes = reply.size();
}

void ElasticPager::takeFacts(const PageFacts& facts) {
    if (m_isOver)
        return;
    if (facts.error) {
        fail(*facts.error);
        return;
    }
    note(facts);
    m_connection.noteSuccess();
    emit progressed(m_end.shown, m_end.total);
    m_isAtEnd = facts.isLast || facts.isFull;
    if (!m_isAtEnd)
        goOn(facts);
}

void ElasticPager::note(const PageFacts& facts) {
    m_reopenings = 0;
    m_end.shown = facts.shown;
    m_end.isCut = facts.isCut;
    if (facts.hits > 0)
        m_bytesPerHit = m_replyBytes / facts.hits;
    m_skipped += facts.skipped;
    if (m_request.countsAll) {
        m_end.total = facts.completeness.total;
        m_end.totalExact = facts.completeness.totalExact;
        m_request.countsAll = false;
    }
    if (facts.completeness.isPartial())
        addProblem(facts.completeness.reason());
    if (facts.hitRegexLimit)
        addProblem(Tr::tr("The regular expression took too long on some events; they are left out."));
    if (!m_request.pointInTime.isEmpty() && !facts.pointInTime.isEmpty())
        m_request.pointInTime = facts.pointInTime;
}

void ElasticPager::addProblem(const QString& problem) {
    if (!m_end.problems.contains(problem) && m_end.problems.size() < mostProblems)
        m_end.problems.append(problem);
}

void ElasticPager::goOn(const PageFacts& facts) {
    const bool stoodStill = facts.newHits == 0 && m_lastInstant == facts.lastInstant;
    const bool isWholePage = m_restart == facts.lastInstant && facts.hits >= m_request.size;
    m_lastInstant = facts.lastInstant;
    if (m_request.pointInTime.isEmpty()) {
        openPointInTime();
        return;
    }
    if (m_pages.pageBreak == PageBreak::SameInstant || !isWholeSort(facts.lastSort)) {
        restartAt(*facts.lastInstant, isWholePage);
        send();
        return;
    }
    if (stoodStill && m_request.after == facts.lastSort) {
        fail(
            {ErrorKind::Decode,
             Tr::tr(
                 "The logging platform gives the same page again and again. Try again; if it stays so, tell an administrator."),
             u"search_after does not advance"_s});
        return;
    }
    m_restart.reset();
    m_request.after = facts.lastSort;
    m_request.size = nextSize();
    send();
}

void ElasticPager::restartAt(TimePoint instant, bool isWholePage) {
    m_request.after.clear();
    const bool isTooMuch = isWholePage && m_request.size >= mostHitsAtOnce;
    if (isTooMuch)
        addProblem(
            Tr::tr("More than %1 events have the same time; not all of them can be fetched.").arg(countText(mostHitsAtOnce)));
    m_request.range = restOf(m_asked.range, instant, m_asked.isOldestFirst, !isTooMuch, m_pages.time);
    m_request.size = isWholePage && !isTooMuch ? std::min(mostHitsAtOnce, m_request.size * 2) : nextSize();
    m_restart = isTooMuch ? std::nullopt : std::optional(instant);
}

void ElasticPager::openPointInTime() {
    m_isOpening = true;
    m_connection.openPointInTime(m_knowledge->platform, this, [this](const Result<PointInTime>& opened) {
        if (!opened) {
            if (!triesAgain(opened.error()))
                fail(opened.error());
            return;
        }
        m_isOpening = false;
        m_request.pointInTime = opened->id;
        if (!opened->problem.isEmpty())
            addProblem(opened->problem);
        restartAt(*m_lastInstant, false);
        send();
    });
}

void ElasticPager::closePointInTime() {
    if (!m_request.pointInTime.isEmpty())
        m_connection.closePointInTime(m_knowledge->platform, std::exchange(m_request.pointInTime, {}));
}

void ElasticPager::takeDelivered(bool isMoreWanted) {
    m_isWorking = false;
    if (m_failure) {
        emit failed(*m_failure);
    } else if (m_isOver) {
        return;
    } else if (!isMoreWanted) {
        m_isOver = true;
        m_exchange.reset();
        closePointInTime();
    } else if (m_isAtEnd) {
        end();
    } else if (m_nextReply) {
        work(*std::exchange(m_nextReply, {}));
    }
}

void ElasticPager::end() {
    m_isOver = true;
    closePointInTime();
    if (m_skipped > 0)
        addProblem(Tr::tr("%n record(s) without a readable time are left out.", nullptr, static_cast<int>(m_skipped)));
    emit finished(m_end);
}

void ElasticPager::fail(const Error& error) {
    if (m_isOver)
        return;
    m_isOver = true;
    m_exchange.reset();
    m_retry.stop();
    setWait({});
    closePointInTime();
    m_failure = m_connection.noteFailure(error);
    if (!m_isWorking)
        emit failed(*m_failure);
}

void ElasticPager::setWait(ElasticWait wait) {
    if (m_wait.reason.isEmpty() && wait.reason.isEmpty())
        return;
    m_wait = std::move(wait);
    emit waitChanged();
}

} // namespace logloupe
