// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The command line's JSON for aggregates. The shapes are a contract; fields may be added. Pure; any thread.

#include "models/analysis/compare.h"
#include "models/analysis/customer_orders.h"
#include "models/analysis/durations.h"
#include "models/analysis/variants.h"
#include "models/domain/aggregates.h"

#include <QJsonArray>
#include <QJsonObject>

namespace logloupe {

[[nodiscard]] QJsonArray durationsJson(const std::vector<StatusDurations>& durations);
[[nodiscard]] QJsonArray variantsJson(const VariantTable& table);
/// `split`: the counts are split by a field, whose values become the keys of "by".
[[nodiscard]] QJsonObject histogramJson(const CountTable& counts, bool split);
[[nodiscard]] QJsonObject heatmapJson(const CountTable& counts);
[[nodiscard]] QJsonArray topJson(const TopValues& top);
[[nodiscard]] QJsonArray customerJson(const std::vector<CustomerOrder>& orders);
[[nodiscard]] QJsonObject comparisonJson(const Comparison& comparison);

} // namespace logloupe
