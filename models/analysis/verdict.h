// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Is the order late? Its time in the status against the status's limit and against all orders. Pure; any thread; in the language in use.

#include "models/analysis/baselines.h"
#include "models/analysis/order_timeline.h"
#include "models/analysis/sentence.h"

class QTimeZone;

namespace logloupe {

enum class VerdictKind : quint8 {
    NoStatus, ///< no status change is logged
    Unknown,  ///< no limit, and too few orders to compare with
    OnTime,
    OverUsual, ///< longer than 90 % of the stays
    Late,      ///< over the limit, or longer than 95 % of the stays
    Closed,
    Cancelled,
};

/// Share of faster orders from which an order is late without a limit.
inline constexpr double lateShare = 0.95;

/// One stay against the population.
struct StayVerdict {
    VerdictKind kind =
        VerdictKind::Unknown; ///< a stay that has ended is never Late: that word is kept for what can still be changed
    std::optional<Duration> usualLow = {};
    std::optional<Duration> usualHigh = {};
    std::optional<double> slowerThan = {}; ///< share 0 to 1
    qint64 population = 0;
    std::optional<Duration> limit = {};
    bool overLimit = false;
};

struct Verdict {
    VerdictKind kind = VerdictKind::NoStatus;
    std::string status;
    TimePoint since;
    Duration elapsed{}; ///< in the status; for an order that has ended, its whole way
    StayVerdict stay;
    Sentence sentence;

    [[nodiscard]] bool isLate() const { return kind == VerdictKind::Late; }
};

[[nodiscard]] StayVerdict judgeStay(std::string_view status, Duration elapsed, bool isOpen, const Baselines& baselines,
                                    const StatusProcess& process);
[[nodiscard]] Verdict judgeOrder(const OrderTimeline& timeline, const Baselines& baselines, const StatusProcess& process,
                                 const QTimeZone& zone);

/// "usually 6–20 h, slower than 97 % of 412 orders"; empty when the population is not known. Briefly "usually 2–12 min, slower than 94 %".
[[nodiscard]] QString usualText(const StayVerdict& stay, bool brief = false);
/// One word for lists: "late", "on time", "closed".
[[nodiscard]] QString verdictWord(VerdictKind kind);
/// The same, never translated, for machines: "late", "over_usual", "on_time", "closed", "cancelled", "unknown", "no_status".
[[nodiscard]] QString verdictCode(VerdictKind kind);

} // namespace logloupe
