// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/platform_filling.h"

#include "app/cli/command.h"
#include "app/cli/profile_choice.h"
#include "app/engine/workspace_access.h"
#include "connectors/elastic/bulk_writer.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PlatformFilling)
};

constexpr int watchMilliseconds = 50;

bool isElastic(const ProfileSource& source) {
    return source.kind == "elasticsearch"_L1 || source.kind == "opensearch"_L1;
}

Result<ProfileSource> chosenSource(const Profile& profile, const QStringList& named) {
    for (const ProfileSource& source : profile.sources) {
        if (isElastic(source) && (named.isEmpty() || named.contains(source.name)))
            return source;
    }
    return failure(
        {ErrorKind::Usage,
         named.isEmpty()
             ? Tr::tr("“%1” names no platform that events can be sent to.").arg(profile.title)
             : Tr::tr("“%1” names no platform %2 that events can be sent to.").arg(profile.title, named.join(u", "_s))});
}

/// A file with a secret lies beside its profile.
QString besideProfile(const QString& file, const QString& profile) {
    const QString folder = QFileInfo(profile).isFile() ? QFileInfo(profile).absolutePath() : ProfileStore::standardFolder();
    return file.isEmpty() ? file : QDir(folder).absoluteFilePath(file);
}

class PlatformFilling : public QObject {
public:
    PlatformFilling(const SimulationSettings& simulated, const ElasticSettings& elastic, const NetworkSettings& network,
                    const CommandLine& line, Console& console)
        : m_line(line)
        , m_console(console)
        , m_simulation(simulated)
        , m_http(network)
        , m_client(elastic, m_http, nullptr)
        , m_writer(m_client, u"logs"_s) {
        connect(&m_watch, &QTimer::timeout, this, &PlatformFilling::look);
        connect(&m_writer, &BulkWriter::roomAgain, this, &PlatformFilling::goOn);
        connect(&m_writer, &BulkWriter::progressed, this, &PlatformFilling::showProgress);
        connect(&m_client, &ElasticClient::waitChanged, this, &PlatformFilling::showProgress);
        connect(&m_writer, &BulkWriter::finished, this, &PlatformFilling::settle);
    }

    int run(int liveRate) {
        m_liveRate = liveRate;
        if (m_liveRate > 0)
            m_simulation.continueLive(m_liveRate);
        m_running.start();
        m_watch.start(watchMilliseconds);
        QTimer::singleShot(0, this, &PlatformFilling::goOn);
        return QCoreApplication::exec();
    }

private:
    /// Until the writer has enough, or as many as the clock wants.
    void goOn() {
        if (m_isEnded)
            return;
        m_hasRoom = true;
        while (m_hasRoom && (m_liveRate == 0 || m_taken < m_running.elapsed() * m_liveRate / 1000)) {
            const std::optional<SimulatedRecord> record = m_simulation.next();
            if (!record) {
                m_isEnded = true;
                m_writer.finish();
                return;
            }
            m_reached = record->time;
            ++m_taken;
            m_hasRoom = m_writer.add(record->line, record->system, record->time);
        }
    }

    void look() {
        if (Console::isInterrupted()) {
            m_watch.stop();
            m_console.endProgress();
            printCounts();
            QCoreApplication::exit(exit_code::interrupted);
        } else if (m_liveRate > 0) {
            if (m_hasRoom)
                goOn();
            m_writer.flush();
        }
    }

    void showProgress() {
        const BulkCounts& counts = m_writer.counts();
        const qint64 milliseconds = std::max<qint64>(m_running.elapsed(), 1);
        QString text = Tr::tr("%1 events, %2 a second")
                           .arg(countText(counts.stored), countText((counts.stored + counts.repeated) * 1000 / milliseconds));
        if (const QString reason = m_client.wait().reason; !reason.isEmpty())
            text += u" · "_s + reason;
        const SimulationSettings& settings = m_simulation.settings();
        const auto whole = static_cast<double>(settings.end.nanoseconds - settings.begin.nanoseconds);
        const auto settled = static_cast<double>(counts.stored + counts.repeated + counts.refused);
        const double share = static_cast<double>(m_reached.nanoseconds - settings.begin.nanoseconds) / whole * settled
                             / static_cast<double>(std::max<qint64>(m_taken, 1));
        m_console.progress(text, m_liveRate > 0 ? std::nullopt : std::optional(std::clamp(share, 0.0, 1.0)));
    }

    void printCounts() {
        const BulkCounts& counts = m_writer.counts();
        const double seconds = static_cast<double>(std::max<qint64>(m_running.elapsed(), 1)) / 1000;
        m_console.writeLine(Tr::tr("Sent %1, stored %2, there already %3, refused %4, sent again %5, in %6 s (%7 a second)")
                                .arg(countText(counts.sent), countText(counts.stored), countText(counts.repeated),
                                     countText(counts.refused), countText(counts.retries), QString::number(seconds, 'f', 1),
                                     countText(static_cast<qint64>(static_cast<double>(counts.stored) / seconds))));
    }

    void settle(const std::optional<Error>& error) {
        m_isEnded = true;
        m_watch.stop();
        m_console.endProgress();
        printCounts();
        const BulkCounts& counts = m_writer.counts();
        int code = counts.refused > 0 ? exit_code::partial : exit_code::complete;
        if (counts.refused > 0)
            m_console.warn(Tr::tr("%1 events were refused by the platform: %2")
                               .arg(countText(counts.refused), counts.reasons.join(u", "_s)));
        if (error) {
            m_console.fail(*error);
            code = exitCodeOf(*error);
        } else if (m_line.has("truth")) {
            if (const auto kept = writeWholeFile(m_line.value("truth"), m_simulation.truth()); !kept) {
                m_console.fail(kept.error());
                code = exit_code::failed;
            }
        }
        QCoreApplication::exit(code);
    }

    const CommandLine& m_line;
    Console& m_console;
    Simulation m_simulation;
    HttpClient m_http;
    ElasticClient m_client;
    BulkWriter m_writer;
    QTimer m_watch;
    QElapsedTimer m_running;
    TimePoint m_reached;
    qint64 m_taken = 0;
    int m_liveRate = 0; ///< 0: as fast as it goes, to the simulation's end
    bool m_hasRoom = true;
    bool m_isEnded = false;
};

struct Target {
    ElasticSettings elastic;
    NetworkSettings network;
};

Result<Target> targetOf(const CommandLine& line) {
    const QString named = line.value("to");
    const ProfileStore store;
    const auto profile = profileNamed(named, store);
    if (!profile)
        return failure(profile.error());
    const auto source = chosenSource(*profile, line.values("source"));
    auto elastic = source ? ElasticSettings::of(*source) : failure(source.error());
    if (!elastic)
        return failure(elastic.error());
    if (elastic->credentials == ElasticCredentials::Bearer)
        return failure(
            {ErrorKind::Usage, Tr::tr("People's sign-in reads only. To send events, give the source of “%1” an account "
                                      "that may write: the options “credentials” and “secret_file”.")
                                   .arg(profile->title)});
    elastic->secretFile = besideProfile(elastic->secretFile, named);
    return Target{.elastic = *elastic, .network = networkSettingsOf(*profile)};
}

} // namespace

int fillPlatform(const SimulationSettings& settings, int eachSecond, const CommandLine& line, Console& console) {
    const auto target = targetOf(line);
    if (!target) {
        console.fail(target.error());
        return exitCodeOf(target.error());
    }
    PlatformFilling filling(settings, target->elastic, target->network, line, console);
    return filling.run(line.has("live") ? eachSecond : 0);
}

} // namespace logloupe
