// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/tail_notices.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>

namespace logloupe {

namespace {

class TailNotices {
    Q_DECLARE_TR_FUNCTIONS(TailNotices)
public:
    static void drop(GridNotice& notice, const TailLine& line, const QString& when) {
        const int events = static_cast<int>(line.notice.events);
        notice.kind = MessageKind::Warn;
        notice.strong = tr("%n event(s) dropped", nullptr, events);
        //: %1 is a source, %2 a period
        notice.text = tr("by %1, %2.").arg(line.source, when) + QChar::Space + line.notice.reason;
        switch (line.state) {
        case TailLine::State::Fetching:
            notice.text += QChar::Space + tr("Fetching them…");
            break;
        case TailLine::State::Failed:
            notice.text += QChar::Space + line.problem;
            break;
        case TailLine::State::Fetched:
            if (line.fetched >= line.notice.events) {
                notice.kind = MessageKind::Good;
                notice.icon = Icon::Check;
                notice.strong = tr("%n dropped event(s) fetched", nullptr, events);
                notice.text = tr("from %1, %2, and put in order").arg(line.source, when);
            } else {
                notice.text += QChar::Space
                               + tr("%n of them could be fetched; the source does not have the others.", nullptr,
                                    static_cast<int>(line.fetched));
            }
            break;
        case TailLine::State::Told:
        case TailLine::State::Stopped:
            break;
        }
    }

    static void lose(GridNotice& notice, const TailLine& line, const QString& since) {
        notice.kind = line.state == TailLine::State::Stopped ? MessageKind::Error : MessageKind::Warn;
        if (line.state == TailLine::State::Stopped) {
            notice.strong = tr("%1 stopped.").arg(line.source);
            notice.text = line.problem;
        } else {
            //: %1 is a source, %2 a time
            notice.strong = tr("%1 lost the connection at %2.").arg(line.source, since);
            notice.text = line.notice.reason;
        }
    }

    static void comeBack(GridNotice& notice, const TailLine& line) {
        notice.kind = MessageKind::Good;
        notice.icon = Icon::Refresh;
        notice.strong = tr("%1 reconnected").arg(line.source);
        if (!line.notice.range.isUnbounded())
            notice.text = tr("after %1. %n event(s) of the gap were read again and put in order", nullptr,
                             static_cast<int>(line.notice.events))
                              .arg(durationText(line.notice.range.length()));
    }

    static QString actionText(TailLine::Action action) {
        switch (action) {
        case TailLine::Action::Fetch:
            return tr("Fetch them");
        case TailLine::Action::Retry:
            return tr("Retry now");
        case TailLine::Action::None:
            break;
        }
        return {};
    }
};

} // namespace

GridNotice gridNotice(const TailLine& line, const EventText& text) {
    const auto clock = [&text](TimePoint point) { return clockMillisecondsText(point, text.zone()).left(10); };
    const TimeRange range = line.notice.range;
    GridNotice notice;
    notice.id = QString::number(line.number);
    notice.at = line.at;
    switch (line.notice.kind) {
    case TailNotice::Kind::Dropped:
        TailNotices::drop(notice, line,
                          range.isUnbounded() ? clock(line.at) : clock(range.begin) + QStringLiteral(" – ") + clock(range.end));
        break;
    case TailNotice::Kind::Disconnected:
        TailNotices::lose(notice, line, clock(range.isUnbounded() ? line.at : range.begin));
        break;
    case TailNotice::Kind::Reconnected:
    case TailNotice::Kind::Connected:
        TailNotices::comeBack(notice, line);
        break;
    }
    notice.text = notice.text.trimmed();
    notice.action = TailNotices::actionText(line.action);
    return notice;
}

int lineNumber(const QString& noticeId) {
    bool isNumber = false;
    const int number = noticeId.toInt(&isNumber);
    return isNumber ? number : -1;
}

} // namespace logloupe
