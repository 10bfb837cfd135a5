// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/compare.h"
#include "models/analysis/status_stays.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace logloupe {

namespace {

constexpr double similarSize = 1.5;

/// The route an order has taken, as indices of the transitions; nothing when they do not know one of its statuses.
std::optional<std::vector<quint16>> routeOf(const OrderTimeline& order, const StatusTransitions& transitions) {
    std::vector<quint16> route;
    for (const StatusStay& stay : order.statuses) {
        const auto found = std::find(transitions.statuses.begin(), transitions.statuses.end(), stay.code);
        if (found == transitions.statuses.end())
            return {};
        route.push_back(static_cast<quint16>(found - transitions.statuses.begin()));
    }
    return route;
}

struct Usual {
    bool isKnown = false;
    qint64 low = 0;
    qint64 high = 0;
    double median = 0;
};

std::vector<Usual> usualStays(const StatusTransitions& transitions, const Baselines& baselines) {
    std::vector<Usual> usual(transitions.statuses.size());
    for (size_t i = 0; i < usual.size(); ++i) {
        const StatusBaseline* baseline = baselines.find(transitions.statuses[i]);
        if (baseline && baseline->isKnown())
            usual[i] = {true, baseline->usualLow().count(), baseline->usualHigh().count(),
                        static_cast<double>(baseline->stays.quantile(0.5).count())};
    }
    return usual;
}

/// How far from usual an order went; nothing when a stay lies outside the usual range.
std::optional<double> distanceOf(const std::vector<Stay>& stays, const std::vector<Usual>& usual) {
    double distance = 0;
    for (const Stay& stay : stays) {
        if (!stay.left || !usual[stay.status].isKnown)
            continue;
        const qint64 duration = stay.duration(0);
        if (duration < usual[stay.status].low || duration > usual[stay.status].high)
            return {};
        distance += std::abs(std::log(std::max(1.0, static_cast<double>(duration)) / std::max(1.0, usual[stay.status].median)));
    }
    return distance;
}

} // namespace

std::vector<NormalOrder> normalOrders(const StatusTransitions& transitions, const Baselines& baselines,
                                      const StatusProcess& process, const OrderTimeline& order, int limit) {
    std::vector<NormalOrder> candidates;
    const auto route = routeOf(order, transitions);
    if (!route || limit <= 0)
        return candidates;
    const StatusRules rules(transitions, process);
    const std::vector<Usual> usual = usualStays(transitions, baselines);
    forEachOrder(transitions, rules, [&](const std::vector<Stay>& stays) {
        const Stay& last = stays.back();
        if (!rules.isFinal[last.status] || rules.isCancelled[last.status] || stays.size() < route->size()
            || transitions.orders[last.order] == order.order)
            return;
        const bool sameRoute = std::equal(route->begin(), route->end(), stays.begin(),
                                          [](quint16 status, const Stay& stay) { return stay.status == status; });
        if (!sameRoute)
            return;
        if (const auto distance = distanceOf(stays, usual))
            candidates.push_back({transitions.orders[last.order], *distance, {last.entered}, {}});
    });
    const auto isNearer = [](const NormalOrder& left, const NormalOrder& right) {
        return std::tie(left.distance, left.order) < std::tie(right.distance, right.order);
    };
    const size_t kept = std::min(candidates.size(), static_cast<size_t>(limit));
    std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept), candidates.end(), isNearer);
    candidates.resize(kept);
    return candidates;
}

std::optional<NormalOrder> nearestNormalOrder(const std::vector<NormalOrder>& candidates, std::optional<qint64> modelSize) {
    if (candidates.empty())
        return {};
    const auto ratio = [&](const NormalOrder& candidate) {
        const double ours = static_cast<double>(std::max<qint64>(1, *modelSize));
        const double theirs = static_cast<double>(std::max<qint64>(1, *candidate.modelSize));
        return std::max(ours, theirs) / std::min(ours, theirs);
    };
    const NormalOrder* nearest = nullptr;
    const NormalOrder* similar = nullptr;
    for (const NormalOrder& candidate : candidates) {
        if (!modelSize || !candidate.modelSize)
            continue;
        if (!nearest || ratio(candidate) < ratio(*nearest))
            nearest = &candidate;
        if (ratio(candidate) <= similarSize && (!similar || candidate.distance < similar->distance))
            similar = &candidate;
    }
    if (similar)
        return *similar;
    return nearest ? *nearest : candidates.front();
}

QString normalOrderText(const NormalOrder& order, const QTimeZone& zone, TimePoint now) {
    const QString name = toText(order.order);
    const QString day = dateText(order.ended, zone, now);
    if (!order.modelSize)
        return QCoreApplication::translate("Compare", "%1 is the nearest normal order: same route, closed %2").arg(name, day);
    return QCoreApplication::translate("Compare", "%1 is the nearest normal order: same route, model %2, closed %3")
        .arg(name, sizeText(*order.modelSize), day);
}

} // namespace logloupe
