// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Turns one field, value or word of a query text into a leaf of the tree: short names, units, patterns of order numbers. Pure; any thread.

#include "models/query/lexer.h"
#include "models/query/query.h"

#include <QRegularExpression>

namespace logloupe {

/// A field as it was written.
struct FieldTarget {
    FieldRef ref;
    QString written;
    int begin = 0;
    bool isShortName = false;
};

class LeafReader {
public:
    explicit LeafReader(const QueryContext& context);

    [[nodiscard]] Result<FieldTarget> readField(const QueryToken& name) const;
    /// Comparison is one of : = != < <= > >=; the token a Word, Phrase or Regex.
    [[nodiscard]] Result<QueryNodePointer> readValue(const FieldTarget& target, const QString& comparison,
                                                     const QueryToken& value) const;
    [[nodiscard]] Result<QueryNodePointer> readRange(const FieldTarget& target, const QueryToken& low, bool lowInclusive,
                                                     const QueryToken& high, bool highInclusive) const;
    /// A word, phrase or expression without a field.
    [[nodiscard]] Result<QueryNodePointer> readText(const QueryToken& token) const;

private:
    [[nodiscard]] FieldRef fieldFor(const FieldTarget& target, const QString& value) const;
    [[nodiscard]] Result<QueryNodePointer> readEqual(const FieldRef& field, const QueryToken& value) const;
    [[nodiscard]] Result<QueryNodePointer> readTyped(const FieldRef& field, const QueryToken& value) const;
    [[nodiscard]] Result<QueryNodePointer> readTime(const QueryToken& value) const;
    [[nodiscard]] Result<QueryNodePointer> readBounds(const FieldRef& field, const QString& low, bool lowInclusive,
                                                      const QString& high, bool highInclusive, int position) const;
    [[nodiscard]] static Result<QueryNodePointer> readRegex(std::optional<FieldRef> field, const QueryToken& token);

    const QueryContext& m_context;
    QRegularExpression m_order;
    QRegularExpression m_customer;
    QRegularExpression m_model;
};

} // namespace logloupe
