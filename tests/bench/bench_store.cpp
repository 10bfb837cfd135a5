// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench_store.h"

#include "connectors/demo/simulation_writer.h"
#include "connectors/local/import/import_run.h"
#include "connectors/local/store/event_store.h"
#include "connectors/local/store/local_source.h"
#include "tests/bench/bench_anchors.h"
#include "tests/bench/bench_hits.h"
#include "tests/bench/bench_table.h"

#include <QDir>
#include <QDirIterator>
#include <QEventLoop>
#include <QFile>

#include <atomic>
#include <random>
#include <thread>

using namespace Qt::StringLiterals;

namespace logloupe::bench {

namespace {

constexpr qint64 hour = 3'600'000'000'000;

/// Anonymous memory of this process: what mapped files hold does not count.
qint64 anonymousMemory() {
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).simplified().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

/// The most memory used while it lives.
class MemoryWatch {
public:
    MemoryWatch()
        : m_begin(anonymousMemory())
        , m_thread([this] {
            while (!m_isEnding) {
                m_most = std::max<qint64>(m_most, anonymousMemory());
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        }) {}
    ~MemoryWatch() {
        m_isEnding = true;
        m_thread.join();
    }
    MemoryWatch(const MemoryWatch&) = delete;
    MemoryWatch& operator=(const MemoryWatch&) = delete;
    [[nodiscard]] qint64 most() const { return m_most - m_begin; }

private:
    qint64 m_begin;
    std::atomic<qint64> m_most{0};
    std::atomic<bool> m_isEnding{false};
    std::thread m_thread;
};

qint64 folderSize(const QString& folder) {
    qint64 size = 0;
    for (QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
        size += QFileInfo(files.next()).size();
    return size;
}

bool simulate(const QString& path, qint64 events) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && writeSimulation(settingsForEvents(events), file).has_value();
}

bool importInto(const QString& folder, const QString& path) {
    auto store = EventStore::open(folder);
    if (!store)
        return false;
    const std::atomic<bool> cancelled = false;
    ImportRun run(**store, {.paths = {path}}, cancelled, [](const ImportProgress&) {});
    const ImportResult result = run.run();
    return !result.error && result.counts.stored > 0 && result.counts.rejected == 0;
}

struct Asked {
    double seconds = 0;
    qint64 rows = 0;
    Answer answer;
    Outcome outcome;
};

Asked ask(const std::function<std::unique_ptr<SearchRun>()>& start) {
    Asked asked;
    QEventLoop loop;
    asked.seconds = secondsOf([&] {
        const auto run = start();
        QObject::connect(run.get(), &SearchRun::batchReady, &loop,
                         [&](const EventBatch& batch) { asked.rows += batch.size(); });
        QObject::connect(run.get(), &SearchRun::answerReady, &loop, [&](const Answer& answer) { asked.answer = answer; });
        QObject::connect(run.get(), &SearchRun::finished, &loop, [&](const Outcome& outcome) {
            asked.outcome = outcome;
            loop.quit();
        });
        loop.exec();
    });
    return asked;
}

double medianSeconds(const std::function<std::unique_ptr<SearchRun>()>& start, int times = 5) {
    (void)ask(start);
    std::vector<double> seconds;
    for (int i = 0; i < times; ++i)
        seconds.push_back(ask(start).seconds);
    return median(std::move(seconds));
}

Query queryOf(const QString& text) {
    return parseQuery(text).value_or(Query());
}

class StoreMeasurement {
public:
    explicit StoreMeasurement(const StoreBenchmark& settings)
        : m_settings(settings)
        , m_data(settings.folder + u"/events.ndjson"_s)
        , m_workspace(settings.folder + u"/workspace"_s) {}

    bool run() {
        if (!compareIngest() || !simulate(m_data, m_settings.events) || !ingestAll())
            return false;
        auto opened = EventStore::open(m_workspace);
        if (!opened)
            return false;
        m_source = std::make_unique<LocalSource>(std::shared_ptr<EventStore>(std::move(*opened)), u"bench"_s);
        m_range = m_source->health().range;
        measureOrders();
        measureCounts();
        measureSearches();
        m_source.reset();
        return true;
    }

private:
    bool compareIngest();
    bool ingestAll();
    void measureOrders();
    void measureCounts();
    void measureSearches();
    void printTime(const QString& workload, double seconds, double goal) const {
        print({.workload = workload,
               .ours = timeText(seconds),
               .goal = u"<= %1"_s.arg(timeText(goal)),
               .isMet = seconds <= goal});
    }
    [[nodiscard]] TimeRange wholeHours() const {
        const qint64 begin = m_range.begin.nanoseconds / hour * hour;
        return {{begin}, {(m_range.end.nanoseconds / hour + 1) * hour}};
    }

    StoreBenchmark m_settings;
    QString m_data;
    QString m_workspace;
    std::unique_ptr<LocalSource> m_source;
    TimeRange m_range;
};

bool StoreMeasurement::compareIngest() {
    printHeading(u"Ingest, %1 events"_s.arg(m_settings.ingestEvents));
    if (!SqliteBaseline::isAvailable() || !simulate(m_data, m_settings.ingestEvents))
        return false;
    QFile file(m_data);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QByteArray lines = file.readAll();
    lines.append(64, '\0');
    const std::string_view text(lines.constData(), static_cast<size_t>(lines.size()) - 64);
    bool isGood = true;
    const auto ours = [&] {
        QDir(m_workspace).removeRecursively();
        return secondsOf([&] { isGood = importInto(m_workspace, m_data) && isGood; });
    };
    const auto sqlite = [&] {
        const QString path = m_settings.folder + u"/baseline.sqlite"_s;
        const double seconds = secondsOf([&] { isGood = SqliteBaseline(path).import(text) > 0 && isGood; });
        for (const char* suffix : {"", "-wal", "-shm"})
            QFile::remove(path + QLatin1String(suffix));
        return seconds;
    };
    const Pairs pairs = inTurn(ours, sqlite);
    print({.workload = u"ingest (durable, verbatim, checksums)"_s,
           .ours = timeText(median(pairs.ours)),
           .anchor = u"SQLite "_s + timeText(median(pairs.anchor)),
           .ratio = QString::number(pairs.ratio(), 'f', 3),
           .goal = u"<= 0.25 of SQLite"_s,
           .isMet = pairs.ratio() <= 0.25});
    print({.workload = u"noise of the anchor (spread / median)"_s, .ours = QString::number(pairs.noise(), 'f', 2)});
    const Pairs walk = inTurn(
        ours, [&] { return walkSeconds(text); }, 3);
    print({.workload = u"ingest against a walk by simdjson"_s,
           .ours = timeText(median(walk.ours)),
           .anchor = u"walk "_s + timeText(median(walk.anchor)),
           .ratio = QString::number(walk.ratio(), 'f', 2)});
    const HitPage page = decodeHits(text);
    print({.workload = u"page of %1 hits (%2)"_s.arg(page.hits).arg(bytesText(static_cast<double>(page.bytes))),
           .ours = timeText(median(page.seconds.ours)),
           .anchor = u"walk "_s + timeText(median(page.seconds.anchor)),
           .ratio = QString::number(page.seconds.ratio(), 'f', 2),
           .goal = u"<= 2 of simdjson's walk"_s,
           .isMet = page.hits > 0 && page.seconds.ratio() <= 2});
    QDir(m_workspace).removeRecursively();
    return isGood;
}

bool StoreMeasurement::ingestAll() {
    printHeading(u"Store of %1 events"_s.arg(m_settings.events));
    const qint64 rawBytes = QFileInfo(m_data).size();
    double seconds = 0;
    qint64 memory = 0;
    bool isGood = false;
    {
        const MemoryWatch watch;
        seconds = secondsOf([&] { isGood = importInto(m_workspace, m_data); });
        memory = watch.most();
    }
    const double disk = static_cast<double>(folderSize(m_workspace)) / static_cast<double>(rawBytes);
    print({.workload = u"ingest of %1"_s.arg(bytesText(static_cast<double>(rawBytes))),
           .ours = timeText(seconds),
           .anchor = u"%1 M events/s"_s.arg(static_cast<double>(m_settings.events) / seconds / 1e6, 0, 'f', 2)});
    print({.workload = u"memory while ingesting (anonymous)"_s,
           .ours = bytesText(static_cast<double>(memory)),
           .goal = u"<= 400 MB"_s,
           .isMet = memory <= 400'000'000});
    print({.workload = u"disk, of the raw records"_s,
           .ours = u"%1 %"_s.arg(disk * 100, 0, 'f', 1),
           .goal = u"<= 30 %"_s,
           .isMet = disk <= 0.30});
    return isGood;
}

void StoreMeasurement::measureOrders() {
    const auto everyOrder = ask(
        [&] { return m_source->top({.field = FieldRef::of(Field::OrderId), .query = {}, .range = {}, .limit = 1'000'000}); });
    const auto& orders = std::get<TopValues>(everyOrder.answer).values;
    std::mt19937 random(1);
    std::vector<double> seconds;
    qint64 rows = 0;
    for (int i = 0; i < 2200; ++i) {
        const Query query = Query::forOrder(orders[random() % orders.size()].value);
        const Asked asked = ask([&] { return m_source->search({.query = query, .range = {}}); });
        rows += asked.rows;
        if (i >= 200)
            seconds.push_back(asked.seconds);
    }
    print({.workload = u"order, warm, 2 000 random: p50"_s,
           .ours = timeText(median(seconds)),
           .anchor = u"%1 rows each"_s.arg(rows / 2200)});
    printTime(u"order, warm: p95"_s, quantile(seconds, 0.95), 1e-3);
    const auto customers = ask([&] {
        return m_source->top({.field = FieldRef::of(Field::CustomerId), .query = {}, .range = {}, .limit = 1'000'000});
    });
    const auto& byCount = std::get<TopValues>(customers.answer).values;
    const auto customer = [&](const std::string& name) {
        return medianSeconds([&, query = Query::forCustomer(name)] { return m_source->search({.query = query, .range = {}}); });
    };
    printTime(u"customer, middle (%1 rows)"_s.arg(byCount[byCount.size() / 2].count),
              customer(byCount[byCount.size() / 2].value), 2e-3);
    printTime(u"customer, largest (%1 rows)"_s.arg(byCount.front().count), customer(byCount.front().value), 0.2);
}

void StoreMeasurement::measureCounts() {
    const FieldRef service = FieldRef::of(Field::Service);
    const TimeRange hours = wholeHours();
    const auto heatmap = [&](const QString& text) {
        return medianSeconds([&, query = queryOf(text)] {
            return m_source->count({.query = query, .range = hours, .step = Duration(hour), .by = service});
        });
    };
    printTime(u"heatmap by system and hour, rollup"_s, heatmap(u"level>=ERROR"_s), 5e-3);
    printTime(u"heatmap, filter by user"_s, heatmap(u"user.id:system"_s), 25e-3);
    printTime(u"heatmap, filter by duration"_s, heatmap(u"event.duration>1s"_s), 25e-3);
    printTime(u"heatmap, filter by customer pattern"_s, heatmap(u"customer.id:C-107*"_s), 25e-3);
    printTime(u"heatmap, filter by text"_s, heatmap(u"timeout"_s), 25e-3);
    const qint64 day = 24 * hour;
    const TimeRange oneDay{{m_range.begin.nanoseconds + 40 * day}, {m_range.begin.nanoseconds + 41 * day}};
    printTime(u"histogram, a day by minute and level"_s, medianSeconds([&] {
                  return m_source->count(
                      {.query = {}, .range = oneDay, .step = std::chrono::minutes(1), .by = FieldRef::of(Field::Level)});
              }),
              2e-3);
    printTime(u"top 20 error types"_s, medianSeconds([&] {
                  return m_source->top(
                      {.field = FieldRef::of(Field::ErrorType), .query = queryOf(u"level>=ERROR"_s), .range = {}, .limit = 20});
              }),
              5e-3);
    printTime(u"time in status, all orders"_s, medianSeconds([&] { return m_source->transitions({.range = {}}); }), 0.2);
}

void StoreMeasurement::measureSearches() {
    const TimePoint middle = m_range.begin + m_range.length() / 2;
    printTime(u"page, 500 before a time"_s,
              medianSeconds(
                  [&] {
                      return m_source->search({.query = {},
                                               .range = {.end = middle},
                                               .order = SortOrder::NewestFirst,
                                               .limit = 500,
                                               .countTotal = false});
                  },
                  21),
              2e-3);
    const auto substring = [&](const QString& text) {
        return medianSeconds(
            [&, query = queryOf(text)] { return m_source->search({.query = query, .range = {}, .limit = 500}); });
    };
    QFile file(m_data);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const auto* mapped = reinterpret_cast<const char*>(file.map(0, file.size()));
    const std::string_view raw(mapped, static_cast<size_t>(file.size()));
    for (const auto& [text, goal] : {std::pair(u"timeout"_s, 0.2), std::pair(u"handshake"_s, 0.2), std::pair(u"4242"_s, 1.2)}) {
        const double anchor = memmemSeconds(raw, text.toStdString());
        const double ours = substring(text);
        print({.workload = u"substring \"%1\", count and first 500"_s.arg(text),
               .ours = timeText(ours),
               .anchor = u"memmem "_s + timeText(anchor),
               .ratio = QString::number(ours / anchor, 'f', 3),
               .goal = u"<= %1 of memmem"_s.arg(goal),
               .isMet = ours <= goal * anchor});
    }
    print({.workload = u"all events, read and thrown away"_s,
           .ours = timeText(ask([&] { return m_source->search({.query = {}, .range = {}}); }).seconds)});
}

} // namespace

bool benchmarkStore(const StoreBenchmark& settings) {
    return StoreMeasurement(settings).run();
}

} // namespace logloupe::bench
