// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// [time][REQ|RESP][endpoint] lines: a request carries the order's current status, its response the new one. What follows the brackets are
// name=value or name: value pairs, or one JSON object.

#include "connectors/local/import/key_values.h"
#include "connectors/local/import/line_grammar.h"
#include "connectors/records/text_scanner.h"
#include "models/domain/json_walk.h"

namespace logloupe {

namespace {

enum class Direction : quint8 { Request, Response };

std::optional<Direction> directionNamed(std::string_view name) {
    std::string upper(name);
    for (char& c : upper)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
    if (upper == "REQ" || upper == "REQUEST")
        return Direction::Request;
    if (upper == "RESP" || upper == "RES" || upper == "RESPONSE")
        return Direction::Response;
    return {};
}

std::optional<std::string_view> bracketed(TextScanner& scanner) {
    scanner.skipSpaces();
    if (!scanner.take('['))
        return {};
    return scanner.until(']');
}

bool isHttpStatus(std::string_view text) {
    return text.size() == 3 && text[0] >= '1' && text[0] <= '5'
           && text.find_first_not_of("0123456789") == std::string_view::npos;
}

class RequestGrammar final : public LineGrammar {
public:
    explicit RequestGrammar(const ImportPlan& plan)
        : m_names(plan.mapping, FieldNames::Guessing::CommonNames)
        , m_times(plan.times) {}

    bool read(std::string_view line, RecordValues& values) override {
        TextScanner scanner(line);
        const auto time = bracketed(scanner);
        const auto point = time ? m_times.read(*time) : std::nullopt;
        const auto name = bracketed(scanner);
        const auto direction = name ? directionNamed(*name) : std::nullopt;
        const auto endpoint = bracketed(scanner);
        if (!point || !direction || !endpoint)
            return false;
        values.setTime(*point);
        values.setText(Field::Action, *direction == Direction::Request ? "api.request" : "api.response");
        values.setText(Field::Message, line.substr(static_cast<size_t>(name->data() - line.data()) - 1));
        readEndpoint(*endpoint, values);
        scanner.skipSpaces();
        readPairs(scanner.rest(), *direction, values);
        if (values.severity() == Severity::Unknown)
            values.setSeverity(Severity::Info);
        return true;
    }

private:
    /// "POST /api/orders/A-1042/price" or the path alone; an id in it names the order or the customer.
    static void readEndpoint(std::string_view endpoint, RecordValues& values) {
        const size_t blank = endpoint.find(' ');
        if (blank != std::string_view::npos)
            values.setText(Field::HttpMethod, endpoint.substr(0, blank));
        const std::string_view path = blank == std::string_view::npos ? endpoint : endpoint.substr(blank + 1);
        values.setText(Field::UrlPath, path);
        for (const auto& [collection, field] :
             {std::pair(std::string_view("/orders/"), Field::OrderId), std::pair(std::string_view("/order/"), Field::OrderId),
              std::pair(std::string_view("/customers/"), Field::CustomerId)}) {
            const size_t found = path.find(collection);
            if (found == std::string_view::npos || values.has(field))
                continue;
            const std::string_view id = path.substr(found + collection.size());
            const std::string_view segment = id.substr(0, id.find_first_of("/?"));
            // An id has a digit; "search" and "{id}" are none.
            if (segment.find_first_of("0123456789") != std::string_view::npos)
                values.setText(field, segment);
        }
    }

    void readPairs(std::string_view text, Direction direction, RecordValues& values) {
        if (text.starts_with('{')) {
            const bool isJson = walkJsonObject(text, [&](std::string_view path, std::string&& value, bool isNull) {
                if (!isNull)
                    assign(values.keep(std::string(path)), values.keep(std::move(value)), direction, values);
                return true;
            });
            if (isJson)
                return;
        }
        KeyValues pairs(text);
        bool any = false;
        while (const auto pair = pairs.next()) {
            any = true;
            assign(pair->key, pair->escaped ? values.keep(unescaped(pair->value)) : pair->value, direction, values);
        }
        if (!any)
            readColonPairs(text, direction, values);
    }

    /// "order: A-1042, status: PAID"
    void readColonPairs(std::string_view text, Direction direction, RecordValues& values) {
        while (!text.empty()) {
            const size_t end = std::min(text.find_first_of(",;"), text.size());
            TextScanner pair(text.substr(0, end));
            pair.skipSpaces();
            const auto key = pair.until(':');
            pair.skipSpaces();
            if (key && !key->empty() && key->find(' ') == std::string_view::npos && !pair.atEnd())
                assign(*key, pair.rest(), direction, values);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    void assign(std::string_view name, std::string_view value, Direction direction, RecordValues& values) {
        if (name == "status" || name == "order.status" || name == "order_status" || name == "orderStatus") {
            if (name == "status" && isHttpStatus(value))
                assignStatusCode(value, values);
            else
                values.setText(direction == Direction::Request ? Field::StatusOld : Field::StatusNew, value);
            return;
        }
        const auto targets = m_names.find(name);
        for (const FieldTarget& target : targets)
            values.assign(target, value, m_times);
        if (targets.empty())
            values.addAttribute(name, value);
        if (!targets.empty() && targets.front().field == Field::HttpStatus && isHttpStatus(value))
            assignStatusCode(value, values);
    }

    static void assignStatusCode(std::string_view code, RecordValues& values) {
        values.setNumber(Field::HttpStatus, (code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0'));
        if (values.severity() == Severity::Unknown && code[0] >= '4')
            values.setSeverity(code[0] == '5' ? Severity::Error : Severity::Warn);
    }

    FieldNames m_names;
    TimeReader m_times;
};

} // namespace

std::unique_ptr<LineGrammar> makeRequestGrammar(const ImportPlan& plan) {
    return std::make_unique<RequestGrammar>(plan);
}

} // namespace logloupe
