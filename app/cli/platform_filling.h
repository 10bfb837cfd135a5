// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// simulate --to PROFILE: the company's systems write to the logging platform of a profile.

#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "connectors/demo/simulation.h"

namespace logloupe {

/// Runs an event loop until everything is stored and gives the exit code: 3 where the platform refused records. The profile's first source of kind "elasticsearch" or "opensearch", or the one --source
/// names, has to bear credentials that may write. With --live it goes on, `eachSecond` events a second, until Ctrl+C.
[[nodiscard]] int fillPlatform(const SimulationSettings& settings, int eachSecond, const CommandLine& line, Console& console);

} // namespace logloupe
