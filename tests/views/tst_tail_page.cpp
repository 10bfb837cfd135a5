// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/search_field.h"
#include "views/grid/event_grid.h"
#include "views/pages/highlight_row.h"
#include "views/pages/highlights_panel.h"
#include "views/pages/tail_page.h"
#include "views/pages/waiting_panel.h"
#include "views/theme/theme.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint start = TimePoint::fromSeconds(1'778'671'920);

EventBatch events(std::string_view system, int count, Duration after, Severity severity = Severity::Info) {
    EventBatchBuilder builder(u"source"_s);
    for (int i = 0; i < count; ++i) {
        builder.append(start + after + std::chrono::microseconds(i), severity,
                       static_cast<quint64>(after.count()) + static_cast<quint64>(i));
        builder.setText(Field::Service, system);
        builder.setText(Field::Message, "event " + std::to_string(i) + " of " + std::string(system));
        builder.setText(Field::Level, severity >= Severity::Error ? "ERROR" : "INFO");
        builder.setRaw("event " + std::to_string(i) + " of " + std::string(system), RecordFormat::Text);
    }
    return builder.build();
}

struct Stage {
    EventText text;
    TailPage page{text};

    Stage() {
        text.setZone(QTimeZone("Europe/Moscow"));
        text.setNow(start);
        page.setSources({{u"Loki"_s, u"mes, mes-api"_s}, {u"Kafka"_s}});
        page.resize(1400, 760);
        page.show();
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
    }

    [[nodiscard]] Button* button(const QString& text) const {
        const auto buttons = page.findChildren<Button*>();
        for (Button* one : buttons) {
            if (one->label() == text && one->isVisible())
                return one;
        }
        return nullptr;
    }

    void add(const QString& query, const QString& name = {}) {
        page.highlightsPanel()->beginAdding();
        const auto fields = page.highlightsPanel()->findChildren<QLineEdit*>();
        QTest::keyClicks(fields[0], query);
        QTest::keyClicks(fields[1], name);
        QTest::keyClick(fields[0], Qt::Key_Return);
    }

    [[nodiscard]] QList<HighlightRow*> rows() const {
        auto rows = page.highlightsPanel()->findChildren<HighlightRow*>();
        rows.removeIf([](HighlightRow* row) { return row->isHidden(); });
        return rows;
    }
};

} // namespace

class TestTailPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void spacePausesAndResumes() {
        Stage stage;
        stage.page.add(events("crm", 10, {}));
        QVERIFY(stage.page.grid()->hasFocus());
        QTest::keyClick(stage.page.grid(), Qt::Key_Space);
        QVERIFY(stage.page.isPaused());
        stage.page.add(events("mes", 30, std::chrono::seconds(1)));
        QCOMPARE(stage.page.shown(), 10);
        QCOMPARE(stage.page.waiting(), 30);
        QTest::keyClick(stage.page.grid(), Qt::Key_Space);
        QVERIFY(!stage.page.isPaused());
        QCOMPARE(stage.page.shown(), 40);
        QCOMPARE(stage.page.waiting(), 0);
        // A space in the filter is a space.
        stage.page.filterField()->setFocus();
        QTest::keyClicks(stage.page.filterField(), u"a b"_s);
        QVERIFY(!stage.page.isPaused());
        QCOMPARE(stage.page.filterField()->text(), u"a b"_s);
    }

    void whatWaitsIsCountedBySystem() {
        Stage stage;
        stage.page.setPaused(true);
        QVERIFY(!stage.page.waitingPanel()->isVisible());
        stage.page.add(events("mes", 120, {}));
        stage.page.add(events("crm", 30, std::chrono::seconds(1), Severity::Error));
        QTRY_VERIFY(stage.page.waitingPanel()->isVisible());
        QStringList texts;
        for (const QLabel* label : stage.page.waitingPanel()->findChildren<QLabel*>())
            texts << label->text();
        QVERIFY(texts.contains(u"120"_s));
        QVERIFY(texts.contains(u"30"_s));
        QVERIFY(texts.contains(u"150"_s));
        const auto systems = stage.page.waitingPanel()->findChildren<SystemMark*>();
        QCOMPARE(systems.size(), 2);
        QCOMPARE(systems[0]->system(), u"mes"_s);
        QCOMPARE(systems[1]->system(), u"crm"_s);
        QVERIFY(stage.button(u"Show the next 100"_s) != nullptr);
        QTest::mouseClick(stage.button(u"Show the next 100"_s), Qt::LeftButton);
        QCOMPARE(stage.page.waiting(), 30);
        QVERIFY(stage.page.isPaused());
        QTest::mouseClick(stage.button(u"Skip to now"_s), Qt::LeftButton);
        QVERIFY(!stage.page.isPaused());
        QCOMPARE(stage.page.shown(), 150);
        QVERIFY(!stage.page.waitingPanel()->isVisible());
    }

    void theBacklogIsBounded() {
        Stage stage;
        stage.page.setPaused(true);
        for (int i = 0; i < 60; ++i)
            stage.page.add(events("mes", 1000, std::chrono::seconds(i)));
        QCOMPARE(stage.page.waiting(), qint64(TailPage::keptBacklog));
        QElapsedTimer timer;
        timer.start();
        stage.page.setPaused(false);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(stage.page.shown(), TailPage::keptBacklog);
    }

    void highlightsAreAddedSwitchedAndRemoved() {
        Stage stage;
        stage.page.add(events("mes", 7, {}));
        stage.page.add(events("crm", 5, std::chrono::seconds(1), Severity::Error));
        stage.add(u"mes"_s, u"Production"_s);
        QCOMPARE(stage.page.highlights().size(), 1);
        QCOMPARE(stage.page.highlights().constFirst().name(), u"Production"_s);
        QVERIFY(!stage.page.highlightsPanel()->isAdding());
        stage.add(u"level:ERROR"_s);
        QCOMPARE(stage.rows().size(), 2);
        // What is here already counts, and what comes.
        QCOMPARE(stage.rows().at(0)->count(), 7);
        QCOMPARE(stage.rows().at(1)->count(), 5);
        QVERIFY(stage.page.highlights().at(0).color() != stage.page.highlights().at(1).color());
        stage.page.add(events("mes", 3, std::chrono::seconds(2)));
        stage.page.setSources({{u"Loki"_s}});
        QCOMPARE(stage.rows().at(0)->count(), 10);
        // Six minutes later only the newest is recent.
        stage.page.add(events("mes", 1, std::chrono::minutes(6)));
        stage.page.setSources({{u"Loki"_s}});
        QCOMPARE(stage.rows().at(0)->count(), 1);
        QTest::mouseClick(stage.rows().at(0)->findChild<HighlightSwatch*>(), Qt::LeftButton);
        QVERIFY(!stage.page.highlights().at(0).isEnabled());
        QTest::mouseClick(stage.rows().at(0)->findChild<Button*>(), Qt::LeftButton);
        QCOMPARE(stage.page.highlights().size(), 1);
        QCOMPARE(stage.page.highlights().constFirst().query(), u"level:ERROR"_s);
        QCOMPARE(stage.rows().size(), 1);
    }

    void aMistakeInAHighlightIsSaidAndKept() {
        Stage stage;
        stage.add(u"(mes"_s);
        QVERIFY(stage.page.highlights().isEmpty());
        QVERIFY(stage.page.highlightsPanel()->isAdding());
        QVERIFY(!stage.page.highlightsPanel()->problem().isEmpty());
        auto* field = stage.page.highlightsPanel()->findChildren<QLineEdit*>().front();
        QTest::keyClicks(field, u")"_s);
        QVERIFY(stage.page.highlightsPanel()->problem().isEmpty());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(stage.page.highlights().size(), 1);
    }

    void highlightsColourTheirRows() {
        Stage stage;
        stage.page.add(events("mes", 5, {}));
        const QImage plain = stage.page.grid()->grab().toImage();
        stage.page.setHighlights({HighlightRule::make({}, u"mes"_s, 0).value()});
        const QImage marked = stage.page.grid()->grab().toImage();
        QVERIFY(plain != marked);
        stage.page.setHighlights({});
        QCOMPARE(stage.page.grid()->grab().toImage(), plain);
    }

    void stateIsKept() {
        QByteArray state;
        {
            Stage stage;
            stage.add(u"mes"_s, u"Production"_s);
            stage.page.grid()->setColumnShown(EventColumn::Order, true);
            state = stage.page.saveState();
        }
        Stage stage;
        QVERIFY(stage.page.restoreState(state));
        QCOMPARE(stage.page.highlights().size(), 1);
        QCOMPARE(stage.page.highlights().constFirst().name(), u"Production"_s);
        QVERIFY(stage.page.grid()->shownColumns().contains(EventColumn::Order));
        for (const QByteArray& hostile :
             {QByteArray(), QByteArray("x"), QByteArray(1000, '\xff'), state.left(state.size() / 2)})
            QVERIFY(!stage.page.restoreState(hostile));
        QCOMPARE(stage.page.highlights().size(), 1);
    }

    void theFilterSaysWhatItHides() {
        Stage stage;
        stage.page.add(events("mes", 30, {}));
        stage.page.add(events("crm", 10, std::chrono::seconds(1)));
        QTest::keyClicks(stage.page.filterField(), u"service:mes"_s);
        QTest::keyClick(stage.page.filterField(), Qt::Key_Return);
        QCOMPARE(stage.page.grid()->rows().size(), 30);
        QCOMPARE(stage.page.shown(), 40);
        QVERIFY2(stage.page.filterNote().contains(u"25"), qPrintable(stage.page.filterNote()));
        // Half a query changes nothing, and says why.
        QTest::keyClicks(stage.page.filterField(), u" and ("_s);
        QTest::keyClick(stage.page.filterField(), Qt::Key_Return);
        QCOMPARE(stage.page.grid()->rows().size(), 30);
        QVERIFY(!stage.page.filterNote().isEmpty());
        QVERIFY(!stage.page.filterNote().contains(u"25"));
    }

    void missingEventsArePutInTheirPlaceOnce() {
        Stage stage;
        const EventBatch early = events("mes", 4, {});
        const EventBatch late = events("mes", 4, std::chrono::seconds(2));
        stage.page.add(early);
        stage.page.add(late);
        // A filter hides what is here; it is here all the same.
        QTest::keyClicks(stage.page.filterField(), u"service:crm"_s);
        QTest::keyClick(stage.page.filterField(), Qt::Key_Return);
        QCOMPARE(stage.page.addMissing(early), 0);
        QCOMPARE(stage.page.addMissing(events("crm", 3, std::chrono::seconds(1))), 3);
        QCOMPARE(stage.page.addMissing(events("crm", 3, std::chrono::seconds(1))), 0);
        QCOMPARE(stage.page.shown(), 11);
        QCOMPARE(stage.page.addMissing({}), 0);
        stage.page.setPaused(true);
        stage.page.add(events("mes", 2, std::chrono::seconds(3)));
        QCOMPARE(stage.page.addMissing(events("mes", 2, std::chrono::seconds(3))), 0);
    }

    void noticesOfEventsThatLeftLeaveToo() {
        Stage stage;
        GridNotice notice;
        notice.text = u"dropped"_s;
        for (int i = 0; i < TailPage::keptNotices + 40; ++i) {
            notice.at = start + std::chrono::milliseconds(i);
            notice.id = QString::number(i);
            stage.page.addNotice(notice);
        }
        QCOMPARE(stage.page.notices().size(), TailPage::keptNotices);
        QCOMPARE(stage.page.notices().constFirst().id, u"40"_s);
        for (int i = 0; i < 3; ++i)
            stage.page.add(events("mes", 50'000, std::chrono::seconds(100 + i)));
        notice.at = start + std::chrono::seconds(110);
        notice.id = u"new"_s;
        stage.page.addNotice(notice);
        QCOMPARE(stage.page.notices().size(), 1);
        notice.text = u"fetched"_s;
        stage.page.replaceNotice(notice);
        QCOMPARE(stage.page.notices().constFirst().text, u"fetched"_s);
        notice.id = u"unknown"_s;
        stage.page.replaceNotice(notice);
        QCOMPARE(stage.page.notices().size(), 1);
    }

    void aFilterOverEveryRowIsNotFelt() {
        Stage stage;
        for (int i = 0; i < 1000; ++i)
            stage.page.add(events(i % 2 == 0 ? "mes" : "crm", 100, std::chrono::seconds(i)));
        QElapsedTimer timer;
        timer.start();
        stage.page.filterField()->setText(u"service:mes \"event 7\""_s);
        QTest::keyClick(stage.page.filterField(), Qt::Key_Return);
        const qint64 filtered = timer.restart();
        stage.page.setHighlights({HighlightRule::make({}, u"\"event 3\""_s, 0).value()});
        const qint64 highlighted = timer.elapsed();
        qInfo("filter %lld ms, highlight %lld ms over 100 000 rows", filtered, highlighted);
        QVERIFY2(filtered < 400, qPrintable(QString::number(filtered)));
        QVERIFY2(highlighted < 400, qPrintable(QString::number(highlighted)));
    }
};

QTEST_MAIN(TestTailPage)
#include "tst_tail_page.moc"
