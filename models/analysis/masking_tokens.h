// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How a masked value is written: ‹e-mail 3f2a›. Any thread.

#include "models/analysis/masking.h"

#include <string_view>

namespace logloupe {

inline constexpr std::string_view maskTokenOpen = "\xE2\x80\xB9";
inline constexpr std::string_view maskTokenClose = "\xE2\x80\xBA";

/// The end of a token that begins at a place, or 0. Its word must be one of maskKindWord(), in the language of the moment or in English, so that
/// nobody's name passes for one.
[[nodiscard]] size_t maskTokenEnd(std::string_view text, size_t at);

} // namespace logloupe
