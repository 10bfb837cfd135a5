// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/error.h"

#include <tl/expected.hpp>

namespace logloupe {

/// A value or the Error that stood in its way.
template <typename Value>
using Result = tl::expected<Value, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace logloupe
