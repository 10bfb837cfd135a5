// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Stack traces in the languages the systems are written in.

#include "connectors/demo/truth.h"

namespace logloupe::demo {

/// Empty when that kind of error is logged without one.
[[nodiscard]] std::string_view stackTrace(Fault fault, System system);

} // namespace logloupe::demo
