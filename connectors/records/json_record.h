// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One JSON object to the values of a record: fields by their dotted or nested names, as names says. What has no known name stays in the record. Include it in decoders alone:
// simdjson's header is large.

#include "connectors/records/field_names.h"
#include "connectors/records/record_values.h"
#include "connectors/records/time_reader.h"

#include <simdjson.h>

#include <string_view>

namespace logloupe {

/// False where simdjson meets a fault; what was read until then is in the values.
[[nodiscard]] bool readJsonRecord(const simdjson::ondemand::object& record, const FieldNames& names, TimeReader& times,
                                  RecordValues& values);

/// For what simdjson refuses but people's records hold: bytes that are not UTF-8, control characters in strings, lone surrogates, very deep nesting. False where it is no
/// JSON object even so.
[[nodiscard]] bool readJsonRecordTolerantly(std::string_view record, const FieldNames& names, TimeReader& times,
                                            RecordValues& values);

} // namespace logloupe
