// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// import: files into the workspace.

#include "app/cli/command.h"
#include "connectors/local/import/importer.h"

namespace logloupe {

class ImportCommand : public Command {
    Q_OBJECT
public:
    explicit ImportCommand(const CommandContext& context);
    void start() override;
    void interrupt() override;

private:
    void tell(const ImportProgress& progress);
    void end(const ImportResult& result);
    /// The statuses of a file that brings its own process are read from it from now on.
    void takeProcess(const FileImport& file);
    void print(const ImportResult& result);

    Importer m_importer;
};

} // namespace logloupe
