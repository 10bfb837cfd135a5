// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/csv_record.h"
#include "connectors/local/import/format_detection.h"
#include "connectors/records/field_names.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace logloupe {

namespace {

constexpr size_t rowsLookedAt = 100;

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

/// People capitalise the names of columns: "Level", "Order ID".
std::optional<FieldTarget> commonColumn(std::string_view name) {
    if (auto field = commonField(name))
        return field;
    std::string simple = lower(name);
    std::replace(simple.begin(), simple.end(), ' ', '_');
    return commonField(simple);
}

bool contains(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::vector<std::vector<std::string>> readRows(std::string_view text, char delimiter, size_t most) {
    std::vector<std::vector<std::string>> rows;
    CsvFields fields;
    for (size_t position = 0; position < text.size() && rows.size() < most;) {
        const auto end = endOfCsvRecord(text, position, delimiter);
        // The last record of a beginning may be cut.
        if (!end || (*end == text.size() && !text.ends_with('\n') && !rows.empty()))
            break;
        const std::string_view record = withoutLineEnd(text.substr(position, *end - position));
        if (!record.empty()) {
            const auto& read = fields.read(record, delimiter);
            rows.emplace_back(read.begin(), read.end());
        }
        position = *end;
    }
    return rows;
}

/// Names, not values: something to call a column by, each once.
bool isHeader(const std::vector<std::string>& fields) {
    std::set<std::string> seen;
    for (const std::string& field : fields) {
        const auto first = static_cast<unsigned char>(field.empty() ? '1' : field.front());
        const bool isName = std::isalpha(first) || first == '_' || first == '@' || first == '#' || first >= 0x80;
        if (!isName || field.size() > 64 || !seen.insert(field).second)
            return false;
    }
    return fields.size() >= 2;
}

/// The share of rows that are as wide as the header.
double regularity(const std::vector<std::vector<std::string>>& rows) {
    if (rows.size() < 2)
        return 0;
    const auto regular =
        std::count_if(rows.begin() + 1, rows.end(), [&](const auto& row) { return row.size() == rows.front().size(); });
    return static_cast<double>(regular) / static_cast<double>(rows.size() - 1);
}

struct Column {
    std::string name;
    std::vector<std::string_view> values; ///< not empty ones
};

std::vector<Column> readColumns(const std::vector<std::vector<std::string>>& rows) {
    std::vector<Column> columns;
    for (size_t i = 0; i < rows.front().size(); ++i) {
        Column column{.name = rows.front()[i], .values = {}};
        for (size_t row = 1; row < rows.size(); ++row) {
            if (i < rows[row].size() && !rows[row][i].empty())
                column.values.push_back(rows[row][i]);
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

/// A number that could be seconds since 1970 is taken for a time only when the column is called so.
bool holdsTimes(const Column& column, const TimeRules& rules) {
    TimeReader times(rules);
    const bool calledTime =
        contains(lower(column.name), {"time", "date", "ts", "epoch", "created", "zeit", "datum", "время", "дата"});
    size_t read = 0;
    for (const std::string_view value : column.values) {
        const bool isNumber = value.find_first_not_of("0123456789.") == std::string_view::npos;
        read += (!isNumber || calledTime) && times.read(value).has_value() ? 1 : 0;
    }
    // A column that is plainly called so may hold rubbish in places.
    const auto common = commonColumn(column.name);
    const size_t tenths = common && common->field == Field::Timestamp ? 5 : 9;
    return !column.values.empty() && read * 10 >= column.values.size() * tenths;
}

int timeRank(const std::string& name) {
    if (const auto common = commonColumn(name); common && common->field == Field::Timestamp)
        return common->rank;
    const std::string text = lower(name);
    int rank = text.find("timestamp") != std::string::npos ? 4
               : text.find("time") != std::string::npos    ? 6
               : text.find("date") != std::string::npos    ? 8
                                                           : 10;
    if (contains(text, {"end", "due", "deadline", "planned", "birth", "expir", "valid"}))
        rank += 10;
    return rank;
}

std::string findTimeColumn(const std::vector<Column>& columns, const TimeRules& times) {
    const Column* best = nullptr;
    for (const Column& column : columns) {
        if (holdsTimes(column, times) && (!best || timeRank(column.name) < timeRank(best->name)))
            best = &column;
    }
    return best ? best->name : std::string();
}

/// Forms whose parts only their writer knows for sure; the day comes first unless that fails.
void findTimeByPattern(const std::vector<Column>& columns, const TimeRules& times, ImportMapping& mapping) {
    for (const char* date : {"%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d/%m/%y", "%m/%d/%y", "%d.%m.%Y", "%Y%m%d"}) {
        for (const char* clock : {" %H:%M:%S.%f", " %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p", "T%H%M%S", ""}) {
            TimeRules rules = times;
            rules.pattern = std::string(date) + clock;
            const std::string column = findTimeColumn(columns, rules);
            if (!column.empty()) {
                mapping.setSource("@timestamp", column);
                mapping.timeFormat = rules.pattern;
                return;
            }
        }
    }
}

/// The vocabulary of process mining (XES, and what its tools export), which log schemas do not have.
struct ProcessName {
    std::string_view name;
    std::string_view field;
};
constexpr ProcessName processNames[] = {
    {"case:concept:name", "order.id"},
    {"caseid", "order.id"},
    {"case_id", "order.id"},
    {"case id", "order.id"},
    {"case", "order.id"},
    {"concept:name", "order.status.new"},
    {"activity", "order.status.new"},
    {"activity name", "order.status.new"},
    {"activity_name", "order.status.new"},
    {"activityname", "order.status.new"},
    {"org:resource", "user.id"},
    {"resource", "user.id"},
};

} // namespace

std::optional<TableShape> findTable(std::string_view beginning, std::optional<char> delimiter) {
    std::optional<TableShape> best;
    size_t widest = 1;
    for (const char candidate : {',', ';', '\t', '|'}) {
        if (delimiter && *delimiter != candidate && candidate != ',')
            continue;
        const char used = delimiter.value_or(candidate);
        const auto rows = readRows(beginning, used, rowsLookedAt);
        constexpr double mostlyRegular = 0.9;
        if (rows.empty() || !isHeader(rows.front()) || (regularity(rows) < mostlyRegular && !delimiter)
            || rows.front().size() <= widest)
            continue;
        widest = rows.front().size();
        best = TableShape{used, rows.front()};
        if (delimiter)
            break;
    }
    return best;
}

ImportMapping proposeTableMapping(std::string_view beginning, const TableShape& table, const TimeRules& times) {
    const auto rows = readRows(beginning, table.delimiter, rowsLookedAt);
    ImportMapping mapping{.format = ImportFormat::Csv};
    if (table.delimiter != ',')
        mapping.delimiter = table.delimiter;
    if (rows.empty())
        return mapping;
    const auto columns = readColumns(rows);
    std::map<std::string, int> rankOf;
    for (const Column& column : columns) {
        const auto named =
            std::find_if(std::begin(processNames), std::end(processNames),
                         [name = lower(column.name)](const ProcessName& process) { return process.name == name; });
        const auto common = commonColumn(column.name);
        if (named == std::end(processNames) && (!common || common->field == Field::Timestamp))
            continue;
        const std::string field(named != std::end(processNames) ? named->field : fieldName(common->field));
        const int rank = named != std::end(processNames) ? 2 : common->rank;
        const auto known = rankOf.find(field);
        if (known == rankOf.end() || rank < known->second) {
            rankOf[field] = rank;
            mapping.setSource(field, column.name);
        }
    }
    if (const std::string time = findTimeColumn(columns, times); !time.empty())
        mapping.setSource("@timestamp", time);
    else
        findTimeByPattern(columns, times, mapping);
    const std::string* activity = mapping.sourceOf("order.status.new");
    if (activity && mapping.sourceOf("order.id"))
        mapping.process = StatusProcess({}, true);
    if (activity && !mapping.sourceOf("message"))
        mapping.setSource("message", std::string(*activity));
    return mapping;
}

} // namespace logloupe
