// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Two orders side by side, aligned by status: what one has and the other lacks, and what it cost. Pure; any thread; in the language in use.

#include "models/analysis/baselines.h"
#include "models/analysis/order_timeline.h"
#include "models/analysis/sentence.h"

#include <array>

class QTimeZone;

namespace logloupe {

/// One thing that happened in a status of one order.
struct ComparedStep {
    Duration offset{}; ///< since the status was entered
    std::string system;
    QString text; ///< "price calculation failed after 6 min 33 s", "production started, operator 6"
    QString what; ///< the same without what belongs to this order alone: "production started"
    bool isProblem = false;
    EventIndex event = -1;
    std::optional<Duration> took = {}; ///< for steps that last
};

/// A row: the same step in both, or in one of them.
struct ComparedRow {
    std::array<std::optional<ComparedStep>, 2> sides;
    std::array<QString, 2>
        missing; ///< words for the hatched cell of a side without the step: "not in this order", "production started: missing for 2 d 2 h"
    QString difference; ///< "+1 h 13 min", "one failure more", "missing"; empty when there is nothing to say
    Tone tone = Tone::Muted;
};

struct ComparedStatus {
    std::string status;
    std::optional<Duration> usualLow = {};
    std::optional<Duration> usualHigh = {};
    std::array<std::optional<Duration>, 2> durations; ///< sum of the stays in it; nothing: never entered
    std::array<bool, 2> open{};                       ///< still in it
    std::array<Tone, 2> tones{};
    std::optional<Duration> difference = {}; ///< right − left
    QString differenceText;                  ///< "+1 d 18 h", "not reached"
    QString
        note; ///< "and growing", or "customer" where it is the customer who takes his time; empty when there is nothing to say
    Tone tone = Tone::Plain;
    std::vector<ComparedRow> rows;
};

struct ComparedDifference {
    QString text;
    Tone tone = Tone::Warning;
    Duration weight{}; ///< what it cost, for the order of the list
};

struct Comparison {
    std::array<std::string, 2> orders;
    std::array<std::string, 2> statusNow;
    std::vector<ComparedStatus> statuses; ///< in the order of the process
    int firstUnreached = 0; ///< index from which on only the left order has statuses; statuses.size() when there is none
    std::vector<ComparedDifference> differences; ///< the ones that matter, the costliest first; at most five
    std::array<Duration, 2> totals{};
    std::array<bool, 2> totalOpen{};
    std::optional<Duration> totalDifference = {};
    int matchedSteps = 0;
    int steps = 0; ///< rows
    std::optional<std::pair<Duration, Duration>> usuallyMore =
        {}; ///< what orders need from leaving the right order's status to their end, p10 to p90
    qint64 usuallyMorePopulation = 0;
};

[[nodiscard]] Comparison compareOrders(const OrderTimeline& left, const OrderTimeline& right, const Baselines& baselines,
                                       const StatusProcess& process);

/// An order that went as orders usually do, for the same route.
struct NormalOrder {
    std::string order;
    double distance = 0; ///< sum over the statuses of |ln(stay ÷ median)|; less is more usual
    TimePoint ended;
    std::optional<qint64> modelSize = {}; ///< bytes; filled in by who can look it up
};

/// Orders that ended as planned, whose way begins with the statuses the given order has been in, each stay within the usual range; the most usual first.
[[nodiscard]] std::vector<NormalOrder> normalOrders(const StatusTransitions& transitions, const Baselines& baselines,
                                                    const StatusProcess& process, const OrderTimeline& order, int limit = 20);
/// The candidate whose model is nearest in size (ratio), by distance among those within a factor of 1.5; nothing without candidates.
[[nodiscard]] std::optional<NormalOrder> nearestNormalOrder(const std::vector<NormalOrder>& candidates,
                                                            std::optional<qint64> modelSize);
/// "A-103988 is the nearest normal order: same route, model 46.0 MB, closed Tue 5 May"
[[nodiscard]] QString normalOrderText(const NormalOrder& order, const QTimeZone& zone, TimePoint now);

} // namespace logloupe
