// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The few facts beside an order's summary: age, with whom it is, seller, model, errors. Pure; any thread; in the language in use.

#include "models/analysis/baselines.h"
#include "models/analysis/order_timeline.h"
#include "models/analysis/sentence.h"

namespace logloupe {

struct CaseFact {
    QString label;
    Sentence value;

    bool operator==(const CaseFact&) const = default;
};

[[nodiscard]] QList<CaseFact> caseFacts(const OrderTimeline& timeline, const Baselines& baselines,
                                        const StatusProcess& process);
/// "operator 17, mes"
[[nodiscard]] QString holderText(const Holder& holder);

} // namespace logloupe
