// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/labels.h"
#include "views/pages/lock_cover.h"
#include "views/pages/sign_in_panel.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

using State = SignInView::State;
using Action = SignInAction;

SignInView viewOf(State state) {
    SignInView view;
    view.state = state;
    view.workspace = u"Production"_s;
    view.host = u"sso.atelier.example"_s;
    view.account = u"agent 3"_s;
    view.message = u"Something stands in the way."_s;
    return view;
}

/// What must not be seen.
class Glaring : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), QColor(0xff, 0x00, 0xff)); }
};

} // namespace

class TestLockCover : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void D7_itSaysWhoIsLockedAndWhy() {
        LockCover cover;
        SignInView view = viewOf(State::Covered);
        view.message.clear();
        cover.setView(view);
        cover.resize(960, 540);
        cover.show();
        const auto* const panel = cover.findChild<SignInPanel*>();
        QCOMPARE(panel->accessibleName(), u"Locked after 10 minutes without input"_s);
        QVERIFY(panel->accessibleDescription().contains(u"agent 3 is signed in"));
        QCOMPARE(panel->button(Action::SignIn)->label(), u"Sign in again"_s);
        QCOMPARE(panel->button(Action::SignIn)->kind(), Button::Kind::Primary);
        QVERIFY(panel->button(Action::SwitchWorkspace)->isVisible());
        QVERIFY(!cover.accessibleName().isEmpty());
    }

    void D7_nothingShinesThrough() {
        Glaring window;
        LockCover cover(&window);
        cover.setView(viewOf(State::Covered));
        window.resize(960, 540);
        cover.resize(window.size());
        window.show();
        const QImage picture = window.grab().toImage();
        for (int y = 0; y < picture.height(); y += 7) {
            for (int x = 0; x < picture.width(); x += 7)
                QVERIFY(picture.pixelColor(x, y) != QColor(0xff, 0x00, 0xff));
        }
    }

    void theWayBackIsThereInEveryState_data() {
        QTest::addColumn<State>("state");
        QTest::newRow("covered") << State::Covered;
        QTest::newRow("ended") << State::Ready;
        QTest::newRow("locked") << State::Locked;
        QTest::newRow("no role") << State::NoRole;
        QTest::newRow("unreachable") << State::Unreachable;
        QTest::newRow("another account") << State::Failed;
    }
    void theWayBackIsThereInEveryState() {
        QFETCH(State, state);
        LockCover cover;
        cover.setView(viewOf(state));
        cover.resize(960, 540);
        cover.show();
        QSignalSpy triggered(&cover, &LockCover::triggered);
        const auto* const panel = cover.findChild<SignInPanel*>();
        QVERIFY(panel->button(Action::SignIn)->isVisible() || panel->button(Action::TryAgain)->isVisible());
        QTest::mouseClick(panel->button(Action::SwitchWorkspace), Qt::LeftButton);
        QCOMPARE(triggered.size(), 1);
        QCOMPARE(triggered.front().front().value<SignInAction>(), Action::SwitchWorkspace);
    }

    void theKeyboardGetsThereAtOnce() {
        LockCover cover;
        cover.setView(viewOf(State::Covered));
        cover.show();
        QVERIFY(QTest::qWaitForWindowActive(&cover));
        cover.focusAction();
        QVERIFY(cover.findChild<SignInPanel*>()->button(Action::SignIn)->hasFocus());
    }
};

QTEST_MAIN(TestLockCover)
#include "tst_lock_cover.moc"
