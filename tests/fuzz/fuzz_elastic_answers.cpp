// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The smaller answers of a platform: fields, aggregations, refusals, the platform itself. Each is read or refused in words; no refusal repeats what could be a token.

#include "connectors/elastic/aggregations.h"
#include "connectors/elastic/query_translation.h"
#include "connectors/elastic/reply_errors.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace logloupe;

void require(bool condition) {
    if (!condition)
        std::abort();
}

void readFields(const QByteArray& body) {
    const auto fields = FieldMap::read(body, {{"order.id", "nr"}});
    if (!fields) {
        require(fields.error().kind == ErrorKind::Decode);
        return;
    }
    require(fields->conflicts(2).size() <= 3);
    for (const FieldDescription& description : fields->descriptions())
        require(fields->find(description.field) != nullptr);
    const auto query = parseQuery(QStringLiteral("level:warn OR order.id:A-1 AND NOT message:x OR status:>5 OR y:*"));
    require(query && !translateQuery(*query, *fields).filter.isEmpty());
}

void readNumbers(const QByteArray& body) {
    const CountRequest counts{.query = {},
                              .range = {TimePoint{0}, TimePoint::fromSeconds(10)},
                              .step = std::chrono::seconds(1),
                              .by = FieldRef::of(Field::Level)};
    if (const auto table = readCounts(body, counts))
        require(table->value.counts.size() == table->value.rows.size() * 10);
    const TopRequest top{.field = FieldRef::of(Field::Service), .query = {}, .range = {}, .limit = 3};
    if (const auto values = readTop(body, top))
        require(values->value.values.size() <= 3);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray body(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    readFields(body);
    readNumbers(body);
    for (const int status : {200, 400, 401, 403, 404, 429, 503}) {
        const HttpResponse answer{.status = status, .url = {}, .headers = {}, .body = body};
        const Error error = replyError(answer, {});
        require(!error.message.isEmpty() && error.httpStatus == status);
        require(!error.message.contains(QStringLiteral("eyJhbGciOi")) && !error.detail.contains(QStringLiteral("eyJhbGciOi")));
        (void)isExpiredPointInTime(answer);
        (void)readPlatform(answer);
    }
    return 0;
}
