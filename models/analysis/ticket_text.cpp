// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/ticket_text.h"

#include "models/analysis/actor.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTimeZone>

namespace logloupe {

namespace {

// A ticket names the newest problems; the rest is counted.
constexpr int mostProblems = 10;

QString told(const char* text, int count = -1) {
    return QCoreApplication::translate("Ticket", text, nullptr, count);
}

QString headingOf(const OrderTimeline& timeline) {
    const QString order = told(QT_TRANSLATE_NOOP("Ticket", "Order %1")).arg(toText(timeline.order));
    return timeline.customer.empty()
               ? order
               : order + QStringLiteral(", ") + told(QT_TRANSLATE_NOOP("Ticket", "customer %1")).arg(toText(timeline.customer));
}

QStringList statusLines(const CaseReport& report, const QTimeZone& zone) {
    QStringList lines;
    for (size_t i = 0; i < report.timeline.statuses.size(); ++i) {
        const StatusStay& stay = report.timeline.statuses[i];
        QString line = QStringLiteral("- ") + dateClockText(stay.entered, zone, report.timeline.now) + QStringLiteral("  ")
                       + toText(stay.code);
        const bool isEnd =
            stay.isOpen() && (report.verdict.kind == VerdictKind::Closed || report.verdict.kind == VerdictKind::Cancelled);
        if (!isEnd)
            line += QStringLiteral(", ") + durationText(stay.duration);
        if (const QString usual = i < report.stays.size() ? usualText(report.stays[i], true) : QString(); !usual.isEmpty())
            line += QStringLiteral(", ") + usual;
        lines.append(line);
    }
    return lines;
}

QString problemLine(const OrderTimeline& timeline, const TimelineMark& mark, const QTimeZone& zone) {
    const EventRef& event = timeline.events[static_cast<size_t>(mark.event)];
    const std::string_view errorMessage = event.text(Field::ErrorMessage);
    QStringList parts{dateClockText(mark.time, zone, timeline.now), severityText(event.severity()),
                      toText(timeline.systemOf(mark.event))};
    if (const std::string_view type = event.text(Field::ErrorType); !type.empty())
        parts.append(toText(type));
    parts.append(toText(errorMessage.empty() ? event.text(Field::Message) : errorMessage).simplified());
    parts.removeAll(QString());
    return QStringLiteral("- ") + parts.join(QStringLiteral("  "));
}

QStringList problemLines(const OrderTimeline& timeline, const QTimeZone& zone) {
    QStringList lines;
    int left = 0;
    for (auto mark = timeline.marks.rbegin(); mark != timeline.marks.rend(); ++mark) {
        if (timeline.events[static_cast<size_t>(mark->event)].severity() < Severity::Warn)
            continue;
        if (lines.size() < mostProblems)
            lines.prepend(problemLine(timeline, *mark, zone));
        else
            ++left;
    }
    if (left > 0)
        lines.prepend(QStringLiteral("- ") + told(QT_TRANSLATE_N_NOOP("Ticket", "%1 earlier ones"), left).arg(countText(left)));
    return lines;
}

QString completenessLine(const Completeness& completeness) {
    QString line =
        told(QT_TRANSLATE_NOOP("Ticket", "%1 of %2 events")).arg(countText(completeness.shown), countText(completeness.total));
    for (const SourceCompleteness& source : completeness.sources) {
        if (source.state != SourceState::Complete)
            line += QStringLiteral("; ") + source.name + QStringLiteral(": ") + source.reason;
    }
    return line;
}

void addSection(QStringList& lines, const QString& title, const QStringList& section) {
    if (section.isEmpty())
        return;
    lines.append(QString());
    lines.append(title);
    lines.append(section);
}

} // namespace

QString ticketText(const CaseReport& report, const Completeness& completeness, const QTimeZone& zone, const TicketMask& mask) {
    const OrderTimeline& timeline = report.timeline;
    QStringList lines{headingOf(timeline), sentenceText(report.verdict.sentence), QString(),
                      sentenceText(joinSentences(report.summary)), QString()};
    for (const CaseFact& fact : report.facts)
        lines.append(fact.label + QStringLiteral(": ") + sentenceText(fact.value));
    addSection(lines, told(QT_TRANSLATE_NOOP("Ticket", "Statuses, %1")).arg(zoneOffsetText(zone, timeline.now)),
               statusLines(report, zone));
    addSection(lines, told(QT_TRANSLATE_NOOP("Ticket", "Problems, %1")).arg(zoneOffsetText(zone, timeline.now)),
               problemLines(timeline, zone));
    lines.append(QString());
    lines.append(completenessLine(completeness));
    for (QString& line : lines)
        line = mask ? mask(line) : line;
    return lines.join(u'\n') + u'\n';
}

} // namespace logloupe
