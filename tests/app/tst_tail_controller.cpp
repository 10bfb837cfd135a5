// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The live tail with sources that follow a script: what they send, lose, drop and take up again, and what a person can do about it.

#include "app/controllers/tail_controller.h"
#include "memory_source.h"
#include "models/domain/batch_rows.h"
#include "views/grid/event_grid.h"

#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint start = TimePoint::fromSeconds(1'778'671'920); // Wed 13 May 2026 14:32 in Moscow

EventBatch events(const QString& source, int count, Duration after, quint64 sequence = 0) {
    EventBatchBuilder builder(source);
    for (int i = 0; i < count; ++i) {
        builder.append(start + after + std::chrono::milliseconds(i), Severity::Info, sequence + static_cast<quint64>(i));
        builder.setText(Field::Service, "mes");
        builder.setText(Field::Message, "event " + std::to_string(sequence + static_cast<quint64>(i)));
        builder.setRaw("event " + std::to_string(sequence + static_cast<quint64>(i)), RecordFormat::Text);
    }
    return builder.build();
}

TailNotice dropped(Duration from, Duration to, qint64 count) {
    TailNotice notice;
    notice.kind = TailNotice::Kind::Dropped;
    notice.range = {start + from, start + to};
    notice.events = count;
    notice.reason = u"It sent too fast."_s;
    return notice;
}

TailNotice lost(int attempt = 1) {
    TailNotice notice;
    notice.kind = TailNotice::Kind::Disconnected;
    notice.range = {start, start};
    notice.retryIn = std::chrono::hours(2);
    notice.attempt = attempt;
    return notice;
}

struct Sources {
    MemorySource first;
    MemorySource second;

    Sources() {
        first.setName(u"Loki"_s);
        second.setName(u"Kafka"_s);
    }
};

struct Stage : Sources {
    EventText text;
    TailPage page{text};
    TailController controller{{&first, &second}, text, page};
    QSignalSpy completeness{&controller, &TailController::completenessChanged};

    Stage() {
        text.setZone(QTimeZone("Europe/Moscow"));
        text.setNow(start);
    }

    static std::unique_ptr<Stage> running() {
        auto stage = std::make_unique<Stage>();
        stage->controller.start();
        turn();
        return stage;
    }

    static void turn() {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }

    [[nodiscard]] GridNotice lastNotice() const { return page.notices().isEmpty() ? GridNotice() : page.notices().constLast(); }
    [[nodiscard]] Completeness last() const { return completeness.last().front().value<Completeness>(); }
};

} // namespace

class TestTailController : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void everySourceIsFollowed() {
        auto stage = Stage::running();
        QCOMPARE(stage->first.runningTails(), 1);
        QCOMPARE(stage->second.runningTails(), 1);
        stage->controller.start(); // a second time changes nothing
        QCOMPARE(stage->first.tails, 1);
        stage->first.emitTail(events(u"Loki"_s, 10, {}));
        stage->second.emitTail(events(u"Kafka"_s, 5, std::chrono::milliseconds(3)));
        Stage::turn();
        QCOMPARE(stage->page.shown(), 15);
        for (int row = 1; row < 15; ++row)
            QVERIFY(stage->page.grid()->rows().time(row) >= stage->page.grid()->rows().time(row - 1));
        QSignalSpy rate(&stage->controller, &TailController::rateChanged);
        stage->controller.tick();
        QCOMPARE(rate.last().front().toDouble(), 15.0);
        stage->controller.tick();
        QCOMPARE(rate.last().front().toDouble(), 0.0);
        QCOMPARE(stage->last().shown, 15);
        QCOMPARE(stage->last().total, 15);
        QVERIFY(stage->last().isComplete());
        stage->controller.stop();
        QCOMPARE(stage->first.runningTails(), 0);
        QCOMPARE(rate.last().front().toDouble(), 0.0);
    }

    void aSourceIsSwitchedOffAndOn() {
        auto stage = Stage::running();
        emit stage->page.sourceToggled(u"Loki"_s, false);
        QCOMPARE(stage->first.runningTails(), 0);
        QCOMPARE(stage->second.runningTails(), 1);
        stage->first.emitTail(events(u"Loki"_s, 10, {}));
        stage->second.emitTail(events(u"Kafka"_s, 5, {}));
        Stage::turn();
        QCOMPARE(stage->page.shown(), 5);
        emit stage->page.sourceToggled(u"Loki"_s, true);
        QCOMPARE(stage->first.runningTails(), 1);
    }

    void droppedEventsAreFetched() {
        auto stage = Stage::running();
        const EventBatch whole = events(u"Loki"_s, 40, {}, 0);
        stage->first.setBatches({whole});
        std::vector<int> kept;
        for (int row = 12; row < 40; ++row)
            kept.push_back(row);
        stage->first.noticeTail(dropped({}, std::chrono::seconds(1), 12));
        stage->first.emitTail(rowsOf(whole, kept));
        Stage::turn();
        QCOMPARE(stage->page.shown(), 28);
        stage->controller.tick();
        QCOMPARE(stage->last().shown, 28);
        QCOMPARE(stage->last().total, 40);
        QVERIFY(!stage->last().isComplete());
        const GridNotice notice = stage->lastNotice();
        QVERIFY2(notice.strong.contains(u"12"), qPrintable(notice.strong));
        QVERIFY2(notice.text.contains(u"14:32:00.0 – 14:32:01.0"), qPrintable(notice.text));
        QVERIFY(notice.text.contains(u"It sent too fast."));
        QCOMPARE(notice.action, u"Fetch them"_s);
        QCOMPARE(notice.kind, MessageKind::Warn);

        stage->first.hold();
        emit stage->page.noticeActivated(notice.id);
        QCOMPARE(stage->lastNotice().action, QString());
        QVERIFY(stage->lastNotice().text.contains(u"Fetching"));
        emit stage->page.noticeActivated(notice.id); // asked for once
        stage->first.release();
        Stage::turn();
        QCOMPARE(stage->first.searches, 1);
        // Only what was missing, each once, in its place.
        QCOMPARE(stage->page.shown(), 40);
        for (int row = 0; row < 40; ++row)
            QCOMPARE(stage->page.grid()->rows().time(row), whole.time(row));
        QCOMPARE(stage->lastNotice().kind, MessageKind::Good);
        QVERIFY(stage->lastNotice().strong.contains(u"12"));
        QVERIFY(stage->last().isComplete());
        QCOMPARE(stage->last().shown, 40);
    }

    void whatCannotBeFetchedIsSaid() {
        auto stage = Stage::running();
        stage->first.noticeTail(dropped({}, std::chrono::seconds(1), 12));
        Stage::turn();
        const QString id = stage->lastNotice().id;
        stage->first.failWith(Error{ErrorKind::Network, u"Loki did not answer in 10 s."_s});
        emit stage->page.noticeActivated(id);
        Stage::turn();
        QVERIFY(stage->lastNotice().text.contains(u"Loki did not answer in 10 s."));
        QCOMPARE(stage->lastNotice().action, u"Fetch them"_s);
        // The next time it answers, but has only a part.
        stage->first.failWith({});
        stage->first.setBatches({events(u"Loki"_s, 5, {})});
        emit stage->page.noticeActivated(id);
        Stage::turn();
        QCOMPARE(stage->page.shown(), 5);
        QVERIFY2(stage->lastNotice().text.contains(u'5'), qPrintable(stage->lastNotice().text));
        QCOMPARE(stage->lastNotice().kind, MessageKind::Warn);
        QCOMPARE(stage->last().total - stage->last().shown, 7);
    }

    void aGapWithoutATimeCannotBeFetched() {
        auto stage = Stage::running();
        TailNotice notice = dropped({}, {}, 3);
        notice.range = {};
        stage->first.noticeTail(notice);
        Stage::turn();
        QVERIFY(stage->lastNotice().action.isEmpty());
        emit stage->page.noticeActivated(stage->lastNotice().id);
        emit stage->page.noticeActivated(u"nonsense"_s);
        emit stage->page.noticeActivated(u"-1"_s);
        emit stage->page.noticeActivated(u"99"_s);
        QCOMPARE(stage->first.searches, 0);
    }

    void aLostConnectionIsRetriedWhenAsked() {
        auto stage = std::make_unique<Stage>();
        stage->first.offerRetry();
        stage->controller.start();
        Stage::turn();
        stage->first.noticeTail(lost(3));
        Stage::turn();
        const GridNotice notice = stage->lastNotice();
        QVERIFY2(notice.strong.contains(u"lost the connection at 14:32:00"), qPrintable(notice.strong));
        QCOMPARE(notice.action, u"Retry now"_s);
        QCOMPARE(stage->last().sources.front().state, SourceState::Partial);
        emit stage->page.noticeActivated(notice.id);
        QCOMPARE(stage->first.retries, 1);
        TailNotice back;
        back.kind = TailNotice::Kind::Reconnected;
        back.range = {start, start + std::chrono::milliseconds(2300)};
        back.events = 318;
        stage->first.noticeTail(back);
        Stage::turn();
        QCOMPARE(stage->page.notices().size(), 2);
        QVERIFY(stage->page.notices().constFirst().action.isEmpty());
        QCOMPARE(stage->lastNotice().kind, MessageKind::Good);
        QVERIFY2(stage->lastNotice().text.contains(u"318"), qPrintable(stage->lastNotice().text));
        QVERIFY(stage->last().sources.front().state == SourceState::Complete);
    }

    void onlyTheNewestLossOffersTheRetry() {
        auto stage = std::make_unique<Stage>();
        stage->first.offerRetry();
        stage->controller.start();
        Stage::turn();
        for (int attempt = 1; attempt <= 3; ++attempt)
            stage->first.noticeTail(lost(attempt));
        Stage::turn();
        const auto notices = stage->page.notices();
        QCOMPARE(notices.size(), 3);
        QVERIFY(notices[0].action.isEmpty());
        QVERIFY(notices[1].action.isEmpty());
        QVERIFY(!notices[2].action.isEmpty());
    }

    void withoutAnOfferThereIsNothingToRetry() {
        auto stage = Stage::running();
        stage->first.noticeTail(lost());
        Stage::turn();
        QVERIFY(stage->lastNotice().action.isEmpty());
    }

    void aSourceThatStoppedIsStartedAnew() {
        auto stage = Stage::running();
        stage->first.failTail({ErrorKind::Forbidden, u"Your role cannot see crm."_s});
        Stage::turn();
        QCOMPARE(stage->lastNotice().kind, MessageKind::Error);
        QCOMPARE(stage->lastNotice().text, u"Your role cannot see crm."_s);
        QCOMPARE(stage->last().sources.front().state, SourceState::Failed);
        // The others go on.
        stage->second.emitTail(events(u"Kafka"_s, 5, {}));
        Stage::turn();
        QCOMPARE(stage->page.shown(), 5);
        emit stage->page.noticeActivated(stage->lastNotice().id);
        Stage::turn();
        QCOMPARE(stage->first.tails, 2);
        QVERIFY(stage->lastNotice().action.isEmpty());
        QCOMPARE(stage->last().sources.front().state, SourceState::Complete);
    }

    void noticesWaitWithTheEventsWhilePaused() {
        auto stage = Stage::running();
        stage->first.emitTail(events(u"Loki"_s, 3, {}));
        Stage::turn();
        stage->page.setPaused(true);
        stage->first.emitTail(events(u"Loki"_s, 200, std::chrono::seconds(1), 100));
        stage->first.noticeTail(dropped(std::chrono::seconds(2), std::chrono::seconds(3), 12));
        stage->first.emitTail(events(u"Loki"_s, 200, std::chrono::seconds(4), 400));
        Stage::turn();
        QCOMPARE(stage->page.shown(), 3);
        QCOMPARE(stage->page.waiting(), 400);
        QVERIFY(stage->page.grid()->notices().isEmpty());
        QCOMPARE(stage->page.notices().size(), 1);
        stage->page.setPaused(false);
        QCOMPARE(stage->page.shown(), 403);
        QCOMPARE(stage->page.grid()->notices().size(), 1);
    }

    void aHundredThousandEventsAreTakenWithoutAPause() {
        auto stage = Stage::running();
        stage->page.resize(1400, 700);
        stage->page.show();
        stage->page.setHighlights(
            {HighlightRule::make({}, u"level>=ERROR"_s, 0).value(), HighlightRule::make({}, u"\"event 7\""_s, 1).value()});
        std::vector<EventBatch> batches;
        for (int i = 0; i < 1200; ++i)
            batches.push_back(events(u"Loki"_s, 100, std::chrono::milliseconds(100 * i), static_cast<quint64>(i) * 100));
        qint64 longest = 0;
        for (size_t i = 0; i < batches.size(); i += 10) {
            QElapsedTimer timer;
            timer.start();
            for (size_t k = i; k < i + 10; ++k)
                stage->first.emitTail(batches[k]);
            QCoreApplication::processEvents();
            longest = std::max(longest, timer.elapsed());
        }
        Stage::turn();
        QCOMPARE(stage->page.shown(), TailPage::keptRows);
        QVERIFY2(longest < 500, qPrintable(QString::number(longest)));
        qInfo("longest turn with 1000 events: %lld ms", longest);
    }
};

QTEST_MAIN(TestTailController)
#include "tst_tail_controller.moc"
