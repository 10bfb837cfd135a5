// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What --help prints. In the language in use; pure.

#include "app/cli/command_facts.h"

namespace logloupe {

/// Of one command, or of all when it is null.
[[nodiscard]] QString helpText(const CommandFacts* command);

} // namespace logloupe
