// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Plain words for the statuses of the default process. Codes stay as logged wherever a status is named; these are for sentences. Any thread.

#include <QString>

#include <string_view>

namespace logloupe {

/// "approved for production", «передан в производство»; a code outside the default process as logged.
[[nodiscard]] QString statusWords(std::string_view code);

/// Where an order in a status stands, which decides for whom it waits.
enum class OrderPhase : quint8 {
    Unknown,
    Customer,
    Pricing,
    Payment,
    Approval,
    ProductionQueue,
    Production,
    Packing,
    Shipping,
    Delivery,
    Done,
    Cancelled
};

[[nodiscard]] OrderPhase orderPhase(std::string_view code);

} // namespace logloupe
