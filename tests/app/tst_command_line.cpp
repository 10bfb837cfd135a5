// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command_line.h"
#include "app/cli/help_text.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCommandLine : public QObject {
    Q_OBJECT

private slots:
    void reads_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QStringList>("values");

        const auto row = [](const char* name, const char* words, const char* command, const char* arguments = "",
                            const char* option = "", const char* values = "") {
            const auto list = [](const char* text) {
                return QString::fromUtf8(text).split(QLatin1Char('|'), Qt::SkipEmptyParts);
            };
            QTest::newRow(name) << list(words) << QString::fromLatin1(command) << list(arguments) << QString::fromLatin1(option)
                                << list(values);
        };
        row("nothing opens the window", "", "");
        row("command alone", "durations", "durations");
        row("argument", "case|A-1", "case", "A-1");
        row("option before the command", "--lang|ru|case|A-1", "case", "A-1", "lang", "ru");
        row("option after the command", "case|A-1|--lang|ru", "case", "A-1", "lang", "ru");
        row("option between the arguments", "compare|A-1|--zone|UTC|A-2", "compare", "A-1|A-2", "zone", "UTC");
        row("value behind an equals sign", "case|A-1|--zone=Europe/Moscow", "case", "A-1", "zone", "Europe/Moscow");
        row("equals sign within the value", "export|-o|x=1.csv", "export", "", "output", "x=1.csv");
        row("short option", "search|-n|5", "search", "", "limit", "5");
        row("short option with its value", "search|-n5", "search", "", "limit", "5");
        row("short workspace", "-w|mine|search", "search", "", "workspace", "mine");
        row("time before now", "search|--from|-7d", "search", "", "from", "-7d");
        row("value that looks like an option", "search|--sort|-time", "search", "", "sort", "-time");
        row("the last one wins", "search|--from|-7d|--from|-2h", "search", "", "from", "-2h");
        row("repeated source", "search|--source|a|--source|b", "search", "", "source", "a|b");
        row("number that is an argument", "search|-7", "search", "-7");
        row("everything behind two dashes", "search|--|--limit|x", "search", "--limit|x");
        row("two dashes before the command", "--|search|a", "search", "a");
        row("a dash alone", "import|-", "import", "-");
        row("query of several words", "search|level>=WARN|and|paid", "search", "level>=WARN|and|paid");
        row("help needs no arguments", "customer|--help", "customer", "", "help");
        row("the same option of two commands", "tour|--size|1600x900", "tour", "", "size", "1600x900");
        row("not Latin", "search|кольцо", "search", "кольцо");
    }

    void reads() {
        QFETCH(QStringList, words);
        QFETCH(QString, command);
        QFETCH(QStringList, arguments);
        QFETCH(QString, option);
        QFETCH(QStringList, values);
        const auto line = parseCommandLine(words);
        QVERIFY2(line, line ? "" : qPrintable(line.error().message));
        QCOMPARE(line->command == nullptr ? QString() : QString::fromLatin1(line->command->name), command);
        QCOMPARE(line->arguments, arguments);
        if (!option.isEmpty()) {
            QVERIFY(line->has(qPrintable(option)));
            if (!values.isEmpty())
                QCOMPARE(line->values(qPrintable(option)), values);
        }
    }

    void refuses_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");

        const auto row = [](const char* name, const QStringList& words, const char* says) {
            QTest::newRow(name) << words << QString::fromUtf8(says);
        };
        row("unknown command", {u"frobnicate"_s}, "This version has no command “frobnicate”. There are: case, customer");
        row("mistyped command", {u"serch"_s}, "Did you mean search?");
        row("command of a later version", {u"watch"_s, u"--quiet"_s}, "This version has no command “watch”.");
        row("empty command", {u""_s}, "This version has no command “”.");
        row("unknown option", {u"search"_s, u"--frobnicate"_s}, "This version has no option --frobnicate.");
        row("mistyped option", {u"search"_s, u"--limt"_s, u"3"_s}, "Did you mean --limit?");
        row("mistyped option with a value", {u"search"_s, u"--sorted=time"_s}, "Did you mean --sort?");
        row("option that is not there", {u"--profiles"_s, u"x"_s}, "--profiles");
        row("long name with one letter", {u"search"_s, u"--n"_s, u"3"_s}, "no option --n");
        row("another command's option", {u"durations"_s, u"--limit"_s, u"3"_s}, "durations has no option --limit.");
        row("a command's option without a command", {u"--limit"_s, u"3"_s}, "--limit goes with a command");
        row("value forgotten", {u"search"_s, u"--limit"_s}, "--limit needs a value: N.");
        row("value empty", {u"search"_s, u"--workspace"_s, u""_s}, "--workspace needs a value: NAME|DIR.");
        row("value of a switch", {u"search"_s, u"--quiet=yes"_s}, "--quiet takes no value.");
        row("argument missing", {u"customer"_s}, "Something is missing: logloupe customer ID.");
        row("argument empty", {u"customer"_s, u"  "_s}, "Something is missing: logloupe customer ID.");
        row("field empty", {u"top"_s, u""_s, u"level>=WARN"_s}, "Something is missing: logloupe top FIELD [QUERY].");
        row("file empty", {u"import"_s, u""_s}, "Something is missing: logloupe import");
        row("argument too many", {u"case"_s, u"A-1"_s, u"A-2"_s}, "“A-2” is one word too many for case.");
        row("format of another", {u"durations"_s, u"--format"_s, u"png"_s},
            "durations cannot print png; it can print text, json, csv.");
        row("format of none", {u"simulate"_s, u"--format"_s, u"json"_s}, "simulate has no --format.");
        row("language", {u"case"_s, u"--lang"_s, u"de"_s}, "--lang is one of en, ru.");
        row("theme", {u"tour"_s, u"--theme"_s, u"blue"_s}, "--theme is one of light, dark, system.");
        row("sort", {u"search"_s, u"--sort"_s, u"level"_s}, "--sort is one of time, -time.");
    }

    void refuses() {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const auto line = parseCommandLine(words);
        QVERIFY(!line);
        QCOMPARE(line.error().kind, ErrorKind::Usage);
        QVERIFY2(line.error().message.contains(says), qPrintable(line.error().message));
        QVERIFY(line.error().message.endsWith(QStringLiteral("See logloupe --help.")));
    }

    void hostileWordsAreToldShortAndVisibly() {
        for (const QString& word :
             {QString(1 << 20, QLatin1Char('x')), QStringLiteral("\x1b[31mred\x07"), QString(QChar(0xd800))}) {
            for (const QStringList& words :
                 {QStringList{word}, QStringList{QStringLiteral("search"), QStringLiteral("--") + word},
                  QStringList{QStringLiteral("case"), QStringLiteral("-f"), word},
                  QStringList{QStringLiteral("case"), QStringLiteral("A-1"), word}}) {
                const auto line = parseCommandLine(words);
                QVERIFY(!line);
                QVERIFY2(line.error().message.size() < 400, qPrintable(QString::number(line.error().message.size())));
                QVERIFY(!line.error().message.contains(QChar(0x1b)));
                QVERIFY(!line.error().message.contains(QChar(0x07)));
            }
        }
    }

    void range_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<TimeRange>("range");

        const TimePoint now = TimePoint::fromSeconds(1'778'671'920); // 2026-05-13T11:32:00Z
        const TimePoint least = TimePoint::earliest();
        const TimePoint most = TimePoint::latest();
        QTest::newRow("none") << QString() << QString() << TimeRange{};
        QTest::newRow("days") << u"-7d"_s << QString() << TimeRange{now - 7 * 24h, most};
        QTest::newRow("hours to now") << u"-2h"_s << u"now"_s << TimeRange{now - 2h, now};
        QTest::newRow("local time") << QString() << u"2026-05-13T14:02"_s << TimeRange{least, now - 30min};
        QTest::newRow("offset") << u"2026-05-13T11:02:00Z"_s << QString() << TimeRange{now - 30min, most};
        QTest::newRow("date") << u"2026-05-13"_s << QString() << TimeRange{now - 14h - 32min, most};
        QTest::newRow("nothing between") << u"now"_s << u"now"_s << TimeRange{now, now};
    }

    void range() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(TimeRange, range);
        const auto found = rangeOf(from, to);
        QVERIFY(found);
        QCOMPARE(found->begin.nanoseconds, range.begin.nanoseconds);
        QCOMPARE(found->end.nanoseconds, range.end.nanoseconds);
    }

    void wrongRange_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("no time") << u"yesterday"_s << QString() << u"--from “yesterday” is no time."_s;
        QTest::newRow("no day") << u"2026-02-30"_s << QString() << u"is no time"_s;
        QTest::newRow("beyond what there is") << QString() << u"9999-01-01"_s << u"--to “9999-01-01” is no time."_s;
        QTest::newRow("the other way round") << u"-1d"_s << u"-2d"_s << u"--from “-1d” is later than --to “-2d”."_s;
        QTest::newRow("control characters") << u"\x1b[2J"_s << QString() << u"--from “␛[2J” is no time."_s;
    }

    void wrongRange() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, says);
        const auto found = rangeOf(from, to);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Usage);
        QVERIFY2(found.error().message.contains(says), qPrintable(found.error().message));
    }

    void numbersAndSteps_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<qint64>("expected"); ///< -1: refused
        QTest::newRow("number") << u"limit"_s << u"5"_s << qint64{5};
        QTest::newRow("zero where one is least") << u"limit"_s << u"0"_s << qint64{-1};
        QTest::newRow("negative") << u"limit"_s << u"-5"_s << qint64{-1};
        QTest::newRow("letters") << u"limit"_s << u"many"_s << qint64{-1};
        QTest::newRow("beyond 64 bits") << u"limit"_s << u"99999999999999999999"_s << qint64{-1};
        QTest::newRow("minute") << u"step"_s << u"1m"_s << qint64{60'000'000'000};
        QTest::newRow("day") << u"step"_s << u"1d"_s << qint64{86'400'000'000'000};
        QTest::newRow("no time") << u"step"_s << u"0s"_s << qint64{-1};
        QTest::newRow("no unit") << u"step"_s << u"5"_s << qint64{-1};
        QTest::newRow("backwards") << u"step"_s << u"-1h"_s << qint64{-1};
    }

    void numbersAndSteps() {
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(qint64, expected);
        CommandLine line;
        line.options.insert(option, {value});
        if (option == QStringLiteral("limit")) {
            const auto number = numberOption(line, "limit", 1);
            QCOMPARE(number ? number->value_or(-2) : -1, expected);
        } else {
            const auto step = stepOption(line, 1h);
            QCOMPARE(step ? step->count() : -1, expected);
        }
    }

    void zone_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("city") << u"Europe/Moscow"_s << true;
        QTest::newRow("UTC") << u"UTC"_s << true;
        QTest::newRow("nowhere") << u"Mars/Olympus"_s << false;
        QTest::newRow("a path out of the folder") << u"../../etc/passwd"_s << false;
        QTest::newRow("control characters") << u"Europe/\nMoscow"_s << false;
    }

    void zone() {
        QFETCH(QString, name);
        QFETCH(bool, isKnown);
        CommandLine line;
        line.options.insert(QStringLiteral("zone"), {name});
        const auto zone = zoneOption(line);
        QCOMPARE(zone.has_value(), isKnown);
        if (isKnown)
            QCOMPARE(QString::fromUtf8(zone->id()), name);
        else
            QVERIFY(!zone.error().message.contains(QLatin1Char('\n')));
    }

    void helpNamesEverything() {
        const QString all = helpText(nullptr);
        for (const CommandFacts& command : commands()) {
            QVERIFY2(all.contains(QStringLiteral("\n  ") + QLatin1String(command.name)), command.name);
            const QString one = helpText(&command);
            for (const OptionFacts& option : command.options)
                QVERIFY2(one.contains(QStringLiteral("--") + QLatin1String(option.name)), option.name);
            for (const QString& format : command.formats)
                QVERIFY2(one.contains(format), qPrintable(format));
        }
        for (const OptionFacts& option : globalOptions())
            QVERIFY2(all.contains(QStringLiteral("--") + QLatin1String(option.name)), option.name);
    }

    void commandsOfTheContractAreThere() {
        QCOMPARE(
            commandNames(),
            QStringLiteral("case customer search histogram heatmap top durations variants compare tail import export simulate "
                           "sign-in sign-out whoami sources tour")
                .split(QLatin1Char(' ')));
    }

private:
    static Result<TimeRange> rangeOf(const QString& from, const QString& to) {
        CommandLine line;
        if (!from.isEmpty())
            line.options.insert(QStringLiteral("from"), {from});
        if (!to.isEmpty())
            line.options.insert(QStringLiteral("to"), {to});
        return rangeOption(line, TimePoint::fromSeconds(1'778'671'920), QTimeZone("Europe/Moscow"));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
