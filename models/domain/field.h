// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The canonical fields of an event. Names follow the Elastic Common Schema where it has one. Every other field of a record keeps
// its own name and is reached through the record itself (record_fields.h).

#include <QString>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace logloupe {

enum class Field : quint8 {
    Timestamp,
    Service,
    Level,
    Action,
    OrderId,
    CustomerId,
    ModelId,
    UserId,
    StatusOld,
    StatusNew,
    HttpMethod,
    UrlPath,
    HttpStatus,
    Duration,
    FileSize,
    TraceId,
    SpanId,
    ErrorType,
    ErrorMessage,
    ErrorStackTrace,
    Message,
    ServiceVersion,
    MessageDestination, ///< queue or exchange a message went to, OpenTelemetry messaging.destination.name
    MessageId,          ///< ties a published message to its consumption, OpenTelemetry messaging.message.id
    ClientAddress,
    LogLine, ///< number of the line in the text file the record was read from, from 1
};
inline constexpr int fieldCount = 26;

enum class FieldType : quint8 {
    Time,
    Level,
    Keyword, ///< few different values, compared whole: systems, actions, statuses
    Key,     ///< many different values, compared whole: order, customer and trace ids
    Text,    ///< free text, searched by its parts
    Integer, ///< signed 64 bit; event.duration is nanoseconds, file.size is bytes
};

[[nodiscard]] std::string_view fieldName(Field field);
[[nodiscard]] FieldType fieldType(Field field);
/// Exact canonical names only; short names and aliases belong to models/query.
[[nodiscard]] std::optional<Field> fieldByName(std::string_view name);
[[nodiscard]] std::span<const Field> allFields();
/// Where a bare word of a query is looked for: every Keyword, Key and Text field.
[[nodiscard]] std::span<const Field> freeTextFields();

/// A canonical field, or any other by its dotted name.
struct FieldRef {
    std::optional<Field> canonical;
    std::string name;

    bool operator==(const FieldRef&) const = default;

    [[nodiscard]] static FieldRef of(Field field) { return {field, std::string(fieldName(field))}; }
    /// The canonical field of that name, else another field.
    [[nodiscard]] static FieldRef named(std::string_view name) { return {fieldByName(name), std::string(name)}; }
};

} // namespace logloupe
