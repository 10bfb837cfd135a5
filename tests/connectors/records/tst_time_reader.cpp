// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/time_reader.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestTimeReader : public QObject {
    Q_OBJECT
private slots:
    void wholeTexts_data();
    void wholeTexts();
    void patterns_data();
    void patterns();
    void badPatterns_data();
    void badPatterns();
    void yearIsInferred_data();
    void yearIsInferred();
    void prefixes_data();
    void prefixes();
    void clockAgreesWithDomain_data();
    void clockAgreesWithDomain();
};

namespace {

std::string bytes(const QByteArray& text) {
    return text.toStdString();
}

QString shown(const std::optional<TimePoint>& point) {
    return point ? toIso8601(*point) : u"nothing"_s;
}

TimePoint instant(const char* text) {
    return *parseIso8601(text, QTimeZone::utc());
}

} // namespace

void TestTimeReader::wholeTexts_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(expected);
    };
    row("2026-05-11T07:31:52.904Z", "2026-05-11T07:31:52.904000000Z");
    row("2026-05-11T07:31:52.123456789+02:00", "2026-05-11T05:31:52.123456789Z");
    row("2026-05-11 07:31:52,904", "2026-05-11T05:31:52.904000000Z");
    row("2026-05-11 07:31:52 +0000", "2026-05-11T07:31:52.000000000Z");
    row("2026-05-11 07:31:52 UTC", "2026-05-11T07:31:52.000000000Z");
    row("2026/05/11 07:31:52", "2026-05-11T05:31:52.000000000Z");
    row("2026-05-11", "2026-05-10T22:00:00.000000000Z");
    row("  2026-05-11T07:31Z ", "2026-05-11T07:31:00.000000000Z");
    row("11.05.2026 07:31:52", "2026-05-11T05:31:52.000000000Z");
    row("10/Oct/2000:13:55:36 -0700", "2000-10-10T20:55:36.000000000Z");
    row("Sun Dec 04 04:47:44 2005", "2005-12-04T03:47:44.000000000Z");
    row("Sun Dec 04 04:47:44.123456 2005", "2005-12-04T03:47:44.123456000Z");
    row("Wed, 21 Oct 2015 07:28:00 GMT", "2015-10-21T07:28:00.000000000Z");
    row("1778484712", "2026-05-11T07:31:52.000000000Z");
    row("1778484712904", "2026-05-11T07:31:52.904000000Z");
    row("1778484712904123", "2026-05-11T07:31:52.904123000Z");
    row("1778484712904123456", "2026-05-11T07:31:52.904123456Z");
    row("1778484712.904123456", "2026-05-11T07:31:52.904123456Z");
    row("1.778484712e9", "2026-05-11T07:31:52.000000000Z");
    row("-1", "1969-12-31T23:59:59.000000000Z");
    row("-0.5", "1969-12-31T23:59:59.500000000Z");
    // A change of clocks: skipped times move forward, ambiguous ones are the earlier.
    row("2026-03-29 02:30:00", "2026-03-29T01:30:00.000000000Z");
    row("2026-10-25 02:30:00", "2026-10-25T00:30:00.000000000Z");
    row("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999999999Z");
    for (const char* text : {"", "yesterday", "2026-13-01T00:00:00Z", "2026-02-30", "2026-05-11T24:00:00Z",
                             "2026-05-11T07:61:00Z", "1677-01-01", "2263-01-01", "99999999999999999999", "1e400", "nan", "inf",
                             "--5", "2026-05-11T07:31:52Zulu", "12:30", "4/5/2026 10:00"})
        QTest::newRow(*text ? text : "empty") << QByteArray(text) << u"nothing"_s;
}

void TestTimeReader::wholeTexts() {
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    TimeReader reader({.zone = QTimeZone("Europe/Amsterdam"), .reference = instant("2026-11-21T00:00:00Z")});
    QCOMPARE(shown(reader.read(bytes(text))), expected);
    // The caches of the first reading change nothing.
    QCOMPARE(shown(reader.read(bytes(text))), expected);
}

void TestTimeReader::patterns_data() {
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* pattern, const char* text, const char* expected) {
        QTest::addRow("%s of %s", pattern, text) << QByteArray(pattern) << QByteArray(text) << QString::fromLatin1(expected);
    };
    row("%d.%m.%Y %H:%M", "03.05.2026 10:15", "2026-05-03T10:15:00.000000000Z");
    row("%m/%d/%Y %I:%M:%S %p", "05/03/2026 12:15:00 AM", "2026-05-03T00:15:00.000000000Z");
    row("%m/%d/%Y %I:%M:%S %p", "05/03/2026 12:15:00 PM", "2026-05-03T12:15:00.000000000Z");
    row("%m/%d/%Y %I:%M:%S %p", "05/03/2026 13:15:00 PM", "nothing");
    row("%F %T.%f %z", "2026-05-03 10:15:00.25 +0300", "2026-05-03T07:15:00.250000000Z");
    row("%d %B %Y %R", "3 March 2026 10:15", "2026-03-03T10:15:00.000000000Z");
    row("%y%m%d", "260503", "2026-05-03T00:00:00.000000000Z");
    row("%Y-%j", "2026-123", "2026-05-03T00:00:00.000000000Z");
    row("%s", "1778484712.5", "2026-05-11T07:31:52.500000000Z");
    row("[%Y] %%", "[2026] %", "nothing");
    row("epoch_ms", "1778484712904", "2026-05-11T07:31:52.904000000Z");
    row("epoch_s", "99999999999999", "nothing");
    row("epoch_ns", "1778484712904123456", "2026-05-11T07:31:52.904123456Z");
    row("iso8601", "2026-05-11T07:31:52Z", "2026-05-11T07:31:52.000000000Z");
    row("%Y-%m-%d", "2026-05-03 rest", "nothing");
    row("%Y-%m-%d", "2026-05", "nothing");
}

void TestTimeReader::patterns() {
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    TimeReader reader({.pattern = bytes(pattern)});
    QVERIFY(reader.hasPattern());
    QCOMPARE(shown(reader.read(bytes(text))), expected);
}

void TestTimeReader::badPatterns_data() {
    QTest::addColumn<QByteArray>("pattern");
    for (const char* pattern : {"%Q", "%", "no parts", "%Y %"})
        QTest::newRow(pattern) << QByteArray(pattern);
}

void TestTimeReader::badPatterns() {
    QFETCH(QByteArray, pattern);
    QVERIFY(!TimePattern::parse(bytes(pattern)));
}

void TestTimeReader::yearIsInferred_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reference");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* reference, const char* expected) {
        QTest::addRow("%s before %s", text, reference)
            << QByteArray(text) << QByteArray(reference) << QString::fromLatin1(expected);
    };
    row("Dec 10 06:55:46", "2026-11-21T00:00:00Z", "2025-12-10T06:55:46.000000000Z");
    row("Nov 20 06:55:46", "2026-11-21T00:00:00Z", "2026-11-20T06:55:46.000000000Z");
    row("Nov  2 06:55:46", "2026-11-21T00:00:00Z", "2026-11-02T06:55:46.000000000Z");
    row("Dec 31 23:59:59", "2026-01-01T00:10:00Z", "2025-12-31T23:59:59.000000000Z");
    row("Jan  1 00:05:00", "2026-01-01T00:10:00Z", "2026-01-01T00:05:00.000000000Z");
    row("Jan  1 00:05:00", "2025-12-31T23:58:00Z", "2026-01-01T00:05:00.000000000Z");
    row("Feb 29 12:00:00", "2026-11-21T00:00:00Z", "2024-02-29T12:00:00.000000000Z");
    row("Feb 30 12:00:00", "2026-11-21T00:00:00Z", "nothing");
}

void TestTimeReader::yearIsInferred() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reference);
    QFETCH(QString, expected);
    TimeReader reader({.reference = instant(reference.constData())});
    QCOMPARE(shown(reader.read(bytes(text))), expected);
}

void TestTimeReader::prefixes_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("length");
    QTest::newRow("dash is no offset") << QByteArray("2015-07-29 17:41:44,747 - INFO x") << 23;
    QTest::newRow("word after") << QByteArray("2025-06-24 14:36:25 startup") << 19;
    QTest::newRow("zone word") << QByteArray("2025-06-24 14:36:25.1 UTC [12] LOG") << 25;
    QTest::newRow("offset") << QByteArray("2025-06-24T14:36:25+02:00 host") << 25;
    QTest::newRow("minus number") << QByteArray("2025-06-24 14:36:25 -5 degrees") << 19;
    QTest::newRow("date only") << QByteArray("2025-06-24: nothing") << 10;
    QTest::newRow("two blanks") << QByteArray("2025-06-24  14:36:25") << 20;
}

void TestTimeReader::prefixes() {
    QFETCH(QByteArray, text);
    QFETCH(int, length);
    TimeReader reader(TimeRules{});
    size_t taken = 0;
    QVERIFY(reader.readPrefix(bytes(text), taken));
    QCOMPARE(static_cast<int>(taken), length);
}

void TestTimeReader::clockAgreesWithDomain_data() {
    QTest::addColumn<QByteArray>("zone");
    for (const char* zone :
         {"Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC"})
        QTest::newRow(zone) << QByteArray(zone);
}

void TestTimeReader::clockAgreesWithDomain() {
    QFETCH(QByteArray, zone);
    const QTimeZone timeZone(zone);
    LocalClock clock(timeZone);
    // Every half hour of a week around both changes of clocks, and of the day Samoa skipped.
    for (const auto& [month, firstDay] : {std::pair(3, 1), {3, 24}, {4, 1}, {10, 1}, {10, 22}, {11, 1}, {12, 28}}) {
        for (int halfHour = 0; halfHour < 48 * 4; ++halfHour) {
            const CalendarTime time{.year = 2011,
                                    .month = month,
                                    .day = firstDay + halfHour / 48,
                                    .hour = halfHour / 2 % 24,
                                    .minute = halfHour % 2 * 30};
            const auto expected = fromLocal(time.year, time.month, time.day, time.hour, time.minute, 0, 0, timeZone);
            QCOMPARE(shown(clock.toInstant(time)), shown(expected));
        }
    }
}

QTEST_GUILESS_MAIN(TestTimeReader)
#include "tst_time_reader.moc"
