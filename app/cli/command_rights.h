// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which right a command needs: the one of the screen that shows the same. The sources refuse anyway; this says why before anything is begun.

#include "app/cli/command_line.h"
#include "app/engine/workspace_access.h"

namespace logloupe {

/// Nothing: it may run.
[[nodiscard]] std::optional<Error> whyNotRun(const CommandLine& line, const WorkspaceAccess& access);

} // namespace logloupe
