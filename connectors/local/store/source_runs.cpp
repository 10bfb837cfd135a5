// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/source_runs.h"

#include "connectors/local/store/event_store.h"
#include "connectors/local/store/store_fields.h"
#include "connectors/local/store/store_search.h"
#include "connectors/local/store/tail_follower.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace logloupe::store {

namespace {

constexpr int firstBatchRows = 500;
constexpr int batchRows = 2000;
constexpr int mostRuns = 32;
constexpr qint64 progressEvery = 100; // ms
constexpr qint64 mostBins = 100'000;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

QString joinedReasons(QStringList reasons) {
    constexpr qsizetype mostShown = 3;
    const qsizetype left = reasons.size() - mostShown;
    if (left > 0) {
        reasons = reasons.first(mostShown);
        reasons.append(Tr::tr("There is more damage in %n other place(s).", nullptr, static_cast<int>(left)));
    }
    return reasons.join(u' ');
}

/// Tells of progress now and then, from any thread.
class ThrottledProgress {
public:
    explicit ThrottledProgress(RunWriter& writer)
        : m_writer(writer) {
        m_timer.start();
    }
    void operator()(qint64 found, qint64 examined, qint64 toExamine) {
        const std::unique_lock lock(m_mutex, std::try_to_lock);
        if (!lock || m_timer.elapsed() < progressEvery)
            return;
        m_timer.restart();
        m_writer.progress({found, examined, toExamine});
    }

private:
    RunWriter& m_writer;
    std::mutex m_mutex;
    QElapsedTimer m_timer;
};

} // namespace

SourceRuns::SourceRuns(std::shared_ptr<EventStore> store, QString name)
    : m_store(std::move(store))
    , m_name(std::move(name)) {
    m_workers.setObjectName(QStringLiteral("store workers"));
    m_runs.setObjectName(QStringLiteral("store runs"));
    m_runs.setMaxThreadCount(mostRuns);
}

SourceRuns::~SourceRuns() {
    m_isEnding = true;
    std::map<quint64, RunWriter> writers;
    {
        const std::lock_guard lock(m_mutex);
        writers = m_writers;
    }
    for (auto& [id, writer] : writers)
        writer.finish({Outcome::Kind::Cancelled, {}, {}});
    m_runs.clear();
    m_runs.waitForDone();
    m_workers.waitForDone();
}

std::unique_ptr<SearchRun> SourceRuns::start(std::function<void(RunWriter& writer)> work) {
    auto [run, writer] = SearchRun::create();
    quint64 id = 0;
    {
        const std::lock_guard lock(m_mutex);
        id = m_nextRun++;
        m_writers.emplace(id, writer);
    }
    m_runs.start([this, id, writer = writer, work = std::move(work)]() mutable {
        if (!writer.isOver())
            work(writer);
        const std::lock_guard lock(m_mutex);
        m_writers.erase(id);
    });
    return std::move(run);
}

std::unique_ptr<SearchRun> SourceRuns::ask(Asked question) {
    return start([this, question = std::move(question)](RunWriter& writer) {
        const auto snapshot = m_store->snapshot();
        ThrottledProgress progress(writer);
        const ScanContext context{.pool = m_workers,
                                  .snapshot = *snapshot,
                                  .isOver = [this, &writer] { return m_isEnding || writer.isOver(); },
                                  .progress = [&progress](qint64 done, qint64 all) { progress(0, done, all); }};
        question(writer, context);
    });
}

Outcome SourceRuns::outcome(const StoreSnapshot& snapshot, TimeRange range, Completeness completeness,
                            bool hitRegexLimit) const {
    QStringList reasons = snapshot.problems;
    for (const auto& segment : snapshot.segments) {
        if (overlaps(segment->facts(), range))
            reasons += segment->damages();
    }
    if (hitRegexLimit)
        reasons.append(Tr::tr("The regular expression took too long on some events; they are left out."));
    SourceCompleteness own{.name = m_name};
    if (!reasons.isEmpty()) {
        own.state = SourceState::Partial;
        own.reason = joinedReasons(std::move(reasons));
    }
    completeness.sources.append(own);
    return own.state == SourceState::Complete ? Outcome::complete(std::move(completeness))
                                              : Outcome::partial(std::move(completeness));
}

void SourceRuns::refresh() {
    if (m_isRefreshing.exchange(true))
        return;
    m_runs.start([this] {
        (void)m_store->refresh();
        m_isRefreshing = false;
    });
}

std::unique_ptr<SearchRun> SourceRuns::search(const SearchRequest& request) {
    return start([this, request](RunWriter& writer) { runSearch(request, writer); });
}

void SourceRuns::runSearch(const SearchRequest& request, RunWriter& writer) {
    const auto isOver = [&] { return m_isEnding || writer.isOver(); };
    const auto snapshot = m_store->snapshot();
    StoreSearch search(snapshot, request, m_name);
    ThrottledProgress progress(writer);
    const qint64 limit = std::max<qint64>(0, request.limit.value_or(std::numeric_limits<qint64>::max()));
    Completeness completeness;
    bool isAtEnd = false;
    for (int rows = firstBatchRows; completeness.shown < limit && !isAtEnd; rows = batchRows) {
        const auto wanted = static_cast<int>(std::min<qint64>(rows, limit - completeness.shown));
        EventBatch batch = search.next(wanted, isOver);
        if (isOver())
            return;
        isAtEnd = batch.size() < wanted;
        completeness.shown += batch.size();
        if (!batch.isEmpty() && !writer.deliverPaced(std::move(batch)))
            return;
        progress(completeness.shown, search.examined(), search.toExamine());
    }
    completeness.total = completeness.shown;
    bool hitLimit = search.hitRegexLimit();
    if (!isAtEnd && request.countTotal) {
        const ScanContext context{.pool = m_workers,
                                  .snapshot = *snapshot,
                                  .isOver = isOver,
                                  .progress = [&](qint64 done, qint64 all) { progress(completeness.shown, done, all); }};
        completeness.total = std::max(completeness.shown, countMatches(context, request.query, request.range, hitLimit));
    } else if (!isAtEnd) {
        completeness.exact = search.next(1, isOver).isEmpty();
    }
    writer.finish(outcome(*snapshot, request.range, std::move(completeness), hitLimit));
}

std::unique_ptr<SearchRun> SourceRuns::count(const CountRequest& request) {
    return ask([this, request](RunWriter& writer, const ScanContext& context) {
        const qint64 step = request.step.count();
        if (step <= 0 || request.range.isUnbounded()
            || request.range.length().count() / std::max<qint64>(step, 1) >= mostBins) {
            writer.finish(Outcome::failed(
                {.kind = ErrorKind::Usage,
                 .message = Tr::tr("This period cannot be counted in such steps. Choose a shorter period or longer steps."),
                 .source = m_name}));
            return;
        }
        auto counted = countEvents(context, request);
        Completeness completeness;
        completeness.shown = static_cast<qint64>(counted.answer.total());
        completeness.total = completeness.shown;
        writer.answer(std::move(counted.answer));
        writer.finish(outcome(context.snapshot, request.range, std::move(completeness), counted.hitRegexLimit));
    });
}

std::unique_ptr<SearchRun> SourceRuns::top(const TopRequest& request) {
    return ask([this, request](RunWriter& writer, const ScanContext& context) {
        auto counted = topValues(context, request);
        Completeness completeness;
        completeness.shown = static_cast<qint64>(counted.answer.others + counted.answer.missing);
        for (const ValueCount& value : counted.answer.values)
            completeness.shown += static_cast<qint64>(value.count);
        completeness.total = completeness.shown;
        writer.answer(std::move(counted.answer));
        writer.finish(outcome(context.snapshot, request.range, std::move(completeness), counted.hitRegexLimit));
    });
}

std::unique_ptr<SearchRun> SourceRuns::transitions(const TransitionsRequest& request) {
    return ask([this, request](RunWriter& writer, const ScanContext& context) {
        StatusTransitions transitions = statusTransitions(context, request);
        Completeness completeness;
        completeness.shown = static_cast<qint64>(transitions.time.size());
        completeness.total = completeness.shown;
        writer.answer(std::move(transitions));
        writer.finish(outcome(context.snapshot, TimeRange(), std::move(completeness), false));
    });
}

std::unique_ptr<SearchRun> SourceRuns::fields(const FieldsRequest&) {
    return ask([this](RunWriter& writer, const ScanContext& context) {
        writer.answer(fieldsOf(context.snapshot));
        writer.finish(outcome(context.snapshot, TimeRange(), {}, false));
    });
}

std::unique_ptr<SearchRun> SourceRuns::tail(const TailRequest& request) {
    auto [run, writer] = SearchRun::create();
    run->setPatience(std::chrono::milliseconds(0));
    quint64 id = 0;
    {
        const std::lock_guard lock(m_mutex);
        id = m_nextRun++;
        m_writers.emplace(id, writer);
    }
    writer.notice({.kind = TailNotice::Kind::Connected});
    const auto follower = std::make_shared<TailFollower>(m_store, m_name, request.query, writer);
    auto watch = m_store->watch({.changed = [follower] { follower->noteChange(); },
                                 .appended = [follower](const EventBatch& events) { follower->takeLive(events); }});
    m_runs.start([follower] { follower->follow(); });
    writer.onOver([this, id, watch, follower]() mutable {
        watch.reset();
        follower->stop();
        const std::lock_guard lock(m_mutex);
        m_writers.erase(id);
    });
    return std::move(run);
}

} // namespace logloupe::store
