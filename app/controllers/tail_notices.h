// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a live source said beside its events, as a line between them: the words and what can be done about it. Pure.

#include "connectors/api/search_run.h"
#include "models/items/event_text.h"
#include "views/grid/grid_notice.h"

namespace logloupe {

struct TailLine {
    enum class Action : quint8 {
        None,
        Fetch, ///< the dropped events can be asked for
        Retry, ///< the source can be asked to connect now
    };
    enum class State : quint8 {
        Told,
        Fetching,
        Fetched, ///< `fetched` of the dropped events are here
        Failed,  ///< they could not be had, see `problem`
        Stopped, ///< the source gave up, see `problem`
    };

    int number = 0;
    QString source;
    TailNotice notice;
    TimePoint at; ///< where it stands in the stream
    Action action = Action::None;
    State state = State::Told;
    qint64 fetched = 0;
    QString problem = {}; ///< translated
};

[[nodiscard]] GridNotice gridNotice(const TailLine& line, const EventText& text);
/// The number of the line a grid's notice was made from; -1 for another's.
[[nodiscard]] int lineNumber(const QString& noticeId);

} // namespace logloupe
