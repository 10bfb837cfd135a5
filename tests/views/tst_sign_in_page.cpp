// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/labels.h"
#include "views/pages/sign_in_page.h"
#include "views/pages/sign_in_panel.h"
#include "views/pages/workspace_choice.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QTranslator>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

using State = SignInView::State;
using Action = SignInAction;
using Actions = QList<SignInAction>;

/// Marks whatever goes through translation.
class Marking : public QTranslator {
public:
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override {
        return u'~' + QString::fromUtf8(source);
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

SignInView viewOf(State state) {
    SignInView view;
    view.state = state;
    view.workspace = u"Production"_s;
    view.host = u"sso.atelier.example"_s;
    view.link = u"https://sso.atelier.example/auth?state=1"_s;
    view.userCode = u"WDJB-MJHT"_s;
    view.secondsLeft = 252;
    view.account = u"operator 17, mes staff"_s;
    view.rolesFound = {u"mes-operator"_s};
    view.rolesThatOpen = {u"Support"_s, u"Поддержка"_s, u"Поддержка_Logs"_s};
    view.checked = QDateTime(QDate(2026, 5, 13), QTime(14, 32, 8), QTimeZone("Europe/Moscow"));
    if (state >= State::Refused && state != State::NoRole)
        view.message = u"Something stands in the way."_s;
    if (state == State::NotTrusted)
        view.detail =
            u"host: sso.atelier.example\nreason: self-signed\nissuer: CN=Root\nSHA-256: "_s + u"3F:"_s.repeated(31) + u"2A"_s;
    return view;
}

QList<WorkspaceOption> options() {
    WorkspaceOption production{WorkspaceOption::Kind::Profile, u"prod"_s, u"Production"_s, {u"opensearch"_s, u"loki"_s}, true};
    production.lastUsed = true;
    WorkspaceOption archive{WorkspaceOption::Kind::Profile, u"old"_s, u"Production archive"_s,
                            {u"opensearch"_s, u"s3"_s},     true,     180};
    WorkspaceOption broken{WorkspaceOption::Kind::Profile, u"bad"_s, u"bad"_s};
    broken.problem = u"At /signIn/issuer stands a number."_s;
    return {{WorkspaceOption::Kind::Demo, u"demo"_s}, production, archive, broken};
}

QString textsOf(const QWidget& widget) {
    QStringList texts;
    for (const QWidget* child : widget.findChildren<QWidget*>()) {
        if (!child->isVisible())
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(child))
            texts << label->text();
        else if (const auto* control = qobject_cast<const PaintedControl*>(child))
            texts << control->spokenText();
        else if (const auto* button = qobject_cast<const Button*>(child))
            texts << button->label();
        else if (const auto* choice = qobject_cast<const WorkspaceChoice*>(child))
            texts << choice->accessibleName();
    }
    return texts.join(u'\n');
}

Actions shownActions(const SignInPanel& panel) {
    Actions actions;
    for (int i = 0; i < signInActionCount; ++i) {
        if (panel.button(static_cast<Action>(i))->isVisible())
            actions << static_cast<Action>(i);
    }
    return actions;
}

struct Shown {
    SignInPage page;
    SignInPanel& panel = *page.findChild<SignInPanel*>();

    explicit Shown(const SignInView& view = {}, const QSize& size = {1600, 872}) {
        page.setLanguages({{u"en"_s, u"English"_s}, {u"ru"_s, u"Русский"_s}}, u"en"_s);
        page.setOptions(options());
        page.setCurrent(optionKey(options()[1]));
        page.setView(view);
        page.resize(size);
        page.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&page));
        QCoreApplication::sendPostedEvents();
    }
    [[nodiscard]] WorkspaceChoice* choice(qsizetype index) const { return page.findChildren<WorkspaceChoice*>().value(index); }
};

} // namespace

class TestSignInPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        ThemeSwitch::instance().install(ThemeChoice::Light);
    }
    void cleanup() { ThemeSwitch::instance().setTextScale(100); }

    void everyStateSaysWhatIsAndWhatCanBeDone_data() {
        QTest::addColumn<State>("state");
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<Actions>("actions");
        QTest::newRow("nothing chosen") << State::Choose << QStringList{u"The demo opens at once"_s} << Actions();
        QTest::newRow("before the click") << State::Ready << QStringList{u"Sign in to Production"_s, u"sso.atelier.example"_s}
                                          << Actions{Action::SignIn, Action::UseCode};
        QTest::newRow("connecting") << State::Connecting << QStringList{u"Connecting to Production"_s}
                                    << Actions{Action::Cancel};
        QTest::newRow("browser") << State::WaitingBrowser
                                 << QStringList{u"Continue in your browser"_s, u"the link is good for 4 min 12 s"_s}
                                 << Actions{Action::Cancel, Action::CopyLink, Action::TryAgain};
        QTest::newRow("device") << State::WaitingDevice << QStringList{u"WDJB-MJHT"_s, u"https://sso.atelier.example/auth"_s}
                                << Actions{Action::Cancel, Action::CopyLink, Action::CopyCode, Action::TryAgain};
        QTest::newRow("checking") << State::Checking << QStringList{u"Checking your account"_s} << Actions{Action::Cancel};
        QTest::newRow("opening") << State::Opening << QStringList{u"Opening Production"_s} << Actions();
        QTest::newRow("refused") << State::Refused << QStringList{u"Sign-in was refused"_s}
                                 << Actions{Action::TryAgain, Action::OtherAccount};
        QTest::newRow("no role")
            << State::NoRole
            << QStringList{u"You have no access to Production"_s,   u"operator 17, mes staff"_s, u"mes-operator"_s,
                           u"Support, Поддержка, Поддержка_Logs"_s, u"13 May 14:32:08 UTC+3"_s,  u"has no role Support"_s}
            << Actions{Action::TryAgain, Action::OtherAccount, Action::CopyDetails};
        QTest::newRow("locked") << State::Locked << QStringList{u"has ended"_s, u"Something stands in the way."_s}
                                << Actions{Action::TryAgain, Action::OtherAccount, Action::CopyDetails};
        QTest::newRow("unreachable") << State::Unreachable << QStringList{u"sso.atelier.example cannot be reached"_s}
                                     << Actions{Action::TryAgain};
        QTest::newRow("clock") << State::ClockWrong << QStringList{u"clock is wrong"_s, u"Something stands in the way."_s}
                               << Actions{Action::TryAgain};
        QTest::newRow("certificate") << State::NotTrusted
                                     << QStringList{u"is not trusted"_s, u"self-signed"_s, u"CN=Root"_s,
                                                    u"3f 3f 3f 3f 3f 3f 3f 2a"_s, u"Nothing was sent."_s}
                                     << Actions{Action::TryAgain, Action::CopyDetails};
        QTest::newRow("failed") << State::Failed << QStringList{u"You are not signed in"_s} << Actions{Action::TryAgain};
    }
    void everyStateSaysWhatIsAndWhatCanBeDone() {
        QFETCH(State, state);
        QFETCH(QStringList, texts);
        QFETCH(Actions, actions);
        Shown shown(viewOf(state));
        const QString said = textsOf(shown.panel);
        for (const QString& text : texts)
            QVERIFY2(said.contains(text), qPrintable(text + u" in: "_s + said));
        QCOMPARE(shownActions(shown.panel), actions);
        QVERIFY(!shown.panel.accessibleName().isEmpty());
    }

    void nothingIsClipped_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("scale");
        QTest::newRow("mockup") << QSize(1600, 872) << 100;
        QTest::newRow("least") << QSize(960, 512) << 100;
        QTest::newRow("least, large text") << QSize(960, 500) << 150;
    }
    void nothingIsClipped() {
        QFETCH(QSize, size);
        QFETCH(int, scale);
        ThemeSwitch::instance().setTextScale(scale);
        for (int i = 0; i <= static_cast<int>(State::Failed); ++i) {
            Shown shown(viewOf(static_cast<State>(i)), size);
            const QWidget* const viewport = shown.panel.parentWidget()->parentWidget();
            QVERIFY2(shown.panel.width() <= viewport->width(), qPrintable(QString::number(i)));
            for (const QWidget* child : shown.page.findChildren<QWidget*>()) {
                if (!child->isVisible() || child->parentWidget() == nullptr)
                    continue;
                const QByteArray where =
                    QByteArray::number(i) + ' ' + child->metaObject()->className() + ' ' + child->accessibleName().toUtf8();
                if (const auto* label = qobject_cast<const RunLabel*>(child))
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                             (where + plainText(label->runs()).toUtf8()).constData());
                if (const auto* label = qobject_cast<const QLabel*>(child); label != nullptr && label->wordWrap())
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()), where.constData());
                if (const auto* label = qobject_cast<const ElidedLabel*>(child))
                    QVERIFY2(label->text().isEmpty() || !label->isElided(), (where + label->text().toUtf8()).constData());
                if (const auto* button = qobject_cast<const QAbstractButton*>(child)) {
                    QVERIFY2(child->parentWidget()->rect().contains(child->geometry()), where.constData());
                    if (qobject_cast<const Button*>(button) != nullptr)
                        QVERIFY2(button->width() >= button->sizeHint().width(), where.constData());
                }
            }
            // Not one part over the other.
            const auto* const scroll = shown.page.findChild<QScrollArea*>();
            for (const Button* button : shown.page.findChildren<Button*>()) {
                if (button->isVisible() && button->parentWidget() == scroll->parentWidget())
                    QVERIFY2(!button->geometry().intersects(scroll->geometry()), "the list lies over the button");
            }
        }
    }

    void A9_aWorkspaceIsChosenByClickOrKeyAlone() {
        Shown shown;
        QSignalSpy chosen(&shown.page, &SignInPage::chosen);
        shown.choice(0)->setFocus();
        QTest::keyClick(shown.choice(0), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), shown.choice(1));
        QTest::keyClick(shown.choice(1), Qt::Key_Down);
        QTest::keyClick(shown.choice(2), Qt::Key_Up);
        QCOMPARE(QApplication::focusWidget(), shown.choice(1));
        QCOMPARE(chosen.size(), 0);
        QTest::keyClick(shown.choice(1), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().value<WorkspaceOption>().id, u"prod"_s);
        QTest::keyClick(shown.choice(2), Qt::Key_Space);
        QCOMPARE(chosen.size(), 2);
        QTest::mouseClick(shown.choice(0), Qt::LeftButton);
        QCOMPARE(chosen.back().front().value<WorkspaceOption>().kind, WorkspaceOption::Kind::Demo);
    }

    void workspacesSayWhatTheyAre() {
        Shown shown;
        QCOMPARE(shown.choice(0)->accessibleName(),
                 u"Demo workspace, A made-up company, 90 days of orders. Works offline., no sign-in"_s);
        QCOMPARE(shown.choice(1)->accessibleName(),
                 u"Production, OpenSearch and Loki, sign-in with the company account, last used"_s);
        QVERIFY(shown.choice(2)->accessibleName().contains(u"OpenSearch and S3, "));
        QVERIFY(shown.choice(3)->accessibleName().contains(u"At /signIn/issuer stands a number."));
        QCOMPARE(shown.choice(1)->accessibleDescription(), u"chosen"_s);
        QVERIFY(shown.choice(2)->accessibleDescription().isEmpty());
        QCOMPARE(QAccessible::queryAccessibleInterface(shown.choice(1))->role(), QAccessible::Button);
    }

    void buttonsTellTheirAction() {
        Shown shown(viewOf(State::Failed));
        QSignalSpy triggered(&shown.page, &SignInPage::triggered);
        QTest::mouseClick(shown.panel.button(Action::TryAgain), Qt::LeftButton);
        QCOMPARE(triggered.size(), 1);
        QCOMPARE(triggered.front().front().value<SignInAction>(), Action::TryAgain);
    }

    void A6_copyingIsDoneAtOnceAndSaid_data() {
        QTest::addColumn<State>("state");
        QTest::addColumn<Action>("action");
        QTest::addColumn<QString>("copied");
        QTest::newRow("link") << State::WaitingBrowser << Action::CopyLink << u"https://sso.atelier.example/auth?state=1"_s;
        QTest::newRow("code") << State::WaitingDevice << Action::CopyCode << u"WDJB-MJHT"_s;
        QTest::newRow("details") << State::NoRole << Action::CopyDetails << u"Roles found: mes-operator"_s;
    }
    void A6_copyingIsDoneAtOnceAndSaid() {
        QFETCH(State, state);
        QFETCH(Action, action);
        QFETCH(QString, copied);
        QApplication::clipboard()->clear();
        Shown shown(viewOf(state));
        QSignalSpy triggered(&shown.page, &SignInPage::triggered);
        QTest::mouseClick(shown.panel.button(action), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(copied));
        QCOMPARE(shown.panel.button(action)->label(), u"Copied"_s);
        QCOMPARE(triggered.size(), 0);
        shown.page.setView(viewOf(State::Failed));
        shown.page.setView(viewOf(state));
        QVERIFY(shown.panel.button(action)->label() != u"Copied"_s);
    }

    void theTimeLeftMovesNothingElse() {
        Shown shown(viewOf(State::WaitingBrowser));
        shown.panel.button(Action::CopyLink)->setFocus();
        SignInView later = viewOf(State::WaitingBrowser);
        later.secondsLeft = 59;
        shown.page.setView(later);
        QVERIFY(textsOf(shown.panel).contains(u"the link is good for 59 s"));
        QVERIFY(shown.panel.button(Action::CopyLink)->hasFocus());
    }

    void theFocusFollowsTheState() {
        Shown shown(viewOf(State::WaitingBrowser));
        shown.panel.button(Action::Cancel)->setFocus();
        shown.page.setView(viewOf(State::NoRole));
        QVERIFY(shown.panel.button(Action::TryAgain)->hasFocus());
        // Where the keyboard is elsewhere it stays.
        shown.choice(2)->setFocus();
        shown.page.setView(viewOf(State::Failed));
        QVERIFY(shown.choice(2)->hasFocus());
    }

    void hostileWordsAreShownLiterally() {
        SignInView view = viewOf(State::NoRole);
        view.account = u"<img src=http://x.example/>\u202Eevil\nSecond line"_s;
        view.rolesFound = {u"<b>Support</b>"_s};
        view.workspace = u"A &amp; <i>B</i>"_s;
        Shown shown(view);
        const QString said = textsOf(shown.panel);
        QVERIFY(said.contains(u"<img src=http://x.example/>"));
        QVERIFY(said.contains(u"<b>Support</b>"));
        QVERIFY(!said.contains(QChar(0x202E)));
        QVERIFY(!said.contains(u"\nSecond line"));
        for (const QLabel* label : shown.panel.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void withoutAKeyringItIsSaid() {
        SignInView view = viewOf(State::WaitingBrowser);
        view.memoryOnly = true;
        Shown shown(view);
        QVERIFY(textsOf(shown.panel).contains(u"There is no keyring here: you will sign in again after closing LogLoupe."));
    }

    void aKeyringThatAsksIsSaid() {
        SignInView view = viewOf(State::Connecting);
        view.keyringAsks = true;
        Shown shown(view);
        QVERIFY(textsOf(shown.panel)
                    .contains(u"The system asks for the password of your keyring. LogLoupe goes on when you have given it."));
    }

    void A7_withoutABrowserTheCodeIsOffered() {
        SignInView view = viewOf(State::WaitingBrowser);
        view.browserFailed = true;
        Shown shown(view);
        QVERIFY(shownActions(shown.panel).contains(Action::UseCode));
        QVERIFY(textsOf(shown.panel).contains(u"No browser could be opened here."));
    }

    void languageIsSwitchedWhileItRuns() {
        Shown shown(viewOf(State::NoRole));
        const QStringList before = textsOf(shown.page).split(u'\n');
        Marking marking;
        QCoreApplication::installTranslator(&marking);
        QCoreApplication::sendPostedEvents();
        const QString after = textsOf(shown.page);
        QCoreApplication::removeTranslator(&marking);
        const QStringList data{u"LogLoupe"_s,
                               u"English"_s,
                               u"Production"_s,
                               u"operator 17, mes staff"_s,
                               u"mes-operator"_s,
                               u"Support, Поддержка, Поддержка_Logs"_s,
                               u"13 May 14:32:08 UTC+3"_s};
        for (const QString& text : after.split(u'\n', Qt::SkipEmptyParts))
            QVERIFY2(data.contains(text) || text.contains(u'~'), qPrintable(text));
        QCOMPARE(after.count(u'\n'), before.size() - 1);
    }

    void languagesAreOffered() {
        Shown shown;
        QSignalSpy language(&shown.page, &SignInPage::languageChosen);
        for (const QMenu* menu : shown.page.findChildren<QMenu*>()) {
            for (QAction* action : menu->actions()) {
                if (action->text() == u"Русский"_s)
                    action->trigger();
            }
        }
        QCOMPARE(language.size(), 1);
        QCOMPARE(language.front().front().toString(), u"ru"_s);
    }
};

QTEST_MAIN(TestSignInPage)
#include "tst_sign_in_page.moc"
