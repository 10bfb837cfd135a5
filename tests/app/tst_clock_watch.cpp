// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The simulator plants a clock that runs ahead; the workspace's health says whose and by how much.

#include "app/engine/clock_watch.h"
#include "demo_window.h"

#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestClockWatch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        useTemporaryHome();
        ThemeSwitch::instance().install(ThemeChoice::Light);
    }

    void theDemosSkewedClockIsFound() {
        DemoWindow demo;
        QVERIFY(demo.open());
        LocalSource& source = demo.window.workspace()->localSource();
        ClockWatch watch(source, [&demo] { return demo.window.workspace()->now(); });
        QSignalSpy measured(&watch, &ClockWatch::measured);
        QSignalSpy changed(&source, &EventSource::healthChanged);
        watch.measure();
        QVERIFY(measured.wait(20'000));
        const auto skew = source.health().clockSkew;
        QCOMPARE(skew.size(), 1);
        QCOMPARE(skew.front().first, u"mes-api"_s);
        QCOMPARE(skew.front().second, Duration(std::chrono::milliseconds(400)));
        QVERIFY(changed.size() <= 1);
        // Measured again, the same is no news.
        watch.measure();
        watch.measure();
        QVERIFY(measured.wait(20'000));
        QVERIFY(changed.size() <= 1);
    }
};

QTEST_MAIN(TestClockWatch)
#include "tst_clock_watch.moc"
