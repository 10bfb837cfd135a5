// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What an event's action means, whatever way a system spells it. Source of the list: the actions the company's systems log. Any thread.

#include <QString>

#include <string_view>

namespace logloupe {

enum class ActionKind : quint8 {
    Other,
    OrderCreated,
    OrderChanged,
    StatusChanged,
    ModelUploaded,
    PriceCalculationStarted,
    PriceCalculationFinished,
    PriceCalculationFailed,
    OrderPaid,
    SellerConfirmed,
    InvoiceIssued,
    TakenFromQueue,
    OperatorAssigned,
    ProductionStarted,
    ProductionFinished,
    OrderPacked,
    OrderShipped,
    OrderCancelled,
    ListViewed,
    PageViewed,
    SignIn,
    SignInFailed,
    SignOut,
    ApiRequest,
    ApiResponse,
    MessagePublished,
    MessageConsumed,
    MessageRejected,
    MessageDeadLettered,
};

/// Reads event.action: case, '-', '_' and '.' do not matter, nor does a leading "order" or "3d". "status changed", "ORDER_STATUS_CHANGED" and
/// "order.status.changed" are one action. Other for what is not known.
[[nodiscard]] ActionKind actionKind(std::string_view action);

/// The action in words of the language in use ("message rejected", «сообщение отклонено»); an unknown action as logged.
[[nodiscard]] QString actionText(std::string_view action);

} // namespace logloupe
