// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// simulate: the company's systems, made up. Needs no workspace.

#include "app/cli/command_line.h"
#include "app/cli/console.h"

namespace logloupe {

/// Runs to its end and gives the exit code. With --live it goes on as time passes, until Ctrl+C or a closed pipe.
[[nodiscard]] int runSimulate(const CommandLine& line, Console& console);

} // namespace logloupe
