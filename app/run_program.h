// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// From the words after `logloupe` to an exit code: window or command.

#include <QStringList>

namespace logloupe {

/// `argc` and `argv` as main() got them.
[[nodiscard]] int runProgram(int& argc, char** argv);

} // namespace logloupe
