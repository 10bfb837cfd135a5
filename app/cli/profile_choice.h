// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which profile --profile means: a file, the id of one that is kept on this computer, or an address it is fetched from. One thread; needs an event loop for addresses.

#include "app/engine/profile_store.h"

#include <functional>

namespace logloupe {

/// The one the text means: a path that is there is a file, which is read and not kept; else an id. Errors: Usage names those there are.
[[nodiscard]] Result<Profile> profileNamed(const QString& text, const ProfileStore& store);
/// The only profile with a sign-in, for commands that were not told which. Errors: Usage.
[[nodiscard]] Result<Profile> onlyProfile(const ProfileStore& store);

} // namespace logloupe
