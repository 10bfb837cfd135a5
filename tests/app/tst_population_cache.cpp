// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/population_cache.h"
#include "memory_source.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint now = TimePoint::fromSeconds(1'778'671'920);

EventBatch paidOrders(int count) {
    EventBatchBuilder builder(u"memory"_s);
    for (int i = 0; i < count; ++i) {
        builder.append(now - std::chrono::hours(200 - i), Severity::Info, static_cast<quint64>(i));
        builder.setText(Field::Service, "shop-api");
        builder.setText(Field::OrderId, "A-" + std::to_string(i));
        builder.setText(Field::StatusNew, "PAID");
    }
    return builder.build();
}

struct Asked {
    int calls = 0;
    std::shared_ptr<const Population> population;
    std::optional<Error> error;

    PopulationCache::Ready ready() {
        return [this](const Result<std::shared_ptr<const Population>>& result) {
            ++calls;
            population = result ? *result : nullptr;
            error = result ? std::nullopt : std::optional(result.error());
        };
    }
};

struct Stage {
    MemorySource source{{paidOrders(50)}};
    PopulationCache cache{source, StatusProcess::standard(), [] { return now; }};
    QObject receiver;
};

} // namespace

class TestPopulationCache : public QObject {
    Q_OBJECT

private slots:
    void manyAskersAreAnsweredByOneComputation() {
        Stage stage;
        Asked first;
        Asked second;
        stage.cache.request(&stage.receiver, first.ready());
        stage.cache.request(&stage.receiver, second.ready());
        QTRY_COMPARE(second.calls, 1);
        QCOMPARE(first.calls, 1);
        QVERIFY(first.population && first.population == second.population);
        QCOMPARE(first.population->transitions.orders.size(), size_t(50));
        Asked third;
        stage.cache.request(&stage.receiver, third.ready());
        QCOMPARE(third.calls, 1);
        QCOMPARE(third.population, first.population);
    }

    void aReceiverThatIsGoneIsNotCalled() {
        Stage stage;
        Asked gone;
        Asked stays;
        {
            QObject shortLived;
            stage.cache.request(&shortLived, gone.ready());
        }
        stage.cache.request(&stage.receiver, stays.ready());
        QTRY_COMPARE(stays.calls, 1);
        QCOMPARE(gone.calls, 0);
    }

    void aFailureIsToldAndNotKept() {
        Stage stage;
        Error error;
        error.message = u"The disk is gone."_s;
        stage.source.failWith(error);
        Asked first;
        stage.cache.request(&stage.receiver, first.ready());
        QTRY_COMPARE(first.calls, 1);
        QVERIFY(first.error && first.error->message == error.message);
        stage.source.failWith({});
        Asked second;
        stage.cache.request(&stage.receiver, second.ready());
        QTRY_COMPARE(second.calls, 1);
        QVERIFY(second.population);
    }

    void aChangedSourceIsAskedAgain() {
        Stage stage;
        Asked first;
        stage.cache.request(&stage.receiver, first.ready());
        QTRY_COMPARE(first.calls, 1);
        stage.source.setBatches({paidOrders(70)});
        emit stage.source.changed();
        Asked second;
        stage.cache.request(&stage.receiver, second.ready());
        QCOMPARE(second.calls, 0);
        QTRY_COMPARE(second.calls, 1);
        QCOMPARE(second.population->transitions.orders.size(), size_t(70));
    }

    void whatChangesMeanwhileIsNotKept() {
        Stage stage;
        stage.source.hold();
        Asked first;
        stage.cache.request(&stage.receiver, first.ready());
        emit stage.source.changed();
        stage.source.release();
        QTRY_COMPARE(first.calls, 1);
        stage.source.setBatches({paidOrders(70)});
        Asked second;
        stage.cache.request(&stage.receiver, second.ready());
        QTRY_COMPARE(second.calls, 1);
        QCOMPARE(second.population->transitions.orders.size(), size_t(70));
    }

    void howFarBackItGoes_data() {
        QTest::addColumn<bool>("discovers");
        QTest::addColumn<bool>("isPlatform");
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("historyDays");
        QTest::newRow("the store") << false << false << 90 << -1;
        QTest::newRow("the store, statuses discovered") << true << false << -1 << -1;
        QTest::newRow("a platform") << false << true << 14 << 30;
        QTest::newRow("a platform, statuses discovered") << true << true << 14 << 30;
    }
    void howFarBackItGoes() {
        QFETCH(bool, discovers);
        QFETCH(bool, isPlatform);
        QFETCH(int, days);
        QFETCH(int, historyDays);
        MemorySource source({paidOrders(5)});
        const StatusProcess process = discovers ? StatusProcess({}, true) : StatusProcess::standard();
        PopulationCache cache(
            source, process, [] { return now; }, nullptr, isPlatform ? PopulationCache::platform : PopulationCache::local);
        QObject receiver;
        Asked asked;
        cache.request(&receiver, asked.ready());
        QTRY_COMPARE(asked.calls, 1);
        const TransitionsRequest& request = source.transitionRequests.at(0);
        const auto before = [](int count) { return count < 0 ? TimePoint::earliest() : now - std::chrono::hours(24 * count); };
        QCOMPARE(request.range, (TimeRange{before(days), now}));
        QCOMPARE(request.since, before(historyDays));
    }

    void anAnswerMayAskAgain() {
        Stage stage;
        Asked inner;
        bool asked = false;
        stage.cache.request(&stage.receiver, [&](const Result<std::shared_ptr<const Population>>&) {
            asked = true;
            stage.cache.request(&stage.receiver, inner.ready());
        });
        QTRY_VERIFY(asked);
        QCOMPARE(inner.calls, 1);
    }
};

QTEST_GUILESS_MAIN(TestPopulationCache)
#include "tst_population_cache.moc"
