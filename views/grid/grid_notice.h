// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A sentence between the rows of a grid: events were dropped, a source came back. Value; texts are translated already.

#include "models/domain/time.h"
#include "views/controls/banner.h"

#include <QString>

namespace logloupe {

struct GridNotice {
    QString id; ///< given back when its action is chosen
    MessageKind kind = MessageKind::Info;
    Icon icon = Icon::None; ///< None: the kind's own
    QString strong;         ///< the words that stand out, at the front
    QString text;
    QString action = {}; ///< empty: there is nothing to do
    TimePoint at = {};   ///< stands behind the rows up to this time

    bool operator==(const GridNotice&) const = default;
};

} // namespace logloupe
