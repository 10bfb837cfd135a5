// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The names under which common loggers and schemas write the canonical fields, as data; use it through field_names.h. Any thread.

#include "connectors/records/field_names.h"

#include <string>
#include <utility>
#include <vector>

namespace logloupe {

[[nodiscard]] const std::vector<std::pair<std::string, FieldTarget>>& commonNames();

} // namespace logloupe
