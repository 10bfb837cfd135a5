// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Fills a demo workspace: lets the simulator write the company's records and imports them as any file. GUI thread (or the one thread of a command); the work
// goes on elsewhere.

#include "app/engine/workspace.h"
#include "connectors/local/import/importer.h"

#include <QFutureWatcher>

#include <atomic>

namespace logloupe {

class DemoFiller : public QObject {
    Q_OBJECT
public:
    explicit DemoFiller(Workspace& workspace, QObject* parent = nullptr);
    ~DemoFiller() override;

    void start();

signals:
    /// 0 to 1.
    void progressed(double share);
    /// The error that stopped it, or none.
    void finished(const std::optional<logloupe::Error>& error);

private:
    void importRecords();

    Workspace& m_workspace;
    Importer m_importer;
    QString m_file;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    QFutureWatcher<std::optional<Error>> m_simulation;
};

} // namespace logloupe
