// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/simulate_command.h"

#include "app/cli/command.h"
#include "app/cli/platform_filling.h"
#include "connectors/demo/simulation_writer.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <chrono>
#include <thread>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("Simulate", text);
}

constexpr qint64 mostOrders = 5'000'000;
constexpr int liveRate = 24;
constexpr qint64 mostRate = 1'000'000;

/// Where the records go: a file, else standard output.
class RecordSink {
public:
    RecordSink(Console& console, const QString& path)
        : m_console(console)
        , m_file(path) {}

    [[nodiscard]] Result<void> open() {
        if (m_file.fileName().isEmpty() || m_file.open(QIODevice::WriteOnly))
            return {};
        return failure({ErrorKind::Storage,
                        translated(QT_TRANSLATE_NOOP(
                                       "Simulate", "%1 cannot be written. Check the folder's rights and the room on the disk."))
                            .arg(m_file.fileName()),
                        m_file.errorString()});
    }
    [[nodiscard]] bool isFile() const { return m_file.isOpen(); }
    [[nodiscard]] QFile& file() { return m_file; }
    bool write(std::string_view text) {
        const auto size = static_cast<qint64>(text.size());
        return isFile() ? m_file.write(text.data(), size) == size
                        : m_console.write(QByteArray(text.data(), static_cast<qsizetype>(size)));
    }
    bool flush() { return isFile() ? m_file.flush() : m_console.flush(); }
    /// Why a write went wrong; a reader that went away is no failure.
    [[nodiscard]] int exitCodeOfFailure() {
        if (!isFile())
            return Console::isInterrupted() ? exit_code::interrupted : exit_code::complete;
        m_console.fail(
            {ErrorKind::Storage,
             translated(QT_TRANSLATE_NOOP("Simulate", "%1 could not be written to its end. Check the room on the disk."))
                 .arg(m_file.fileName()),
             m_file.errorString()});
        return exit_code::failed;
    }

private:
    Console& m_console;
    QFile m_file;
};

/// In short steps, so that Ctrl+C is seen soon.
void waitUntil(std::chrono::steady_clock::time_point due) {
    constexpr std::chrono::milliseconds step(50);
    while (!Console::isInterrupted() && std::chrono::steady_clock::now() < due)
        std::this_thread::sleep_until(std::min(due, std::chrono::steady_clock::now() + step));
}

/// As fast as the clock says: the writer is asked for whole seconds' worth in small steps, so that a reader sees a steady stream.
int writeLive(const SimulationSettings& settings, int rate, RecordSink& sink) {
    Simulation simulation(settings);
    simulation.continueLive(rate);
    const auto begin = std::chrono::steady_clock::now();
    for (qint64 written = 0; !Console::isInterrupted(); ++written) {
        const auto due = begin + std::chrono::nanoseconds(written * 1'000'000'000 / rate);
        if (due > std::chrono::steady_clock::now()) {
            if (!sink.flush())
                return sink.exitCodeOfFailure();
            waitUntil(due);
        }
        const auto record = simulation.next();
        if (!record || !sink.write(record->line) || !sink.write("\n"))
            return sink.exitCodeOfFailure();
    }
    return sink.flush() ? exit_code::interrupted : sink.exitCodeOfFailure();
}

int writeAll(const SimulationSettings& settings, RecordSink& sink, const CommandLine& line, Console& console) {
    const auto progress = [&console](qint64 events, double share) {
        console.progress(translated(QT_TRANSLATE_NOOP("Simulate", "%1 events")).arg(countText(events)), share);
    };
    const auto written = sink.isFile() ? writeSimulation(settings, sink.file(), progress, &Console::isInterrupted)
                                       : writeSimulation(
                                           settings, [&sink](std::string_view lines) { return sink.write(lines); }, progress,
                                           &Console::isInterrupted);
    console.endProgress();
    if (!written && written.error().kind == ErrorKind::Cancelled)
        return exit_code::interrupted;
    if (!written || !sink.flush())
        return sink.exitCodeOfFailure();
    if (line.has("truth")) {
        if (const auto kept = writeWholeFile(line.value("truth"), written->truth); !kept) {
            console.fail(kept.error());
            return exit_code::failed;
        }
    }
    if (sink.isFile())
        console.warn(translated(QT_TRANSLATE_NOOP("Simulate", "%1 events, %2"))
                         .arg(countText(written->events), sizeText(written->bytes)));
    return exit_code::complete;
}

Result<SimulationSettings> settingsFrom(const CommandLine& line, Console& console) {
    const auto orders = numberOption(line, "orders", 1);
    if (!orders)
        return failure(orders.error());
    const auto seed = numberOption(line, "seed", 0);
    if (!seed)
        return failure(seed.error());
    SimulationSettings settings;
    settings.orders = static_cast<int>(std::min(orders->value_or(settings.orders), mostOrders));
    settings.seed = static_cast<quint64>(seed->value_or(static_cast<qint64>(settings.seed)));
    settings = settings.bounded();
    if (*orders && settings.orders != **orders)
        console.warn(translated(QT_TRANSLATE_NOOP("Simulate", "--orders is brought to %1.")).arg(countText(settings.orders)));
    return settings;
}

} // namespace

int runSimulate(const CommandLine& line, Console& console) {
    const auto rate = numberOption(line, "rate", 1);
    const auto settings = rate ? settingsFrom(line, console) : failure(rate.error());
    RecordSink sink(console, line.value("out"));
    Result<void> ready = settings ? Result<void>() : failure(settings.error());
    if (ready && !line.has("to"))
        ready = sink.open();
    if (ready && line.has("to") && line.has("out"))
        ready = failure({ErrorKind::Usage, translated(QT_TRANSLATE_NOOP("Simulate", "Name --out or --to, not both."))});
    if (!ready) {
        console.fail(ready.error());
        return exitCodeOf(ready.error());
    }
    const int eachSecond = static_cast<int>(std::min<qint64>(rate->value_or(liveRate), mostRate));
    const int code = line.has("to")     ? fillPlatform(*settings, eachSecond, line, console)
                     : line.has("live") ? writeLive(*settings, eachSecond, sink)
                                        : writeAll(*settings, sink, line, console);
    if (const auto done = console.finish(); !done) {
        console.fail(done.error());
        return exit_code::failed;
    }
    return code;
}

} // namespace logloupe
