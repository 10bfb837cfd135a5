// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/sources_controller.h"

#include "models/domain/human_format.h"
#include "views/pages/sources_page.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <algorithm>

namespace logloupe {

namespace {

constexpr qint64 previewBytes = 1 << 20;

/// The fields a person may want to place; others are found by their own names.
constexpr std::array placedFields{Field::Timestamp, Field::Service,    Field::Level,   Field::Action,
                                  Field::OrderId,   Field::CustomerId, Field::UserId,  Field::StatusNew,
                                  Field::StatusOld, Field::Message,    Field::TraceId, Field::ErrorType};

SourceRow rowOf(const SourceHealth& health) {
    SourceRow row{health.name, health.kind, health.reachable, health.state, health.events, health.range, health.retention};
    for (const auto& [system, skew] : health.clockSkew) {
        if (!row.clockSkew || std::chrono::abs(skew) > std::chrono::abs(*row.clockSkew)) {
            row.clockSkew = skew;
            row.clockSystem = system;
        }
    }
    return row;
}

Result<ImportPreview> readPreview(const QString& path, const std::optional<ImportMapping>& mapping, const QTimeZone& zone) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure({ErrorKind::Storage,
                        SourcesController::tr("%1 cannot be opened. Check that it is a file and that you may read it.")
                            .arg(QFileInfo(path).fileName()),
                        file.errorString()});
    }
    const QByteArray bytes = file.read(previewBytes);
    PreviewContext context;
    context.zone = zone;
    context.reference = TimePoint::fromMilliseconds(QFileInfo(file).lastModified().toMSecsSinceEpoch());
    context.isWholeFile = file.atEnd();
    return previewImport(bytes, QFileInfo(path).fileName(), mapping, context);
}

} // namespace

SourcesController::SourcesController(Workspace& workspace, EventText& text, SourcesPage& page, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_text(text)
    , m_page(page)
    , m_importer(*workspace.store()) {
    connect(&m_page, &SourcesPage::fieldChanged, this, [this](const QString& field, const QString& column) {
        if (!m_mapping)
            return;
        m_mapping->setSource(field.toStdString(), column.toStdString());
        makePreview();
    });
    connect(&m_page, &SourcesPage::importConfirmed, this, &SourcesController::confirm);
    connect(&m_page, &SourcesPage::importCancelled, this, &SourcesController::cancel);
    connect(&m_importer, &Importer::progressed, this, &SourcesController::tell);
    connect(&m_importer, &Importer::finished, this, &SourcesController::end);
    connect(&workspace.source(), &EventSource::changed, this, &SourcesController::refresh);
    connect(&workspace.source(), &EventSource::healthChanged, this, &SourcesController::refresh);
    refresh();
}

SourcesController::~SourcesController() = default;

void SourcesController::refresh() {
    const std::vector<EventSource*>& kept = m_workspace.sources();
    std::vector<SourceRow> rows;
    for (const EventSource* source : kept)
        rows.push_back(rowOf(source->health()));
    for (EventSource* source : m_workspace.tailSources()) {
        if (std::find(kept.begin(), kept.end(), source) == kept.end())
            rows.push_back(rowOf(source->health()));
    }
    for (const SourceHealth& health : m_workspace.unreadableSources())
        rows.push_back(rowOf(health));
    m_page.setSources(std::move(rows), m_workspace.now());
}

void SourcesController::preview(const QStringList& paths) {
    if (m_importer.isRunning()) {
        m_page.showMessage(MessageKind::Info, tr("One import is running. Drop the files again when it is done."), false);
        return;
    }
    if (m_workspace.store()->isReadOnly()) {
        m_page.showMessage(
            MessageKind::Warn,
            tr("This workspace is open for reading only. Close the other LogLoupe that writes it, and open it again."), false);
        return;
    }
    m_paths = paths;
    m_mapping.reset();
    makePreview();
}

void SourcesController::makePreview() {
    const quint64 attempt = ++m_attempt;
    QtConcurrent::run(readPreview, m_paths.first(), m_mapping, m_text.zone())
        .then(this, [this, attempt](const Result<ImportPreview>& preview) {
            if (attempt == m_attempt)
                showPreview(preview);
        });
}

void SourcesController::showPreview(const Result<ImportPreview>& preview) {
    if (!preview) {
        m_page.showInvitation();
        m_page.showMessage(MessageKind::Error, preview.error().message, false);
        return;
    }
    m_mapping = preview->mapping;
    ImportPreviewState state;
    state.fileName = QFileInfo(m_paths.first()).fileName();
    state.formatText = preview->formatText;
    state.columns = preview->columns;
    for (const Field field : placedFields) {
        const auto found = std::find_if(preview->recognised.begin(), preview->recognised.end(),
                                        [field](const MappedField& one) { return one.field == fieldName(field); });
        state.fields.append(
            {toText(fieldName(field)), found == preview->recognised.end() ? QString() : QString::fromStdString(found->from)});
    }
    if (preview->zoneMatters)
        state.zoneText = QString::fromUtf8(preview->zone);
    state.sample = preview->sample;
    state.rejected = static_cast<int>(preview->rejected.size());
    if (!preview->rejected.empty())
        state.firstReason = rejectReasonText(preview->rejected.front().reason);
    state.notices = preview->notices;
    state.moreFiles = static_cast<int>(m_paths.size()) - 1;
    m_page.showPreview(state);
}

void SourcesController::confirm() {
    ImportRequest request;
    request.paths = m_paths;
    // What was looked at holds for the file it was made from; others find their own.
    if (m_paths.size() == 1)
        request.mapping = m_mapping;
    request.zone = m_text.zone();
    request.rejectsFolder = QDir(m_workspace.folder()).filePath(QStringLiteral("rejects"));
    m_page.showProgress(tr("Reading…"), -1);
    m_importer.start(request);
}

void SourcesController::cancel() {
    ++m_attempt;
    if (m_importer.isRunning())
        m_importer.cancel();
    else
        m_page.showInvitation();
}

void SourcesController::tell(const ImportProgress& progress) {
    QString text =
        tr("Reading %1: %2 records, %3 a second")
            .arg(progress.fileName, countText(progress.read), countText(static_cast<qint64>(progress.recordsPerSecond)));
    if (progress.secondsLeft >= 1)
        text += QStringLiteral(", ")
                + tr("%1 left").arg(durationText(std::chrono::seconds(static_cast<qint64>(progress.secondsLeft))));
    m_page.showProgress(text, progress.bytesTotal > 0
                                  ? static_cast<double>(progress.bytesRead) / static_cast<double>(progress.bytesTotal)
                                  : -1);
}

void SourcesController::end(const ImportResult& result) {
    m_page.showInvitation();
    QStringList sentences;
    std::optional<Error> error = result.error;
    for (const FileImport& file : result.files) {
        if (!file.notice.isEmpty())
            sentences << file.notice;
        if (file.error)
            error = file.error;
        if (file.mapping && file.mapping->process && file.counts.stored > 0) {
            WorkspaceSettings settings = m_workspace.settings();
            settings.process = *file.mapping->process;
            if (const auto saved = m_workspace.changeSettings(settings); !saved)
                error = saved.error();
        }
    }
    const ImportCounts& counts = result.counts;
    sentences << tr("Read %1, stored %2, rejected %3, duplicates %4, in %5 s")
                     .arg(countText(counts.read), countText(counts.stored), countText(counts.rejected),
                          countText(counts.duplicates), QString::number(result.seconds, 'f', 1));
    if (!result.rejectFile().isEmpty())
        sentences << tr("Rejected records with their reasons: %1").arg(QDir::toNativeSeparators(result.rejectFile()));
    if (error)
        sentences.prepend(error->message);
    m_page.showMessage(error                 ? MessageKind::Error
                       : counts.rejected > 0 ? MessageKind::Warn
                                             : MessageKind::Good,
                       sentences.join(QChar::Space), counts.stored > 0);
    refresh();
    emit imported();
}

} // namespace logloupe
