// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The errors page as a person meets it: other rows, another zone, another language, masked values.

#include "app/controllers/errors_controller.h"
#include "app/engine/workspace_mask.h"
#include "app/settings/language.h"
#include "memory_source.h"
#include "views/pages/errors_page.h"
#include "views/theme/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint now = TimePoint::fromSeconds(1'778'671'920); // Wed 2026-05-13 11:32 UTC, 14:32 in Moscow

/// Eight days of one error an hour at an address that names a customer, and many in the last hour.
std::vector<EventBatch> week() {
    EventBatchBuilder builder(u"memory"_s);
    quint64 sequence = 0;
    const auto add = [&](TimePoint time, const char* path, const char* type) {
        builder.append(time, Severity::Error, sequence++);
        builder.setText(Field::Service, "mes-api");
        builder.setText(Field::UrlPath, path);
        builder.setText(Field::ErrorType, type);
        builder.setText(Field::Message, "failed");
        builder.setRaw("{}", RecordFormat::Json);
    };
    for (int i = 8 * 24; i > 0; --i)
        add(now - std::chrono::hours(i) + std::chrono::minutes(20), "/health", "DbTimeout");
    for (int i = 0; i < 60; ++i)
        add(now - std::chrono::minutes(30) + std::chrono::seconds(10 * i), "/users/ivan@shop.example", "MessageRejected");
    return {builder.build()};
}

struct Stage {
    MemorySource source{week()};
    EventText text;
    ErrorsPage page{text};
    ErrorsController controller{source, page, text, [] { return now; }};

    Stage() {
        text.setMask(makeWorkspaceMask(QByteArray(32, 'k')));
        text.setZone(QTimeZone("Europe/Moscow"));
        text.setNow(now);
        page.resize(1400, 850);
        page.show();
    }
    /// Loaded, and what is chosen is described.
    [[nodiscard]] bool load() {
        controller.load();
        return QTest::qWaitFor([this] { return page.selectedCell() && page.spike()->facts().typesKnown; });
    }
};

} // namespace

class TestErrorsWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void anotherZoneLaysTheBinsAnew() {
        Stage stage;
        QVERIFY(stage.load());
        QCOMPARE(stage.page.map()->data().counts.start, TimePoint::fromSeconds(1'778'101'200)); // Thu 7 May 00:00 in Moscow
        // Not the worst one: it must be kept, not found again.
        stage.page.selectCell(HeatCell{0, 5});
        const TimePoint chosen = stage.page.map()->data().counts.bin(5).begin;
        const int before = stage.source.counts;
        stage.text.setZone(QTimeZone("Asia/Tokyo"));
        QTRY_COMPARE(stage.page.map()->data().counts.start, TimePoint::fromSeconds(1'778'079'600)); // Thu 7 May 00:00 in Tokyo
        QVERIFY(stage.source.counts > before);
        QVERIFY(stage.page.selectedCell());
        QCOMPARE(stage.page.map()->data().counts.bin(stage.page.selectedCell()->column).begin, chosen);
    }

    void theSameZoneAsksNothing() {
        Stage stage;
        QVERIFY(stage.load());
        const int before = stage.source.counts;
        stage.text.setZone(stage.text.zone());
        stage.text.setNow(now + std::chrono::seconds(1));
        QTest::qWait(0);
        QCOMPARE(stage.source.counts, before);
    }

    void rowsShowNoPersonalData() {
        Stage stage;
        stage.page.setHeatRows(HeatRows::Endpoint);
        QVERIFY(stage.load());
        const auto& rows = stage.page.map()->data().counts.rows;
        QVERIFY(std::none_of(rows.begin(), rows.end(),
                             [](const std::string& row) { return row.find("ivan") != std::string::npos; }));
        const QString where = stage.page.spike()->facts().where;
        QCOMPARE(where, u"/users/*"_s);
        // Nor does the search it opens; its events are still found.
        QSignalSpy asked(&stage.controller, &ErrorsController::searchRequested);
        emit stage.page.searchRequested();
        const QString query = asked.front().front().toString();
        QVERIFY2(!query.contains(u"ivan"), qPrintable(query));
        QTRY_COMPARE(stage.page.rows().size(), static_cast<int>(stage.page.spike()->facts().count));
    }

    void aFilterOpensASearchOfWhatIsChosen() {
        Stage stage;
        QVERIFY(stage.load());
        QSignalSpy asked(&stage.controller, &ErrorsController::searchRequested);
        emit stage.page.filterRequested(FieldRef::of(Field::OrderId), u"A-104233"_s, true);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(*parseQuery(asked.front().front().toString()),
                 *parseQuery(u"level>=ERROR AND service.name:mes-api AND NOT order.id:A-104233"_s));
    }

    void russianCountsHaveTheirForms_data() {
        QTest::addColumn<quint64>("count");
        QTest::addColumn<QString>("words");
        QTest::newRow("1") << quint64{1} << u"ошибка"_s;
        QTest::newRow("2") << quint64{2} << u"ошибки"_s;
        QTest::newRow("11") << quint64{11} << u"ошибок"_s;
        QTest::newRow("21") << quint64{21} << u"ошибка"_s;
        QTest::newRow("607") << quint64{607} << u"ошибок"_s;
    }

    void russianCountsHaveTheirForms() {
        QFETCH(const quint64, count);
        QFETCH(const QString, words);
        Language language;
        language.use(u"ru"_s);
        SpikeFacts facts;
        facts.where = u"mes-api"_s;
        facts.count = count;
        facts.range = {now - std::chrono::hours(1), now};
        SpikePanel panel;
        panel.setFacts(facts, QTimeZone::utc(), now);
        QVERIFY2(panel.spokenText().contains(words + u' '), qPrintable(panel.spokenText()));
        // Also when the language comes after the facts.
        language.use(u"en"_s);
        QTRY_VERIFY2(panel.spokenText().contains(u"error"), qPrintable(panel.spokenText()));
        language.use(u"ru"_s);
        QTRY_VERIFY2(panel.spokenText().contains(words + u' '), qPrintable(panel.spokenText()));
    }
};

QTEST_MAIN(TestErrorsWords)
#include "tst_errors_words.moc"
