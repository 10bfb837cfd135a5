// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The end of an order's story: where it stands now and for whom it waits.

#include "models/analysis/order_timeline.h"
#include "models/analysis/sentence.h"

class QTimeZone;

namespace logloupe {

/// Empty when no status is logged and nothing more can be said.
[[nodiscard]] QList<Sentence> stateSentences(const OrderTimeline& timeline, const StatusProcess& process,
                                             const QTimeZone& zone);

} // namespace logloupe
