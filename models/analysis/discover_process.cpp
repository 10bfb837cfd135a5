// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/discover_process.h"

#include <algorithm>
#include <numeric>

namespace logloupe {

StatusProcess discoverProcess(const StatusTransitions& transitions) {
    struct Seen {
        double positions = 0;
        qint64 orders = 0;
        qint64 stays = 0;
        qint64 lasts = 0;
        quint32 lastOrder = 0;
    };
    std::vector<Seen> seen(transitions.statuses.size());
    qint64 position = 0;
    const size_t rows = transitions.order.size();
    for (size_t row = 0; row < rows; ++row) {
        const bool begins = row == 0 || transitions.order[row] != transitions.order[row - 1];
        position = begins ? 0 : position + 1;
        Seen& status = seen[transitions.status[row]];
        // Kept one higher, so that 0 means never seen.
        const quint32 order = transitions.order[row] + 1;
        if (status.lastOrder != order) {
            status.lastOrder = order;
            status.positions += static_cast<double>(position);
            ++status.orders;
        }
        ++status.stays;
        if (row + 1 == rows || transitions.order[row + 1] != transitions.order[row])
            ++status.lasts;
    }
    std::vector<size_t> indices(seen.size());
    std::iota(indices.begin(), indices.end(), size_t{0});
    std::erase_if(indices, [&](size_t i) { return seen[i].orders == 0; });
    const auto mean = [&](size_t i) { return seen[i].positions / static_cast<double>(seen[i].orders); };
    std::sort(indices.begin(), indices.end(), [&](size_t left, size_t right) {
        if (mean(left) != mean(right))
            return mean(left) < mean(right);
        return transitions.statuses[left] < transitions.statuses[right];
    });
    std::vector<OrderStatus> statuses;
    for (const size_t i : indices)
        statuses.push_back({transitions.statuses[i], {}, seen[i].lasts * 2 >= seen[i].stays});
    return StatusProcess(std::move(statuses), true);
}

} // namespace logloupe
