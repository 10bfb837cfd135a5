// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/field.h"

#include <unordered_map>

namespace logloupe {

namespace {

struct FieldFact {
    Field field;
    std::string_view name;
    FieldType type;
};

constexpr std::array<FieldFact, fieldCount> facts{{
    {Field::Timestamp, "@timestamp", FieldType::Time},
    {Field::Service, "service.name", FieldType::Keyword},
    {Field::Level, "log.level", FieldType::Level},
    {Field::Action, "event.action", FieldType::Keyword},
    {Field::OrderId, "order.id", FieldType::Key},
    {Field::CustomerId, "customer.id", FieldType::Key},
    {Field::ModelId, "model.id", FieldType::Key},
    {Field::UserId, "user.id", FieldType::Keyword},
    {Field::StatusOld, "order.status.old", FieldType::Keyword},
    {Field::StatusNew, "order.status.new", FieldType::Keyword},
    {Field::HttpMethod, "http.request.method", FieldType::Keyword},
    {Field::UrlPath, "url.path", FieldType::Text},
    {Field::HttpStatus, "http.response.status_code", FieldType::Integer},
    {Field::Duration, "event.duration", FieldType::Integer},
    {Field::FileSize, "file.size", FieldType::Integer},
    {Field::TraceId, "trace.id", FieldType::Key},
    {Field::SpanId, "span.id", FieldType::Key},
    {Field::ErrorType, "error.type", FieldType::Keyword},
    {Field::ErrorMessage, "error.message", FieldType::Text},
    {Field::ErrorStackTrace, "error.stack_trace", FieldType::Text},
    {Field::Message, "message", FieldType::Text},
    {Field::ServiceVersion, "service.version", FieldType::Keyword},
    {Field::MessageDestination, "messaging.destination.name", FieldType::Keyword},
    {Field::MessageId, "messaging.message.id", FieldType::Key},
    {Field::ClientAddress, "client.address", FieldType::Key},
    {Field::LogLine, "log.line", FieldType::Integer},
}};

constexpr bool factsAreInOrder() {
    for (size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].field != static_cast<Field>(i))
            return false;
    }
    return true;
}
static_assert(factsAreInOrder());

template <size_t Count, typename Predicate>
constexpr std::array<Field, Count> fieldsWhere(Predicate predicate) {
    std::array<Field, Count> found{};
    size_t next = 0;
    for (const FieldFact& fact : facts) {
        if (predicate(fact))
            found[next++] = fact.field;
    }
    return found;
}

constexpr bool isFreeText(const FieldFact& fact) {
    return fact.type == FieldType::Keyword || fact.type == FieldType::Key || fact.type == FieldType::Text;
}

constexpr auto everyField = fieldsWhere<fieldCount>([](const FieldFact&) { return true; });
constexpr size_t freeTextCount = [] {
    size_t count = 0;
    for (const FieldFact& fact : facts)
        count += isFreeText(fact) ? 1 : 0;
    return count;
}();
constexpr auto everyFreeTextField = fieldsWhere<freeTextCount>(isFreeText);

} // namespace

std::string_view fieldName(Field field) {
    return facts[static_cast<size_t>(field)].name;
}

FieldType fieldType(Field field) {
    return facts[static_cast<size_t>(field)].type;
}

std::optional<Field> fieldByName(std::string_view name) {
    static const auto byName = [] {
        std::unordered_map<std::string_view, Field> names;
        for (const FieldFact& fact : facts)
            names.emplace(fact.name, fact.field);
        return names;
    }();
    const auto found = byName.find(name);
    if (found == byName.end())
        return {};
    return found->second;
}

std::span<const Field> allFields() {
    return everyField;
}

std::span<const Field> freeTextFields() {
    return everyFreeTextField;
}

} // namespace logloupe
