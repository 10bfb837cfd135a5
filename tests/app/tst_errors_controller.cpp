// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/errors_controller.h"
#include "memory_source.h"
#include "models/query/matcher.h"
#include "views/charts/histogram_view.h"
#include "views/theme/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint now = TimePoint::fromSeconds(1'778'671'920); // Wed 2026-05-13 11:32 UTC, 14:32 in Moscow
constexpr Duration hour = std::chrono::hours(1);

/// A week of one error and ten other events an hour in mes-api, and 120 rejected messages in the last half hour after a release; crm says nothing
/// but for three hours, and never an error.
std::vector<EventBatch> week() {
    EventBatchBuilder builder(u"memory"_s);
    quint64 sequence = 0;
    const auto add = [&](TimePoint time, Severity severity, const char* service, const char* version, const char* type,
                         const std::string& order) {
        builder.append(time, severity, sequence++);
        builder.setText(Field::Service, service);
        builder.setText(Field::ServiceVersion, version);
        builder.setText(Field::ErrorType, type);
        builder.setText(Field::OrderId, order);
        builder.setText(Field::Message, type);
        builder.setRaw("{}", RecordFormat::Json);
    };
    for (int i = 8 * 24; i > 0; --i) {
        const TimePoint begin = now - hour * i;
        for (int event = 0; event < 10; ++event)
            add(begin + std::chrono::minutes(event), Severity::Info, "mes-api", "4.18.1", "", {});
        add(begin + std::chrono::minutes(20), Severity::Error, "mes-api", "4.18.1", "DbTimeout", "A-100001");
        if (i == 30 || i == 31 || i == 2)
            add(begin + std::chrono::minutes(5), Severity::Info, "crm", "5.2.0", "", {});
    }
    add(now - std::chrono::minutes(31), Severity::Info, "mes-api", "4.18.2", "", {});
    for (int i = 0; i < 120; ++i)
        add(now - std::chrono::minutes(30) + std::chrono::seconds(10 * i), i == 0 ? Severity::Fatal : Severity::Error,
            "mes-api", "4.18.2", "MessageRejected", "A-2000" + std::to_string(10 + i % 40));
    return {builder.build()};
}

struct Stage {
    MemorySource source;
    EventText text;
    ErrorsPage page{text};
    ErrorsController controller{source, page, text, [] { return now; }};

    explicit Stage(std::vector<EventBatch> events = week())
        : source(std::move(events)) {
        text.setZone(QTimeZone("Europe/Moscow"));
        text.setNow(now);
        page.resize(1400, 850);
        page.show();
    }
};

} // namespace

class TestErrorsController : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void theWorstSpikeIsExplained() {
        Stage stage;
        stage.controller.load();
        QTRY_VERIFY(stage.page.selectedCell().has_value());
        QTRY_VERIFY(stage.page.spike()->facts().typesKnown && stage.page.spike()->facts().changesKnown
                    && !stage.page.spike()->facts().changes.empty());
        const SpikeFacts& facts = stage.page.spike()->facts();
        QCOMPARE(facts.where, u"mes-api"_s);
        QCOMPARE(facts.range.begin, TimePoint::fromSeconds(1'778'670'000)); // 14:00 in Moscow
        QVERIFY(facts.usual.has_value());
        QVERIFY(facts.ratio.value_or(0) >= 100);
        QTRY_COMPARE(stage.page.rows().size(), static_cast<int>(stage.page.spike()->facts().count));
        QTRY_COMPARE(stage.page.spike()->facts().types.front().type, std::string("MessageRejected"));
        QTRY_VERIFY(stage.page.spike()->facts().types.front().isNew);
        const ErrorTypeFacts& type = stage.page.spike()->facts().types.front();
        QCOMPARE(type.orders, quint64{40});
        QVERIFY(type.isFatal);
        QCOMPARE(*type.first, now - std::chrono::minutes(30));
        // The release before the first error of the new type.
        QTRY_COMPARE(stage.page.spike()->facts().changes.size(), size_t{2});
        const auto& changes = stage.page.spike()->facts().changes;
        QCOMPARE(changes.at(0).kind, ChangeKind::Release);
        QCOMPARE(changes.at(0).time, now - std::chrono::minutes(31));
        QCOMPARE(changes.at(1).kind, ChangeKind::FirstError);
    }

    void silenceIsNotZero() {
        Stage stage;
        stage.controller.load();
        QTRY_VERIFY(stage.page.map()->data().counts.columns > 0);
        const HeatmapData& data = stage.page.map()->data();
        const auto crm = std::find(data.counts.rows.begin(), data.counts.rows.end(), "crm");
        QVERIFY(crm != data.counts.rows.end());
        const int row = static_cast<int>(crm - data.counts.rows.begin());
        QCOMPARE(data.counts.rowTotal(row), quint64{0});
        const auto silent =
            std::count_if(data.silent.begin(), data.silent.end(), [row](HeatCell cell) { return cell.row == row; });
        QCOMPARE(static_cast<int>(silent), data.counts.columns - 3);
    }

    void sevenDaysAreCalendarDays() {
        Stage stage;
        stage.controller.load();
        QTRY_VERIFY(stage.page.map()->data().counts.columns > 0);
        QCOMPARE(stage.page.map()->data().counts.start, TimePoint::fromSeconds(1'778'101'200)); // Thu 7 May 00:00 in Moscow
        QCOMPARE(stage.page.map()->data().counts.step, hour);
    }

    void aTimeOverAllRowsIsListed() {
        Stage stage;
        stage.controller.load();
        QTRY_VERIFY(stage.page.selectedCell().has_value());
        const TimeRange range{TimePoint::fromSeconds(1'778'601'600), TimePoint::fromSeconds(1'778'612'400)}; // 3 h
        stage.page.overview()->setSelection(range);
        emit stage.page.overview()->selectionChanged(range);
        QVERIFY(!stage.page.selectedCell());
        QTRY_COMPARE(stage.page.rows().size(), 3);
        QCOMPARE(stage.page.spike()->facts().count, quint64{3});
        QVERIFY(!stage.page.spike()->facts().ratio);
    }

    void pathsThatDifferInNumbersAreOneRow() {
        EventBatchBuilder builder(u"memory"_s);
        for (int i = 0; i < 30; ++i) {
            builder.append(now - std::chrono::minutes(30 - i), Severity::Error, static_cast<quint64>(i));
            builder.setText(Field::Service, "shop-api");
            builder.setText(Field::UrlPath,
                            i < 20 ? "/orders/A-2000" + std::to_string(10 + i) + "/pay" : std::string("/health"));
            builder.setRaw("{}", RecordFormat::Json);
        }
        Stage stage{{builder.build()}};
        stage.page.setHeatRows(HeatRows::Endpoint);
        QSignalSpy asked(&stage.controller, &ErrorsController::searchRequested);
        stage.controller.load();
        QTRY_VERIFY(stage.page.selectedCell().has_value());
        QCOMPARE(stage.page.map()->data().counts.rows, (std::vector<std::string>{"/orders/*/pay", "/health"}));
        // All of the cell's events, and no others.
        QTRY_COMPARE(stage.page.rows().size(), static_cast<int>(stage.page.spike()->facts().count));
        QVERIFY(stage.page.rows().size() > 1);
        emit stage.page.searchRequested();
        const auto query = parseQuery(asked.front().front().toString());
        QVERIFY2(query.has_value(), qPrintable(asked.front().front().toString()));
        const EventRows& rows = stage.page.rows();
        for (int row = 0; row < rows.size(); ++row)
            QVERIFY(Matcher(*query).matches(rows.batch(row), rows.batchRow(row)));
    }

    void whatIsListedOpensInSearch() {
        Stage stage;
        QSignalSpy asked(&stage.controller, &ErrorsController::searchRequested);
        stage.controller.load();
        QTRY_VERIFY(stage.page.selectedCell().has_value());
        emit stage.page.searchRequested();
        QCOMPARE(asked.size(), 1);
        const auto query = parseQuery(asked.front().front().toString());
        QVERIFY(query);
        QCOMPARE(*query, *parseQuery(u"level>=ERROR AND service.name:mes-api"_s));
        emit stage.page.typeRequested(u"MessageRejected"_s);
        QCOMPARE(*parseQuery(asked.last().front().toString()),
                 *parseQuery(u"level>=ERROR AND service.name:mes-api AND error.type:MessageRejected"_s));
    }

    void theLimitOfACellIsSaid() {
        Stage stage;
        stage.controller.setMostEvents(50);
        stage.controller.load();
        QTRY_COMPARE(stage.page.rows().size(), 50);
        QTRY_VERIFY(stage.page.spike()->facts().typesKnown);
        // With a part of the events at hand nothing is claimed about first, last and orders of a type.
        QVERIFY(!stage.page.spike()->facts().types.front().first);
    }

    void failuresAreShown() {
        Stage stage;
        stage.source.failWith(Error{ErrorKind::Network, u"Loki did not answer in 10 s."_s});
        stage.controller.load();
        QTRY_VERIFY(stage.page.stateText().startsWith(u"Loki did not answer in 10 s."));
        stage.source.failWith({});
        emit stage.page.reloadRequested();
        QTRY_VERIFY(stage.page.selectedCell().has_value());
        QCOMPARE(stage.page.stateText(), QString());
    }

    void noErrorsAreSaidToBeNone() {
        Stage stage;
        stage.source.setBatches({});
        stage.controller.load();
        QTRY_VERIFY2(stage.page.stateText().startsWith(u"No errors in this time."), qPrintable(stage.page.stateText()));
    }

    void whatASourceCannotIsCountedHere() {
        Stage stage;
        stage.source.setCapabilities({});
        stage.controller.load();
        QTRY_VERIFY(stage.page.selectedCell().has_value());
        QCOMPARE(stage.source.counts, 0);
        QTRY_VERIFY(!stage.page.spike()->facts().types.empty());
        QCOMPARE(stage.page.spike()->facts().types.front().type, std::string("MessageRejected"));
    }

    void rowsOfOtherFields_data() {
        QTest::addColumn<HeatRows>("rows");
        QTest::addColumn<QByteArray>("worst");
        QTest::newRow("type") << HeatRows::ErrorType << QByteArray("MessageRejected");
    }

    void rowsOfOtherFields() {
        QFETCH(const HeatRows, rows);
        QFETCH(const QByteArray, worst);
        Stage stage;
        stage.page.setHeatRows(rows);
        stage.controller.load();
        QTRY_VERIFY(stage.page.selectedCell().has_value());
        QCOMPARE(stage.page.spike()->facts().where.toUtf8(), worst);
        QVERIFY(!stage.page.map()->data().rowsAreSystems);
    }
};

QTEST_MAIN(TestErrorsController)
#include "tst_errors_controller.moc"
