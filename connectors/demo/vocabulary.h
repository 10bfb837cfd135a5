// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the company's systems are called and what they log, by the names of the product's description.

#include "models/domain/severity.h"

#include <array>
#include <span>
#include <string_view>

namespace logloupe::demo {

enum class System : quint8 { Shop, ShopApi, Crm, CrmApi, Mes, MesApi, RabbitMq, Postgres, S3 };
inline constexpr int systemCount = 9;
[[nodiscard]] std::string_view systemName(System system);
/// How many hosts it runs on: shop-api-1, shop-api-2, …
[[nodiscard]] int hostCount(System system);

enum class Action : quint8 {
    OrderCreated,
    OrderChanged,
    StatusChanged,
    ModelUploaded,
    PriceStarted,
    PriceFinished,
    PriceFailed,
    OrderTaken,
    OperatorAssigned,
    ProductionStarted,
    ProductionFinished,
    ListViewed,
    SignedIn,
    SignedOut,
    SignInFailed,
    PageViewed,
    InvoiceIssued,
    ApiRequest,
    ApiResponse,
    MessagePublished,
    MessageConsumed,
    MessageRejected,
    MessageDeadLettered,
    NotificationSent,
    ObjectStored,
    QueryExecuted,
    ServiceStarted,
    ConfigurationChanged,
    HealthChecked,
    Housekeeping,
    Failure,
};
[[nodiscard]] std::string_view actionName(Action action);

enum class Status : quint8 {
    Created,
    ModelUploaded,
    PriceCalculated,
    Paid,
    Approved,
    Started,
    Completed,
    Packaging,
    Shipped,
    Closed,
    Cancelled,
    None, ///< before it is created
};
inline constexpr int statusCount = 11;
[[nodiscard]] std::string_view statusCode(Status status);

inline constexpr int sellerCount = 12;
inline constexpr int operatorCount = 24;
inline constexpr int businessClientCount = 12;
/// The operator who gets more orders than he can make.
inline constexpr int overloadedOperator = 17;

/// The version a system runs from so long before the end of the simulation on, oldest first; the first is there from the beginning.
struct Release {
    qint64 beforeEnd; ///< milliseconds
    std::string_view version;
    std::string_view previous;
};
[[nodiscard]] std::span<const Release> releases(System system);

} // namespace logloupe::demo
