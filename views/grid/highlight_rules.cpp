// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/highlight_rules.h"

#include "views/theme/theme.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostKept = 50; ///< rules read back: a file changed by hand must not slow the stream

void addWord(QStringList& words, const QString& text, bool hasWildcards) {
    static const QRegularExpression wildcards(u"[*?]"_s);
    const QStringList parts = hasWildcards ? text.split(wildcards, Qt::SkipEmptyParts) : QStringList{text};
    for (const QString& part : parts) {
        if (!part.trimmed().isEmpty() && !words.contains(part, Qt::CaseInsensitive))
            words.append(part);
    }
}

/// What a query asks for, not what it leaves out.
void collectWords(const QueryNode& node, QStringList& words) {
    if (const auto* all = std::get_if<MatchAnd>(&node.value)) {
        for (const QueryNodePointer& child : all->children)
            collectWords(*child, words);
    } else if (const auto* any = std::get_if<MatchOr>(&node.value)) {
        for (const QueryNodePointer& child : any->children)
            collectWords(*child, words);
    } else if (const auto* text = std::get_if<MatchWords>(&node.value)) {
        addWord(words, text->text, text->hasWildcards);
    } else if (const auto* value = std::get_if<MatchValue>(&node.value)) {
        // A level has a column of its own, and a number alone would mark parts of other numbers.
        const FieldType type = value->field.canonical ? fieldType(*value->field.canonical) : FieldType::Keyword;
        if (type == FieldType::Keyword || type == FieldType::Key || type == FieldType::Text)
            addWord(words, value->text, value->hasWildcards);
    }
}

bool isFree(const QList<MarkedSpan>& spans, const MarkedSpan& span) {
    return std::none_of(spans.begin(), spans.end(), [&span](const MarkedSpan& other) {
        return span.first < other.first + other.length && other.first < span.first + span.length;
    });
}

} // namespace

Result<HighlightRule> HighlightRule::make(const QString& name, const QString& query, int color, const QueryContext& context) {
    const auto parsed = parseQuery(query.trimmed(), context);
    if (!parsed)
        return failure(parsed.error());
    if (parsed->matchesEverything()) {
        return failure(
            {ErrorKind::Query,
             QCoreApplication::translate("HighlightRule", "Type words, or a query such as order:A-104233 or level:ERROR.")});
    }
    HighlightRule rule;
    rule.m_query = query.trimmed();
    rule.m_name = name.trimmed().isEmpty() ? rule.m_query : name.trimmed();
    rule.m_color = color;
    collectWords(parsed->root(), rule.m_words);
    rule.m_matcher = std::make_shared<const Matcher>(*parsed);
    return rule;
}

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

QList<MarkedSpan> highlightSpans(const QString& text, std::span<const HighlightRule> rules, const EventBatch& batch, int row) {
    QList<MarkedSpan> spans;
    int whole = -1;
    for (size_t index = 0; index < rules.size(); ++index) {
        const HighlightRule& rule = rules[index];
        if (!rule.isEnabled() || !rule.matches(batch, row))
            continue;
        bool isSaid = false;
        for (const QString& word : rule.words()) {
            for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
                 at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
                isSaid = true;
                const MarkedSpan span{static_cast<int>(at), static_cast<int>(word.size()), static_cast<int>(index)};
                if (isFree(spans, span))
                    spans.append(span);
            }
        }
        if (!isSaid && whole < 0)
            whole = static_cast<int>(index);
    }
    if (spans.isEmpty() && whole >= 0 && !text.isEmpty())
        return {{0, static_cast<int>(text.size()), whole}};
    std::sort(spans.begin(), spans.end(),
              [](const MarkedSpan& left, const MarkedSpan& right) { return left.first < right.first; });
    return spans;
}

QByteArray highlightsToJson(const QList<HighlightRule>& rules) {
    QJsonArray array;
    for (const HighlightRule& rule : rules)
        array.append(QJsonObject{
            {u"name"_s, rule.name()}, {u"query"_s, rule.query()}, {u"color"_s, rule.color()}, {u"on"_s, rule.isEnabled()}});
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QList<HighlightRule> highlightsFromJson(const QByteArray& json, const QueryContext& context) {
    QList<HighlightRule> rules;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const auto& value : array) {
        const QJsonObject object = value.toObject();
        auto rule = HighlightRule::make(object.value("name"_L1).toString(), object.value("query"_L1).toString(),
                                        object.value("color"_L1).toInt(), context);
        if (!rule || rules.size() >= mostKept)
            continue;
        rule->setEnabled(object.value("on"_L1).toBool(true));
        rules.append(*rule);
    }
    return rules;
}

} // namespace logloupe
