// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/compare.h"

#include "models/analysis/compare_steps.h"
#include "models/analysis/status_words.h"
#include "models/analysis/verdict.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

namespace {

using comparison::Step;
using comparison::StepKind;

// A difference below this share of the longer of the two is as good as none.
constexpr double noticeableShare = 0.1;
constexpr size_t mostDifferences = 5;

QString told(const char* text) {
    return QCoreApplication::translate("Compare", text);
}

/// Saturating: a log may hold any two times.
Duration sum(Duration left, Duration right) {
    return Duration((TimePoint{left.count()} + right).nanoseconds);
}

QString signedText(Duration duration) {
    if (duration == Duration::zero())
        return durationText(duration);
    return duration > Duration::zero() ? QStringLiteral("+") + durationText(duration) : durationText(duration);
}

std::vector<const StatusStay*> staysIn(const OrderTimeline& timeline, const std::string& status) {
    std::vector<const StatusStay*> stays;
    for (const StatusStay& stay : timeline.statuses) {
        if (stay.code == status)
            stays.push_back(&stay);
    }
    return stays;
}

bool isEnd(const StatusStay& stay, const StatusProcess& process) {
    const OrderStatus* rules = process.find(stay.code);
    return stay.isOpen() && rules && rules->isFinal;
}

Duration totalOf(const OrderTimeline& timeline, bool& isOpen, const StatusProcess& process) {
    isOpen = false;
    const StatusStay* current = timeline.current();
    if (!current)
        return Duration::zero();
    isOpen = !isEnd(*current, process);
    return std::max(Duration::zero(), (isOpen ? timeline.now : current->entered) - timeline.statuses.front().entered);
}

Tone toneOf(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::Late:
        return Tone::Error;
    case VerdictKind::OverUsual:
        return Tone::Warning;
    default:
        return Tone::Plain;
    }
}

class Comparer {
public:
    Comparer(const OrderTimeline& left, const OrderTimeline& right, const Baselines& baselines, const StatusProcess& process)
        : m_timelines{&left, &right}
        , m_baselines(baselines)
        , m_process(process) {}

    Comparison compare() {
        for (size_t side = 0; side < 2; ++side) {
            m_result.orders[side] = m_timelines[side]->order;
            if (const StatusStay* current = m_timelines[side]->current())
                m_result.statusNow[side] = current->code;
            m_steps[side] = comparison::stepsOfStays(*m_timelines[side]);
            m_result.totals[side] = totalOf(*m_timelines[side], m_result.totalOpen[side], m_process);
        }
        for (const std::string& status : statusOrder())
            compareStatus(status);
        m_result.totalDifference = totalDifference();
        m_result.firstUnreached = firstUnreached();
        finishDifferences();
        findUsuallyMore();
        return std::move(m_result);
    }

private:
    /// The process's order; statuses it does not name where the orders have them.
    [[nodiscard]] std::vector<std::string> statusOrder() const {
        std::vector<std::string> order;
        for (const OrderTimeline* timeline : m_timelines) {
            for (const StatusStay& stay : timeline->statuses) {
                if (std::find(order.begin(), order.end(), stay.code) == order.end())
                    order.push_back(stay.code);
            }
        }
        const int last = static_cast<int>(m_process.statuses().size());
        std::stable_sort(order.begin(), order.end(), [&](const std::string& left, const std::string& right) {
            return m_process.indexOf(left).value_or(last) < m_process.indexOf(right).value_or(last);
        });
        return order;
    }

    void compareStatus(const std::string& code) {
        ComparedStatus status;
        status.status = code;
        if (const StatusBaseline* baseline = m_baselines.find(code); baseline && baseline->isKnown()) {
            status.usualLow = baseline->usualLow();
            status.usualHigh = baseline->usualHigh();
        }
        for (size_t side = 0; side < 2; ++side)
            sumStays(status, side);
        describeDifference(status);
        alignSteps(status);
        m_result.statuses.push_back(std::move(status));
    }

    void sumStays(ComparedStatus& status, size_t side) {
        for (const StatusStay* stay : staysIn(*m_timelines[side], status.status)) {
            const Duration duration = isEnd(*stay, m_process) ? Duration::zero() : stay->duration;
            status.durations[side] = sum(status.durations[side].value_or(Duration::zero()), duration);
            status.open[side] = stay->isOpen() && !isEnd(*stay, m_process);
        }
        if (status.durations[side] && !isFinal(status.status))
            status.tones[side] =
                toneOf(judgeStay(status.status, *status.durations[side], status.open[side], m_baselines, m_process).kind);
    }

    [[nodiscard]] bool isFinal(const std::string& code) const {
        const OrderStatus* rules = m_process.find(code);
        return rules && rules->isFinal;
    }

    void describeDifference(ComparedStatus& status) {
        if (!status.durations[0] || !status.durations[1]) {
            status.differenceText = status.durations[0] ? told(QT_TRANSLATE_NOOP("Compare", "not reached"))
                                                        : told(QT_TRANSLATE_NOOP("Compare", "only here"));
            status.tone = Tone::Muted;
            return;
        }
        if (isFinal(status.status))
            return;
        const Duration difference = *status.durations[1] - *status.durations[0];
        status.difference = difference;
        status.differenceText = signedText(difference);
        const bool isLonger = difference > Duration::zero();
        status.tone = isLonger ? status.tones[1] : Tone::Plain;
        const OrderPhase phase = orderPhase(status.status);
        if (status.open[1] && isLonger)
            status.note = told(QT_TRANSLATE_NOOP("Compare", "and growing"));
        else if (phase == OrderPhase::Customer || phase == OrderPhase::Payment)
            status.note = told(QT_TRANSLATE_NOOP("Compare", "customer"));
    }

    void alignSteps(ComparedStatus& status) {
        std::array<std::vector<Step>, 2> steps;
        for (size_t side = 0; side < 2; ++side) {
            const std::vector<StatusStay>& stays = m_timelines[side]->statuses;
            for (size_t i = 0; i < stays.size(); ++i) {
                if (stays[i].code == status.status)
                    steps[side].insert(steps[side].end(), m_steps[side][i].begin(), m_steps[side][i].end());
            }
        }
        m_lastOffset = steps[1].empty() ? Duration::zero() : steps[1].back().shown.offset;
        const int failuresBefore = m_priceFailures;
        for (const auto& [left, right] : comparison::aligned(steps[0], steps[1])) {
            const Step* leftStep = left < 0 ? nullptr : &steps[0][static_cast<size_t>(left)];
            const Step* rightStep = right < 0 ? nullptr : &steps[1][static_cast<size_t>(right)];
            status.rows.push_back(rowOf(status, leftStep, rightStep));
            ++m_result.steps;
            m_result.matchedSteps += leftStep && rightStep ? 1 : 0;
        }
        const bool explained = m_priceFailures > failuresBefore && status.difference && *status.difference > Duration::zero();
        if (explained)
            m_priceFailureCost = sum(m_priceFailureCost, *status.difference);
        else
            addStatusDifference(status);
    }

    /// A status that took longer than it usually does; unless failed price calculations explain it.
    void addStatusDifference(const ComparedStatus& status) {
        if (!status.difference || *status.difference <= Duration::zero() || status.tones[1] == Tone::Plain)
            return;
        const QString cost = signedText(*status.difference);
        QString text;
        if (status.open[1] && orderPhase(status.status) == OrderPhase::ProductionQueue)
            text = told(QT_TRANSLATE_NOOP("Compare", "production not started, %1")).arg(cost);
        else if (status.open[1])
            text = told(QT_TRANSLATE_NOOP("Compare", "still in %1, %2")).arg(toText(status.status), cost);
        else
            text = told(QT_TRANSLATE_NOOP("Compare", "longer in %1, %2")).arg(toText(status.status), cost);
        m_result.differences.push_back({text, status.tones[1], *status.difference});
    }

    ComparedRow rowOf(const ComparedStatus& status, const Step* left, const Step* right) {
        ComparedRow row;
        if (left)
            row.sides[0] = left->shown;
        if (right)
            row.sides[1] = right->shown;
        if (left && right)
            compareStep(row, *left, *right);
        else if (right)
            describeExtra(row, *right, status);
        else
            describeMissing(row, *left, status);
        return row;
    }

    void compareStep(ComparedRow& row, const Step& left, const Step& right) const {
        const Duration difference =
            left.shown.took && right.shown.took ? *right.shown.took - *left.shown.took : right.shown.offset - left.shown.offset;
        if (difference == Duration::zero())
            return;
        row.difference = signedText(difference);
        const Duration longer = std::max(left.shown.offset, right.shown.offset);
        const bool isNoticeable =
            difference > std::chrono::minutes(1)
            && static_cast<double>(difference.count()) > noticeableShare * static_cast<double>(longer.count());
        row.tone = isNoticeable ? Tone::Warning : Tone::Muted;
    }

    void describeExtra(ComparedRow& row, const Step& step, const ComparedStatus& status) {
        row.missing[0] = status.durations[0] ? told(QT_TRANSLATE_NOOP("Compare", "not in this order"))
                                             : told(QT_TRANSLATE_NOOP("Compare", "not reached"));
        switch (step.kind) {
        case StepKind::PriceFailure:
            row.difference = told(QT_TRANSLATE_NOOP("Compare", "one failure more"));
            row.tone = Tone::Warning;
            ++m_priceFailures;
            break;
        case StepKind::Rejection:
            row.difference = told(QT_TRANSLATE_NOOP("Compare", "one rejection more"));
            row.tone = Tone::Error;
            ++m_rejections;
            m_rejectionCost = std::max(m_rejectionCost, waitAfter(step.shown.event));
            break;
        case StepKind::DeadLetter:
            row.tone = Tone::Warning;
            break;
        case StepKind::Failure:
            row.difference = told(QT_TRANSLATE_NOOP("Compare", "one error more"));
            row.tone = Tone::Error;
            ++m_failures;
            break;
        case StepKind::Other:
        case StepKind::Optional:
            row.difference = told(QT_TRANSLATE_NOOP("Compare", "only here"));
            break;
        }
    }

    [[nodiscard]] Duration waitAfter(EventIndex event) const {
        for (const TimelineMessage& message : m_timelines[1]->messages) {
            if (std::binary_search(message.events.begin(), message.events.end(), event))
                return message.waited(m_timelines[1]->now);
        }
        return Duration::zero();
    }

    void describeMissing(ComparedRow& row, const Step& step, const ComparedStatus& status) {
        if (!status.durations[1]) {
            row.missing[1] = told(QT_TRANSLATE_NOOP("Compare", "%1: not reached")).arg(step.shown.what);
            return;
        }
        if (step.kind != StepKind::Other) {
            row.missing[1] = told(QT_TRANSLATE_NOOP("Compare", "not in this order"));
            row.difference = told(QT_TRANSLATE_NOOP("Compare", "only in the other"));
            return;
        }
        // While the order is still in the status, the step may yet come; after the time it took the other order it is missed.
        if (status.open[1] && *status.durations[1] > step.shown.offset) {
            row.missing[1] = told(QT_TRANSLATE_NOOP("Compare", "%1: missing for %2"))
                                 .arg(step.shown.what, durationText(*status.durations[1] - m_lastOffset));
            row.difference = told(QT_TRANSLATE_NOOP("Compare", "missing"));
            row.tone = Tone::Error;
            return;
        }
        row.missing[1] = status.open[1] ? told(QT_TRANSLATE_NOOP("Compare", "%1: not yet")).arg(step.shown.what)
                                        : told(QT_TRANSLATE_NOOP("Compare", "not in this order"));
        row.difference =
            status.open[1] ? told(QT_TRANSLATE_NOOP("Compare", "not yet")) : told(QT_TRANSLATE_NOOP("Compare", "missing"));
        row.tone = status.open[1] ? Tone::Muted : Tone::Warning;
    }

    /// An order still on its way is compared over the statuses it has been in.
    [[nodiscard]] std::optional<Duration> totalDifference() const {
        if (m_timelines[0]->statuses.empty() || m_timelines[1]->statuses.empty())
            return {};
        if (!m_result.totalOpen[0] && !m_result.totalOpen[1])
            return m_result.totals[1] - m_result.totals[0];
        Duration difference{};
        for (const ComparedStatus& status : m_result.statuses) {
            if (!status.durations[0] || !status.durations[1])
                continue;
            // A stay that goes on may already be the longer one; that it will be the shorter one is not known yet.
            const Duration more = *status.durations[1] - *status.durations[0];
            const bool isKnown = more > Duration::zero() ? !status.open[0] : more < Duration::zero() ? !status.open[1] : true;
            if (isKnown)
                difference = sum(difference, more);
        }
        return difference;
    }

    [[nodiscard]] int firstUnreached() const {
        int first = static_cast<int>(m_result.statuses.size());
        while (first > 0 && !m_result.statuses[static_cast<size_t>(first) - 1].durations[1])
            --first;
        return first;
    }

    void addCounted(const char* once, const char* more, int count, Duration cost, Tone tone) {
        if (count == 0)
            return;
        QString text =
            count == 1 ? told(once) : QCoreApplication::translate("Compare", more, nullptr, count).arg(countText(count));
        if (cost > Duration::zero())
            text += QStringLiteral(", ") + signedText(cost);
        m_result.differences.push_back({text, tone, cost});
    }

    void finishDifferences() {
        addCounted(QT_TRANSLATE_NOOP("Compare", "message rejected once"),
                   QT_TRANSLATE_N_NOOP("Compare", "messages rejected %1 times"), m_rejections, m_rejectionCost, Tone::Error);
        addCounted(QT_TRANSLATE_NOOP("Compare", "price calculation failed once"),
                   QT_TRANSLATE_N_NOOP("Compare", "price calculation failed %1 times"), m_priceFailures, m_priceFailureCost,
                   Tone::Warning);
        addCounted(QT_TRANSLATE_NOOP("Compare", "one error more"), QT_TRANSLATE_N_NOOP("Compare", "%1 errors more"), m_failures,
                   Duration::zero(), Tone::Error);
        std::stable_sort(
            m_result.differences.begin(), m_result.differences.end(),
            [](const ComparedDifference& left, const ComparedDifference& right) { return left.weight > right.weight; });
        if (m_result.differences.size() > mostDifferences)
            m_result.differences.resize(mostDifferences);
    }

    void findUsuallyMore() {
        const StatusBaseline* baseline = m_result.totalOpen[1] ? m_baselines.find(m_result.statusNow[1]) : nullptr;
        if (!baseline || baseline->fromLeaving.count() < smallestPopulation)
            return;
        m_result.usuallyMore = {baseline->fromLeaving.quantile(usualLowShare), baseline->fromLeaving.quantile(usualHighShare)};
        m_result.usuallyMorePopulation = baseline->fromLeaving.count();
    }

    std::array<const OrderTimeline*, 2> m_timelines;
    const Baselines& m_baselines;
    const StatusProcess& m_process;
    Comparison m_result;
    std::array<std::vector<std::vector<Step>>, 2> m_steps;
    Duration m_lastOffset{}; ///< of the right order's newest step in the status being compared
    int m_priceFailures = 0;
    int m_rejections = 0;
    int m_failures = 0;
    Duration m_priceFailureCost{};
    Duration m_rejectionCost{};
};

} // namespace

Comparison compareOrders(const OrderTimeline& left, const OrderTimeline& right, const Baselines& baselines,
                         const StatusProcess& process) {
    return Comparer(left, right, baselines, process).compare();
}

} // namespace logloupe
