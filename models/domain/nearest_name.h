// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What somebody may have meant who mistyped a name. Pure; any thread.

#include <QStringList>

namespace logloupe {

/// The candidate that differs from a word by the fewest typing slips (a letter more, less, another, or two swapped), case ignored. Empty
/// when none is near: more than two slips, or more than a third of the word.
[[nodiscard]] QString nearestName(const QString& word, const QStringList& candidates);

} // namespace logloupe
