// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Writes a simulation as NDJSON, in chunks of about 1 MiB of whole lines. Any thread.

#include "connectors/demo/simulation.h"
#include "models/domain/result.h"

#include <functional>

class QIODevice;

namespace logloupe {

struct SimulationSummary {
    qint64 events = 0;
    qint64 bytes = 0;
    QByteArray truth; ///< see truth.h

    bool operator==(const SimulationSummary&) const = default;
};

/// Takes whole lines, each ended by a line feed; false stops the run as failed.
using SimulationSink = std::function<bool(std::string_view lines)>;
/// Called after every chunk: events so far, and the share of the time already simulated from 0 to 1.
using SimulationProgress = std::function<void(qint64 events, double share)>;
/// True stops the run as cancelled. Asked before every chunk.
using SimulationCancelled = std::function<bool()>;

/// Errors: Cancelled; Storage when the sink refused.
[[nodiscard]] Result<SimulationSummary> writeSimulation(const SimulationSettings& settings, const SimulationSink& sink,
                                                        const SimulationProgress& progress = {},
                                                        const SimulationCancelled& cancelled = {});
/// The same into an open device; its error text becomes the error's detail.
[[nodiscard]] Result<SimulationSummary> writeSimulation(const SimulationSettings& settings, QIODevice& device,
                                                        const SimulationProgress& progress = {},
                                                        const SimulationCancelled& cancelled = {});

} // namespace logloupe
