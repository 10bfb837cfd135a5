// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Walks a text that may hold JSON anywhere, whole or broken: strings by their keys, all between them as running text. Never fails; what it cannot
// understand is searched as running text. Any thread.

#include "models/analysis/masking.h"

#include <functional>
#include <string>
#include <string_view>

namespace logloupe {

using MakeMaskToken = std::function<std::string(MaskKind kind, std::string_view value)>;

/// One round over well-formed UTF-8; depth counts strings within strings, from 0.
[[nodiscard]] std::string maskedOnce(std::string_view text, int depth, const MakeMaskToken& makeToken);

/// True where nothing in the text can be personal, and all of it is plain ASCII or Russian: spares the scanners most of what logs hold.
[[nodiscard]] bool needsNoMasking(std::string_view text);

} // namespace logloupe
