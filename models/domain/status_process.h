// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The statuses an order goes through, in order, with the limit of each. Configured per profile, or discovered from the data.

#include "models/domain/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logloupe {

struct OrderStatus {
    std::string code;                   ///< as logged
    std::optional<Duration> limit = {}; ///< an order that stays longer is stuck
    bool isFinal = false;               ///< nothing is expected to follow

    bool operator==(const OrderStatus&) const = default;
};

class StatusProcess {
public:
    StatusProcess() = default;
    explicit StatusProcess(std::vector<OrderStatus> statuses, bool discovered = false);

    /// CREATED … CLOSED and CANCELLED with the default limits of the product.
    [[nodiscard]] static const StatusProcess& standard();

    [[nodiscard]] const std::vector<OrderStatus>& statuses() const { return m_statuses; }
    [[nodiscard]] std::optional<int> indexOf(std::string_view code) const;
    [[nodiscard]] const OrderStatus* find(std::string_view code) const;
    /// True when the statuses were learned from the data instead of configured.
    [[nodiscard]] bool isDiscovered() const { return m_discovered; }

    bool operator==(const StatusProcess&) const = default;

private:
    std::vector<OrderStatus> m_statuses;
    bool m_discovered = false;
};

} // namespace logloupe
