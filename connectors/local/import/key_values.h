// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Finds name=value and name="quoted value" pairs in running text (logfmt, and what many loggers append to a message). Any thread.

#include "connectors/records/record_values.h"

#include <optional>
#include <string>
#include <string_view>

namespace logloupe {

struct KeyValue {
    std::string_view key;
    std::string_view value = {}; ///< without quotes, escapes as written
    bool escaped = false;        ///< the value holds backslash escapes
};

class KeyValues {
public:
    explicit KeyValues(std::string_view text)
        : m_text(text) {}
    std::optional<KeyValue> next();

private:
    std::string_view m_text;
    size_t m_position = 0;
};

/// \" \\ \n \t \r become what they stand for; other escapes stay as they are.
[[nodiscard]] std::string unescaped(std::string_view text);

/// Takes business keys and trace ids that stand in a message as name=value.
void assignKeysIn(std::string_view message, RecordValues& values, TimeReader& times);

} // namespace logloupe
