// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/order_life.h"

#include "connectors/demo/featured_order.h"
#include "connectors/demo/stays.h"

#include <algorithm>
#include <limits>

namespace logloupe::demo {

namespace {

constexpr quint64 orderStream = 2;
constexpr quint64 fixedSeed = 20'260'513;
constexpr qint64 never = std::numeric_limits<qint64>::max() / 4;

// Model sizes in kilobytes: a ring is a few, a crown is many.
constexpr std::array modelSizes{Quantile{0, 900},      Quantile{100, 6'000},   Quantile{500, 24'000},
                                Quantile{900, 71'000}, Quantile{990, 140'000}, Quantile{1000, 180'000}};

/// Of a hundred orders, how many looks are taken while in that status.
constexpr std::array<quint32, statusCount> looksPerHundred{8, 4, 26, 16, 18, 24, 4, 4, 16, 0, 0};

} // namespace

OrderLife::OrderLife(World& world, std::vector<Plan> plans, quint32 firstNumber)
    : m_world(world)
    , m_plans(std::move(plans))
    , m_nextNumber(firstNumber)
    , m_customers(static_cast<quint32>(std::max(200, world.settings.orders * 5 / 8))) {
    m_kept.push_back(featuredNumber);
    for (const Plan& plan : m_plans) {
        if (plan.number != 0)
            m_kept.push_back(plan.number);
    }
    std::sort(m_kept.begin(), m_kept.end());
}

quint32 OrderLife::nextNumber() {
    while (std::binary_search(m_kept.begin(), m_kept.end(), m_nextNumber))
        ++m_nextNumber;
    return m_nextNumber++;
}

quint32 OrderLife::anyCustomer(Random& random) const {
    // The product of two draws: a few customers order often, most once.
    const quint64 first = random.below(m_customers);
    const quint64 other = random.below(m_customers);
    return 10'000 + static_cast<quint32>(first * other / m_customers);
}

const Plan* OrderLife::planOf(const Order& order) const {
    return order.plan < 0 ? nullptr : &m_plans[static_cast<size_t>(order.plan)];
}

quint32 OrderLife::create(qint64 time, qint32 plan) {
    quint32 slot = 0;
    if (m_free.empty()) {
        slot = static_cast<quint32>(m_orders.size());
        m_orders.emplace_back();
    } else {
        slot = m_free.back();
        m_free.pop_back();
    }
    Order& order = m_orders[slot];
    order = {};
    order.plan = plan;
    const Plan* wanted = planOf(order);
    order.number = wanted && wanted->number != 0 ? wanted->number : nextNumber();
    order.serial = m_world.truth.addOrder(order.number, wanted ? wanted->cause : StuckCause::None);
    order.random = wanted && wanted->sameForAllSeeds ? Random(fixedSeed, orderStream, order.number)
                                                     : Random(m_world.settings.seed, orderStream, order.serial);
    order.customer = anyCustomer(order.random);
    // One draw a statement: the order within an expression is the compiler's choice, and the bytes must not depend on it.
    order.modelSize = draw(modelSizes, order.random) * 1000;
    order.modelSize += order.random.below(1000);
    order.seller = static_cast<quint8>(order.random.below(sellerCount) + 1);
    order.operatorNumber = static_cast<quint8>(order.random.below(operatorCount) + 1);
    // Those that he has at the end are planned, so that it is known how many they are.
    if (order.operatorNumber == overloadedOperator && !wanted && time > m_world.beforeEnd(20 * day))
        order.operatorNumber = 5;
    if (wanted) {
        order.customer = wanted->customer != 0 ? wanted->customer : order.customer;
        order.modelSize = wanted->modelSize != 0 ? wanted->modelSize : order.modelSize;
        order.seller = wanted->seller != 0 ? wanted->seller : order.seller;
        if (wanted->operatorNumber != 0)
            order.operatorNumber = wanted->operatorNumber;
        else if (order.operatorNumber == overloadedOperator)
            order.operatorNumber = 6;
    } else if (order.random.chance(70)) {
        const quint32 client = order.random.below(businessClientCount);
        const quint32 other = order.random.below(businessClientCount);
        order.businessClient = static_cast<quint8>(client * other / businessClientCount + 1);
        order.customer = 10'000U + order.businessClient;
    }
    advance(slot, time);
    return slot;
}

void OrderLife::chooseStay(Order& order, Status status, qint64 time) {
    const Plan* plan = planOf(order);
    const qint64 planned = plan ? plan->stays[static_cast<size_t>(status)] : 0;
    if (plan && plan->hold == status) {
        order.advanceAt = never;
        order.next = status;
    } else if (planned > 0) {
        order.advanceAt = time + planned;
        order.next = following(status);
    } else {
        qint64 stay = drawStay(order.random, status, time);
        order.next = plan ? following(status) : drawNext(order.random, status, stay);
        order.advanceAt = time + (m_world.live ? stay : withinLimitAt(m_world.end, order.random, status, time, stay));
    }
    const quint32 perHundred = looksPerHundred[static_cast<size_t>(status)];
    order.looksLeft = static_cast<quint8>((perHundred + order.random.below(100)) / 100 + (plan ? plan->looks : 0));
}

void OrderLife::play(Order& order, Status status, qint64 time) {
    const Phase phase{m_world, order, planOf(order), time, newFlow(m_world)};
    switch (status) {
    case Status::Created:
        return playCreated(phase);
    case Status::ModelUploaded:
        return playModelUploaded(phase);
    case Status::PriceCalculated:
        return playPriceCalculated(phase);
    case Status::Paid:
        return playPaid(phase);
    case Status::Approved:
        return playApproved(phase);
    case Status::Started:
        return playStarted(phase);
    case Status::Completed:
        return playCompleted(phase);
    case Status::Packaging:
        return playPackaging(phase);
    case Status::Shipped:
        return playShipped(phase);
    case Status::Closed:
        return playClosed(phase);
    case Status::Cancelled:
        return playCancelled(phase);
    case Status::None:
        break;
    }
}

void OrderLife::advance(quint32 slot, qint64 time) {
    Order& order = m_orders[slot];
    const Status status = order.next;
    if (status != Status::Closed && status != Status::Cancelled)
        chooseStay(order, status, time);
    play(order, status, time);
    order.status = status;
    order.entered = time;
    if (status == Status::Closed || status == Status::Cancelled) {
        order.wakeAt = -1;
        m_free.push_back(slot);
        return;
    }
    scheduleWake(slot, time);
}

void OrderLife::scheduleWake(quint32 slot, qint64 time) {
    Order& order = m_orders[slot];
    const qint64 horizon = std::min(order.advanceAt, std::max(m_world.end, time) + day);
    order.wakeAt = order.advanceAt;
    if (order.looksLeft > 0) {
        const qint64 part = (horizon - time) / (order.looksLeft + 1);
        qint64 best = 0;
        quint32 bestActivity = 0;
        for (int i = 0; i < 3 && part > 20 * second; ++i) {
            const qint64 at = time + part / 4 + static_cast<qint64>(order.random.below(1000)) * part * 3 / 2 / 1000;
            const quint32 busy = activity(
                order.status == Status::Approved || order.status == Status::Started ? Rhythm::Production : Rhythm::Customers,
                at);
            if (busy > bestActivity) {
                bestActivity = busy;
                best = at;
            }
        }
        if (best > time && best < order.advanceAt)
            order.wakeAt = best;
        --order.looksLeft;
    }
    if (order.wakeAt != never)
        m_world.agenda.wake(order.wakeAt, Wake::Order, slot);
}

void OrderLife::wake(quint32 slot, qint64 time) {
    Order& order = m_orders[slot];
    if (order.wakeAt != time)
        return; // hurried meanwhile
    if (time >= order.advanceAt) {
        advance(slot, time);
        return;
    }
    playLook({m_world, order, planOf(order), time, newFlow(m_world)});
    scheduleWake(slot, time);
}

bool OrderLife::lookAtAny(Random& random, qint64 time) {
    if (m_orders.empty())
        return false;
    Order& order = m_orders[random.below(static_cast<quint32>(m_orders.size()))];
    if (order.wakeAt < 0)
        return false;
    playLook({m_world, order, planOf(order), time, newFlow(m_world)});
    return true;
}

const Order* OrderLife::any(Random& random, Status status, Incident incident) const {
    for (int i = 0; i < 200 && !m_orders.empty(); ++i) {
        const Order& order = m_orders[random.below(static_cast<quint32>(m_orders.size()))];
        const Plan* plan = planOf(order);
        if (order.wakeAt >= 0 && order.status == status && (plan ? plan->incident : Incident::None) == incident)
            return &order;
    }
    return nullptr;
}

bool OrderLife::hurryAny(Random& random, qint64 time) {
    if (m_orders.empty())
        return false;
    const quint32 slot = random.below(static_cast<quint32>(m_orders.size()));
    Order& order = m_orders[slot];
    // Before the price is there, records of the calculation are still to come; planned orders keep their story.
    if (order.wakeAt < 0 || order.plan >= 0 || order.status < Status::PriceCalculated)
        return false;
    advance(slot, time);
    return true;
}

} // namespace logloupe::demo
