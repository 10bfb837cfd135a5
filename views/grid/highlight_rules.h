// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a person wants to see at a glance in a stream of events: words, or any query. Pure but for the colours. GUI thread, because a rule's
// matcher serves one thread at a time.

#include "models/domain/event_batch.h"
#include "models/query/matcher.h"
#include "models/query/query.h"

#include <QByteArray>
#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <span>

namespace logloupe {

class HighlightRule {
public:
    /// `query` as in the search; `name` may be empty, then the query names it. Errors (Query): it cannot be read, or it matches everything.
    [[nodiscard]] static Result<HighlightRule> make(const QString& name, const QString& query, int color,
                                                    const QueryContext& context = {});

    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] const QString& query() const { return m_query; }
    /// Index into the palette, any number.
    [[nodiscard]] int color() const { return m_color; }
    [[nodiscard]] bool isEnabled() const { return m_enabled; }
    void setEnabled(bool enabled) { m_enabled = enabled; }

    /// Rows of a batch that the rule concerns, rising; whether it is enabled or not.
    [[nodiscard]] std::vector<int> matchingRows(const EventBatch& batch) const { return m_matcher->matchingRows(batch); }
    [[nodiscard]] bool matches(const EventBatch& batch, int row) const { return m_matcher->matches(batch, row); }
    /// Words and values the query asks for, to be marked where they stand in a message.
    [[nodiscard]] const QStringList& words() const { return m_words; }

    bool operator==(const HighlightRule& other) const {
        return m_name == other.m_name && m_query == other.m_query && m_color == other.m_color && m_enabled == other.m_enabled;
    }

private:
    HighlightRule() = default;

    QString m_name;
    QString m_query;
    int m_color = 0;
    bool m_enabled = true;
    QStringList m_words;
    std::shared_ptr<const Matcher> m_matcher;
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

/// Where rules mark the text of an event, rising, not overlapping: the first rule wins. An event that a rule concerns without any of its words in the
/// text is marked as a whole, unless another rule marks a part of it.
[[nodiscard]] QList<MarkedSpan> highlightSpans(const QString& text, std::span<const HighlightRule> rules,
                                               const EventBatch& batch, int row);

/// As kept between sessions. Whatever cannot be read is left out.
[[nodiscard]] QByteArray highlightsToJson(const QList<HighlightRule>& rules);
[[nodiscard]] QList<HighlightRule> highlightsFromJson(const QByteArray& json, const QueryContext& context = {});

} // namespace logloupe
