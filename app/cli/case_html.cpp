// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/case_html.h"

#include "app/cli/terminal_text.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QLocale>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("CaseHtml", text);
}

QString escaped(const QString& text) {
    return terminalText(text).toHtmlEscaped();
}

QString sentenceHtml(const Sentence& sentence) {
    QString html;
    for (const SentenceRun& run : sentence)
        html += run.bold ? QStringLiteral("<b>%1</b>").arg(escaped(run.text)) : escaped(run.text);
    return html;
}

QString rowHtml(const QStringList& cells, const QString& element) {
    QString html = QStringLiteral("<tr>");
    for (const QString& cell : cells)
        html += QStringLiteral("<%1>%2</%1>").arg(element, escaped(cell));
    return html + QStringLiteral("</tr>\n");
}

QString statusesHtml(const CaseReport& report, const EventText& text) {
    QString html =
        QStringLiteral("<table>")
        + rowHtml({translated(QT_TRANSLATE_NOOP("CaseHtml", "Status")), translated(QT_TRANSLATE_NOOP("CaseHtml", "Entered")),
                   translated(QT_TRANSLATE_NOOP("CaseHtml", "Time in it")), translated(QT_TRANSLATE_NOOP("CaseHtml", "Usual")),
                   translated(QT_TRANSLATE_NOOP("CaseHtml", "Actor"))},
                  QStringLiteral("th"));
    for (size_t i = 0; i < report.timeline.statuses.size(); ++i) {
        const StatusStay& stay = report.timeline.statuses[i];
        html += rowHtml({toText(stay.code), dateClockText(stay.entered, text.zone(), report.timeline.now),
                         durationText(stay.duration), i < report.stays.size() ? usualText(report.stays[i]) : QString(),
                         toText(stay.actor)},
                        QStringLiteral("td"));
    }
    return html + QStringLiteral("</table>\n");
}

QString eventsHtml(const OrderTimeline& timeline, const EventText& text) {
    QStringList heads;
    for (const EventColumn column : caseColumns())
        heads << text.title(column, timeline.now);
    QString html = QStringLiteral("<table>") + rowHtml(heads, QStringLiteral("th"));
    for (const EventRef& event : timeline.events) {
        QStringList cells;
        for (const EventColumn column : caseColumns())
            cells << (column == EventColumn::Time ? text.moment(event.time()) : text.cell(event.batch, event.row, column));
        html += rowHtml(cells, QStringLiteral("td"));
    }
    return html + QStringLiteral("</table>\n");
}

} // namespace

QByteArray caseHtml(const CaseReport& report, const Completeness& completeness, const EventText& text) {
    const OrderTimeline& timeline = report.timeline;
    const QString title = translated(QT_TRANSLATE_NOOP("CaseHtml", "Order %1")).arg(escaped(toText(timeline.order)));
    QString html =
        QStringLiteral(
            "<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>%2</title>\n")
            .arg(QLocale().language() == QLocale::Russian ? QStringLiteral("ru") : QStringLiteral("en"), title);
    html += QStringLiteral(
        "<style>body{font:14px/1.5 Inter,sans-serif;color:#161b22;max-width:1100px;margin:24px auto;padding:0 16px}"
        "table{border-collapse:collapse;width:100%;margin:16px 0;font-size:12px}th,td{text-align:left;padding:4px "
        "8px;border-bottom:1px solid #e1e5ea}"
        ".verdict{padding:10px 14px;border-left:4px solid #848f9f;background:#f3f5f7;font-size:15px}"
        ".late{border-color:#cf372a;background:#fdedea}.over{border-color:#e0a21b;background:#fff3d6}.good{border-color:#"
        "2f9a68;background:#e3f4ea}</style></head><body>\n");
    const QString tone = report.verdict.kind == VerdictKind::Late        ? QStringLiteral("late")
                         : report.verdict.kind == VerdictKind::OverUsual ? QStringLiteral("over")
                         : report.verdict.kind == VerdictKind::OnTime    ? QStringLiteral("good")
                                                                         : QString();
    html += QStringLiteral("<h1>%1</h1>\n<p class=\"verdict %2\">%3</p>\n<p>")
                .arg(title, tone, sentenceHtml(report.verdict.sentence));
    for (const Sentence& sentence : report.summary)
        html += sentenceHtml(sentence) + QChar::Space;
    html += QStringLiteral("</p>\n<table>");
    for (const CaseFact& fact : report.facts)
        html += rowHtml({fact.label, sentenceText(fact.value)}, QStringLiteral("td"));
    html += QStringLiteral("</table>\n") + statusesHtml(report, text) + eventsHtml(timeline, text);
    html += QStringLiteral("<p>%1</p>\n</body></html>\n")
                .arg(escaped(translated(QT_TRANSLATE_NOOP("CaseHtml", "%1 of %2 events"))
                                 .arg(countText(completeness.shown), countText(completeness.total))));
    return html.toUtf8();
}

} // namespace logloupe
