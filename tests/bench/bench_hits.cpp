// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench_hits.h"

#include "connectors/elastic/search_reply.h"

#include <simdjson.h>

#include <string>

namespace logloupe::bench {

namespace {

constexpr qint64 mostHits = 10'000;

std::string pageOf(std::string_view lines, qint64& hits) {
    std::string page = R"({"took":5,"timed_out":false,"_shards":{"total":1,"failed":0},"pit_id":"id","hits":{"hits":[)";
    size_t begin = 0;
    while (begin < lines.size() && hits < mostHits) {
        const size_t end = std::min(lines.find('\n', begin), lines.size());
        if (end > begin) {
            if (hits > 0)
                page += ',';
            const std::string number = std::to_string(++hits);
            page += R"({"_index":"logs-shop-api-2026.05.13","_id":"Zx4kW5kBqVn)" + number + R"(","_score":null,"_source":)";
            page += lines.substr(begin, end - begin);
            page += R"(,"sort":[1778666400123,)" + number + "]}";
        }
        begin = end + 1;
    }
    return page + "]}}";
}

size_t walk(simdjson::ondemand::value value);

size_t walk(simdjson::ondemand::object object) {
    size_t bytes = 0;
    for (auto member : object) {
        std::string_view key;
        simdjson::ondemand::value value;
        if (!member.unescaped_key().get(key) && !member.value().get(value))
            bytes += key.size() + walk(value);
    }
    return bytes;
}

size_t walk(simdjson::ondemand::value value) {
    simdjson::ondemand::json_type type{};
    if (value.type().get(type))
        return 0;
    simdjson::ondemand::object object;
    simdjson::ondemand::array array;
    std::string_view text;
    size_t bytes = 0;
    switch (type) {
    case simdjson::ondemand::json_type::object:
        return value.get_object().get(object) ? 0 : walk(object);
    case simdjson::ondemand::json_type::array:
        if (value.get_array().get(array))
            return 0;
        for (auto entry : array) {
            simdjson::ondemand::value element;
            bytes += entry.get(element) ? 0 : walk(element);
        }
        return bytes;
    case simdjson::ondemand::json_type::string:
        return value.get_string().get(text) ? 0 : text.size();
    default:
        return value.raw_json_token().size();
    }
}

} // namespace

HitPage decodeHits(std::string_view lines) {
    HitPage page;
    const PaddedBytes reply(pageOf(lines, page.hits));
    page.bytes = static_cast<qint64>(reply.size());
    HitDecoder decoder(QStringLiteral("bench"), FieldNames({}, FieldNames::Guessing::CommonNames));
    simdjson::ondemand::parser parser;
    qint64 decoded = 0;
    size_t walked = 0;
    const auto ours = [&] {
        return secondsOf([&] {
            const auto read = decoder.decode(reply);
            decoded = read ? read->events.size() : 0;
        });
    };
    const auto anchor = [&] {
        return secondsOf([&] {
            simdjson::ondemand::document document;
            simdjson::ondemand::object object;
            const std::string_view text = reply.text();
            if (!parser.iterate(text.data(), text.size(), text.size() + PaddedBytes::padding).get(document)
                && !document.get_object().get(object))
                walked = walk(object);
        });
    };
    page.seconds = inTurn(ours, anchor, 9);
    if (decoded != page.hits || walked == 0)
        page.hits = 0;
    return page;
}

} // namespace logloupe::bench
