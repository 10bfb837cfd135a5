// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// import: files into the workspace.

#include "app/cli/command.h"
#include "connectors/local/import/importer.h"

#include <QTimer>

namespace logloupe {

class ImportCommand : public Command {
    Q_OBJECT
public:
    explicit ImportCommand(const CommandContext& context);
    void start() override;

private:
    void tell(const ImportProgress& progress);
    void end(const ImportResult& result);

    Importer m_importer;
    QTimer m_watch;
};

} // namespace logloupe
