// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Words that a person wants to see at a glance in a stream of events. Pure but for the colours.

#include "models/domain/event_batch.h"

#include <QColor>
#include <QList>
#include <QString>

#include <optional>
#include <span>

namespace logloupe {

struct HighlightRule {
    QString name;
    QString text;                       ///< looked for in the message, in any case
    std::optional<FieldRef> field = {}; ///< given: only in events whose field has this value
    int color = 0;                      ///< index into the palette, any number
    bool enabled = true;

    bool operator==(const HighlightRule&) const = default;
};

/// Where a rule marks a text.
struct MarkedSpan {
    int first = 0;
    int length = 0;
    int rule = 0;

    bool operator==(const MarkedSpan&) const = default;
};

inline constexpr int highlightColorCount = 6;

struct HighlightColors {
    QColor fill;
    QColor text;
};

/// Colours of the present theme; every pair is readable.
[[nodiscard]] HighlightColors highlightColors(int color);

/// Does the rule concern this event at all? A rule without a field: whether the message says the words.
[[nodiscard]] bool highlightApplies(const HighlightRule& rule, const EventBatch& batch, int row);

/// Where rules mark the text of an event, rising, not overlapping: the first rule wins.
[[nodiscard]] QList<MarkedSpan> highlightSpans(const QString& text, std::span<const HighlightRule> rules,
                                               const EventBatch& batch, int row);

} // namespace logloupe
