// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/highlight.h"

#include "models/query/lexer.h"
#include "models/query/query_bound.h"

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

bool looksLikeNumber(const QString& text) {
    if (readNumber(text) || parseDuration(text))
        return true;
    return !readBound(FieldRef::of(Field::FileSize), text, {}).problem
           || !readBound(FieldRef::of(Field::Timestamp), text, {}).problem;
}

HighlightKind kindOf(const QueryToken& token) {
    switch (token.kind) {
    case TokenKind::Field:
        return HighlightKind::Field;
    case TokenKind::Compare:
        return HighlightKind::Operator;
    case TokenKind::And:
    case TokenKind::Or:
    case TokenKind::Not:
    case TokenKind::RangeTo:
        return HighlightKind::Keyword;
    case TokenKind::Open:
    case TokenKind::Close:
    case TokenKind::RangeOpen:
    case TokenKind::RangeClose:
        return HighlightKind::Parenthesis;
    case TokenKind::Phrase:
        return HighlightKind::String;
    case TokenKind::Regex:
        return HighlightKind::Regex;
    case TokenKind::Word:
        break;
    }
    return token.isValue && !token.hasWildcards && looksLikeNumber(token.text) ? HighlightKind::Number : HighlightKind::Text;
}

} // namespace

std::vector<HighlightSpan> highlightQuery(const QString& text, const QueryContext& context) {
    const Result<Query> parsed = parseQuery(text, context);
    // What is missing at the end is about to be typed.
    const int errorAt = parsed || parsed.error().position >= text.size() ? -1 : parsed.error().position.value_or(-1);
    std::vector<HighlightSpan> spans;
    for (const QueryToken& token : tokenizeQuery(text, context.knownFields)) {
        const bool isError = errorAt >= token.begin && errorAt < token.end;
        spans.push_back({token.begin, token.end - token.begin, isError ? HighlightKind::Error : kindOf(token)});
    }
    return spans;
}

} // namespace logloupe
