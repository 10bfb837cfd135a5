// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/demo_source.h"

#include "models/query/matcher.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QTimerEvent>

#include <algorithm>

namespace logloupe {

namespace {

constexpr int tickMilliseconds = 100;

EventBatch matching(Matcher& matcher, const EventBatch& batch) {
    const std::vector<int> rows = matcher.matchingRows(batch);
    if (static_cast<int>(rows.size()) == batch.size())
        return batch;
    EventBatchBuilder builder(batch.source());
    for (const int row : rows)
        appendSimulated(builder, {batch.time(row), batch.text(Field::Service, row), batch.raw(row)}, batch.sequence(row));
    return builder.build();
}

} // namespace

DemoClock makeDemoClock(TimePoint start) {
    QElapsedTimer timer;
    timer.start();
    return [start, timer] { return start + Duration(timer.nsecsElapsed()); };
}

/// Turns the clock's time into batches for every tail that runs, and answers searches over what it kept.
class DemoSource::Worker final : public QObject {
public:
    Worker(LiveStreamSettings settings, DemoClock clock, std::shared_ptr<std::atomic<int>> rate)
        : m_settings(std::move(settings))
        , m_clock(std::move(clock))
        , m_rate(std::move(rate)) {}

    void addTail(const Query& query, RunWriter writer) {
        if (!m_stream)
            m_stream.emplace(m_settings, *m_rate);
        advance(); // what happened before goes to those who already listen
        TailNotice connected;
        connected.kind = TailNotice::Kind::Connected;
        writer.notice(connected);
        writer.onRetry([this] {
            QMetaObject::invokeMethod(
                this, [this] { retry(); }, Qt::QueuedConnection);
        });
        m_tails.push_back({Matcher(query), std::move(writer)});
        m_timer.start(tickMilliseconds, this);
    }

    void retry() {
        m_stream->endOutage(m_clock());
        advance();
    }

    void search(const SearchRequest& request, RunWriter writer) {
        Matcher matcher(request.query);
        std::vector<EventBatch> found;
        qint64 total = 0;
        const auto batches = m_stream ? m_stream->kept() : std::deque<EventBatch>();
        for (const EventBatch& batch : batches) {
            EventBatchBuilder builder(batch.source());
            for (const int row : matcher.matchingRows(batch)) {
                if (request.range.contains(batch.time(row)))
                    appendSimulated(builder, {batch.time(row), batch.text(Field::Service, row), batch.raw(row)},
                                    batch.sequence(row));
            }
            total += builder.size();
            found.push_back(builder.build());
        }
        Completeness completeness;
        completeness.total = total;
        completeness.shown = deliver(found, request, writer);
        completeness.sources = {{m_settings.name}};
        writer.finish(matcher.hitRegexLimit() ? Outcome::partial(std::move(completeness))
                                              : Outcome::complete(std::move(completeness)));
    }

private:
    struct Tail {
        Matcher matcher;
        RunWriter writer;
    };

    static qint64 deliver(std::vector<EventBatch>& found, const SearchRequest& request, RunWriter& writer) {
        const bool newestFirst = request.order == SortOrder::NewestFirst;
        if (newestFirst)
            std::reverse(found.begin(), found.end());
        qint64 left = request.limit.value_or(std::numeric_limits<qint64>::max());
        qint64 shown = 0;
        for (const EventBatch& batch : found) {
            EventBatchBuilder builder(batch.source());
            for (int i = 0; i < batch.size() && left > 0; ++i, --left, ++shown) {
                const int row = newestFirst ? batch.size() - 1 - i : i;
                appendSimulated(builder, {batch.time(row), batch.text(Field::Service, row), batch.raw(row)},
                                batch.sequence(row));
            }
            if (builder.size() > 0)
                writer.deliver(builder.build());
        }
        return shown;
    }

    void advance() {
        std::erase_if(m_tails, [](const Tail& tail) { return tail.writer.isOver(); });
        m_stream->setRate(*m_rate);
        for (const LiveStream::Item& item : m_stream->takeUntil(m_clock())) {
            for (Tail& tail : m_tails)
                hand(tail, item);
        }
    }

    static void hand(Tail& tail, const LiveStream::Item& item) {
        if (const auto* notice = std::get_if<TailNotice>(&item)) {
            tail.writer.notice(*notice);
            return;
        }
        EventBatch batch = matching(tail.matcher, std::get<EventBatch>(item));
        if (!batch.isEmpty())
            tail.writer.deliver(std::move(batch));
    }

    void timerEvent(QTimerEvent* event) override {
        if (event->timerId() != m_timer.timerId())
            return;
        advance();
        if (m_tails.empty())
            m_timer.stop();
    }

    LiveStreamSettings m_settings;
    DemoClock m_clock;
    std::shared_ptr<std::atomic<int>> m_rate;
    std::optional<LiveStream> m_stream; ///< from the first tail on
    std::vector<Tail> m_tails;
    QBasicTimer m_timer;
};

DemoSource::DemoSource(LiveStreamSettings settings, DemoClock clock, QObject* parent)
    : EventSource(parent)
    , m_settings(std::move(settings))
    , m_clock(std::move(clock))
    , m_rate(std::make_shared<std::atomic<int>>(defaultRate))
    , m_worker(new Worker(m_settings, m_clock, m_rate)) {
    m_thread.setObjectName(QStringLiteral("demo source"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

DemoSource::~DemoSource() {
    m_thread.quit();
    m_thread.wait();
}

void DemoSource::setRate(int eventsPerSecond) {
    *m_rate = eventsPerSecond;
}

Capabilities DemoSource::capabilities() const {
    Capabilities capabilities;
    capabilities.tail = true;
    return capabilities;
}

SourceHealth DemoSource::health() const {
    SourceHealth health;
    health.name = m_settings.name;
    health.kind = tr("simulator");
    health.state = tr("Simulated events, as they would come from production.");
    health.systems = m_settings.systems;
    return health;
}

namespace {

std::unique_ptr<SearchRun> unanswered(const QString& name) {
    auto [run, writer] = SearchRun::create();
    Error error;
    error.kind = ErrorKind::Usage;
    error.message = DemoSource::tr("This source only shows live events. Search the workspace instead.");
    error.source = name;
    writer.finish(Outcome::failed(std::move(error)));
    return std::move(run);
}

} // namespace

std::unique_ptr<SearchRun> DemoSource::search(const SearchRequest& request) {
    auto [run, writer] = SearchRun::create();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, request, writer = writer] { worker->search(request, writer); }, Qt::QueuedConnection);
    return std::move(run);
}

std::unique_ptr<SearchRun> DemoSource::count(const CountRequest& request) {
    Q_UNUSED(request);
    return unanswered(name());
}

std::unique_ptr<SearchRun> DemoSource::top(const TopRequest& request) {
    Q_UNUSED(request);
    return unanswered(name());
}

std::unique_ptr<SearchRun> DemoSource::transitions(const TransitionsRequest& request) {
    Q_UNUSED(request);
    return unanswered(name());
}

std::unique_ptr<SearchRun> DemoSource::fields(const FieldsRequest& request) {
    Q_UNUSED(request);
    auto [run, writer] = SearchRun::create();
    std::vector<FieldDescription> known;
    for (const Field field : allFields())
        known.push_back({FieldRef::of(field), fieldType(field)});
    writer.answer(std::move(known));
    writer.finish(Outcome::complete({}));
    return std::move(run);
}

std::unique_ptr<SearchRun> DemoSource::tail(const TailRequest& request) {
    auto [run, writer] = SearchRun::create();
    run->setPatience(std::chrono::milliseconds(0));
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, query = request.query, writer = writer] { worker->addTail(query, writer); },
        Qt::QueuedConnection);
    return std::move(run);
}

std::vector<LiveStreamSettings> demoLiveSources(bool withDisturbances) {
    using std::chrono::milliseconds;
    using std::chrono::minutes;
    using std::chrono::seconds;
    LiveStreamSettings shop;
    shop.name = DemoSource::tr("Shop and CRM");
    shop.systems = {QStringLiteral("shop"),    QStringLiteral("shop-api"), QStringLiteral("crm"),
                    QStringLiteral("crm-api"), QStringLiteral("postgres"), QStringLiteral("s3")};
    LiveStreamSettings production;
    production.name = DemoSource::tr("Production");
    production.systems = {QStringLiteral("mes"), QStringLiteral("mes-api")};
    LiveStreamSettings queues;
    queues.name = DemoSource::tr("Queues");
    queues.systems = {QStringLiteral("rabbitmq")};
    if (withDisturbances) {
        production.disturbances = {{Disturbance::Kind::Dropped, seconds(40), milliseconds(2300), 12}};
        production.repeatAfter = minutes(4);
        queues.disturbances = {{Disturbance::Kind::Outage, seconds(75), seconds(6), 0}};
        queues.repeatAfter = minutes(5);
    }
    return {shop, production, queues};
}

} // namespace logloupe
