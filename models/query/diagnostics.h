// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is said about a query that cannot be read: always where, and what to write instead. Pure; any thread.

#include "models/domain/error.h"
#include "models/query/lexer.h"
#include "models/query/query_bound.h"

#include <QStringList>

namespace logloupe {

[[nodiscard]] Error queryError(int position, const QString& message);

[[nodiscard]] QString boundProblemText(BoundProblem problem, const QString& text);
[[nodiscard]] QString unknownFieldText(const QString& name, const std::vector<std::string>& knownFields);

/// The candidate that differs from a word by the fewest typing slips (a letter more, less, another, or two swapped), case ignored. Empty
/// when none is near: more than two slips, or more than a third of the word.
[[nodiscard]] QString nearestName(const QString& word, const QStringList& candidates);

} // namespace logloupe
