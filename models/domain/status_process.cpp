// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/status_process.h"

#include <algorithm>

namespace logloupe {

StatusProcess::StatusProcess(std::vector<OrderStatus> statuses, bool discovered)
    : m_statuses(std::move(statuses))
    , m_discovered(discovered) {}

const StatusProcess& StatusProcess::standard() {
    using std::chrono::hours;
    using std::chrono::minutes;
    static const StatusProcess process({
        {"CREATED", hours(48)},
        {"MODEL_UPLOADED", minutes(30)},
        {"PRICE_CALCULATED", hours(7 * 24)},
        {"PAID", hours(24)},
        {"MANUFACTURING_APPROVED", hours(24)},
        {"MANUFACTURING_STARTED", hours(3 * 24)},
        {"MANUFACTURING_COMPLETED", hours(12)},
        {"PACKAGING", hours(8)},
        {"SHIPPED", hours(10 * 24)},
        {"CLOSED", {}, true},
        {"CANCELLED", {}, true},
    });
    return process;
}

std::optional<int> StatusProcess::indexOf(std::string_view code) const {
    const auto found =
        std::find_if(m_statuses.begin(), m_statuses.end(), [code](const OrderStatus& status) { return status.code == code; });
    if (found == m_statuses.end())
        return {};
    return static_cast<int>(found - m_statuses.begin());
}

const OrderStatus* StatusProcess::find(std::string_view code) const {
    const auto index = indexOf(code);
    return index ? &m_statuses[static_cast<size_t>(*index)] : nullptr;
}

} // namespace logloupe
