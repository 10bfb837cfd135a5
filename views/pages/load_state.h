// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a page shows while it has nothing else to show: how far a search is, or why it failed. GUI thread.

#include "models/domain/error.h"
#include "views/theme/icons.h"

namespace logloupe {

class EmptyState;

/// `title` names what is looked for; `events` found so far.
void showLoadState(EmptyState& state, Icon icon, const QString& title, qint64 events);
/// Why nothing came, and a way to try again.
void showFailure(EmptyState& state, const Error& error);

} // namespace logloupe
