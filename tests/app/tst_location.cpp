// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/preferences.h"
#include "app/window/location.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestLocation : public QObject {
    Q_OBJECT

private slots:
    void textsMeanPlaces_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Location>("location");
        QTest::newRow("order") << u"A-104233"_s << Location::toOrder(u"A-104233"_s);
        QTest::newRow("order as a field") << u"order:A-104233"_s << Location::toOrder(u"A-104233"_s);
        QTest::newRow("customer") << u"C-20817"_s << Location::toCustomer(u"C-20817"_s);
        QTest::newRow("several orders") << u"A-1042*"_s << Location::toSearch(u"A-1042*"_s);
        QTest::newRow("order and more") << u"A-104233 failed"_s << Location::toSearch(u"A-104233 failed"_s);
        QTest::newRow("not an order") << u"not A-104233"_s << Location::toSearch(u"not A-104233"_s);
        QTest::newRow("mistake") << u"(A-104233"_s << Location::toSearch(u"(A-104233"_s);
        QTest::newRow("words") << u"price calculation"_s << Location::toSearch(u"price calculation"_s);
    }

    void textsMeanPlaces() {
        QFETCH(const QString, text);
        QFETCH(const Location, location);
        QCOMPARE(locationOf(text, {}), location);
    }

    void placesHaveNamesAndPages() {
        QCOMPARE(Location::toOrder(u"A-1"_s).shownOn(), Page::Orders);
        QCOMPARE(Location::toCustomer(u"C-1"_s).shownOn(), Page::Orders);
        QCOMPARE(Location::toSearch(u"x"_s).shownOn(), Page::Search);
        QCOMPARE(Location::toPage(Page::Tail).shownOn(), Page::Tail);
        QVERIFY(Location::toPage(Page::Tail).id().isEmpty());
        QVERIFY(Location::toSearch({}).id().isEmpty());
        QVERIFY(Location::toOrder(u"A-1"_s).id() != Location::toCustomer(u"A-1"_s).id());
    }

    void historyGoesBackAndForward() {
        History history;
        QVERIFY(!history.canGoBack());
        QVERIFY(!history.canGoForward());
        for (const Page page : {Page::Search, Page::Errors, Page::Tail})
            history.visit(Location::toPage(page));
        history.visit(Location::toPage(Page::Tail)); // already there
        QCOMPARE(history.goBack().page, Page::Errors);
        QCOMPARE(history.goBack().page, Page::Search);
        QVERIFY(!history.canGoBack());
        QCOMPARE(history.goForward().page, Page::Errors);
        history.visit(Location::toPage(Page::Settings));
        QVERIFY(!history.canGoForward());
        QCOMPARE(history.goBack().page, Page::Errors);
    }

    void historyIsBounded() {
        History history;
        for (int i = 0; i < 1000; ++i)
            history.visit(Location::toOrder(QString::number(i)));
        int steps = 0;
        Location last;
        while (history.canGoBack()) {
            last = history.goBack();
            ++steps;
        }
        QCOMPARE(steps, 199);
        QCOMPARE(last.text, u"800"_s);
    }

    void preferencesAreKeptAndHoldTheirBounds() {
        QTemporaryDir folder;
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        {
            Preferences preferences;
            QCOMPARE(preferences.workspace(), u"demo"_s);
            QCOMPARE(preferences.theme(), ThemeChoice::System);
            QCOMPARE(preferences.textScale(), 100);
            QVERIFY(preferences.zone().isEmpty());
            QVERIFY(preferences.state(u"geometry"_s).isEmpty());
            preferences.setWorkspace(u"orders"_s);
            preferences.setLanguage(u"ru"_s);
            preferences.setTheme(ThemeChoice::Dark);
            preferences.setTextScale(125);
            preferences.setZone("Asia/Omsk");
            preferences.setState(u"geometry"_s, QByteArray("\0\1\xff", 3));
        }
        {
            const Preferences preferences;
            QCOMPARE(preferences.workspace(), u"orders"_s);
            QCOMPARE(preferences.language(), u"ru"_s);
            QCOMPARE(preferences.theme(), ThemeChoice::Dark);
            QCOMPARE(preferences.textScale(), 125);
            QCOMPARE(preferences.zone(), QByteArray("Asia/Omsk"));
            QCOMPARE(preferences.state(u"geometry"_s), QByteArray("\0\1\xff", 3));
        }
        // A file changed by hand.
        QFile file(folder.filePath(u"logloupe/logloupe.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("[General]\nlanguage=xx\ntheme=pink\ntext_scale=9000\n");
        file.close();
        const Preferences preferences;
        QVERIFY(preferences.language() == u"en" || preferences.language() == u"ru");
        QCOMPARE(preferences.theme(), ThemeChoice::System);
        QCOMPARE(preferences.textScale(), 150);
    }
};

QTEST_GUILESS_MAIN(TestLocation)
#include "tst_location.moc"
