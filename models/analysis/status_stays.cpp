// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/status_stays.h"

#include "models/analysis/status_words.h"

namespace logloupe {

StatusRules::StatusRules(const StatusTransitions& transitions, const StatusProcess& process)
    : isFinal(transitions.statuses.size())
    , isCancelled(transitions.statuses.size())
    , keepRepetitions(process.isDiscovered()) {
    for (size_t i = 0; i < transitions.statuses.size(); ++i) {
        const OrderStatus* status = process.find(transitions.statuses[i]);
        isFinal[i] = status && status->isFinal;
        isCancelled[i] = !process.isDiscovered() && orderPhase(transitions.statuses[i]) == OrderPhase::Cancelled;
    }
}

} // namespace logloupe
