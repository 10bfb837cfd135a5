// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/import_command.h"

#include "models/domain/human_format.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <chrono>
#include <cstdlib>

namespace logloupe {

namespace {

constexpr std::chrono::seconds patience(2);

} // namespace

ImportCommand::ImportCommand(const CommandContext& context)
    : Command(context)
    , m_importer(*context.workspace.store()) {
    connect(&m_importer, &Importer::progressed, this, &ImportCommand::tell);
    connect(&m_importer, &Importer::finished, this, &ImportCommand::end);
}

void ImportCommand::start() {
    ImportRequest request;
    request.paths = context().line.arguments;
    request.zone = context().zone();
    request.rejectsFolder = QDir(context().workspace.folder()).filePath(QStringLiteral("rejects"));
    if (context().line.has("mapping")) {
        QFile file(context().line.value("mapping"));
        if (!file.open(QIODevice::ReadOnly)) {
            failWith({ErrorKind::Usage, tr("The mapping %1 cannot be read.").arg(file.fileName()), file.errorString()});
            return;
        }
        const auto mapping = ImportMapping::parse(file.readAll());
        if (!mapping) {
            failWith(mapping.error());
            return;
        }
        request.mapping = *mapping;
    }
    m_importer.start(request);
}

void ImportCommand::interrupt() {
    if (!m_importer.isRunning()) {
        emit finished(exit_code::interrupted);
        return;
    }
    m_importer.cancel();
    // A pipe that nobody writes keeps its reader waiting and cannot be woken. What was stored is safe whenever the program ends.
    QTimer::singleShot(patience, this, [this] {
        console().endProgress();
        console().flush();
        std::_Exit(exit_code::interrupted);
    });
}

void ImportCommand::tell(const ImportProgress& progress) {
    QString text =
        progress.fileName + QStringLiteral("  ")
        + tr("%1 records, %2/s").arg(countText(progress.read), countText(static_cast<qint64>(progress.recordsPerSecond)));
    if (progress.secondsLeft >= 1)
        text += QStringLiteral("  ")
                + tr("%1 left").arg(durationText(std::chrono::seconds(static_cast<qint64>(progress.secondsLeft))));
    std::optional<double> share;
    if (progress.bytesTotal > 0)
        share = static_cast<double>(progress.bytesRead) / static_cast<double>(progress.bytesTotal);
    console().progress(text, share);
}

void ImportCommand::takeProcess(const FileImport& file) {
    if (!file.mapping || !file.mapping->process || file.counts.stored == 0)
        return;
    WorkspaceSettings settings = context().workspace.settings();
    settings.process = *file.mapping->process;
    if (const auto saved = context().workspace.changeSettings(settings); !saved)
        console().fail(saved.error());
}

void ImportCommand::end(const ImportResult& result) {
    console().endProgress();
    std::optional<Error> error = result.error;
    bool anyRead = result.counts.stored > 0;
    for (const FileImport& file : result.files) {
        if (!file.notice.isEmpty())
            console().warn(file.path + QStringLiteral(": ") + file.notice);
        if (file.error) {
            console().fail(*file.error);
            error = file.error;
        } else {
            anyRead = true;
        }
        takeProcess(file);
    }
    if (result.error)
        console().fail(*result.error);
    print(result);
    if (result.cancelled)
        emit finished(exit_code::interrupted);
    else if (error)
        emit finished(anyRead && !result.error ? exit_code::partial : exitCodeOf(*error));
    else
        emit finished(exit_code::complete);
}

void ImportCommand::print(const ImportResult& result) {
    const ImportCounts& counts = result.counts;
    const QString rejects = result.rejectFile();
    if (isFormat("json")) {
        writeJson(QJsonDocument(
            QJsonObject{{QStringLiteral("read"), counts.read},
                        {QStringLiteral("stored"), counts.stored},
                        {QStringLiteral("rejected"), counts.rejected},
                        {QStringLiteral("duplicates"), counts.duplicates},
                        {QStringLiteral("seconds"), result.seconds},
                        {QStringLiteral("reject_file"), rejects.isEmpty() ? QJsonValue() : QJsonValue(rejects)}}));
    } else {
        console().writeLine(tr("Read %1, stored %2, rejected %3, duplicates %4, in %5 s")
                                .arg(countText(counts.read), countText(counts.stored), countText(counts.rejected),
                                     countText(counts.duplicates), QString::number(result.seconds, 'f', 1)));
        if (!rejects.isEmpty())
            console().writeLine(tr("Rejected records with their reasons: %1").arg(rejects));
    }
    console().flush();
}

} // namespace logloupe
