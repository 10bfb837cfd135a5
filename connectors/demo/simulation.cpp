// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/simulation.h"

#include "connectors/demo/background.h"
#include "connectors/demo/featured_order.h"
#include "connectors/demo/incidents.h"
#include "connectors/demo/plans.h"

#include <algorithm>

namespace logloupe {

using namespace demo;

namespace {

constexpr quint64 arrivalStream = 7;
constexpr quint64 liveStream = 8;
constexpr int fewestOrders = 100;
constexpr int mostOrders = 5'000'000;
constexpr qint64 shortest = 14 * day;
constexpr qint64 longest = 730 * day;

quint32 unplannedOrders(const SimulationSettings& settings, size_t planned) {
    return static_cast<quint32>(std::max<qint64>(1, settings.orders - static_cast<qint64>(planned) - 1));
}

/// The first number to give, so that the featured order's number is the next one when it is created.
quint32 firstNumber(const SimulationSettings& settings, const std::vector<Plan>& plans, const Arrivals& arrivals) {
    const qint64 featuredCreated = settings.end.millisecondsSinceEpoch() - featuredBeforeEnd;
    qint64 before = arrivals.countBefore(featuredCreated);
    for (const Plan& plan : plans)
        before += plan.number != 0 ? plan.number < featuredNumber : plan.created < featuredCreated;
    // Numbers below stay clear of very small ones; many orders get longer numbers instead.
    return before < 80'000 ? static_cast<quint32>(featuredNumber - before) : 1'000'000;
}

} // namespace

SimulationSettings SimulationSettings::bounded() const {
    SimulationSettings result = *this;
    result.orders = std::clamp(orders, fewestOrders, mostOrders);
    const qint64 endMilliseconds = std::clamp(end.millisecondsSinceEpoch(), 800 * day, 80'000 * day);
    const qint64 length = std::clamp(endMilliseconds - begin.millisecondsSinceEpoch(), shortest, longest);
    result.end = TimePoint::fromMilliseconds(endMilliseconds);
    result.begin = TimePoint::fromMilliseconds(endMilliseconds - length);
    return result;
}

SimulationSettings settingsForEvents(qint64 events, quint64 seed) {
    SimulationSettings settings;
    settings.seed = seed;
    // Measured over 90 days: so many health checks whatever the orders, and so many records for a thousand orders.
    constexpr qint64 healthChecks = 19'400;
    constexpr qint64 perThousandOrders = 45'600;
    settings.orders =
        static_cast<int>(std::clamp<qint64>((events - healthChecks) * 1000 / perThousandOrders, fewestOrders, mostOrders));
    return settings;
}

class Simulation::State {
public:
    explicit State(const SimulationSettings& simulationSettings);

    std::optional<SimulatedRecord> next();
    void continueLive(int eventsPerSecond);

    World world;
    std::vector<Plan> plans;
    Arrivals arrivals;
    OrderLife orders;
    Incidents incidents;
    Background background;

private:
    void answer(const Agenda::Item& item);
    void live(qint64 time);

    std::optional<quint32> m_given; ///< record whose line the caller may still read
    int m_liveRate = 0;
    Random m_liveRandom;
    quint64 m_recordsMade = 0;
};

Simulation::State::State(const SimulationSettings& simulationSettings)
    : world(simulationSettings)
    , plans(makePlans(simulationSettings))
    , arrivals(world.begin, world.end, unplannedOrders(simulationSettings, plans.size()), Rhythm::Customers,
               Random(simulationSettings.seed, arrivalStream, 0))
    , orders(world, plans, firstNumber(simulationSettings, plans, arrivals))
    , incidents(world, orders)
    , background(world)
    , m_liveRandom(simulationSettings.seed, liveStream, 0) {
    planFeaturedOrder(world);
    incidents.plan();
    background.start();
    world.agenda.wake(arrivals.at(0), Wake::Arrival, 0);
    if (!plans.empty())
        world.agenda.wake(plans.front().created, Wake::Plan, 0);
}

std::optional<SimulatedRecord> Simulation::State::next() {
    if (m_given) {
        world.agenda.release(*m_given);
        m_given.reset();
    }
    while (!world.agenda.isEmpty() && (world.live || world.agenda.first().time < world.end)) {
        const Agenda::Item item = world.agenda.takeFirst();
        if (item.wake != Wake::Record) {
            answer(item);
            continue;
        }
        const Agenda::PendingRecord& record = world.agenda.record(item.slot);
        const bool lost = incidents.isSilenced(record.facts);
        if (lost) {
            world.truth.noteSuppressed();
        } else if (!world.live) {
            world.truth.note(record.facts, record.line.size());
        }
        if (lost || (world.live && record.facts.time < world.end)) {
            world.agenda.release(item.slot);
            continue;
        }
        m_given = item.slot;
        return SimulatedRecord{TimePoint::fromMilliseconds(record.facts.time), systemName(record.facts.system), record.line};
    }
    return {};
}

void Simulation::State::answer(const Agenda::Item& item) {
    switch (item.wake) {
    case Wake::Arrival:
        orders.create(item.time);
        if (item.slot + 1 < arrivals.count())
            world.agenda.wake(arrivals.at(item.slot + 1), Wake::Arrival, item.slot + 1);
        return;
    case Wake::Plan:
        orders.create(item.time, static_cast<qint32>(item.slot));
        if (item.slot + 1 < plans.size())
            world.agenda.wake(plans[item.slot + 1].created, Wake::Plan, item.slot + 1);
        return;
    case Wake::Order:
        orders.wake(item.slot, item.time);
        return;
    case Wake::Background:
        background.wake(item.slot, item.time);
        return;
    case Wake::Heartbeat:
        background.heartbeat(item.slot, item.time);
        return;
    case Wake::Flood:
        incidents.wake(item.slot, item.time);
        return;
    case Wake::Live:
        live(item.time);
        return;
    case Wake::Record:
        return;
    }
}

void Simulation::State::continueLive(int eventsPerSecond) {
    const bool first = m_liveRate == 0;
    m_liveRate = std::clamp(eventsPerSecond, 1, 1'000'000);
    if (!first)
        return;
    while (next()) {}
    world.live = true;
    world.agenda.wake(world.end, Wake::Live);
}

/// One thing that happens, and as much time until the next as its records are worth at the wanted rate.
void Simulation::State::live(qint64 time) {
    const quint64 before = world.agenda.recordCount();
    const quint32 kind = m_liveRandom.below(100);
    if (kind < 22)
        orders.hurryAny(m_liveRandom, time);
    else if (kind < 30)
        orders.create(time);
    else if (kind < 65)
        orders.lookAtAny(m_liveRandom, time);
    else
        background.log(m_liveRandom, time);
    m_recordsMade += world.agenda.recordCount() - before;
    // Times are whole milliseconds: what is due within one is made at once.
    const quint64 rate = static_cast<quint64>(m_liveRate);
    const quint64 due = m_recordsMade * 1000 / rate;
    m_recordsMade -= due * rate / 1000;
    const qint64 pause = static_cast<qint64>(due) < 8
                             ? static_cast<qint64>(due)
                             : m_liveRandom.between(static_cast<qint64>(due) / 2, static_cast<qint64>(due) * 3 / 2);
    world.agenda.wake(time + pause, Wake::Live);
}

Simulation::Simulation(const SimulationSettings& settings)
    : m_state(std::make_unique<State>(settings.bounded())) {}

Simulation::~Simulation() = default;
Simulation::Simulation(Simulation&&) noexcept = default;
Simulation& Simulation::operator=(Simulation&&) noexcept = default;

const SimulationSettings& Simulation::settings() const {
    return m_state->world.settings;
}

std::optional<SimulatedRecord> Simulation::next() {
    return m_state->next();
}

QByteArray Simulation::truth() const {
    return m_state->world.truth.json();
}

void Simulation::continueLive(int eventsPerSecond) {
    m_state->continueLive(eventsPerSecond);
}

} // namespace logloupe
