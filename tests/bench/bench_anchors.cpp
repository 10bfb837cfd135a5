// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench_anchors.h"

#include "tests/bench/bench_table.h"

#include <QLibrary>

#include <simdjson.h>

#include <array>
#include <cstring>
#include <string>

namespace logloupe::bench {

namespace {

constexpr int rowResult = 100; // SQLITE_ROW
constexpr std::array columns{"@timestamp",  "service.name", "log.level",  "event.action", "order.id",
                             "customer.id", "trace.id",     "error.type", "message"};

/// Calls visit(line) for each line with room behind it for simdjson.
template <typename Visit>
void forEachLine(std::string_view lines, Visit&& visit) {
    size_t begin = 0;
    while (begin < lines.size()) {
        size_t end = lines.find('\n', begin);
        end = end == std::string_view::npos ? lines.size() : end;
        visit(lines.substr(begin, end - begin));
        begin = end + 1;
    }
}

simdjson::padded_string_view padded(std::string_view lines, std::string_view line) {
    const auto room = static_cast<size_t>(lines.data() + lines.size() - line.data()) + simdjson::SIMDJSON_PADDING;
    return simdjson::padded_string_view(line.data(), line.size(), room);
}

} // namespace

struct SqliteBaseline::Api {
    int (*open)(const char*, void**, int, const char*) = nullptr;
    int (*close)(void*) = nullptr;
    int (*exec)(void*, const char*, void*, void*, char**) = nullptr;
    int (*prepare)(void*, const char*, int, void**, const char**) = nullptr;
    int (*bindText)(void*, int, const char*, int, void (*)(void*)) = nullptr;
    int (*step)(void*) = nullptr;
    int (*reset)(void*) = nullptr;
    int (*finalize)(void*) = nullptr;
    const unsigned char* (*columnText)(void*, int) = nullptr;
    int (*columnCount)(void*) = nullptr;
    bool isWhole = false;
};

const SqliteBaseline::Api* SqliteBaseline::api() {
    static const Api loaded = [] {
        static QLibrary library(QStringLiteral("sqlite3"), 0);
        Api found;
        const auto resolve = [](auto& target, const char* name) {
            target = reinterpret_cast<std::remove_reference_t<decltype(target)>>(library.resolve(name));
            return target != nullptr;
        };
        found.isWhole = resolve(found.open, "sqlite3_open_v2") && resolve(found.close, "sqlite3_close_v2")
                        && resolve(found.exec, "sqlite3_exec") && resolve(found.prepare, "sqlite3_prepare_v2")
                        && resolve(found.bindText, "sqlite3_bind_text") && resolve(found.step, "sqlite3_step")
                        && resolve(found.reset, "sqlite3_reset") && resolve(found.finalize, "sqlite3_finalize")
                        && resolve(found.columnText, "sqlite3_column_text")
                        && resolve(found.columnCount, "sqlite3_column_count");
        return found;
    }();
    return loaded.isWhole ? &loaded : nullptr;
}

bool SqliteBaseline::isAvailable() {
    return api() != nullptr;
}

SqliteBaseline::SqliteBaseline(const QString& path) {
    constexpr int readWriteCreate = 2 | 4;
    api()->open(path.toLocal8Bit().constData(), &m_database, readWriteCreate, nullptr);
}

SqliteBaseline::~SqliteBaseline() {
    api()->finalize(m_order);
    api()->close(m_database);
}

int SqliteBaseline::run(const std::string& statement) {
    void* prepared = nullptr;
    api()->prepare(m_database, statement.c_str(), -1, &prepared, nullptr);
    int rows = 0;
    while (prepared != nullptr && api()->step(prepared) == rowResult)
        ++rows;
    api()->finalize(prepared);
    return rows;
}

qint64 SqliteBaseline::import(std::string_view lines) {
    (void)run("PRAGMA journal_mode=WAL");
    (void)run("PRAGMA synchronous=NORMAL");
    (void)run("CREATE TABLE events(time TEXT, service TEXT, level TEXT, action TEXT, order_id TEXT, customer_id TEXT, trace_id "
              "TEXT, error_type TEXT, message TEXT, raw TEXT)");
    for (const char* index : {"CREATE INDEX by_order ON events(order_id)", "CREATE INDEX by_customer ON events(customer_id)",
                              "CREATE INDEX by_time ON events(time)", "CREATE INDEX by_service ON events(service, time)"})
        (void)run(index);
    (void)run("BEGIN");
    void* insert = nullptr;
    api()->prepare(m_database, "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?)", -1, &insert, nullptr);
    simdjson::ondemand::parser parser;
    qint64 rows = 0;
    std::array<std::string_view, columns.size()> values;
    forEachLine(lines, [&](std::string_view line) {
        values.fill({});
        simdjson::ondemand::document document;
        simdjson::ondemand::object object;
        if (parser.iterate(padded(lines, line)).get(document) || document.get_object().get(object))
            return;
        for (auto member : object) {
            std::string_view key;
            if (member.unescaped_key().get(key))
                return;
            for (size_t i = 0; i < columns.size(); ++i) {
                if (key == columns[i] && member.value().get_string().get(values[i]))
                    return;
            }
        }
        for (size_t i = 0; i < values.size(); ++i)
            api()->bindText(insert, static_cast<int>(i) + 1, values[i].empty() ? nullptr : values[i].data(),
                            static_cast<int>(values[i].size()), nullptr);
        api()->bindText(insert, static_cast<int>(values.size()) + 1, line.data(), static_cast<int>(line.size()), nullptr);
        api()->step(insert);
        api()->reset(insert);
        ++rows;
    });
    api()->finalize(insert);
    (void)run("COMMIT");
    (void)run("PRAGMA wal_checkpoint(TRUNCATE)");
    return rows;
}

int SqliteBaseline::readOrder(const std::string& order) {
    if (m_order == nullptr)
        api()->prepare(m_database, "SELECT * FROM events WHERE order_id = ? ORDER BY time", -1, &m_order, nullptr);
    api()->bindText(m_order, 1, order.data(), static_cast<int>(order.size()), nullptr);
    int rows = 0;
    while (api()->step(m_order) == rowResult) {
        for (int column = 0; column < api()->columnCount(m_order); ++column)
            (void)api()->columnText(m_order, column);
        ++rows;
    }
    api()->reset(m_order);
    return rows;
}

double walkSeconds(std::string_view lines) {
    size_t bytes = 0;
    simdjson::ondemand::parser parser;
    const double seconds = secondsOf([&] {
        forEachLine(lines, [&](std::string_view line) {
            simdjson::ondemand::document document;
            simdjson::ondemand::object object;
            if (parser.iterate(padded(lines, line)).get(document) || document.get_object().get(object))
                return;
            for (auto member : object) {
                std::string_view key;
                if (!member.unescaped_key().get(key))
                    bytes += key.size() + std::string_view(member.value().raw_json_token()).size();
            }
        });
    });
    return bytes > 0 ? seconds : 0;
}

double memmemSeconds(std::string_view text, std::string_view needle) {
    size_t found = 0;
    const double seconds = secondsOf([&] {
        const char* at = text.data();
        const char* const end = at + text.size();
        while ((at = static_cast<const char*>(memmem(at, static_cast<size_t>(end - at), needle.data(), needle.size())))
               != nullptr) {
            ++found;
            at += needle.size();
        }
    });
    return found != static_cast<size_t>(-1) ? seconds : 0;
}

} // namespace logloupe::bench
