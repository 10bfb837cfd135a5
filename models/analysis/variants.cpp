// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/variants.h"

#include "models/analysis/duration_sample.h"
#include "models/analysis/status_stays.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace logloupe {

namespace {

struct Route {
    std::u16string statuses;
    std::vector<qint64> durations;
};

Variant variantOf(Route& route) {
    std::sort(route.durations.begin(), route.durations.end());
    Variant variant;
    variant.statuses.assign(route.statuses.begin(), route.statuses.end());
    variant.cases = static_cast<qint64>(route.durations.size());
    variant.median = quantile(route.durations, 0.5);
    variant.p90 = quantile(route.durations, 0.9);
    return variant;
}

} // namespace

std::vector<std::string> VariantTable::names(const Variant& variant) const {
    std::vector<std::string> result;
    result.reserve(variant.statuses.size());
    for (const quint16 status : variant.statuses)
        result.push_back(statuses[status]);
    return result;
}

VariantTable buildVariants(const StatusTransitions& transitions, const StatusProcess& process) {
    std::vector<Route> routes;
    std::unordered_map<std::u16string, size_t> indices;
    std::vector<qint64> all;
    std::u16string key;
    forEachOrder(transitions, StatusRules(transitions, process), [&](const std::vector<Stay>& stays) {
        key.clear();
        for (const Stay& stay : stays)
            key += static_cast<char16_t>(stay.status);
        const auto [found, isNew] = indices.try_emplace(key, routes.size());
        if (isNew)
            routes.push_back({key, {}});
        const qint64 duration = (TimePoint{stays.back().entered} - TimePoint{stays.front().entered}).count();
        routes[found->second].durations.push_back(duration);
        all.push_back(duration);
    });
    VariantTable table;
    table.statuses = transitions.statuses;
    table.cases = static_cast<qint64>(all.size());
    std::sort(all.begin(), all.end());
    table.median = quantile(all, 0.5);
    table.p90 = quantile(all, 0.9);
    table.variants.reserve(routes.size());
    for (Route& route : routes)
        table.variants.push_back(variantOf(route));
    std::sort(table.variants.begin(), table.variants.end(), [&](const Variant& left, const Variant& right) {
        if (left.cases != right.cases)
            return left.cases > right.cases;
        return std::lexicographical_compare(left.statuses.begin(), left.statuses.end(), right.statuses.begin(),
                                            right.statuses.end(),
                                            [&](quint16 a, quint16 b) { return table.statuses[a] < table.statuses[b]; });
    });
    return table;
}

} // namespace logloupe
