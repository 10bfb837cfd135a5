// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/demo_filler.h"

#include "connectors/demo/simulation_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QtConcurrentRun>

namespace logloupe {

namespace {

constexpr double simulatedShare = 0.4; ///< of the whole work

std::optional<Error> simulate(const QString& path, quint64 seed, const std::shared_ptr<std::atomic<bool>>& cancelled) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return Error{ErrorKind::Storage,
                     QCoreApplication::translate(
                         "DemoFiller",
                         "The demo cannot be written. Check the rights of the workspace's folder and the room on the disk."),
                     file.errorString()};
    }
    SimulationSettings settings;
    settings.seed = seed;
    const auto written = writeSimulation(settings, file, {}, [cancelled] { return cancelled->load(); });
    if (!written)
        return written.error();
    return {};
}

} // namespace

DemoFiller::DemoFiller(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_importer(*workspace.store())
    , m_file(QDir(workspace.folder()).filePath(QLatin1String(demoFileName)))
    , m_cancelled(std::make_shared<std::atomic<bool>>(false)) {
    connect(&m_importer, &Importer::progressed, this, [this](const ImportProgress& progress) {
        if (progress.bytesTotal > 0)
            emit progressed(simulatedShare
                            + (1 - simulatedShare) * static_cast<double>(progress.bytesRead)
                                  / static_cast<double>(progress.bytesTotal));
    });
    connect(&m_importer, &Importer::finished, this, [this](const ImportResult& result) {
        QFile::remove(m_file);
        emit finished(result.error || result.files.isEmpty() ? result.error : result.files.first().error);
    });
    connect(&m_simulation, &QFutureWatcherBase::finished, this, &DemoFiller::importRecords);
}

DemoFiller::~DemoFiller() {
    *m_cancelled = true;
    m_simulation.waitForFinished();
    QFile::remove(m_file);
}

void DemoFiller::start() {
    emit progressed(0);
    m_simulation.setFuture(QtConcurrent::run(simulate, m_file, *m_workspace.settings().demoSeed, m_cancelled));
}

void DemoFiller::importRecords() {
    if (const std::optional<Error> error = m_simulation.result()) {
        QFile::remove(m_file);
        emit finished(error);
        return;
    }
    emit progressed(simulatedShare);
    ImportRequest request;
    request.paths = {m_file};
    request.zone = m_workspace.zone();
    request.rejectsFolder = QDir(m_workspace.folder()).filePath(QStringLiteral("rejects"));
    m_importer.start(request);
}

} // namespace logloupe
