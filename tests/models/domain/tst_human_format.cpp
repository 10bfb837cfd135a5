// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/human_format.h"

#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestHumanFormat : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }

    void writesDurations_data() {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("two units") << qint64{(2 * 24 + 4) * 3'600'000} << u"2 d 4 h"_s;
        QTest::newRow("the second unit may be missing") << qint64{2 * 24 * 3'600'000} << u"2 d"_s;
        QTest::newRow("a third unit is dropped") << qint64{3'600'000 + 12 * 60'000 + 59'000} << u"1 h 12 min"_s;
        QTest::newRow("minutes and seconds") << qint64{393'000} << u"6 min 33 s"_s;
        QTest::newRow("milliseconds") << qint64{214} << u"214 ms"_s;
        QTest::newRow("seconds alone") << qint64{5'900} << u"5 s"_s;
        QTest::newRow("zero") << qint64{0} << u"0 s"_s;
        QTest::newRow("negative") << qint64{-7'000} << u"−7 s"_s;
        QTest::newRow("skipped unit") << qint64{24 * 3'600'000 + 60'000} << u"1 d"_s;
    }

    void writesDurations() {
        QFETCH(const qint64, milliseconds);
        QFETCH(const QString, expected);
        QCOMPARE(durationText(std::chrono::milliseconds(milliseconds)), expected);
    }

    void writesRanges() {
        using std::chrono::hours;
        using std::chrono::minutes;
        QCOMPARE(durationRangeText(hours(6), hours(20)), u"6–20 h"_s);
        QCOMPARE(durationRangeText(hours(2), hours(96)), u"2 h – 4 d"_s);
        QCOMPARE(durationRangeText(hours(6), hours(26)), u"6–26 h"_s);
        QCOMPARE(durationRangeText(minutes(5), minutes(5)), u"5 min"_s);
        QCOMPARE(durationRangeText(minutes(90), minutes(117)), u"90–117 min"_s);
        QCOMPARE(durationRangeText(minutes(117), hours(96)), u"1 h 57 min – 4 d"_s);
        QCOMPARE(durationRangeText(std::chrono::seconds(5), minutes(117)), u"5 s – 1 h 57 min"_s);
        QCOMPARE(durationRangeText(minutes(117), minutes(117)), u"1 h 57 min"_s);
        QCOMPARE(durationRangeText(hours(26), hours(26)), u"1 d 2 h"_s);
        QCOMPARE(durationRangeText(Duration::zero(), hours(5)), u"0 s – 5 h"_s);
        QCOMPARE(durationRangeText(Duration::zero(), Duration::zero()), u"0 s"_s);
    }

    void writesCounts() {
        QCOMPARE(countText(0), u"0"_s);
        QCOMPARE(countText(999), u"999"_s);
        QCOMPARE(countText(31'204), u"31\u202f204"_s);
        QCOMPARE(countText(-1'234'567), u"-1\u202f234\u202f567"_s);
        QCOMPARE(percentText(0.97), u"97\u202f%"_s);
        QCOMPARE(percentText(0.999), u"99\u202f%"_s);
    }

    void writesSizes() {
        QCOMPARE(sizeText(48'200'000), u"48.2 MB"_s);
        QCOMPARE(sizeText(512), u"512 B"_s);
        QLocale::setDefault(QLocale(QLocale::Russian));
        QVERIFY(sizeText(48'200'000).startsWith(u"48,2"));
    }

    void writesTimes() {
        const QTimeZone moscow("Europe/Moscow");
        const TimePoint point = TimePoint::fromMilliseconds(1'778'484'712'904); // 2026-05-11T07:31:52.904Z
        const TimePoint now = TimePoint::fromMilliseconds(1'778'671'920'000);
        QCOMPARE(dateText(point, moscow, now), u"Mon 11 May"_s);
        QCOMPARE(dateText(point, moscow, TimePoint::fromSeconds(0)), u"Mon 11 May 2026"_s);
        QCOMPARE(clockText(point, moscow), u"10:31"_s);
        QCOMPARE(clockMillisecondsText(point, moscow), u"10:31:52.904"_s);
        QCOMPARE(dateClockText(point, moscow, now), u"Mon 11 May 10:31"_s);
        QCOMPARE(zoneOffsetText(moscow, point), u"UTC+3"_s);
        QCOMPARE(zoneOffsetText(QTimeZone("Asia/Kolkata"), point), u"UTC+5:30"_s);
        QCOMPARE(zoneOffsetText(QTimeZone("America/New_York"), point), u"UTC−4"_s);
        QCOMPARE(zoneOffsetText(QTimeZone::utc(), point), u"UTC"_s);
        QLocale::setDefault(QLocale(QLocale::Russian));
        QCOMPARE(dateText(point, moscow, now), u"пн 11 мая"_s);
    }
};

QTEST_GUILESS_MAIN(TestHumanFormat)
#include "tst_human_format.moc"
