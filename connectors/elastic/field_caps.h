// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The answer of `GET /{index}/_field_caps?fields=*`, read. Pure; any thread.
//
// Source: both references, "Field capabilities": {"fields": {"name": {"keyword": {"type", "searchable", "aggregatable", "indices"?, "metadata_field"?}}}}; a field with several types lists the
// indices of each.

#include "connectors/elastic/field_map.h"

namespace logloupe {

/// By name; metadata fields are left out. Decode where it is no such answer.
[[nodiscard]] Result<std::map<std::string, NativeField, std::less<>>> readFieldCaps(const QByteArray& reply);

} // namespace logloupe
