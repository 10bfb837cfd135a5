// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/plans.h"

#include "connectors/demo/stays.h"

#include <algorithm>

namespace logloupe::demo {

namespace {

constexpr quint64 planStream = 3;

struct StuckOrder {
    quint32 number;
    quint32 customer;
    Status status;
    qint64 since; ///< before the end
    StuckCause cause;
    quint8 operatorNumber;
    qint64 modelSize;
};

constexpr std::array stuckOrders{
    StuckOrder{103'611, 18'842, Status::Approved, 4 * day + hour, StuckCause::OperatorOverloaded, 17, 0},
    StuckOrder{103'702, 20'110, Status::Approved, 3 * day + 6 * hour + 21 * minute, StuckCause::MessageRejected, 0, 0},
    StuckOrder{103'755, 19'023, Status::Approved, 3 * day + 2 * hour + 27 * minute, StuckCause::OperatorOverloaded, 17, 0},
    StuckOrder{103'871, 17'555, Status::Approved, 2 * day + 9 * hour + 2 * minute, StuckCause::NoOperator, 0, 0},
    StuckOrder{104'012, 20'644, Status::Approved, 2 * day + hour + 14 * minute, StuckCause::OperatorOverloaded, 17, 0},
    StuckOrder{104'190, 11'290, Status::Approved, day + 22 * hour + 8 * minute, StuckCause::OperatorOverloaded, 17, 0},
    StuckOrder{104'301, 20'901, Status::Approved, day + 15 * hour + 2 * minute, StuckCause::MessageRejected, 0, 0},
    StuckOrder{104'355, 18'122, Status::Approved, day + 11 * hour + 20 * minute, StuckCause::NoOperator, 0, 0},
    StuckOrder{104'360, 16'402, Status::Approved, day + 10 * hour + 12 * minute, StuckCause::LargeModel, 9, 212'000'000},
    StuckOrder{104'388, 20'977, Status::Approved, day + 5 * hour + minute, StuckCause::NoOperator, 0, 0},
    StuckOrder{104'402, 13'005, Status::Approved, day + 2 * hour + 17 * minute, StuckCause::NoOperator, 0, 0},
    // Within their limit, but more than one operator can make.
    StuckOrder{0, 0, Status::Approved, 20 * hour + 11 * minute, StuckCause::OperatorOverloaded, 17, 0},
    StuckOrder{0, 0, Status::Approved, 17 * hour + 48 * minute, StuckCause::OperatorOverloaded, 17, 0},
    StuckOrder{0, 0, Status::Approved, 5 * hour + 5 * minute, StuckCause::OperatorOverloaded, 17, 0},
    StuckOrder{0, 0, Status::Approved, 3 * hour + 34 * minute, StuckCause::OperatorOverloaded, 17, 0},
    StuckOrder{0, 0, Status::ModelUploaded, 43 * minute, StuckCause::PriceCalculation, 0, 0},
    StuckOrder{0, 0, Status::PriceCalculated, 9 * day + 2 * hour, StuckCause::NotPaid, 0, 0},
    StuckOrder{0, 0, Status::PriceCalculated, 7 * day + 9 * hour, StuckCause::NotPaid, 0, 0},
    StuckOrder{0, 0, Status::Paid, 2 * day + 6 * hour, StuckCause::NotConfirmed, 0, 0},
    StuckOrder{0, 0, Status::Paid, day + 20 * hour, StuckCause::NotConfirmed, 0, 0},
    StuckOrder{0, 0, Status::Paid, day + 9 * hour, StuckCause::NotConfirmed, 0, 0},
    StuckOrder{0, 0, Status::Paid, day + 3 * hour, StuckCause::NotConfirmed, 0, 0},
    StuckOrder{0, 0, Status::Started, 5 * day + 7 * hour, StuckCause::ProductionSlow, 8, 0},
    StuckOrder{0, 0, Status::Started, 4 * day + 2 * hour, StuckCause::ProductionSlow, 8, 0},
    StuckOrder{0, 0, Status::Started, 3 * day + 9 * hour, StuckCause::ProductionSlow, 12, 0},
    StuckOrder{0, 0, Status::Packaging, 11 * hour, StuckCause::PackagingSlow, 3, 0},
};

// An incident that is worst at its beginning: share of its events to millionths of its time.
constexpr std::array fading{Quantile{0, 0}, Quantile{250, 120'000}, Quantile{500, 320'000}, Quantile{750, 600'000},
                            Quantile{1000, 1'000'000}};

/// A plan that enters a status at a time, after stays as they usually are.
Plan entering(Random& random, Status status, qint64 time) {
    Plan plan;
    qint64 at = time;
    for (int i = static_cast<int>(status) - 1; i >= 0; --i) {
        const qint64 stay = drawStayBefore(random, static_cast<Status>(i), at);
        plan.stays[static_cast<size_t>(i)] = stay;
        at -= stay;
    }
    plan.created = at;
    return plan;
}

/// Time of the index-th of so many events between two distances to the end.
qint64 between(const SimulationSettings& settings, qint64 from, qint64 to, quint32 index, quint32 count, bool fades) {
    const quint64 share = static_cast<quint64>(index) * 1'000'000 / std::max(1U, count - 1);
    const qint64 position = fades ? quantileValue(fading, static_cast<quint32>(share)) : static_cast<qint64>(share);
    return settings.end.millisecondsSinceEpoch() - from + (from - to) * position / 1'000'000;
}

void addStuck(const SimulationSettings& settings, Random& random, std::vector<Plan>& plans) {
    const qint64 end = settings.end.millisecondsSinceEpoch();
    for (const StuckOrder& stuck : stuckOrders) {
        Plan plan = entering(random, stuck.status, end - stuck.since);
        plan.number = stuck.number;
        plan.customer = stuck.customer;
        plan.hold = stuck.status;
        plan.cause = stuck.cause;
        plan.operatorNumber = stuck.operatorNumber;
        plan.modelSize = stuck.modelSize;
        if (stuck.cause == StuckCause::NoOperator)
            plan.twist = Twist::NoOperator;
        if (stuck.cause == StuckCause::MessageRejected)
            plan.twist = Twist::RejectedForGood;
        if (stuck.cause == StuckCause::PriceCalculation)
            plan.twist = Twist::PriceFails;
        plans.push_back(plan);
    }
}

void addPriceBurst(const SimulationSettings& settings, Random& random, std::vector<Plan>& plans) {
    const quint32 count = scaled(settings, 34);
    const qint64 recovered = settings.end.millisecondsSinceEpoch() - priceBurstTo + 5 * minute;
    for (quint32 i = 0; i < count; ++i) {
        const qint64 at = between(settings, priceBurstFrom, priceBurstTo + 8 * minute, i, count, false);
        Plan plan = entering(random, Status::ModelUploaded, at);
        plan.incident = Incident::PriceBurst;
        plan.twist = Twist::PriceFails;
        plan.stays[static_cast<size_t>(Status::ModelUploaded)] = recovered - at + random.between(minute, 12 * minute);
        plans.push_back(plan);
    }
}

void addDeadLetters(const SimulationSettings& settings, Random& random, std::vector<Plan>& plans) {
    const quint32 count = scaled(settings, 26);
    const qint64 again = settings.end.millisecondsSinceEpoch() - deadLettersAgain;
    for (quint32 i = 0; i < count; ++i) {
        Plan plan = entering(random, Status::Approved, between(settings, deadLettersFrom, deadLettersTo, i, count, false));
        plan.incident = Incident::DeadLetters;
        plan.twist = Twist::MissingField;
        plan.until = again + 900 + i * 1700LL % (4 * minute);
        plan.stays[static_cast<size_t>(Status::Approved)] = random.between(5 * hour, 22 * hour);
        plans.push_back(plan);
    }
}

void addBadRelease(const SimulationSettings& settings, Random& random, std::vector<Plan>& plans) {
    const quint32 rejected = scaled(settings, 389);
    for (quint32 i = 0; i < rejected; ++i) {
        // The last ones leave room for a second attempt.
        Plan plan =
            entering(random, Status::Approved, between(settings, badReleaseFrom, badReleaseTo + 2 * second, i, rejected, true));
        plan.hold = Status::Approved;
        plan.incident = Incident::BadRelease;
        plan.twist = Twist::UnknownField;
        plan.index = i;
        plans.push_back(plan);
    }
    const quint32 miscalculated = scaled(settings, 38);
    for (quint32 i = 0; i < miscalculated; ++i) {
        Plan plan = entering(random, Status::ModelUploaded,
                             between(settings, 31 * minute, 5 * minute + 30 * second, i, miscalculated, false));
        plan.incident = Incident::BadRelease;
        plan.twist = Twist::PriceFails;
        plan.stays[static_cast<size_t>(Status::ModelUploaded)] = random.between(4 * minute + 30 * second, 9 * minute);
        plans.push_back(plan);
    }
}

void addNormal(const SimulationSettings& settings, std::vector<Plan>& plans) {
    const qint64 end = settings.end.millisecondsSinceEpoch();
    Plan normal;
    normal.number = 103'988;
    normal.customer = 11'840;
    normal.created = end - (14 * day + 21 * hour + 52 * minute); // Tue 28 Apr 16:40
    normal.stays = {6 * minute,
                    4 * minute,
                    26 * hour,
                    15 * hour + 10 * minute,
                    9 * hour + 26 * minute,
                    44 * hour,
                    3 * hour + 10 * minute,
                    hour + 50 * minute,
                    66 * hour + 20 * minute,
                    0,
                    0};
    normal.incident = Incident::Normal;
    normal.operatorNumber = 6;
    normal.seller = 2;
    normal.modelSize = 46'000'000;
    normal.looks = 3;
    normal.sameForAllSeeds = true;
    plans.push_back(normal);
    // The featured order's customer has ordered before.
    for (const qint64 before : {71 * day + 3 * hour, 38 * day + 19 * hour}) {
        Plan earlier;
        earlier.customer = 20'817;
        earlier.created = end - before;
        earlier.seller = 4;
        earlier.sameForAllSeeds = true;
        plans.push_back(earlier);
    }
}

} // namespace

quint32 scaled(const SimulationSettings& settings, quint32 planned) {
    const int usual = SimulationSettings{}.orders;
    return std::max(1U, static_cast<quint32>(static_cast<quint64>(planned) * static_cast<quint64>(settings.orders)
                                             / static_cast<quint64>(usual)));
}

std::vector<Plan> makePlans(const SimulationSettings& settings) {
    std::vector<Plan> plans;
    Random random(settings.seed, planStream, 0);
    addStuck(settings, random, plans);
    addPriceBurst(settings, random, plans);
    addDeadLetters(settings, random, plans);
    addBadRelease(settings, random, plans);
    addNormal(settings, plans);
    const qint64 begin = settings.begin.millisecondsSinceEpoch();
    std::erase_if(plans, [begin](const Plan& plan) { return plan.created < begin; });
    std::stable_sort(plans.begin(), plans.end(),
                     [](const Plan& left, const Plan& right) { return left.created < right.created; });
    return plans;
}

} // namespace logloupe::demo
