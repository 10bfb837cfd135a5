// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Why a token is not believed, in words for people; the detail names the check that failed, never a value of the token. Of the token gate alone.

#include "models/domain/error.h"

namespace logloupe::token_errors {

/// It is not what the sign-in should send: form, claims, signature.
[[nodiscard]] Error notTrusted(const QString& detail);
/// Its signature is one that is not taken, whoever made it.
[[nodiscard]] Error weakSignature(const QString& detail);
[[nodiscard]] Error unknownKey(const QString& detail);
/// Too old or too young, by this computer's clock.
[[nodiscard]] Error outOfTime(const QString& detail);

} // namespace logloupe::token_errors
