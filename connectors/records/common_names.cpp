// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/common_names.h"

#include <algorithm>
#include <cctype>
#include <unordered_set>

namespace logloupe {

namespace {

struct CommonName {
    std::string_view name;
    Field field;
    quint8 rank = 3;
    qint64 scale = 1;
    LevelNumbers numbers = LevelNumbers::Syslog;
};

// Ranks: 2 a schema's own name for the same thing, 3 a usual name, 4 and above vague ones that a better name in the same record overrides.
constexpr CommonName names[] = {
    {"timestamp", Field::Timestamp},
    {"time", Field::Timestamp},
    {"ts", Field::Timestamp},
    {"@t", Field::Timestamp, 2},
    {"datetime", Field::Timestamp},
    {"date", Field::Timestamp, 6},
    {"eventTime", Field::Timestamp},
    {"event_time", Field::Timestamp},
    {"logTime", Field::Timestamp},
    {"log_time", Field::Timestamp},
    {"asctime", Field::Timestamp},
    {"created", Field::Timestamp, 5},
    {"createdAt", Field::Timestamp, 5},
    {"created_at", Field::Timestamp, 5},
    {"occurredAt", Field::Timestamp},
    {"occurred_at", Field::Timestamp},
    {"timeMillis", Field::Timestamp},
    {"timestamp_ms", Field::Timestamp},
    {"timeUnixNano", Field::Timestamp, 2},
    {"observedTimeUnixNano", Field::Timestamp, 7},
    {"event.created", Field::Timestamp, 7},
    {"__REALTIME_TIMESTAMP", Field::Timestamp, 4},
    {"_SOURCE_REALTIME_TIMESTAMP", Field::Timestamp, 3},
    {"time:timestamp", Field::Timestamp, 2},

    {"level", Field::Level},
    {"@l", Field::Level, 2},
    {"lvl", Field::Level},
    {"severity", Field::Level},
    {"loglevel", Field::Level},
    {"log_level", Field::Level},
    {"logLevel", Field::Level},
    {"levelname", Field::Level},
    {"severityText", Field::Level, 2},
    {"severity_text", Field::Level, 2},
    {"severityNumber", Field::Level, 4, 1, LevelNumbers::OpenTelemetry},
    {"severity_number", Field::Level, 4, 1, LevelNumbers::OpenTelemetry},
    {"PRIORITY", Field::Level, 4},
    {"log.syslog.severity.name", Field::Level, 4},

    {"msg", Field::Message},
    {"@m", Field::Message, 2},
    {"@mt", Field::Message, 4},
    {"text", Field::Message, 5},
    {"log", Field::Message, 5},
    {"MESSAGE", Field::Message},
    {"short_message", Field::Message},
    {"full_message", Field::Message, 6},
    {"body", Field::Message, 5},
    {"event.original", Field::Message, 8},

    {"service", Field::Service},
    {"serviceName", Field::Service},
    {"app", Field::Service, 4},
    {"application", Field::Service, 4},
    {"app_name", Field::Service, 4},
    {"appname", Field::Service, 4},
    {"applicationName", Field::Service, 4},
    {"component", Field::Service, 5},
    {"system", Field::Service, 5},
    {"SYSLOG_IDENTIFIER", Field::Service, 4},
    {"program", Field::Service, 5},
    {"process.name", Field::Service, 6},
    {"kubernetes.container.name", Field::Service, 6},
    {"kubernetes.container_name", Field::Service, 6},
    {"logger", Field::Service, 8},
    {"logger_name", Field::Service, 8},
    {"loggerName", Field::Service, 8},
    {"log.logger", Field::Service, 8},
    {"version", Field::ServiceVersion, 4},
    {"app_version", Field::ServiceVersion, 4},

    {"action", Field::Action, 4},
    {"eventName", Field::Action, 4},
    {"event_name", Field::Action, 4},
    {"event", Field::Action, 5},
    {"event.name", Field::Action, 5},

    {"order", Field::OrderId, 4},
    {"orderNumber", Field::OrderId},
    {"order_number", Field::OrderId},
    {"order_no", Field::OrderId},
    {"orderNo", Field::OrderId},
    {"order.number", Field::OrderId},
    {"order.orderId", Field::OrderId},
    {"customer", Field::CustomerId, 4},
    {"client_id", Field::CustomerId, 4},
    {"clientId", Field::CustomerId, 4},
    {"model", Field::ModelId, 5},
    {"user", Field::UserId, 4},
    {"username", Field::UserId, 4},
    {"userName", Field::UserId, 4},
    {"user.name", Field::UserId, 4},
    {"actor", Field::UserId, 4},
    {"operator", Field::UserId, 5},
    {"enduser.id", Field::UserId, 2},
    {"org:resource", Field::UserId, 2},
    {"order_status", Field::StatusNew, 3},
    {"orderStatus", Field::StatusNew, 3},
    {"order.status", Field::StatusNew, 3},
    {"old_status", Field::StatusOld},
    {"oldStatus", Field::StatusOld},
    {"status_old", Field::StatusOld},
    {"previous_status", Field::StatusOld},
    {"previousStatus", Field::StatusOld},
    {"status_from", Field::StatusOld},
    {"new_status", Field::StatusNew},
    {"newStatus", Field::StatusNew},
    {"status_new", Field::StatusNew},
    {"status_to", Field::StatusNew},

    {"method", Field::HttpMethod, 4},
    {"http_method", Field::HttpMethod},
    {"http.method", Field::HttpMethod, 2},
    {"path", Field::UrlPath, 5},
    {"endpoint", Field::UrlPath, 4},
    {"http.target", Field::UrlPath, 4},
    {"http.path", Field::UrlPath},
    {"url.original", Field::UrlPath, 6},
    {"uri", Field::UrlPath, 4},
    {"request_uri", Field::UrlPath, 4},
    {"status_code", Field::HttpStatus, 4},
    {"statusCode", Field::HttpStatus, 4},
    {"http_status", Field::HttpStatus},
    {"httpStatus", Field::HttpStatus},
    {"http.status_code", Field::HttpStatus, 2},

    {"duration_ns", Field::Duration, 3, 1},
    {"duration_us", Field::Duration, 3, 1'000},
    {"duration_ms", Field::Duration, 3, 1'000'000},
    {"durationMs", Field::Duration, 3, 1'000'000},
    {"elapsed_ms", Field::Duration, 3, 1'000'000},
    {"elapsedMs", Field::Duration, 3, 1'000'000},
    {"took_ms", Field::Duration, 3, 1'000'000},
    {"responseTimeMs", Field::Duration, 3, 1'000'000},
    {"duration_s", Field::Duration, 3, 1'000'000'000},
    {"request_time", Field::Duration, 4, 1'000'000'000},

    {"file_size", Field::FileSize},
    {"fileSize", Field::FileSize},
    {"traceId", Field::TraceId, 2},
    {"traceid", Field::TraceId},
    {"dd.trace_id", Field::TraceId, 4},
    {"correlationId", Field::TraceId, 5},
    {"correlation_id", Field::TraceId, 5},
    {"spanId", Field::SpanId, 2},
    {"spanid", Field::SpanId},
    {"exception.type", Field::ErrorType, 2},
    {"exception.class", Field::ErrorType},
    {"exception.exception_class", Field::ErrorType},
    {"error_type", Field::ErrorType},
    {"error.name", Field::ErrorType},
    {"err.type", Field::ErrorType},
    {"error", Field::ErrorMessage, 4},
    {"err", Field::ErrorMessage, 4},
    {"err.message", Field::ErrorMessage},
    {"error_message", Field::ErrorMessage},
    {"exception.message", Field::ErrorMessage, 2},
    {"exception.exception_message", Field::ErrorMessage},
    {"exception", Field::ErrorStackTrace, 5},
    {"@x", Field::ErrorStackTrace, 2},
    {"stack", Field::ErrorStackTrace, 4},
    {"stack_trace", Field::ErrorStackTrace},
    {"stackTrace", Field::ErrorStackTrace},
    {"stacktrace", Field::ErrorStackTrace},
    {"error.stack", Field::ErrorStackTrace},
    {"err.stack", Field::ErrorStackTrace},
    {"exc_info", Field::ErrorStackTrace},
    {"exception.stacktrace", Field::ErrorStackTrace, 2},
    {"exception.stack_trace", Field::ErrorStackTrace},
    {"queue", Field::MessageDestination, 5},
    {"exchange", Field::MessageDestination, 6},
    {"messaging.destination", Field::MessageDestination, 2},
    {"message_id", Field::MessageId, 4},
    {"messageId", Field::MessageId, 4},
    {"messaging.message_id", Field::MessageId, 2},
    {"source.ip", Field::ClientAddress, 2},
    {"client.ip", Field::ClientAddress, 2},
    {"client_ip", Field::ClientAddress},
    {"clientIp", Field::ClientAddress},
    {"remote_addr", Field::ClientAddress},
    {"remoteAddr", Field::ClientAddress},
    {"net.peer.ip", Field::ClientAddress},
};

/// "order.status.new" as "order_status_new" and "orderStatusNew".
std::string underscored(std::string_view name) {
    std::string result(name);
    std::replace(result.begin(), result.end(), '.', '_');
    return result;
}

std::string camelCase(std::string_view name) {
    std::string result;
    bool upper = false;
    for (const char c : name) {
        if (c == '.' || c == '_') {
            upper = true;
            continue;
        }
        result += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        upper = false;
    }
    return result;
}

} // namespace

const std::vector<std::pair<std::string, FieldTarget>>& commonNames() {
    static const auto all = [] {
        std::vector<std::pair<std::string, FieldTarget>> result;
        std::unordered_set<std::string> seen;
        const auto add = [&](std::string name, const FieldTarget& target) {
            if (seen.insert(name).second)
                result.emplace_back(std::move(name), target);
        };
        for (const Field field : allFields())
            add(std::string(fieldName(field)), {.field = field});
        for (const CommonName& name : names)
            add(std::string(name.name), {.field = name.field, .rank = name.rank, .scale = name.scale, .numbers = name.numbers});
        // A common name already taken, such as "time", keeps its meaning.
        for (const Field field : allFields()) {
            add(underscored(fieldName(field)), {.field = field, .rank = 2});
            add(camelCase(fieldName(field)), {.field = field, .rank = 2});
        }
        // Elasticsearch's own export wraps every record.
        const size_t plain = result.size();
        for (size_t i = 0; i < plain; ++i)
            add("_source." + result[i].first, result[i].second);
        return result;
    }();
    return all;
}

} // namespace logloupe
