// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/simulation.h"
#include "demo_window.h"
#include "views/controls/painted_control.h"
#include "views/controls/search_field.h"
#include "views/grid/event_grid.h"
#include "views/pages/import_preview_panel.h"
#include "views/shell/sidebar.h"
#include "views/shell/status_line.h"
#include "views/shell/top_bar.h"

#include <QAccessible>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

/// Marks whatever goes through translation.
class Marking : public QTranslator {
public:
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override {
        return u'~' + QString::fromUtf8(source);
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

/// What a person reads in a window, but the rows of tables and events.
QSet<QString> visibleTexts(const QWidget& window) {
    QSet<QString> texts;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible())
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            texts << label->text();
        else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            texts << button->text() << button->accessibleName();
        else if (const auto* field = qobject_cast<const QLineEdit*>(widget))
            texts << field->placeholderText();
        else if (const auto* control = qobject_cast<const PaintedControl*>(widget))
            texts << control->spokenText();
        texts << widget->accessibleName();
    }
    return texts;
}

QString statusText(const MainWindow& window) {
    return window.findChild<StatusLine*>()->spokenText();
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        useTemporaryHome();
        ThemeSwitch::instance().install(ThemeChoice::Light);
        DemoWindow demo;
        QVERIFY(demo.open());
        // The first start: nothing to configure, and an order worth looking at.
        QCOMPARE(demo.window.location(), Location::toOrder(QString::fromUtf8(featuredOrder)));
        QVERIFY(statusText(demo.window).contains(u"personal data masked"));
        QVERIFY(statusText(demo.window).contains(u"UTC+3"));
    }

    void pagesHaveKeys() {
        DemoWindow demo;
        QVERIFY(demo.open());
        const QList<Page> pages{Page::Orders, Page::Search, Page::Errors, Page::Tail, Page::Sources, Page::Settings};
        for (qsizetype i = 0; i < pages.size(); ++i) {
            QTest::keyClick(&demo.window, static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)), Qt::ControlModifier);
            QCOMPARE(demo.window.location().shownOn(), pages[i]);
        }
    }

    void theOneFieldTakesAnything_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Location::Kind>("kind");
        QTest::addColumn<QString>("shown");
        QTest::newRow("order") << u"A-104233"_s << Location::Kind::Order << u"A-104233"_s;
        QTest::newRow("order in small letters") << u"order:A-103988"_s << Location::Kind::Order << u"A-103988"_s;
        QTest::newRow("customer") << u" C-20817 "_s << Location::Kind::Customer << u"C-20817"_s;
        QTest::newRow("words") << u"price calculation"_s << Location::Kind::Search << u"price calculation"_s;
        QTest::newRow("query") << u"level>=ERROR"_s << Location::Kind::Search << u"level>=ERROR"_s;
    }

    void theOneFieldTakesAnything() {
        QFETCH(const QString, text);
        QFETCH(const Location::Kind, kind);
        QFETCH(const QString, shown);
        DemoWindow demo;
        QVERIFY(demo.open());
        QTest::keyClick(&demo.window, Qt::Key_K, Qt::ControlModifier);
        auto* field = demo.window.findChild<TopBar*>()->findChild<SearchField*>();
        QCOMPARE(demo.window.focusWidget(), field);
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(demo.settle());
        QCOMPARE(demo.window.location().kind, kind);
        QCOMPARE(demo.window.location().text, shown);
        QVERIFY(field->text().isEmpty());
        // A customer and a query may be personal: the system's list of windows does not show them.
        QCOMPARE(demo.window.windowTitle().contains(shown), kind == Location::Kind::Order);
    }

    void theWayBackAndForward() {
        DemoWindow demo;
        QVERIFY(demo.open());
        const Location order = demo.window.location();
        QVERIFY(demo.show(Location::toPage(Page::Settings)));
        QVERIFY(demo.show(Location::toPage(Page::Sources)));
        QTest::keyClick(&demo.window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(demo.window.location(), Location::toPage(Page::Settings));
        QTest::keyClick(&demo.window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(demo.window.location(), order);
        QTest::keyClick(&demo.window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(demo.window.location(), order);
        QTest::keyClick(&demo.window, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(demo.window.location(), Location::toPage(Page::Settings));
        QVERIFY(demo.show(Location::toOrder(u"A-103988"_s)));
        // A new way forgets the old one's rest.
        QTest::keyClick(&demo.window, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(demo.window.location(), Location::toOrder(u"A-103988"_s));
    }

    void theSidebarIsFolded_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("folded");
        QTest::newRow("wide") << 1600 << false;
        QTest::newRow("narrow") << 1280 << true;
    }

    void theSidebarIsFolded() {
        QFETCH(const int, width);
        QFETCH(const bool, folded);
        DemoWindow demo({width, 800});
        QVERIFY(QTest::qWaitForWindowActive(&demo.window));
        auto* sidebar = demo.window.findChild<Sidebar*>();
        QCOMPARE(sidebar->isCollapsed(), folded);
        QTest::keyClick(&demo.window, Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(sidebar->isCollapsed(), !folded);
        QTest::keyClick(&demo.window, Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(sidebar->isCollapsed(), folded);
    }

    void theWindowIsAsItWasLeft() {
        {
            DemoWindow demo({}, u"en"_s, true);
            QVERIFY(demo.open());
            demo.window.resize(1444, 777);
            QTest::keyClick(&demo.window, Qt::Key_B, Qt::ControlModifier);
            demo.window.close();
        }
        DemoWindow demo({}, u"en"_s, true);
        QCOMPARE(demo.window.size(), QSize(1444, 777));
        QVERIFY(demo.window.findChild<Sidebar*>()->isCollapsed());
        QCOMPARE(demo.preferences.workspace(), u"demo"_s);
    }

    void everySentenceFollowsTheLanguage_data() {
        QTest::addColumn<Location>("location");
        for (const auto& [name, location] : everyPage())
            QTest::newRow(name.constData()) << location;
    }

    void everySentenceFollowsTheLanguage() {
        QFETCH(const Location, location);
        DemoWindow demo;
        QVERIFY(demo.open());
        QVERIFY(demo.show(location));
        Marking marking;
        QVERIFY(QCoreApplication::installTranslator(&marking));
        QVERIFY(demo.settle());
        // What did not go through translation must be a name, a number or a code as it was logged.
        static const QRegularExpression data(
            u"^($|LogLoupe|English|Русский|Language · Язык|ms?|[^a-z]*|[0-9 :.·%–-]*|.*[0-9].*|[a-z]+(-api)?(, [a-z]+(-api)?)*|~.*|.*[./_=:].*)$"_s);
        // Names stay what they were when they were given.
        const QStringList names{u"LogLoupe, Demo"_s, u"\"order card\""_s,     u"Errors"_s, u"Order cards"_s,
                                u"Production"_s,     u"Price calculations"_s, u"Queues"_s, u"Shop and CRM"_s};
        QStringList missed;
        const QSet<QString> texts = visibleTexts(demo.window);
        for (const QString& text : texts) {
            if (!text.contains(u'~') && !names.contains(text) && !data.match(text).hasMatch())
                missed << text;
        }
        QCoreApplication::removeTranslator(&marking);
        missed.sort();
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u" | "_s)));
    }

    void theLanguageIsSwitchedAndKept() {
        DemoWindow demo;
        QVERIFY(demo.open());
        QVERIFY(statusText(demo.window).contains(u"personal data masked"));
        demo.language.use(u"ru"_s);
        QVERIFY(demo.settle());
        QVERIFY(!statusText(demo.window).contains(u"personal data masked"));
        static const QRegularExpression cyrillic(u"[А-Яа-я]{4}"_s);
        QVERIFY(statusText(demo.window).contains(cyrillic));
        demo.language.use(u"en"_s);
        QVERIFY(demo.settle());
        QVERIFY(statusText(demo.window).contains(u"personal data masked"));
    }

    void theZoneIsSwitched() {
        DemoWindow demo;
        QVERIFY(demo.open());
        QVERIFY(demo.show(Location::toSearch(u"service.name:mes-api"_s)));
        const auto headText = [&demo] {
            for (EventGrid* grid : demo.window.findChildren<EventGrid*>()) {
                if (grid->isVisible())
                    return grid->headText(0);
            }
            return QString();
        };
        QVERIFY2(headText().contains(u"UTC+3"), qPrintable(headText()));
        demo.window.setZone(QTimeZone("Asia/Yekaterinburg"));
        QVERIFY(demo.settle());
        QVERIFY2(headText().contains(u"UTC+5"), qPrintable(headText()));
        QVERIFY(statusText(demo.window).contains(u"Asia/Yekaterinburg"));
        QVERIFY(visibleTexts(*demo.window.findChild<TopBar*>()).contains(u"Asia/Yekaterinburg · UTC+5"_s));
    }

    void theThemeIsSwitched() {
        DemoWindow demo;
        QVERIFY(demo.open());
        const auto corner = [&demo] {
            return demo.window.grab().toImage().pixelColor(2, demo.window.height() / 2).lightness();
        };
        QVERIFY(corner() > 200);
        ThemeSwitch::instance().setChoice(ThemeChoice::Dark);
        QVERIFY(corner() < 60);
        ThemeSwitch::instance().setChoice(ThemeChoice::Light);
        QVERIFY(corner() > 200);
    }

    void aDroppedFileIsLookedAtFirst() {
        DemoWindow demo;
        QVERIFY(demo.open());
        QTemporaryDir folder;
        QFile file(folder.filePath(u"orders.ndjson"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"@timestamp":"2026-05-13T10:00:00Z","service.name":"crm","message":"hello","order.id":"A-1"})"
                   "\n");
        file.close();
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file.fileName())});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&demo.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&demo.window, &drop);
        QCOMPARE(demo.window.location(), Location::toPage(Page::Sources));
        auto* preview = demo.window.findChild<ImportPreviewPanel*>();
        QTRY_VERIFY(preview->isVisible());
        QVERIFY(visibleTexts(*preview).contains(u"orders.ndjson"_s));
        // Text that is dragged is no file.
        QMimeData words;
        words.setText(u"A-104233"_s);
        QDragEnterEvent other(QPoint(50, 50), Qt::CopyAction, &words, Qt::LeftButton, Qt::NoModifier);
        other.ignore();
        QCoreApplication::sendEvent(&demo.window, &other);
        QVERIFY(!other.isAccepted());
    }

    void altOpensTheMenu() {
        DemoWindow demo;
        QVERIFY(QTest::qWaitForWindowActive(&demo.window));
        QTest::keyClick(&demo.window, Qt::Key_Alt);
        QVERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr);
        QVERIFY(QApplication::activePopupWidget()->actions().size() > 5);
        QApplication::activePopupWidget()->close();
        // Alt with another key is not Alt alone.
        QTest::keyPress(&demo.window, Qt::Key_Alt);
        QTest::keyClick(&demo.window, Qt::Key_Left, Qt::AltModifier);
        QTest::keyRelease(&demo.window, Qt::Key_Alt);
        QVERIFY(QApplication::activePopupWidget() == nullptr);
    }

    void aWorkspaceThatCannotBeOpenedSaysWhy() {
        DemoWindow demo;
        QTemporaryDir folder;
        QFile file(folder.filePath(u"workspace.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ not json");
        file.close();
        QSignalSpy failed(&demo.window, &MainWindow::openFailed);
        demo.window.openWorkspace(folder.path());
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(demo.window.workspace() == nullptr);
        // And the window goes on.
        QVERIFY(demo.open());
    }

    void whatIsOpenIsListedAndClosed() {
        DemoWindow demo;
        QVERIFY(demo.open());
        QVERIFY(demo.show(Location::toOrder(u"A-103988"_s)));
        QVERIFY(demo.show(Location::toCustomer(u"C-20817"_s)));
        QVERIFY(demo.show(Location::toOrder(u"A-103988"_s)));
        auto* sidebar = demo.window.findChild<Sidebar*>();
        const QSet<QString> texts = visibleTexts(*sidebar);
        for (const QString& open : {u"A-104233"_s, u"A-103988"_s, u"C-20817"_s})
            QVERIFY(texts.contains(open));
        emit sidebar->itemCloseRequested(demo.window.location().id());
        QVERIFY(demo.settle());
        QVERIFY(!visibleTexts(*sidebar).contains(u"A-103988"_s));
        QVERIFY(demo.window.location() != Location::toOrder(u"A-103988"_s));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
