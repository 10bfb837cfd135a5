// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is said about a query that cannot be read: always where, and what to write instead. Pure; any thread.

#include "models/domain/error.h"
#include "models/query/lexer.h"
#include "models/query/query_bound.h"

namespace logloupe {

[[nodiscard]] Error queryError(int position, const QString& message);

[[nodiscard]] QString boundProblemText(BoundProblem problem, const QString& text);
[[nodiscard]] QString unknownFieldText(const QString& name, const std::vector<std::string>& knownFields);

} // namespace logloupe
