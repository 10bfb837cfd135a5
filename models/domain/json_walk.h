// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A walk over a JSON object that keeps what QJsonDocument loses: the order of keys, duplicate keys, the spelling of numbers. Any thread.
// Source of the grammar: RFC 8259.

#include <functional>
#include <string>
#include <string_view>

namespace logloupe {

/// Called per leaf with its dotted path and its text: strings unescaped, numbers and literals as written, null as an empty text with isNull.
/// Returning false ends the walk.
using JsonLeafVisitor = std::function<bool(std::string_view path, std::string&& text, bool isNull)>;

/// False when the text is no JSON object; leaves met before the fault have been visited by then.
bool walkJsonObject(std::string_view json, const JsonLeafVisitor& visit);

} // namespace logloupe
