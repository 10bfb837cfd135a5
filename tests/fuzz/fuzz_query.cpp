// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The query language: whatever is typed is read or refused with a place, what is read is written back to the same query, and evaluating,
// completing and colouring bear it.

#include "models/query/completion.h"
#include "models/query/highlight.h"
#include "models/query/matcher.h"
#include "models/query/query_chips.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace logloupe;

void require(bool condition) {
    if (!condition)
        std::abort();
}

const EventBatch& events() {
    static const EventBatch batch = [] {
        EventBatchBuilder builder(QStringLiteral("fuzz"));
        for (int row = 0; row < 4; ++row) {
            builder.append(TimePoint::fromSeconds(row), allSeverities[static_cast<size_t>(row)], static_cast<quint64>(row));
            builder.setText(Field::Service, row % 2 ? "mes-api" : "shop");
            builder.setText(Field::OrderId, "A-104233");
            builder.setText(Field::Message, "\xd0\x97\xd0\xb0\xd0\xba\xd0\xb0\xd0\xb7 lock wait timeout \xff\xfe");
            builder.setNumber(Field::HttpStatus, 498 + row);
            builder.setRaw(R"({"a":{"b":1},"c":"text"})", RecordFormat::Json);
        }
        return builder.build();
    }();
    return batch;
}

void evaluate(const Query& query) {
    const Matcher matcher(query);
    const std::vector<int> rows = matcher.matchingRows(events());
    if (matcher.hitRegexLimit())
        return; // limits are counted per leaf, so that the two ways may differ
    for (int row = 0; row < events().size(); ++row)
        require(matcher.matches(events(), row) == (std::find(rows.begin(), rows.end(), row) != rows.end()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 8192)
        return 0;
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const int end = static_cast<int>(text.size());
    const auto query = parseQuery(text);
    if (query) {
        const QString written = formatQuery(query->root());
        const auto again = parseQuery(written);
        require(again.has_value() && *again == *query && formatQuery(again->root()) == written);
        evaluate(*query);
    } else {
        require(!query.error().message.isEmpty() && query.error().position.value_or(-1) >= 0 && *query.error().position <= end);
    }
    const auto chips = queryChips(text);
    for (int index = 0; index < static_cast<int>(chips.size()); index += 7)
        require(withoutChip(text, chips, index).size() <= text.size());
    const Completion completion = completeQuery(text, end / 2, {});
    require(0 <= completion.begin && completion.begin <= completion.end && completion.end <= end);
    for (const HighlightSpan& span : highlightQuery(text))
        require(span.begin >= 0 && span.length > 0 && span.begin + span.length <= end);
    return 0;
}
