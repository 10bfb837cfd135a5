// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Invented people. Mail addresses end in example.com, telephone numbers lie in +7 900 000-xx-xx, cards are the payment industry's test numbers:
// they look like personal data, so that masking has something to find, and belong to nobody.

#include "connectors/demo/random.h"

#include <string_view>

namespace logloupe::demo {

/// Each appends to the text.
void appendCustomerName(std::string& text, quint32 customer);
void appendMail(std::string& text, quint32 customer);
void appendPhone(std::string& text, quint32 customer);
void appendAddress(std::string& text, quint32 customer);
[[nodiscard]] std::string_view testCard(quint32 customer);

} // namespace logloupe::demo
