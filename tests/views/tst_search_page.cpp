// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/buttons.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/pages/fields_panel.h"
#include "views/pages/search_page.h"
#include "views/pages/time_range_button.h"
#include "views/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint now = TimePoint::fromSeconds(1'778'671'920); // 2026-05-13 11:32 UTC

EventBatch events(int count, TimePoint from, quint64 firstSequence = 0) {
    EventBatchBuilder builder(u"test"_s);
    for (int i = 0; i < count; ++i) {
        builder.append(from + std::chrono::seconds(i), i % 7 == 3 ? Severity::Error : Severity::Info,
                       firstSequence + static_cast<quint64>(i));
        builder.setText(Field::Service, i % 2 == 0 ? "mes-api" : "crm");
        builder.setText(Field::Message, "event " + std::to_string(i));
        builder.setRaw("{}", RecordFormat::Json);
    }
    return builder.build();
}

class MailMask : public TextMask {
public:
    QString maskedValue(const FieldRef& field, const QString& value) const override {
        return field.name == "customer.email" && !value.startsWith(u'‹') ? u"‹e-mail 3f2a›"_s : value;
    }
    QString maskedRecord(const QString& record, RecordFormat) const override { return record; }
};

struct Stage {
    EventText text;
    std::unique_ptr<SearchPage> page;

    Stage() {
        text.setZone(QTimeZone("Europe/Moscow"));
        text.setNow(now);
        page = std::make_unique<SearchPage>(text);
        page->resize(1400, 800);
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }
};

} // namespace

class TestSearchPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void timesAreSaidWithTheirZone_data() {
        QTest::addColumn<TimeChoice>("choice");
        QTest::addColumn<QString>("text");

        const TimePoint begin = TimePoint::fromSeconds(1'778'667'000); // 13:10 in Moscow
        QTest::newRow("exact") << TimeChoice::ofRange({begin, begin + std::chrono::minutes(62)})
                               << u"Wed 13 May 13:10 – 14:12 UTC+3, 1 h 2 min"_s;
        QTest::newRow("with seconds") << TimeChoice::ofRange({begin, begin + std::chrono::seconds(90)})
                                      << u"Wed 13 May 13:10 – 13:11:30 UTC+3, 1 min 30 s"_s;
        QTest::newRow("over midnight") << TimeChoice::ofRange({begin, begin + std::chrono::hours(24)})
                                       << u"Wed 13 May 13:10 – Thu 14 May 13:10 UTC+3, 24 h"_s;
        QTest::newRow("everything") << TimeChoice::all() << u"All time UTC+3"_s;
    }

    void timesAreSaidWithTheirZone() {
        QFETCH(const TimeChoice, choice);
        QFETCH(const QString, text);
        Stage stage;
        stage.page->setTimeChoice(choice);
        QString said = stage.page->timeButton()->label();
        said.replace(QChar(0x202f), u' ').replace(QChar(0x202F), u' ').replace(QChar(0x00A0), u' ');
        if (said.endsWith(u", 1 d"))
            said.replace(u", 1 d"_s, u", 24 h"_s);
        QCOMPARE(said, text);
    }

    void exactTimesAreReadInTheZoneShown() {
        Stage stage;
        TimeRangePopup* popup = stage.page->timeButton()->popup();
        QSignalSpy chosen(stage.page->timeButton(), &TimeRangeButton::choiceChanged);
        stage.page->timeButton()->openPopup();
        popup->fromField()->setText(u"2026-05-13 13:10"_s);
        popup->toField()->setText(u"nonsense"_s);
        popup->apply();
        QCOMPARE(chosen.size(), 0);
        QVERIFY(!popup->problem().isEmpty());
        popup->toField()->setText(u"2026-05-13 13:00"_s);
        popup->apply();
        QCOMPARE(chosen.size(), 0);
        popup->toField()->setText(u"2026-05-13 14:12"_s);
        popup->apply();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(stage.page->timeChoice().exact->begin, TimePoint::fromSeconds(1'778'667'000));
        QCOMPARE(stage.page->timeChoice().exact->length(), Duration(std::chrono::minutes(62)));
    }

    void statesAreWorded() {
        Stage stage;
        SearchPage& page = *stage.page;
        page.beginResults();
        QVERIFY(page.stateText().startsWith(u"Searching…"));
        page.showProgress(12'400);
        QVERIFY2(page.stateText().contains(u"so far"), qPrintable(page.stateText()));
        page.showEmpty(31'204);
        QVERIFY(page.stateText().startsWith(u"No events match. 31"));
        page.showError({ErrorKind::Network, u"Loki did not answer in 10 s."_s});
        QVERIFY(page.stateText().contains(u"Loki did not answer in 10 s."));
        // What was found before a failure stays.
        page.beginResults();
        page.addBatch(events(10, now - std::chrono::hours(1)));
        page.showError({ErrorKind::Network, u"Loki did not answer in 10 s."_s});
        QVERIFY(page.stateText().startsWith(u"Loki did not answer in 10 s."));
        QCOMPARE(page.rows().size(), 10);
        QVERIFY(page.grid()->isVisible());
        page.beginResults();
        page.addBatch(events(10, now - std::chrono::hours(1)));
        page.showPartial(u"10 of 12. opensearch: 1 shard failed."_s);
        page.endResults(12, true, false, {});
        QCOMPARE(page.stateText(), u"10 of 12. opensearch: 1 shard failed."_s);
    }

    void newestEventsComeFirst() {
        Stage stage;
        SearchPage& page = *stage.page;
        QVERIFY(page.isNewestFirst());
        page.beginResults();
        page.addBatch(events(50, now - std::chrono::hours(2)));
        page.addBatch(events(50, now - std::chrono::hours(1), 100));
        QCOMPARE(page.rows().size(), 100);
        for (int row = 1; row < page.rows().size(); ++row)
            QVERIFY(page.rows().time(row) < page.rows().time(row - 1));
        page.setNewestFirst(false);
        QVERIFY(page.rows().isEmpty());
        page.addBatch(events(50, now - std::chrono::hours(1), 100));
        page.addBatch(events(50, now - std::chrono::hours(2)));
        for (int row = 1; row < page.rows().size(); ++row)
            QVERIFY(page.rows().time(row) > page.rows().time(row - 1));
    }

    void aValueNarrowsTheQuery_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<bool>("exclude");
        QTest::addColumn<QString>("after");

        QTest::newRow("alone") << QString() << false << u"service.name:crm"_s;
        QTest::newRow("with others") << u"level:ERROR"_s << false << u"level:ERROR AND service.name:crm"_s;
        QTest::newRow("out") << u"level:ERROR"_s << true << u"level:ERROR AND NOT service.name:crm"_s;
    }

    void aValueNarrowsTheQuery() {
        QFETCH(const QString, before);
        QFETCH(const bool, exclude);
        QFETCH(const QString, after);
        Stage stage;
        QSignalSpy searched(stage.page.get(), &SearchPage::searchRequested);
        stage.page->setQueryText(before);
        emit stage.page->fieldsPanel()->filterRequested(FieldRef::of(Field::Service), u"crm"_s, exclude);
        QCOMPARE(searched.size(), 1);
        // Whatever the spelling, it must read as that.
        QCOMPARE(*stage.page->query(), *parseQuery(after));
        QVERIFY(!stage.page->queryText().isEmpty());
    }

    void fieldsAreOneListForTheKeyboard() {
        Stage stage;
        FieldsPanel& panel = *stage.page->fieldsPanel();
        const QAbstractItemModelTester tester(&panel.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        stage.page->setFields(
            {{FieldRef::of(Field::Service), FieldType::Keyword}, {FieldRef::of(Field::OrderId), FieldType::Key}});
        stage.page->setTopValues({FieldRef::of(Field::Service), {{"mes-api", 30}, {"crm", 10}}, 5, true, 3, 0});
        QCOMPARE(panel.rows().rowCount(), 5);
        QCOMPARE(panel.rows().kind(3), FieldRowsModel::Kind::More);
        QVERIFY(panel.rows().index(3).data().toString().startsWith(u'3'));
        QSignalSpy filtered(&panel, &FieldsPanel::filterRequested);
        QSignalSpy wanted(&panel, &FieldsPanel::valuesRequested);
        panel.list()->setFocus();
        panel.list()->setCurrentIndex(panel.rows().index(2));
        QTest::keyClick(panel.list(), Qt::Key_Return);
        QCOMPARE(filtered.size(), 1);
        QCOMPARE(filtered.front().at(1).toString(), u"crm"_s);
        QCOMPARE(filtered.front().at(2).toBool(), false);
        QTest::keyClick(panel.list(), Qt::Key_Minus);
        QCOMPARE(filtered.last().at(2).toBool(), true);
        panel.list()->setCurrentIndex(panel.rows().index(3));
        QTest::keyClick(panel.list(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted.front().at(1).toInt() > 2);
        panel.list()->setCurrentIndex(panel.rows().index(0));
        QTest::keyClick(panel.list(), Qt::Key_Left);
        QCOMPARE(panel.rows().rowCount(), 2);
        panel.list()->setCurrentIndex(panel.rows().index(1));
        QTest::keyClick(panel.list(), Qt::Key_Right);
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(wanted.last().front().value<FieldRef>(), FieldRef::of(Field::OrderId));
    }

    void nothingIsClippedAtAnySize_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("fields");
        QTest::newRow("2560") << QSize(2368, 1350) << true;
        QTest::newRow("1600") << QSize(1408, 852) << true;
        QTest::newRow("1280") << QSize(1232, 724) << true;
        QTest::newRow("960") << QSize(912, 464) << false;
    }

    void nothingIsClippedAtAnySize() {
        QFETCH(const QSize, size);
        QFETCH(const bool, fields);
        Stage stage;
        stage.page->resize(size);
        stage.page->addBatch(events(200, now - std::chrono::hours(1)));
        QCOMPARE(stage.page->size(), size);
        QCOMPARE(stage.page->fieldsPanel()->isVisible(), fields);
        stage.page->selectWorstEvent();
        if (size.width() >= 1000)
            QVERIFY(stage.page->detail()->isVisible());
        QVERIFY(stage.page->grid()->isVisible());
        QVERIFY(stage.page->grid()->width() >= 300);
        QVERIFY(stage.page->minimumSizeHint().width() <= size.width());
        QVERIFY2(stage.page->minimumSizeHint().height() <= size.height(),
                 qPrintable(QString::number(stage.page->minimumSizeHint().height())));
    }

    void fieldsAreReachedInANarrowWindow() {
        Stage stage;
        SearchPage& page = *stage.page;
        page.resize(912, 464);
        page.beginResults();
        page.addBatch(events(20, now - std::chrono::hours(1)));
        page.endResults(20, true, false, {});
        QVERIFY(!page.fieldsPanel()->isVisible());
        QTest::keyClick(&page, Qt::Key_Slash);
        QVERIFY(page.fieldsPanel()->isVisible());
        QVERIFY(page.fieldsPanel()->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(page.minimumSizeHint().width() <= 912);
        QVERIFY(page.grid()->width() >= 320);
        page.resize(1400, 800);
        QVERIFY(page.fieldsPanel()->isVisible());
    }

    void ordersOfTheEventsAreListedAndOpened() {
        Stage stage;
        SearchPage& page = *stage.page;
        page.beginResults();
        page.addBatch(events(20, now - std::chrono::hours(1)));
        page.endResults(20, true, false, {});
        page.setOrders({FieldRef::of(Field::OrderId), {{"A-104233", 12}, {"A-103988", 8}}, 2, true, 0, 0});
        page.showOrders(true);
        auto* table = page.findChild<QTableView*>();
        QVERIFY(table && table->isVisible());
        QVERIFY(!page.grid()->isVisible());
        QSignalSpy opened(&page, &SearchPage::orderRequested);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.value(0).value(0).toString(), u"A-103988"_s);
        page.showOrders(false);
        QVERIFY(page.grid()->isVisible());
    }

    void theDetailFollowsANewSearch() {
        Stage stage;
        SearchPage& page = *stage.page;
        const EventBatch batch = events(20, now - std::chrono::hours(1));
        const auto show = [&page](const EventBatch& found) {
            page.beginResults();
            page.addBatch(found);
            page.endResults(found.size(), true, false, {});
        };
        show(batch);
        page.grid()->setCurrentRow(4);
        QVERIFY(page.detail()->isVisible());
        const EventRef chosen = *page.detail()->shownEvent();
        // While it is searched what is read stays readable; found again, it is chosen again.
        page.beginResults();
        QVERIFY(page.detail()->isVisible());
        QVERIFY(page.detail()->shownEvent().has_value());
        page.addBatch(batch);
        page.endResults(batch.size(), true, false, {});
        QVERIFY(page.detail()->isVisible());
        QCOMPARE(page.grid()->currentRow(), 4);
        QCOMPARE(page.detail()->shownEvent()->time(), chosen.time());
        // Not found again: an empty panel would only take room.
        show(events(5, now - std::chrono::minutes(5), 1000));
        QVERIFY(!page.detail()->isVisible());
        page.grid()->setCurrentRow(0);
        QVERIFY(page.detail()->isVisible());
        page.beginResults();
        page.showEmpty(100);
        QVERIFY(!page.detail()->isVisible());
        show(batch);
        page.grid()->setCurrentRow(0);
        page.beginResults();
        page.showError({ErrorKind::Network, u"Loki did not answer in 10 s."_s});
        QVERIFY(!page.detail()->isVisible());
    }

    void inANarrowWindowTheResultsComeToTheFront() {
        Stage stage;
        SearchPage& page = *stage.page;
        page.resize(912, 464);
        page.beginResults();
        page.addBatch(events(20, now - std::chrono::hours(1)));
        page.endResults(20, true, false, {});
        page.grid()->setCurrentRow(2);
        QTest::keyClick(page.grid(), Qt::Key_Return);
        QVERIFY(page.detail()->isVisible());
        QVERIFY(!page.grid()->isVisible());
        emit page.detail()->filterRequested(FieldRef::of(Field::Service), u"crm"_s, false);
        page.beginResults();
        QVERIFY(page.grid()->isVisibleTo(&page) || !page.stateText().isEmpty());
        QVERIFY(!page.detail()->isVisible());
    }

    void maskedValuesStayMaskedInTheQuery() {
        Stage stage;
        stage.text.setMask(std::make_shared<MailMask>());
        const FieldRef mail = FieldRef::named("customer.email");
        // The list of frequent values knows what was logged.
        emit stage.page->fieldsPanel()->filterRequested(mail, u"x@example.org"_s, false);
        QVERIFY2(!stage.page->queryText().contains(u"example.org"), qPrintable(stage.page->queryText()));
        QCOMPARE(*stage.page->query(), *parseQuery(u"customer.email:\"‹e-mail 3f2a›\""_s));
        QCOMPARE(stage.text.loggedValues(mail, u"‹e-mail 3f2a›"_s), QStringList{u"x@example.org"_s});
    }

    void aQueryThatCannotBeReadGivesNoRowsUp() {
        Stage stage;
        SearchPage& page = *stage.page;
        page.beginResults();
        page.addBatch(events(20, now - std::chrono::hours(1)));
        page.endResults(20, true, false, {});
        page.setQueryText(u"level:nonsense"_s);
        QSignalSpy searched(&page, &SearchPage::searchRequested);
        Button* order = nullptr;
        for (Button* button : page.findChildren<Button*>()) {
            if (button->text() == u"Newest first"_s)
                order = button;
        }
        QVERIFY(order);
        QTest::mouseClick(order, Qt::LeftButton);
        QCOMPARE(searched.size(), 0);
        QCOMPARE(page.rows().size(), 20);
        page.setQueryText({});
        QTest::mouseClick(order, Qt::LeftButton);
        QCOMPARE(searched.size(), 1);
        QVERIFY(!page.isNewestFirst());
    }

    void anEventIsOpenedAndClosedByKeys() {
        Stage stage;
        SearchPage& page = *stage.page;
        page.addBatch(events(20, now - std::chrono::hours(1)));
        page.endResults(20, true, false, {});
        QVERIFY(!page.detail()->isVisible());
        page.grid()->setFocus();
        QTest::keyClick(page.grid(), Qt::Key_Down);
        QVERIFY(page.detail()->isVisible());
        QVERIFY(page.detail()->shownEvent().has_value());
        QTest::keyClick(page.grid(), Qt::Key_Escape);
        QVERIFY(!page.detail()->isVisible());
    }
};

QTEST_MAIN(TestSearchPage)
#include "tst_search_page.moc"
