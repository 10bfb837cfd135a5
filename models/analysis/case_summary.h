// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The order's story in plain words. Deterministic: the same events tell the same story. It says only what is logged, and blames nobody.
// Pure; any thread; in the language in use.

#include "models/analysis/order_timeline.h"
#include "models/analysis/sentence.h"

class QTimeZone;

namespace logloupe {

/// At most about ten sentences, in the order of what happened, the present state last and strong.
[[nodiscard]] QList<Sentence> summarize(const OrderTimeline& timeline, const StatusProcess& process, const QTimeZone& zone);

} // namespace logloupe
