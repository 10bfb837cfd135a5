// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/event_counting.h"
#include "app/controllers/search_controller.h"
#include "memory_source.h"
#include "models/analysis/time_steps.h"
#include "views/grid/event_grid.h"
#include "views/pages/fields_panel.h"
#include "views/query/completion_popup.h"
#include "views/query/query_bar.h"
#include "views/query/query_edit.h"
#include "views/theme/theme.h"

#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint now = TimePoint::fromSeconds(1'778'671'920); // 2026-05-13 11:32 UTC

/// One event a second before now, every tenth at the time of the one before; the second half of the time has a new version of mes-api.
std::vector<EventBatch> events(int count) {
    EventBatchBuilder builder(u"memory"_s);
    for (int i = 0; i < count; ++i) {
        const int age = count - (i % 10 == 9 ? i - 1 : i);
        builder.append(now - std::chrono::seconds(age), i % 5 == 0 ? Severity::Error : Severity::Info, static_cast<quint64>(i));
        builder.setText(Field::Service, i % 2 == 0 ? "mes-api" : "crm");
        builder.setText(Field::ServiceVersion, i % 2 == 0 && i >= count / 2 ? "4.18.2" : "4.18.1");
        builder.setText(Field::OrderId, "A-" + std::to_string(100'000 + i % 20));
        builder.setText(Field::Message, "event " + std::to_string(i));
        builder.setRaw("{}", RecordFormat::Json);
    }
    return {builder.build()};
}

/// Tells addresses apart without saying them.
class MailMask : public TextMask {
public:
    QString maskedValue(const FieldRef& field, const QString& value) const override {
        if (field.name != "customer.email" || value.startsWith(QChar(0x2039)))
            return value;
        return u"‹e-mail "_s + QString::number(0xA000U + static_cast<uint>(value.front().unicode()), 16) + u'›';
    }
    QString maskedRecord(const QString& record, RecordFormat) const override { return record; }
};

/// Forty events of four customers, whose addresses only the records have.
std::vector<EventBatch> mails() {
    EventBatchBuilder builder(u"memory"_s);
    for (int i = 0; i < 40; ++i) {
        const char letter = static_cast<char>('a' + i % 4);
        builder.append(now - std::chrono::seconds(100 - i), Severity::Info, static_cast<quint64>(i));
        builder.setText(Field::Service, "crm");
        builder.setText(Field::Message, "mail sent");
        builder.setRaw(std::string(R"({"customer.email":")") + letter + R"(@example.org"})", RecordFormat::Json);
    }
    return {builder.build()};
}

struct Stage {
    MemorySource source;
    EventText text;
    SearchPage page{text};
    SearchController controller{source, page, text, [] { return now; }};
    QSignalSpy completeness{&controller, &SearchController::completenessChanged};

    explicit Stage(int count)
        : Stage(events(count)) {}
    explicit Stage(std::vector<EventBatch> batches)
        : source(std::move(batches)) {
        text.setZone(QTimeZone("Europe/Moscow"));
        text.setNow(now);
        page.resize(1400, 800);
    }
    [[nodiscard]] int rows() const { return page.rows().size(); }
};

} // namespace

class TestSearchController : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void allIsAskedAtOnce() {
        Stage stage(1000);
        stage.controller.open(u"level:ERROR"_s, TimeChoice::ofLast(std::chrono::hours(1)));
        QTRY_COMPARE(stage.rows(), 200);
        QTRY_VERIFY(!stage.completeness.isEmpty());
        QCOMPARE(stage.controller.completeness().total, 200);
        QCOMPARE(stage.controller.completeness().shown, 200);
        QVERIFY(stage.controller.completeness().isComplete());
        const auto& values = stage.page.fieldsPanel()->model();
        QTRY_COMPARE(values.index(0, 0).data(FieldsModel::CountRole).toInt(), 2);
        QVERIFY(stage.source.counts > 0);
    }

    void aNewerSearchEndsTheOlder() {
        Stage stage(1000);
        stage.source.hold();
        stage.controller.open(u"level:ERROR"_s, TimeChoice::all());
        stage.controller.open(u"service.name:crm"_s, TimeChoice::all());
        stage.source.release();
        QTRY_COMPARE(stage.rows(), 500);
        QVERIFY(stage.source.cancelled > 0);
        // Nothing of the first search came in.
        for (int row = 0; row < stage.rows(); ++row)
            QCOMPARE(stage.page.rows().batch(row).text(Field::Service, stage.page.rows().batchRow(row)),
                     std::string_view("crm"));
    }

    void pagesJoinWithoutALossOrADouble_data() {
        QTest::addColumn<bool>("newestFirst");
        QTest::addColumn<int>("pageRows");
        for (const int rows : {9, 10, 11, 100, 333}) {
            QTest::addRow("newest first, %d", rows) << true << rows;
            QTest::addRow("oldest first, %d", rows) << false << rows;
        }
    }

    void pagesJoinWithoutALossOrADouble() {
        QFETCH(const bool, newestFirst);
        QFETCH(const int, pageRows);
        Stage stage(1000);
        stage.page.setNewestFirst(newestFirst);
        stage.controller.setRowLimits(pageRows, 5000);
        stage.controller.open(QString(), TimeChoice::all());
        QTRY_COMPARE(stage.rows(), pageRows);
        for (int step = 0; step < 200 && stage.rows() < 1000; ++step) {
            const int before = stage.rows();
            emit stage.page.moreRequested();
            QTRY_VERIFY(stage.rows() > before);
        }
        QTRY_COMPARE(stage.rows(), 1000);
        std::set<quint64> seen;
        for (int row = 0; row < stage.rows(); ++row)
            seen.insert(stage.page.rows().batch(row).sequence(stage.page.rows().batchRow(row)));
        QCOMPARE(seen.size(), size_t{1000});
    }

    void theLimitIsSaid() {
        Stage stage(1000);
        stage.controller.setRowLimits(100, 250);
        stage.controller.open(QString(), TimeChoice::all());
        QTRY_COMPARE(stage.rows(), 100);
        QTRY_COMPARE(stage.controller.completeness().total, 1000);
        while (stage.rows() < 250) {
            const int before = stage.rows();
            emit stage.page.moreRequested();
            QTRY_VERIFY(stage.rows() > before);
        }
        QCOMPARE(stage.rows(), 250);
        const int asked = stage.source.searches;
        emit stage.page.moreRequested();
        QCOMPARE(stage.source.searches, asked);
        QTRY_COMPARE(stage.controller.completeness().shown, 250);
        QCOMPARE(stage.controller.completeness().total, 1000);
    }

    void bothCountTheSame_data() {
        QTest::addColumn<TimeChoice>("choice");
        QTest::newRow("last 7 minutes") << TimeChoice::ofLast(std::chrono::minutes(7));
        QTest::newRow("last hour") << TimeChoice::ofLast(std::chrono::hours(1));
        QTest::newRow("exact, odd") << TimeChoice::ofRange(
            {now - std::chrono::milliseconds(500'123), now - std::chrono::milliseconds(77'777)});
    }

    void bothCountTheSame() {
        // The bins of the histogram and the events listed are the same events, whatever the bounds of the time.
        QFETCH(const TimeChoice, choice);
        Stage stage(1000);
        stage.controller.open(QString(), choice);
        QTRY_VERIFY(!stage.completeness.isEmpty());
        QVERIFY(stage.rows() > 0);
        const CountRequest& asked = stage.source.countRequests.front();
        const auto columns = static_cast<int>((asked.range.length() + asked.step - Duration(1)) / asked.step);
        quint64 counted = 0;
        for (const EventBatch& batch : events(1000)) {
            for (int i = 0; i < batch.size(); ++i)
                counted += asked.range.contains(batch.time(i)) ? 1 : 0;
        }
        QVERIFY(columns > 0);
        QCOMPARE(counted, static_cast<quint64>(stage.rows()));
    }

    void aSelectionNarrowsTheEventsAlone() {
        Stage stage(1000);
        stage.controller.open(QString(), TimeChoice::ofLast(std::chrono::hours(1)));
        QTRY_COMPARE(stage.rows(), 1000);
        const int counts = stage.source.counts;
        stage.page.histogram()->setSelection(TimeRange{now - std::chrono::seconds(100), now});
        emit stage.page.histogram()->selectionChanged(stage.page.histogram()->selection());
        QTRY_COMPARE(stage.rows(), 100);
        QCOMPARE(stage.source.counts, counts);
        QCOMPARE(stage.controller.listedRange().begin, now - std::chrono::seconds(100));
    }

    void failuresAndPartsAreShown() {
        Stage stage(100);
        stage.source.failWith(Error{ErrorKind::Network, u"Loki did not answer in 10 s."_s, {}, {}, {}, u"loki"_s});
        stage.controller.open(QString(), TimeChoice::all());
        QTRY_VERIFY(stage.page.stateText().startsWith(u"Loki did not answer in 10 s."));
        QCOMPARE(stage.controller.completeness().sources.front().state, SourceState::Failed);
        stage.source.failWith({});
        emit stage.page.retryRequested();
        QTRY_COMPARE(stage.rows(), 100);
        QTRY_COMPARE(stage.page.stateText(), QString());
        stage.source.answerPartly(u"1 shard failed"_s);
        emit stage.page.retryRequested();
        QTRY_VERIFY(stage.page.stateText().contains(u"memory: 1 shard failed"));
    }

    void nothingFoundSaysHowMuchWasSearched() {
        Stage stage(1000);
        stage.controller.open(u"nowhere"_s, TimeChoice::all());
        QTRY_VERIFY2(stage.page.stateText().startsWith(u"No events match. 1"), qPrintable(stage.page.stateText()));
    }

    void whatASourceCannotIsCountedHere() {
        Stage stage(1000);
        stage.source.setCapabilities({});
        stage.controller.open(u"level:ERROR"_s, TimeChoice::all());
        QTRY_COMPARE(stage.rows(), 200);
        QCOMPARE(stage.source.counts, 0);
        const auto& values = stage.page.fieldsPanel()->model();
        QTRY_COMPARE(values.index(0, 0).data(FieldsModel::CountRole).toInt(), 2);
    }

    void theZoneMovesTheBins_data() {
        QTest::addColumn<TimeChoice>("choice");
        QTest::newRow("days") << TimeChoice::ofLast(std::chrono::hours(24 * 60));
        QTest::newRow("hours") << TimeChoice::ofLast(std::chrono::hours(48));
    }

    void theZoneMovesTheBins() {
        QFETCH(const TimeChoice, choice);
        Stage stage(1000);
        stage.controller.open(u"level:ERROR"_s, choice);
        QTRY_VERIFY(!stage.completeness.isEmpty());
        const CountRequest before = stage.source.countRequests.front();
        QCOMPARE(floorToStep(before.range.begin, before.step, QTimeZone("Europe/Moscow")), before.range.begin);
        QSignalSpy started(&stage.controller, &SearchController::searchStarted);
        // What is being written is not sent by it.
        stage.page.setQueryText(u"half a thou"_s);
        stage.source.countRequests.clear();
        stage.text.setZone(QTimeZone("Asia/Kolkata")); // UTC+5:30
        QVERIFY(!stage.source.countRequests.empty());
        const CountRequest after = stage.source.countRequests.front();
        QCOMPARE(after.query, before.query);
        QCOMPARE(floorToStep(after.range.begin, after.step, QTimeZone("Asia/Kolkata")), after.range.begin);
        QVERIFY(after.range.begin != before.range.begin);
        QCOMPARE(stage.page.queryText(), u"half a thou"_s);
        QVERIFY(started.isEmpty());
        QTRY_COMPARE(stage.rows(), 200);
        // Another language or mask is no reason to ask again.
        stage.source.countRequests.clear();
        stage.text.retranslate();
        QVERIFY(stage.source.countRequests.empty());
    }

    void daysInTheQueryFollowTheZone() {
        Stage stage(1000);
        // 13 May begins at 21:00 UTC in Moscow, at 11:30 UTC on Kiritimati, 14 hours ahead, which is still to come for none of the events.
        stage.controller.open(u"@timestamp:2026-05-13"_s, TimeChoice::all());
        QTRY_COMPARE(stage.rows(), 1000);
        stage.text.setZone(QTimeZone("Pacific/Kiritimati")); // there it is the 14th since 10:00 UTC
        QTRY_COMPARE(stage.rows(), 0);
        QTRY_VERIFY(stage.page.stateText().startsWith(u"No events match."));
    }

    void maskedValuesAreFoundByTheirToken_data() {
        QTest::addColumn<bool>("exclude");
        QTest::addColumn<int>("rows");
        QTest::newRow("for") << false << 10;
        QTest::newRow("out") << true << 30;
    }

    void maskedValuesAreFoundByTheirToken() {
        QFETCH(const bool, exclude);
        QFETCH(const int, rows);
        Stage stage(mails());
        stage.text.setMask(std::make_shared<MailMask>());
        QSignalSpy started(&stage.controller, &SearchController::searchStarted);
        const FieldRef mail = FieldRef::named("customer.email");
        stage.controller.open(QString(), TimeChoice::all());
        QTRY_COMPARE(stage.rows(), 40);
        emit stage.page.fieldsPanel()->filterRequested(mail, u"b@example.org"_s, exclude);
        QTRY_COMPARE(stage.rows(), rows);
        QTRY_VERIFY(stage.page.stateText().isEmpty());
        // Neither the line, nor the history, nor the query's text says it.
        QVERIFY(!stage.page.queryText().contains(u"example"));
        QVERIFY(stage.page.queryText().contains(u"‹e-mail a062›"));
        QCOMPARE(started.last().front().toString(), stage.page.queryText());
        QVERIFY(!stage.controller.query().text().contains(u"example"));
    }

    void aTokenFromATicketIsFoundToo() {
        Stage stage(mails());
        stage.text.setMask(std::make_shared<MailMask>());
        stage.controller.open(u"customer.email:\"‹e-mail a063›\" and level:INFO"_s, TimeChoice::all());
        QTRY_COMPARE(stage.rows(), 10);
        for (int row = 0; row < stage.rows(); ++row)
            QCOMPARE(stage.page.rows().batch(row).sequence(stage.page.rows().batchRow(row)) % 4, quint64{2});
    }

    void anUnknownTokenIsExplained() {
        Stage stage(mails());
        stage.text.setMask(std::make_shared<MailMask>());
        stage.controller.open(u"customer.email:\"‹e-mail 0000›\""_s, TimeChoice::all());
        QTRY_VERIFY2(stage.page.stateText().contains(u"‹e-mail 0000› stands for a masked value"),
                     qPrintable(stage.page.stateText()));
        // Where records were masked before they were shipped, the token is what was logged.
        EventBatchBuilder builder(u"memory"_s);
        builder.append(now - std::chrono::seconds(1), Severity::Info, 1);
        builder.setRaw("{\"customer.email\":\"‹e-mail 0000›\"}", RecordFormat::Json);
        stage.source.setBatches({builder.build()});
        emit stage.page.retryRequested();
        QTRY_COMPARE(stage.rows(), 1);
    }

    void completionOffersNoPersonalData() {
        Stage stage(mails());
        stage.text.setMask(std::make_shared<MailMask>());
        stage.page.show();
        stage.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&stage.page));
        stage.page.queryBar()->edit()->setFocus();
        QTest::keyClicks(stage.page.queryBar()->edit(), u"customer.email:"_s);
        const CompletionPopup& popup = *stage.page.queryBar()->edit()->popup();
        const auto* list = popup.findChild<QListView*>();
        QTRY_VERIFY(popup.isShown() && popup.count() >= 4);
        for (int row = 0; row < popup.count(); ++row)
            QVERIFY(!list->model()->index(row, 0).data().toString().contains(u"example"));
    }

    void whatCannotBeReadIsSaidNotSearched() {
        Stage stage(100);
        stage.controller.open(QString(), TimeChoice::all());
        QTRY_COMPARE(stage.rows(), 100);
        const int searches = stage.source.searches;
        // From the field of the window, past the query bar's own check.
        stage.controller.open(u"level:nonsense"_s, TimeChoice::all());
        QCOMPARE(stage.source.searches, searches);
        QVERIFY2(stage.page.stateText().contains(u"“nonsense” is not a level"), qPrintable(stage.page.stateText()));
        QCOMPARE(stage.rows(), 0);
        QTest::keyClick(stage.page.queryBar()->edit(), Qt::Key_Return);
        QCOMPARE(stage.source.searches, searches);
        stage.page.setQueryText(u"level:info"_s);
        QTest::keyClick(stage.page.queryBar()->edit(), Qt::Key_Return);
        QTRY_COMPARE(stage.rows(), 80);
    }

    void releasesAreFound() {
        Stage stage(1000);
        ReleaseLookup lookup(stage.source);
        QSignalSpy found(&lookup, &ReleaseLookup::found);
        lookup.start({now - std::chrono::hours(1), now});
        QTRY_COMPARE(found.size(), 1);
        const auto changes = found.front().front().value<std::vector<Change>>();
        QCOMPARE(changes.size(), size_t{1});
        QCOMPARE(changes.front().system, std::string("mes-api"));
        QCOMPARE(changes.front().after, std::string("4.18.2"));
        QCOMPARE(changes.front().time, now - std::chrono::seconds(500));
    }

    void countingIsExact() {
        const auto batches = events(100);
        const CountTable table =
            countEvents(batches, now - std::chrono::seconds(100), std::chrono::seconds(10), 10, FieldRef::of(Field::Level), 10);
        QCOMPARE(table.rows, (std::vector<std::string>{"INFO", "ERROR"}));
        QCOMPARE(table.total(), quint64{100});
        QCOMPARE(table.at(1, 0), quint64{2});
        const TopValues top = topValuesOf(batches, {}, FieldRef::of(Field::OrderId), 3);
        QCOMPARE(top.distinct, quint64{20});
        QCOMPARE(top.values.size(), size_t{3});
        QCOMPARE(top.others, quint64{85});
        const EventBatch some = rowsOf(batches.front(), {3, 7});
        QCOMPARE(some.size(), 2);
        QCOMPARE(some.text(Field::Message, 1), std::string_view("event 7"));
        QCOMPARE(some.sequence(1), quint64{7});
        QCOMPARE(some.raw(0), std::string_view("{}"));
    }
};

Q_DECLARE_METATYPE(std::vector<logloupe::Change>)

QTEST_MAIN(TestSearchController)
#include "tst_search_controller.moc"
