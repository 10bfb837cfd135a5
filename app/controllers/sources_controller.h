// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Between the sources page, the workspace's sources and the importer. GUI thread.

#include "app/engine/workspace.h"
#include "connectors/local/import/import_preview.h"
#include "connectors/local/import/importer.h"

namespace logloupe {

class SourcesPage;

class SourcesController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    SourcesController(Workspace& workspace, EventText& text, SourcesPage& page, QObject* parent = nullptr);
    ~SourcesController() override;

    void refresh();
    /// Shows what the first file would become; reads them all once the person agrees.
    void preview(const QStringList& paths);

signals:
    /// Files were read into the workspace.
    void imported();

private:
    void makePreview();
    void showPreview(const Result<ImportPreview>& preview);
    void confirm();
    void cancel();
    void tell(const ImportProgress& progress);
    void end(const ImportResult& result);

    Workspace& m_workspace;
    EventText& m_text;
    SourcesPage& m_page;
    Importer m_importer;
    QStringList m_paths;
    std::optional<ImportMapping> m_mapping; ///< changed by hand
    quint64 m_attempt = 0;
};

} // namespace logloupe
