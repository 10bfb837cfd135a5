// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/sidebar.h"
#include "views/shell/status_line.h"
#include "views/shell/top_bar.h"

#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestShell : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void completenessIsSaidInFull_data() {
        QTest::addColumn<Completeness>("completeness");
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<Token>("dot");
        QTest::newRow("whole") << Completeness{204, 204, true, {{u"orders"_s}}}
                               << QStringList{u"204 of 204"_s, u"orders complete"_s} << Token::GoodFill;
        QTest::newRow("part") << Completeness{204, 210, true, {{u"opensearch"_s, SourceState::Partial, u"1 shard failed"_s}}}
                              << QStringList{u"204 of 210"_s, u"opensearch: 1 shard failed"_s} << Token::WarnFill;
        QTest::newRow("at least") << Completeness{204, 204, false, {{u"loki"_s}}}
                                  << QStringList{u"204 of 204+"_s, u"loki complete"_s} << Token::WarnFill;
        QTest::newRow("none") << Completeness{0, 0, true, {{u"loki"_s, SourceState::Failed}}}
                              << QStringList{u"0 of 0"_s, u"loki failed"_s} << Token::WarnFill;
    }

    void completenessIsSaidInFull() {
        QFETCH(const Completeness, completeness);
        QFETCH(const QStringList, texts);
        QFETCH(const Token, dot);
        const QList<StatusPart> parts = completenessParts(completeness);
        QStringList said;
        for (const StatusPart& part : parts)
            said << part.text;
        QCOMPARE(said, texts);
        QCOMPARE(parts.front().dot, std::optional(dot));
    }

    void theRightGivesWayToTheLeft() {
        StatusLine line;
        const QList<StatusPart> left{{u"31 204 of 33 010"_s}, {u"opensearch: 1 shard failed"_s}};
        const StatusPart zone{u"Europe/Moscow · UTC+3"_s};
        const StatusPart clock{u"clock of mes-api +400 ms"_s, Token::Text2, Icon::Clock, {}, true};
        const auto picture = [&line](const QList<StatusPart>& leftParts, const QList<StatusPart>& right, int width) {
            line.resize(width, line.sizeHint().height());
            line.setParts(leftParts, right);
            return line.grab().toImage();
        };
        // With room for both, both are seen; without, the left and the zone are.
        QVERIFY(picture(left, {clock, zone}, 1200) != picture(left, {zone}, 1200));
        QCOMPARE(picture(left, {clock, zone}, 560), picture(left, {zone}, 560));
        // It is still said to those who do not see.
        QVERIFY(line.spokenText().contains(u"UTC+3"));
        line.setParts(left, {clock, zone});
        QVERIFY(line.spokenText().contains(u"mes-api +400 ms"));
    }

    void theSidebarAsksAndDoesNotDecide() {
        Sidebar sidebar;
        sidebar.resize(192, 800);
        sidebar.show();
        sidebar.setCurrentPage(Page::Orders);
        QSignalSpy pages(&sidebar, &Sidebar::pageRequested);
        auto items = sidebar.findChildren<NavigationItem*>();
        QCOMPARE(items.size(), 6);
        QTest::mouseClick(items[3], Qt::LeftButton);
        QCOMPARE(pages.size(), 1);
        QCOMPARE(pages.front().front().value<Page>(), Page::Tail);
        QVERIFY(!items[3]->isChecked());
        sidebar.setCurrentPage(Page::Tail);
        QVERIFY(items[3]->isChecked());
        QVERIFY(!items[0]->isChecked());
    }

    void openItemsAreChosenAndClosedByKeys() {
        Sidebar sidebar;
        sidebar.resize(192, 800);
        sidebar.setOpenItems({{u"order A-1"_s, Icon::Gem, u"A-1"_s}, {u"search x"_s, Icon::Search, u"x & y"_s}});
        sidebar.show();
        NavigationItem* second = nullptr;
        for (NavigationItem* item : sidebar.findChildren<NavigationItem*>()) {
            if (item->label() == u"x & y")
                second = item;
        }
        QVERIFY(second != nullptr);
        QSignalSpy chosen(&sidebar, &Sidebar::itemRequested);
        QSignalSpy closed(&sidebar, &Sidebar::itemCloseRequested);
        second->setFocus();
        QTest::keyClick(second, Qt::Key_Space);
        QCOMPARE(chosen.front().front().toString(), u"search x"_s);
        QTest::keyClick(second, Qt::Key_Delete);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed.front().front().toString(), u"search x"_s);
        sidebar.setCurrentItem(u"search x"_s);
        QVERIFY(second->isChecked());
        sidebar.setCollapsed(true);
        QVERIFY(sidebar.width() < 80);
        QVERIFY(second->isCollapsed());
        QVERIFY(!second->accessibleName().isEmpty());
    }

    void theTopBarSendsWhatIsTyped() {
        TopBar bar;
        bar.resize(1000, 48);
        bar.show();
        bar.setHistory(true, false);
        QSignalSpy submitted(&bar, &TopBar::submitted);
        QSignalSpy back(&bar, &TopBar::backRequested);
        auto* field = bar.findChild<SearchField*>();
        QTest::keyClicks(field, u"   "_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(submitted.size(), 0);
        QTest::keyClicks(field, u"A-104233 "_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(submitted.front().front().toString(), u"A-104233"_s);
        const auto buttons = bar.findChildren<Button*>(Qt::FindDirectChildrenOnly);
        QTest::mouseClick(buttons[0], Qt::LeftButton);
        QCOMPARE(back.size(), 1);
        QVERIFY(!buttons[1]->isEnabled());
        bar.setZoneText(u"Asia/Omsk · UTC+6"_s);
        QCOMPARE(buttons[2]->label(), u"Asia/Omsk · UTC+6"_s);
    }
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
