// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The company's systems, simulated: the same settings give the same bytes on every machine. Integer arithmetic only, own random numbers.
// One instance on one thread at a time; memory stays bounded by the number of orders that run at the same time.

#include "models/domain/time.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <string_view>

namespace logloupe {

/// Wed 13 May 2026 14:32 Europe/Moscow: the "now" of the demo workspace, whatever day it is opened.
[[nodiscard]] constexpr TimePoint demoNow() {
    return TimePoint::fromSeconds(1'778'671'920);
}

struct SimulationSettings {
    quint64 seed = 1;
    int orders = 2900; ///< 100 to 5 000 000, see bounded(); about 40 events each
    TimePoint begin = {demoNow().nanoseconds - 90LL * 86'400 * 1'000'000'000};
    TimePoint end = demoNow(); ///< "now": incidents and the featured order are placed by their distance to it

    bool operator==(const SimulationSettings&) const = default;

    /// The nearest settings that can be simulated: orders in range, whole milliseconds, at least 14 days.
    [[nodiscard]] SimulationSettings bounded() const;
};

/// The settings that give about so many events.
[[nodiscard]] SimulationSettings settingsForEvents(qint64 events, quint64 seed = 1);

struct SimulatedRecord {
    TimePoint time;          ///< as printed in the record
    std::string_view system; ///< service.name
    std::string_view line;   ///< one JSON object with dotted ECS keys, without a line end; valid until the next call
};

/// Orders with a story told in the documentation and the tests.
inline constexpr std::string_view featuredOrder = "A-104233";
inline constexpr std::string_view featuredCustomer = "C-20817";
inline constexpr std::string_view normalOrder = "A-103988";

class Simulation {
public:
    explicit Simulation(const SimulationSettings& settings = {});
    ~Simulation();
    Simulation(Simulation&&) noexcept;
    Simulation& operator=(Simulation&&) noexcept;

    [[nodiscard]] const SimulationSettings& settings() const;

    /// Records by rising time, from begin (inclusive) to end (exclusive); nothing once the end is reached.
    [[nodiscard]] std::optional<SimulatedRecord> next();

    /// What was planted, as JSON; complete once next() gave nothing. The shape is described in truth.h.
    [[nodiscard]] QByteArray truth() const;

    /// From here on next() goes past the end without an end: the same orders and systems, this many events a second (1 to 1 000 000).
    /// What is left before the end is skipped. Called again it changes the rate.
    void continueLive(int eventsPerSecond);

private:
    class State;
    std::unique_ptr<State> m_state;
};

} // namespace logloupe
