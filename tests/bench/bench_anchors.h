// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What others do with the same data in the same run: SQLite with text columns and four indices, a walk by simdjson, memmem, random reads.

#include <QString>

#include <memory>
#include <string_view>

namespace logloupe::bench {

/// SQLite by its own C interface, from the library that Qt's driver uses; loaded when it is there.
class SqliteBaseline {
public:
    [[nodiscard]] static bool isAvailable();

    explicit SqliteBaseline(const QString& path);
    ~SqliteBaseline();
    SqliteBaseline(const SqliteBaseline&) = delete;
    SqliteBaseline& operator=(const SqliteBaseline&) = delete;

    /// Reads lines of JSON into a table of text columns in one transaction and makes four indices: order, customer, time, system and time. Returns the rows.
    [[nodiscard]] qint64 import(std::string_view lines);
    /// Rows of an order, all columns read.
    [[nodiscard]] int readOrder(const std::string& order);
    /// Runs a statement and reads every row.
    [[nodiscard]] int run(const std::string& statement);

private:
    struct Api;
    static const Api* api();
    void* m_database = nullptr;
    void* m_order = nullptr;
};

/// Seconds for simdjson to visit every key and value of every line, on one thread.
[[nodiscard]] double walkSeconds(std::string_view lines);
/// Seconds to count a needle by memmem, on one thread.
[[nodiscard]] double memmemSeconds(std::string_view text, std::string_view needle);

} // namespace logloupe::bench
