// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_run.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr int batchRows = 1250; ///< so that the batches a run may be ahead are two pages
constexpr std::chrono::seconds aliveEvery{10};

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

/// Where the archive begins, if the range reaches into it.
std::optional<QString> archivedPart(const ElasticSettings& settings, const TimeRange& range) {
    if (!settings.retention)
        return {};
    const TimePoint now = TimePoint::fromMilliseconds(QDateTime::currentMSecsSinceEpoch());
    const TimePoint kept = now - *settings.retention;
    if (range.begin >= kept)
        return {};
    return Tr::tr("What is older than %1 is archived and not searched here.").arg(durationText(*settings.retention));
}

} // namespace

ElasticRun::ElasticRun(ElasticConnection& connection, RunWriter writer, QObject* parent)
    : QObject(parent)
    , m_connection(connection)
    , m_writer(std::move(writer)) {
    // A run that waits its turn is no silent one; how long a server may be silent is the request's to limit.
    connect(&m_alive, &QTimer::timeout, this, [this] { m_writer.progress(m_progress); });
    connect(&m_connection.client(), &ElasticClient::waitChanged, this, &ElasticRun::offerRetry);
}

ElasticRun::~ElasticRun() {
    m_writer.onOver([] {});
    m_writer.finish({Outcome::Kind::Cancelled, {}, {}});
}

void ElasticRun::start() {
    m_writer.onOver([run = QPointer<ElasticRun>(this)] {
        if (run)
            run->deleteLater();
    });
    m_alive.start(aliveEvery);
    offerRetry();
    m_connection.learn(this, [this](const Result<ElasticKnowledgePointer>& knowledge) { takeKnowledge(knowledge); });
}

void ElasticRun::takeKnowledge(const Result<ElasticKnowledgePointer>& knowledge) {
    if (m_writer.isOver())
        return;
    const QString& index = m_connection.settings().index;
    if (!knowledge) {
        fail(knowledge.error());
    } else if ((*knowledge)->fields.isEmpty()) {
        if (Answer answer = nothing(); answer.index() != 0)
            m_writer.answer(std::move(answer));
        finish({.range = askedRange(),
                .problems = {Tr::tr("There is no index %1, or this account may not know of it.").arg(index)}});
    } else if ((*knowledge)->fields.timeField() == nullptr) {
        fail(
            {ErrorKind::Usage,
             Tr::tr(
                 "No field of %1 is known to hold the time of events. Name it in the profile: \"fields\": {\"@timestamp\": …}.")
                 .arg(index)});
    } else {
        begin(*knowledge);
    }
}

void ElasticRun::finish(const AnswerFacts& facts) {
    SourceCompleteness own{.name = m_connection.settings().name};
    QStringList reasons = facts.problems;
    if (!facts.problems.isEmpty())
        own.state = SourceState::Partial;
    if (const auto archived = archivedPart(m_connection.settings(), facts.range)) {
        reasons.append(*archived);
        if (own.state == SourceState::Complete)
            own.state = SourceState::Archived;
    }
    if (!facts.remark.isEmpty())
        reasons.append(facts.remark);
    own.reason = reasons.join(u' ');
    Completeness completeness{
        .shown = facts.shown, .total = std::max(facts.shown, facts.total), .exact = facts.exact, .sources = {own}};
    m_writer.finish(own.state == SourceState::Complete ? Outcome::complete(std::move(completeness))
                                                       : Outcome::partial(std::move(completeness)));
}

void ElasticRun::fail(Error error) {
    error.source = m_connection.settings().name;
    m_writer.finish(Outcome::failed(std::move(error)));
}

ElasticPager& ElasticRun::openPages(const ElasticKnowledgePointer& knowledge, PagesAsked asked, PageWork::Sink sink) {
    m_pager = std::make_unique<ElasticPager>(m_connection, knowledge, std::move(asked), std::move(sink), nullptr);
    connect(m_pager.get(), &ElasticPager::waitChanged, this, &ElasticRun::offerRetry);
    connect(m_pager.get(), &ElasticPager::progressed, this, [this](qint64 shown, qint64 total) {
        m_progress = {.found = shown, .examined = total < 0 ? 0 : shown, .toExamine = std::max<qint64>(0, total)};
        m_writer.progress(m_progress);
    });
    connect(m_pager.get(), &ElasticPager::failed, this, [this](const Error& error) { fail(error); });
    return *m_pager;
}

void ElasticRun::offerRetry() {
    const bool waits = !m_connection.client().wait().reason.isEmpty() || (m_pager && !m_pager->wait().reason.isEmpty());
    m_writer.onRetry(!waits ? std::function<void()>() : [run = QPointer<ElasticRun>(this)] {
        if (run)
            run->retryNow();
    });
}

void ElasticRun::retryNow() {
    m_connection.client().retryNow();
    if (m_pager)
        m_pager->retryNow();
}

ElasticSearchRun::ElasticSearchRun(ElasticConnection& connection, RunWriter writer, SearchRequest request, QObject* parent)
    : ElasticRun(connection, std::move(writer), parent)
    , m_request(std::move(request)) {}

void ElasticSearchRun::begin(const ElasticKnowledgePointer& knowledge) {
    PagesAsked asked{.query = m_request.query,
                     .range = m_request.range,
                     .isOldestFirst = m_request.order == SortOrder::OldestFirst,
                     .limit = m_request.limit,
                     .countsAll = m_request.countTotal};
    ElasticPager& pages = openPages(knowledge, std::move(asked), sinkTo(writer()));
    connect(&pages, &ElasticPager::finished, this, &ElasticSearchRun::takeEnd);
    pages.start();
}

void ElasticSearchRun::takeEnd(const PagesEnd& end) {
    AnswerFacts facts{.range = m_request.range, .shown = end.shown, .total = end.shown, .problems = end.problems};
    if (end.isCut && m_request.countTotal && end.total >= 0 && end.inexact.isEmpty()) {
        facts.total = end.total;
        facts.exact = end.totalExact;
    } else {
        facts.exact = !end.isCut && end.problems.isEmpty();
    }
    if (!end.inexact.isEmpty())
        facts.remark =
            Tr::tr("The platform cannot search exactly for this, so it was checked here: %1").arg(end.inexact.join(u", "_s));
    finish(facts);
}

PageWork::Sink sinkTo(const RunWriter& writer) {
    return [writer](std::span<const EventRef> events) {
        RunWriter target = writer;
        std::vector<EventBatch> batches = batchesOf(events, batchRows);
        return std::all_of(batches.begin(), batches.end(),
                           [&target](EventBatch& batch) { return target.deliverPaced(std::move(batch)); });
    };
}

} // namespace logloupe
