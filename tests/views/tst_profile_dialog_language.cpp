// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The profile's dialogue in another language while it is open, by keyboard alone, and on a small screen.

#include "profile_sample.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

/// Every text of the program, marked and as long as the longest language makes it.
class Marking : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* text, const char*, int) const override {
        return u"¤"_s + QString::fromUtf8(text) + u" ширина"_s;
    }
};

/// The texts of labels, buttons, tabs, heads, placeholders and names for assistive technology, of every page.
QStringList words(const ProfileDialog& dialog) {
    QStringList texts{dialog.windowTitle()};
    const auto* const tabs = dialog.findChild<UnderlineTabs*>();
    for (int i = 0; i < tabs->count(); ++i)
        texts << tabs->tabText(i);
    for (const QWidget* const widget : dialog.findChildren<QWidget*>()) {
        // A tab bar's own arrows are of Qt's words.
        if (qobject_cast<const RunLabel*>(widget) != nullptr || qobject_cast<const QToolButton*>(widget) != nullptr)
            continue;
        texts << widget->accessibleName() << widget->accessibleDescription();
        if (const auto* const label = qobject_cast<const QLabel*>(widget))
            texts << label->text();
        if (const auto* const button = qobject_cast<const Button*>(widget))
            texts << button->label();
        if (const auto* const edit = qobject_cast<const QLineEdit*>(widget))
            texts << edit->placeholderText();
        if (const auto* const edit = qobject_cast<const QPlainTextEdit*>(widget))
            texts << edit->placeholderText();
        if (const auto* const table = qobject_cast<const QTableWidget*>(widget)) {
            for (int column = 0; column < table->columnCount(); ++column)
                texts << table->horizontalHeaderItem(column)->text();
            for (int column = 1; column < table->columnCount() && table->columnCount() > 4; ++column)
                texts << table->item(0, column)->data(Qt::AccessibleTextRole).toString();
        }
    }
    texts.removeAll(QString());
    return texts;
}

QString nameOf(const QWidget* widget) {
    if (const auto* const button = qobject_cast<const Button*>(widget))
        return button->accessibleDescription().isEmpty() ? button->label()
                                                         : button->accessibleDescription() + u": "_s + button->label();
    return widget->accessibleName();
}

} // namespace

class TestProfileDialogLanguage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void everyWordFollowsTheLanguage() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        const QStringList before = words(dialog);
        QVERIFY(before.size() > 60);
        for (const QString& text : before)
            QVERIFY2(!text.contains(u'¤'), qPrintable(text));
        profileField(dialog, u"Title"_s)->setText(u"Half written"_s);
        {
            Marking marking;
            QCoreApplication::installTranslator(&marking);
            QCoreApplication::sendPostedEvents();
            for (const QString& text : words(dialog)) {
                // What it comes to is no word of the language of this test.
                if (!text.startsWith(u"= "_s))
                    QVERIFY2(text.contains(u'¤'), qPrintable(text));
            }
            Profile expected = sampleProfile();
            expected.title = u"Half written"_s;
            QCOMPARE(dialog.profile(), expected);
            QCoreApplication::removeTranslator(&marking);
        }
        QCoreApplication::sendPostedEvents();
        QCOMPARE(words(dialog), before);
    }

    void aMistakeIsSaidAnew() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        profileField(dialog, u"Client id"_s)->clear();
        QTest::mouseClick(profileButton(dialog, u"Save"_s), Qt::LeftButton);
        QCOMPARE(saidBeside(dialog).size(), 1);
        Marking marking;
        QCoreApplication::installTranslator(&marking);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(saidBeside(dialog).size(), 1);
        QVERIFY2(saidBeside(dialog).first().contains(u'¤'), qPrintable(saidBeside(dialog).first()));
        QCoreApplication::removeTranslator(&marking);
        QCoreApplication::sendPostedEvents();
    }

    void findingsAreLookedForAnewAndOnlyWhereThereAreSome() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        QSignalSpy tested(&dialog, &ProfileDialog::testRequested);
        Marking marking;
        QCoreApplication::installTranslator(&marking);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(tested.size(), 0);
        dialog.showFindings({{u"logs"_s, true, u"answers"_s}}, false);
        QCoreApplication::removeTranslator(&marking);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(tested.size(), 1);
    }

    void tabGoesThroughThePageInItsOrder_data() {
        QTest::addColumn<int>("page");
        QTest::addColumn<QStringList>("order");
        const QStringList end{u"Test"_s, u"Cancel"_s, u"Save"_s};
        const QStringList begin{u"Title"_s, u"Parts of the profile"_s};
        QTest::newRow("sign-in") << 0
                                 << begin
                                        + QStringList{u"Sign-in address (issuer)"_s, u"Client id"_s, u"Scopes"_s,
                                                      u"Where the roles stand"_s,
                                                      u"Ask for the password again after, seconds"_s}
                                        + end;
        QTest::newRow("roles") << 1
                               << begin
                                      + QStringList{u"Roles, and what they may"_s, u"Add a role"_s, u"Remove the role"_s,
                                                    u"Systems that “Support” sees, one on a line"_s}
                                      + end;
        QTest::newRow("sources") << 2
                                 << begin + QStringList{u"Sources"_s,
                                                        u"Kind"_s,
                                                        u"Kind"_s,
                                                        u"Add a source"_s,
                                                        u"Remove the source"_s,
                                                        u"Kept for, days, where a source does not say"_s}
                                        + end;
        const QString trusted = u"Certificates trusted beside the system's"_s;
        QTest::newRow("network") << 3
                                 << begin
                                        + QStringList{trusted,
                                                      trusted + u": Add from a file…"_s,
                                                      trusted + u": Remove"_s,
                                                      u"Client certificate"_s,
                                                      u"Client certificate: From a file…"_s,
                                                      u"Client certificate: Remove"_s,
                                                      u"Its key"_s,
                                                      u"Its key: From a file…"_s,
                                                      u"Its key: Remove"_s,
                                                      u"Proxy"_s}
                                        + end;
    }
    void tabGoesThroughThePageInItsOrder() {
        QFETCH(int, page);
        QFETCH(QStringList, order);
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        openPage(dialog, static_cast<ProfilePage>(page));
        profileField(dialog, u"Title"_s)->setFocus();
        QStringList walked;
        for (qsizetype i = 0; i < order.size(); ++i) {
            QVERIFY(dialog.focusWidget() != nullptr);
            walked << nameOf(dialog.focusWidget());
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(walked, order);
        QCOMPARE(nameOf(dialog.focusWidget()), u"Title"_s); // and around
    }

    void aSmallScreenShowsEverythingByScrollingDownAlone_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("isMarked");
        QTest::newRow("in a window of 1024x700") << QSize(976, 652) << false;
        QTest::newRow("in a window of 1024x700, longer words") << QSize(976, 652) << true;
        QTest::newRow("smallest") << QSize(680, 420) << false;
        QTest::newRow("smallest, longer words") << QSize(680, 420) << true;
    }
    void aSmallScreenShowsEverythingByScrollingDownAlone() {
        QFETCH(QSize, size);
        QFETCH(bool, isMarked);
        Marking marking;
        if (isMarked)
            QCoreApplication::installTranslator(&marking);
        ProfileDialog dialog(sampleProfile());
        dialog.resize(size);
        dialog.show();
        auto* const pages = dialog.findChild<QStackedWidget*>();
        for (int page = 0; page < pages->count(); ++page) {
            dialog.findChild<UnderlineTabs*>()->setCurrentIndex(page);
            QCoreApplication::sendPostedEvents();
            QCOMPARE(dialog.size(), size); // nothing pushes it wider or taller
            const auto* const scroll = static_cast<QScrollArea*>(pages->currentWidget());
            QVERIFY2(scroll->horizontalScrollBar()->maximum() == 0, qPrintable(QString::number(page)));
            if (size.height() > 600)
                QCOMPARE(scroll->verticalScrollBar()->maximum(), 0);
            for (const QLineEdit* const field : scroll->findChildren<QLineEdit*>())
                QVERIFY2(field->width() >= 60 || !field->isVisible(), qPrintable(field->accessibleName()));
        }
        QCoreApplication::removeTranslator(&marking);
        QCoreApplication::sendPostedEvents();
    }
};

QTEST_MAIN(TestProfileDialogLanguage)
#include "tst_profile_dialog_language.moc"
