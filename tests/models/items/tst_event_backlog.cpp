// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/event_backlog.h"
#include "models/items/recent_count.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

EventBatch events(std::string_view system, int count, Severity severity = Severity::Info, qint64 first = 0) {
    EventBatchBuilder builder(u"source"_s);
    for (int i = 0; i < count; ++i) {
        builder.append(TimePoint::fromSeconds(first + i), severity, static_cast<quint64>(first + i));
        builder.setText(Field::Service, system);
    }
    return builder.build();
}

using Systems = std::vector<std::pair<std::string, qint64>>;

} // namespace

class TestEventBacklog : public QObject {
    Q_OBJECT

private slots:
    void countsWhatWaits() {
        EventBacklog backlog(1000);
        QVERIFY(backlog.isEmpty());
        backlog.add(events("crm", 3));
        backlog.add(events("mes", 4, Severity::Error));
        backlog.add(events("crm", 2, Severity::Warn));
        backlog.add(events("mes-api", 1, Severity::Fatal));
        backlog.add(events("", 5));
        backlog.add({});
        QCOMPARE(backlog.size(), 15);
        QCOMPARE(backlog.errors(), 5);
        QCOMPARE(backlog.warnings(), 2);
        QCOMPARE(backlog.bySystem(), (Systems{{"", 5}, {"crm", 5}, {"mes", 4}, {"mes-api", 1}}));
    }

    void takesTheOldestFirst() {
        EventBacklog backlog(1000);
        backlog.add(events("crm", 3));
        backlog.add(events("mes", 3, Severity::Error));
        backlog.add(events("shop", 3));
        const auto taken = backlog.take(4);
        QCOMPARE(taken.size(), 2);
        QCOMPARE(taken[0].text(Field::Service, 0), std::string_view("crm"));
        QCOMPARE(backlog.size(), 3);
        QCOMPARE(backlog.errors(), 0);
        QCOMPARE(backlog.bySystem(), (Systems{{"shop", 3}}));
        QCOMPARE(backlog.take(0).size(), 0);
        QCOMPARE(backlog.take(1'000'000).size(), 1);
        QVERIFY(backlog.isEmpty());
        QVERIFY(backlog.bySystem().empty());
    }

    void theOldestLeaveAtTheLimitAndAreCounted() {
        EventBacklog backlog(10);
        for (int i = 0; i < 5; ++i)
            backlog.add(events(i == 0 ? "crm" : "mes", 4, Severity::Warn, i * 4));
        QCOMPARE(backlog.size(), 8);
        QCOMPARE(backlog.lost(), 12);
        QCOMPARE(backlog.warnings(), 8);
        QCOMPARE(backlog.bySystem(), (Systems{{"mes", 8}}));
        QCOMPARE(backlog.take(100).front().time(0), TimePoint::fromSeconds(12));
        backlog.forgetLosses();
        QCOMPARE(backlog.lost(), 0);
        // One that is larger than the limit is better than none.
        backlog.add(events("crm", 25));
        QCOMPARE(backlog.size(), 25);
        backlog.add(events("crm", 1));
        QCOMPARE(backlog.size(), 1);
        backlog.clear();
        QCOMPARE(backlog.size(), 0);
        QCOMPARE(backlog.lost(), 0);
        QCOMPARE(backlog.limit(), 10);
    }

    void recentEventsAreCountedByTheirOwnTime() {
        RecentCount count;
        const auto at = [](qint64 seconds) { return TimePoint::fromSeconds(1'700'000'000 + seconds); };
        QCOMPARE(count.count(at(0)), 0);
        count.add(at(0));
        count.add(at(0));
        count.add(at(100));
        QCOMPARE(count.count(at(100)), 3);
        count.add(at(50)); // late
        QCOMPARE(count.count(at(100)), 4);
        QCOMPARE(count.count(at(299)), 4);
        QCOMPARE(count.count(at(300)), 2);
        QCOMPARE(count.count(at(349)), 2);
        QCOMPARE(count.count(at(350)), 1);
        QCOMPARE(count.count(at(400)), 0);
        // Older than the span before the newest: never counted, whatever "now" is asked for.
        count.add(at(1000));
        count.add(at(400));
        QCOMPARE(count.count(at(1000)), 1);
        QCOMPARE(count.count(at(600)), 1);
        count.add(TimePoint::earliest());
        QCOMPARE(count.count(at(1000)), 1);
    }
};

QTEST_GUILESS_MAIN(TestEventBacklog)
#include "tst_event_backlog.moc"
