// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Measures the speed and prints the table: logloupe_bench [store] [views] [--events N] [--ingest-events N] [--rows N] [--folder DIR]

#include "tests/bench/bench_store.h"
#include "tests/bench/bench_table.h"
#include "tests/bench/bench_views.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace logloupe::bench;

namespace {

void printViews(const ViewReport& report) {
    printHeading(u"Frames, %1 rows"_s.arg(report.rows));
    for (const ViewResult& result : report.results)
        print({.workload = QString::fromStdString(result.workload),
               .ours = u"%1 / %2 ms"_s.arg(result.ours.median, 0, 'f', 2).arg(result.ours.p99, 0, 'f', 2),
               .anchor = u"%1 %2 ms"_s.arg(QString::fromStdString(result.peerName)).arg(result.peer.median, 0, 'f', 2),
               .ratio = QString::number(result.ratio(), 'f', 3),
               .goal = u"<= %1 / %2 ms, %3"_s.arg(result.goalMedian).arg(result.goalP99).arg(result.goalRatio),
               .isMet = result.meetsGoals()});
    print({.workload = u"order of the rows in memory"_s,
           .ours = bytesText(static_cast<double>(report.modelBytes)),
           .goal = u"<= 10 MB"_s,
           .isMet = report.modelBytes <= 10'000'000});
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"part"_s, u"store, views; all when none is named"_s);
    const QCommandLineOption events(u"events"_s, u"Events in the store."_s, u"N"_s, u"1000000"_s);
    const QCommandLineOption ingestEvents(u"ingest-events"_s, u"Events for the comparison with SQLite."_s, u"N"_s, u"300000"_s);
    const QCommandLineOption rows(u"rows"_s, u"Rows of the grid."_s, u"N"_s, u"1000000"_s);
    const QCommandLineOption folder(u"folder"_s, u"Where its files are kept meanwhile."_s, u"DIR"_s);
    parser.addOptions({events, ingestEvents, rows, folder});
    parser.addHelpOption();
    parser.process(application);
    const QStringList parts = parser.positionalArguments();
    const auto isWanted = [&](const QString& part) { return parts.isEmpty() || parts.contains(part); };

    bool isGood = true;
    if (isWanted(u"store"_s)) {
        const QTemporaryDir files(parser.isSet(folder) ? parser.value(folder) + u"/bench-XXXXXX"_s
                                                       : QDir::temp().filePath(u"logloupe-bench-XXXXXX"_s));
        isGood = benchmarkStore({.events = parser.value(events).toLongLong(),
                                 .ingestEvents = parser.value(ingestEvents).toLongLong(),
                                 .folder = files.path()});
    }
    if (isWanted(u"views"_s))
        printViews(benchmarkViews(parser.value(rows).toInt()));
    if (!isGood)
        QTextStream(stderr) << "The store could not be measured.\n";
    return isGood ? 0 : 1;
}
