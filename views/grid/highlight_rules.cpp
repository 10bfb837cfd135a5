// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/highlight_rules.h"

#include "models/domain/human_format.h"
#include "models/domain/record_fields.h"
#include "views/theme/theme.h"

#include <algorithm>
#include <array>

namespace logloupe {

HighlightColors highlightColors(int color) {
    // The fills of statuses: the design guide has checked text on them.
    static constexpr std::array<std::string_view, highlightColorCount> statuses{
        "PRICE_CALCULATED", "MANUFACTURING_APPROVED", "", "PACKAGING", "PAID", "CREATED"};
    const Theme& theme = Theme::current();
    const auto index = static_cast<size_t>(((color % highlightColorCount) + highlightColorCount) % highlightColorCount);
    if (statuses[index].empty())
        return {theme.color(Token::ErrorSoft), theme.color(Token::ErrorText)};
    return {theme.statusFill(statuses[index]), theme.text()};
}

bool highlightApplies(const HighlightRule& rule, const EventBatch& batch, int row) {
    if (!rule.enabled || rule.text.isEmpty())
        return false;
    if (!rule.field)
        return toText(batch.text(Field::Message, row)).contains(rule.text, Qt::CaseInsensitive);
    const auto value = fieldText(batch, row, *rule.field);
    return value && toText(*value).compare(rule.text, Qt::CaseInsensitive) == 0;
}

QList<MarkedSpan> highlightSpans(const QString& text, std::span<const HighlightRule> rules, const EventBatch& batch, int row) {
    QList<MarkedSpan> spans;
    for (size_t index = 0; index < rules.size(); ++index) {
        const HighlightRule& rule = rules[index];
        if (!rule.enabled || rule.text.isEmpty())
            continue;
        qsizetype at = text.indexOf(rule.text, 0, Qt::CaseInsensitive);
        if (at < 0 || (rule.field && !highlightApplies(rule, batch, row)))
            continue;
        for (; at >= 0; at = text.indexOf(rule.text, at + rule.text.size(), Qt::CaseInsensitive)) {
            const MarkedSpan span{static_cast<int>(at), static_cast<int>(rule.text.size()), static_cast<int>(index)};
            const bool taken = std::any_of(spans.begin(), spans.end(), [&span](const MarkedSpan& other) {
                return span.first < other.first + other.length && other.first < span.first + span.length;
            });
            if (!taken)
                spans.append(span);
        }
    }
    std::sort(spans.begin(), spans.end(),
              [](const MarkedSpan& left, const MarkedSpan& right) { return left.first < right.first; });
    return spans;
}

} // namespace logloupe
