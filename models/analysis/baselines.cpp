// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/baselines.h"

#include "models/analysis/status_stays.h"

#include <algorithm>
#include <numeric>

namespace logloupe {

namespace {

/// Where each status of the transitions stands among the baselines.
std::vector<size_t> placesOf(const StatusTransitions& transitions, const StatusProcess& process,
                             std::vector<StatusBaseline>& baselines) {
    std::vector<size_t> indices(transitions.statuses.size());
    std::iota(indices.begin(), indices.end(), size_t{0});
    for (const OrderStatus& status : process.statuses()) {
        baselines.emplace_back();
        baselines.back().status = status.code;
    }
    std::sort(indices.begin(), indices.end(),
              [&](size_t left, size_t right) { return transitions.statuses[left] < transitions.statuses[right]; });
    std::vector<size_t> places(transitions.statuses.size());
    for (const size_t i : indices) {
        if (const auto index = process.indexOf(transitions.statuses[i])) {
            places[i] = static_cast<size_t>(*index);
            continue;
        }
        places[i] = baselines.size();
        baselines.emplace_back();
        baselines.back().status = transitions.statuses[i];
    }
    return places;
}

void sortSample(DurationSample& sample) {
    std::sort(sample.completed.begin(), sample.completed.end());
    std::sort(sample.open.begin(), sample.open.end());
}

class Learner {
public:
    Learner(const StatusTransitions& transitions, const StatusProcess& process, TimePoint now)
        : m_rules(transitions, process)
        , m_now(now.nanoseconds) {
        m_places = placesOf(transitions, process, m_baselines.statuses);
        m_lastOrder.resize(m_baselines.statuses.size());
        m_baselines.orders.resize(transitions.orders.size());
    }

    void learn(const std::vector<Stay>& stays) {
        const Stay& last = stays.back();
        OrderState& state = m_baselines.orders[last.order];
        state = {last.status, last.entered, stays.front().entered, static_cast<quint32>(stays.size())};
        const bool ended = m_rules.isFinal[last.status];
        const bool endedAsPlanned = ended && !m_rules.isCancelled[last.status];
        for (const Stay& stay : stays) {
            StatusBaseline& baseline = m_baselines.statuses[m_places[stay.status]];
            // Kept one higher, so that 0 means never seen.
            if (quint32& lastOrder = m_lastOrder[m_places[stay.status]]; lastOrder != stay.order + 1) {
                lastOrder = stay.order + 1;
                ++baseline.orders;
            }
            if (stay.left) {
                baseline.stays.completed.push_back(stay.duration(m_now));
                if (endedAsPlanned)
                    baseline.fromLeaving.completed.push_back((TimePoint{last.entered} - TimePoint{*stay.left}).count());
            } else if (!ended) {
                baseline.stays.open.push_back(age(stay.entered));
            }
        }
        if (endedAsPlanned)
            m_baselines.leadTime.completed.push_back((TimePoint{last.entered} - TimePoint{stays.front().entered}).count());
        else if (!ended)
            m_baselines.leadTime.open.push_back(age(stays.front().entered));
    }

    Baselines finish(const StatusTransitions& transitions) {
        for (StatusBaseline& baseline : m_baselines.statuses) {
            sortSample(baseline.stays);
            sortSample(baseline.fromLeaving);
        }
        sortSample(m_baselines.leadTime);
        if (transitions.time.empty()) {
            m_baselines.period = {};
        } else {
            const auto [first, last] = std::minmax_element(transitions.time.begin(), transitions.time.end());
            m_baselines.period = {{*first}, TimePoint{*last} + Duration(1)};
        }
        return std::move(m_baselines);
    }

private:
    [[nodiscard]] qint64 age(qint64 since) const { return std::max<qint64>(0, (TimePoint{m_now} - TimePoint{since}).count()); }

    StatusRules m_rules;
    qint64 m_now;
    Baselines m_baselines;
    std::vector<size_t> m_places;
    std::vector<quint32> m_lastOrder;
};

} // namespace

const StatusBaseline* Baselines::find(std::string_view status) const {
    const int index = indexOf(status);
    return index < 0 ? nullptr : &statuses[static_cast<size_t>(index)];
}

int Baselines::indexOf(std::string_view status) const {
    const auto found = std::find_if(statuses.begin(), statuses.end(),
                                    [status](const StatusBaseline& baseline) { return baseline.status == status; });
    return found == statuses.end() ? -1 : static_cast<int>(found - statuses.begin());
}

Baselines buildBaselines(const StatusTransitions& transitions, const StatusProcess& process, TimePoint now) {
    Learner learner(transitions, process, now);
    const StatusRules rules(transitions, process);
    forEachOrder(transitions, rules, [&](const std::vector<Stay>& stays) { learner.learn(stays); });
    return learner.finish(transitions);
}

std::vector<std::string> slowerOrders(const StatusTransitions& transitions, const StatusProcess& process,
                                      std::string_view status, Duration elapsed, TimePoint now, int limit) {
    const StatusRules rules(transitions, process);
    std::vector<std::pair<qint64, quint32>> slower;
    forEachOrder(transitions, rules, [&](const std::vector<Stay>& stays) {
        qint64 longest = -1;
        for (const Stay& stay : stays) {
            const bool isEnd = !stay.left && rules.isFinal[stay.status];
            if (!isEnd && transitions.statuses[stay.status] == status)
                longest = std::max(longest, stay.duration(now.nanoseconds));
        }
        if (longest > elapsed.count())
            slower.emplace_back(longest, stays.front().order);
    });
    std::sort(slower.begin(), slower.end(), [](const auto& left, const auto& right) {
        return left.first != right.first ? left.first > right.first : left.second < right.second;
    });
    std::vector<std::string> orders;
    for (const auto& [duration, order] : slower) {
        if (static_cast<int>(orders.size()) >= limit)
            break;
        orders.push_back(transitions.orders[order]);
    }
    return orders;
}

} // namespace logloupe
