// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/simulate_command.h"

#include "app/cli/command.h"
#include "connectors/demo/simulation_writer.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QFile>

#include <chrono>
#include <limits>
#include <thread>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("Simulate", text);
}

constexpr qint64 mostOrders = 5'000'000;
constexpr int liveRate = 24;

/// As fast as the clock says: the writer is asked for whole seconds' worth in small steps, so that a reader sees a steady stream.
int writeLive(const SimulationSettings& settings, int rate, Console& console) {
    Simulation simulation(settings);
    simulation.continueLive(rate);
    const auto begin = std::chrono::steady_clock::now();
    for (qint64 written = 0; !Console::isInterrupted(); ++written) {
        const auto due = begin + std::chrono::nanoseconds(written * 1'000'000'000 / rate);
        if (due > std::chrono::steady_clock::now()) {
            if (!console.flush())
                return exit_code::complete;
            std::this_thread::sleep_until(due);
        }
        const auto record = simulation.next();
        if (!record || !console.write(QByteArray(record->line.data(), static_cast<qsizetype>(record->line.size())) + '\n'))
            return exit_code::complete;
    }
    console.flush();
    return exit_code::interrupted;
}

Result<qint64> writeTruth(const QString& path, const QByteArray& truth) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(truth) != truth.size())
        return failure({ErrorKind::Storage,
                        translated(QT_TRANSLATE_NOOP(
                                       "Simulate", "%1 cannot be written. Check the folder's rights and the room on the disk."))
                            .arg(path),
                        file.errorString()});
    return truth.size();
}

} // namespace

int runSimulate(const CommandLine& line, Console& console) {
    const auto orders = numberOption(line, "orders", 1);
    const auto seed = numberOption(line, "seed", 0);
    const auto rate = numberOption(line, "rate", 1);
    for (const auto* option : {&orders, &seed, &rate}) {
        if (!*option) {
            console.fail(option->error());
            return exit_code::wrongUse;
        }
    }
    SimulationSettings settings;
    settings.orders = static_cast<int>(std::min(orders->value_or(settings.orders), mostOrders));
    settings.seed = static_cast<quint64>(seed->value_or(static_cast<qint64>(settings.seed)));
    settings = settings.bounded();
    if (*orders && settings.orders != **orders)
        console.warn(translated(QT_TRANSLATE_NOOP("Simulate", "--orders is brought to %1.")).arg(countText(settings.orders)));
    if (line.has("live"))
        return writeLive(settings, static_cast<int>(std::min<qint64>(rate->value_or(liveRate), 1'000'000)), console);
    const auto progress = [&console](qint64 events, double share) {
        console.progress(translated(QT_TRANSLATE_NOOP("Simulate", "%1 events, %2")).arg(countText(events), percentText(share)));
    };
    QFile file(line.value("out"));
    if (line.has("out") && !file.open(QIODevice::WriteOnly)) {
        console.fail({ErrorKind::Storage,
                      translated(QT_TRANSLATE_NOOP("Simulate",
                                                   "%1 cannot be written. Check the folder's rights and the room on the disk."))
                          .arg(file.fileName()),
                      file.errorString()});
        return exit_code::failed;
    }
    const auto toConsole = [&console](std::string_view lines) {
        return console.write(QByteArray::fromRawData(lines.data(), static_cast<qsizetype>(lines.size())));
    };
    const auto written = file.isOpen() ? writeSimulation(settings, file, progress, &Console::isInterrupted)
                                       : writeSimulation(settings, toConsole, progress, &Console::isInterrupted);
    console.endProgress();
    if (!written) {
        if (console.isClosed())
            return exit_code::complete;
        console.fail(written.error());
        return exitCodeOf(written.error());
    }
    console.flush();
    if (line.has("truth")) {
        if (const auto kept = writeTruth(line.value("truth"), written->truth); !kept) {
            console.fail(kept.error());
            return exit_code::failed;
        }
    }
    if (file.isOpen())
        console.warn(translated(QT_TRANSLATE_NOOP("Simulate", "%1 events, %2"))
                         .arg(countText(written->events), sizeText(written->bytes)));
    return exit_code::complete;
}

} // namespace logloupe
