// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench_table.h"

#include <QTextStream>

using namespace Qt::StringLiterals;

namespace logloupe::bench {

namespace {

QTextStream& out() {
    static QTextStream stream(stdout);
    return stream;
}

} // namespace

void printHeading(const QString& title) {
    out() << u"\n%1\n"_s.arg(title);
    print({.workload = u"workload"_s, .ours = u"ours"_s, .anchor = u"anchor"_s, .ratio = u"ratio"_s, .goal = u"goal"_s});
    out() << QString(132, u'-') << u'\n';
    out().flush();
}

void print(const Line& line) {
    out() << line.workload.leftJustified(44) << line.ours.rightJustified(18) << line.anchor.rightJustified(26)
          << line.ratio.rightJustified(10) << u"  "_s << line.goal.leftJustified(26)
          << (line.isMet ? (*line.isMet ? u"met"_s : u"MISSED"_s) : QString()) << u'\n';
    out().flush();
}

QString timeText(double seconds) {
    if (seconds >= 1)
        return u"%1 s"_s.arg(seconds, 0, 'f', 2);
    if (seconds >= 1e-3)
        return u"%1 ms"_s.arg(seconds * 1e3, 0, 'f', 2);
    return u"%1 us"_s.arg(seconds * 1e6, 0, 'f', 1);
}

QString bytesText(double bytes) {
    return u"%1 MB"_s.arg(bytes / 1e6, 0, 'f', 1);
}

} // namespace logloupe::bench
