// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Cuts a query text into tokens: for the parser, for colours and for completion, hence total: every text, also an unfinished one, has tokens. Pure.
//
// The rules that make plain text do what people expect:
// - "name:" and "name>=" are a field only where the left side looks like a field's name and the right side like a value. Times (12:30:01), addresses
//   (http://x, a::b), Windows paths (C:\x), places in source files (Foo.java:12) and "java.lang.Foo: bar" are words.
// - A field may stand in quotes, as in pasted JSON: "orderId":"A-1"; then it is never taken for a short name.
// - Spaces around a comparison, or after the colon, are fine where the field is known by name.
// - A backslash escapes the characters that mean something to the language; before others it is itself, so that C:\temp needs no care.
// - /…/ is a regular expression only where it ends before a space, a parenthesis or the end; else it is a path.
// - AND OR NOT in any case; И ИЛИ НЕ in capitals only, since "не найден" is an everyday text.

#include "models/domain/field.h"

#include <QString>

#include <vector>

namespace logloupe {

enum class TokenKind : quint8 {
    Word,
    Phrase, ///< "in quotes", or a mask in its own brackets ‹…›
    Regex,
    Field,   ///< always followed by Compare
    Compare, ///< text is one of : = != < <= > >=
    And,
    Or,
    Not, ///< NOT, НЕ, and - or ! before a term
    Open,
    Close,
    RangeOpen, ///< [ or {
    RangeTo,
    RangeClose, ///< ] or }
};

struct QueryToken {
    TokenKind kind = TokenKind::Word;
    int begin = 0; ///< UTF-16 units
    int end = 0;
    /// Words and phrases without escapes and quotes (a word with wildcards keeps \ before * ? \), the field's name, the operator, the expression.
    QString text = {};
    bool hasWildcards = false;
    bool isTerminated = true; ///< false: the closing quote is missing
    bool ignoreCase = false;  ///< Regex
    bool isQuoted = false;    ///< Field: in quotes, so exactly this name
    bool isValue = false;     ///< belongs to a field: stands after its operator, in its parentheses or its range

    bool operator==(const QueryToken&) const = default;
};

/// Names beside the canonical ones and the aliases that the source at hand knows; may be empty.
using KnownFieldNames = std::vector<std::string>;

[[nodiscard]] std::vector<QueryToken> tokenizeQuery(const QString& text, const KnownFieldNames& knownFields = {});

/// True where a backslash before the character takes away its meaning.
[[nodiscard]] bool isEscapable(QChar character);

/// AND, OR, NOT as tokenizeQuery() reads them; nothing for other words.
[[nodiscard]] std::optional<TokenKind> keywordKind(QStringView word);

} // namespace logloupe
