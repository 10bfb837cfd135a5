// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The texts inside JSON, for masking: what a quoted string says, and how it is written back. Forgiving: what is no JSON stays as it is. Pure; any thread.

#include <string>
#include <string_view>

namespace logloupe {

[[nodiscard]] bool isJsonBlank(char byte);
/// The content of a quoted string without its escapes (RFC 8259, section 7); what is no UTF-8 and lone halves of surrogate pairs become U+FFFD.
[[nodiscard]] std::string jsonUnescapedText(std::string_view content);
/// The same, but content without any escape stays as it is, byte by byte.
[[nodiscard]] std::string jsonPlainText(std::string_view content);
/// The text as a quoted string's content.
[[nodiscard]] std::string jsonEscapedText(std::string_view text);
/// Where a quoted string's content ends, its first byte being at `at`; or npos.
[[nodiscard]] size_t jsonClosingQuote(std::string_view text, size_t at);

} // namespace logloupe
