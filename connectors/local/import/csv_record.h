// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Delimited text by RFC 4180: fields in quotes may hold delimiters, line ends and doubled quotes. A quote inside an unquoted field is an
// ordinary character. Any thread.

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logloupe {

/// Where the record that begins at a position ends, its line end included; nothing when a quoted field is still open at the end of the text.
[[nodiscard]] std::optional<size_t> endOfCsvRecord(std::string_view text, size_t begin, char delimiter);

/// The fields of one record. One thread; the views live until the next read() and as long as its record.
class CsvFields {
public:
    /// The record without its line end.
    const std::vector<std::string_view>& read(std::string_view record, char delimiter);

private:
    std::vector<std::string_view> m_fields;
    std::deque<std::string> m_unquoted;
};

/// Without LF or CR LF at its end.
[[nodiscard]] std::string_view withoutLineEnd(std::string_view record);

} // namespace logloupe
