// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/simulation_writer.h"

#include <QCoreApplication>
#include <QIODevice>

#include <string>

namespace logloupe {

namespace {

constexpr size_t chunkSize = 1 << 20;

Error refused() {
    return {ErrorKind::Storage, QCoreApplication::translate("SimulationWriter", "The simulated events could not be written.")};
}

} // namespace

Result<SimulationSummary> writeSimulation(const SimulationSettings& settings, const SimulationSink& sink,
                                          const SimulationProgress& progress, const SimulationCancelled& cancelled) {
    Simulation simulation(settings);
    const TimePoint begin = simulation.settings().begin;
    const auto length = static_cast<double>((simulation.settings().end - begin).count());
    SimulationSummary summary;
    std::string chunk;
    chunk.reserve(chunkSize + 4096);
    TimePoint last = begin;
    const auto flush = [&] {
        summary.bytes += static_cast<qint64>(chunk.size());
        const bool taken = sink(chunk);
        chunk.clear();
        if (taken && progress)
            progress(summary.events, static_cast<double>((last - begin).count()) / length);
        return taken;
    };
    while (const auto record = simulation.next()) {
        chunk.append(record->line);
        chunk.push_back('\n');
        ++summary.events;
        last = record->time;
        if (chunk.size() < chunkSize)
            continue;
        if (cancelled && cancelled())
            return failure({ErrorKind::Cancelled, QCoreApplication::translate("SimulationWriter", "Cancelled.")});
        if (!flush())
            return failure(refused());
    }
    if (!chunk.empty() && !flush())
        return failure(refused());
    summary.truth = simulation.truth();
    return summary;
}

Result<SimulationSummary> writeSimulation(const SimulationSettings& settings, QIODevice& device,
                                          const SimulationProgress& progress, const SimulationCancelled& cancelled) {
    const auto sink = [&device](std::string_view lines) {
        const auto size = static_cast<qint64>(lines.size());
        return device.write(lines.data(), size) == size;
    };
    Result<SimulationSummary> result = writeSimulation(settings, sink, progress, cancelled);
    if (!result && result.error().kind == ErrorKind::Storage)
        result.error().detail = device.errorString();
    return result;
}

} // namespace logloupe
