// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What kind of log a file is, from its beginning: the format, for a table the mapping of its columns, for text lines their pattern. Rules are
// about forms and common names only. Pure functions; any thread.

#include "connectors/local/import/record_decoder.h"
#include "models/domain/result.h"

#include <QString>

#include <optional>
#include <string_view>

namespace logloupe {

/// How much of a file, after unpacking, is looked at.
inline constexpr size_t detectionBytes = size_t(64) << 10;

struct DetectionContext {
    QString fileName = {};             ///< with or without its folder; names the system of records that name none
    QTimeZone zone = QTimeZone::utc(); ///< of local times
    TimePoint reference = {};          ///< the file's last change, or now
};

/// The plan by which a file that begins with this UTF-8 text is read. What a mapping says counts before what is found. Decode errors say what
/// is in the way: binary, empty, XML of another kind.
[[nodiscard]] Result<ImportPlan> planImport(std::string_view beginning, const std::optional<ImportMapping>& mapping,
                                            const DetectionContext& context);

/// A table in which no column is taken for the time: nothing of it can be imported before one is named.
[[nodiscard]] bool lacksTime(const ImportPlan& plan);

/// A table's delimiter and header. Nothing when the text is no table with a header line.
struct TableShape {
    char delimiter = ',';
    std::vector<std::string> columns = {};
};
[[nodiscard]] std::optional<TableShape> findTable(std::string_view beginning, std::optional<char> delimiter);

/// Which columns become which fields, by their names and the values below them.
[[nodiscard]] ImportMapping proposeTableMapping(std::string_view beginning, const TableShape& table, const TimeRules& times);

} // namespace logloupe
