// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the tour shows of the sign-in: made-up profiles, an attempt under way, an account without a role. Values; nobody is asked for them.

#include "views/pages/sign_in_view.h"

namespace logloupe {

[[nodiscard]] QList<WorkspaceOption> sampleOptions();
/// Of sampleOptions(): the one the views are about.
[[nodiscard]] QString sampleCurrent();
[[nodiscard]] SignInView sampleWaiting();
[[nodiscard]] SignInView sampleWithoutRole();

} // namespace logloupe
