// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How the fields of a foreign file become LogLoupe's: the mapping JSON of the command line and of the import dialog.
//
// {"format": "csv|ndjson|lines|...", "fields": {"order.id": "case:concept:name"}, "constants": {"service.name": "permits"},
//  "time_format": "%d.%m.%Y %H:%M", "zone": "Europe/Amsterdam", "line_pattern": "regular expression with named groups",
//  "line_format": "syslog|...", "delimiter": ";", "process": "discovered" or ["CREATED", ...]}
// Every key may be missing. Values only; any thread.

#include "connectors/records/import_format.h"
#include "models/domain/result.h"
#include "models/domain/status_process.h"

#include <QByteArray>
#include <QTimeZone>

#include <optional>
#include <string>
#include <vector>

namespace logloupe {

/// A field and where it comes from: a column, a JSON path, a named group; or for a constant its value.
struct MappedField {
    std::string field; ///< a canonical name, or any other, which then becomes an attribute
    std::string from;

    bool operator==(const MappedField&) const = default;
};

struct ImportMapping {
    std::optional<ImportFormat> format = {};
    std::optional<LineFormat> lineFormat = {};
    std::vector<MappedField> fields = {};
    std::vector<MappedField> constants = {};
    std::string timeFormat = {}; ///< time_pattern.h; empty: recognised by itself
    QByteArray zone = {};        ///< IANA name of local times without an offset; empty: the caller's
    QString linePattern = {};    ///< PCRE with named groups, UTF-16 units
    std::optional<char> delimiter = {};
    std::optional<StatusProcess> process = {};

    bool operator==(const ImportMapping&) const = default;

    /// Usage errors name the key that is wrong.
    [[nodiscard]] static Result<ImportMapping> parse(const QByteArray& json);
    /// The JSON that parse() reads back to an equal value.
    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] const std::string* sourceOf(std::string_view field) const;
    /// Where a field comes from; an empty source removes the field from the mapping.
    void setSource(std::string_view field, std::string_view from);
    [[nodiscard]] QTimeZone zoneOr(const QTimeZone& otherwise) const;
};

} // namespace logloupe
