// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A query as people write it and as sources answer it. Value; any thread.

#include "models/domain/result.h"
#include "models/domain/time.h"
#include "models/query/tree.h"

#include <QTimeZone>

namespace logloupe {

class Query {
public:
    /// Matches everything; its text is empty.
    Query();
    /// `text` is what the person wrote, or empty to have it made by formatQuery().
    explicit Query(QueryNodePointer root, QString text = {});

    [[nodiscard]] const QueryNode& root() const { return *m_root; }
    [[nodiscard]] const QueryNodePointer& rootPointer() const { return m_root; }
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] bool matchesEverything() const;

    /// Both must match. A query that matches everything adds nothing.
    [[nodiscard]] Query andAlso(const Query& other) const;
    [[nodiscard]] Query butNot(const Query& other) const;

    [[nodiscard]] static Query forOrder(std::string_view order);
    [[nodiscard]] static Query forCustomer(std::string_view customer);
    /// field:value, quoted and escaped as needed, whole value.
    [[nodiscard]] static Query forValue(const FieldRef& field, const QString& value);

    bool operator==(const Query& other) const { return *m_root == *other.m_root; }

private:
    QueryNodePointer m_root;
    QString m_text;
};

/// How texts are bound to fields.
struct QueryContext {
    QTimeZone zone = QTimeZone::utc();
    TimePoint now;
    /// Regular expressions of bare order and customer numbers: A-104233 alone means order.id:A-104233.
    QString orderPattern = QStringLiteral("[A-Z]{1,3}-[0-9]{4,12}");
    QString customerPattern = QStringLiteral("C-[0-9]{3,12}");
    QString modelPattern = QStringLiteral("M-[0-9]{3,12}");
    /// Other fields the sources at hand have, by their dotted names. When not empty, a field that is neither among them, nor canonical, nor
    /// a short name is an error with a suggestion; a name listed here wins over a short name.
    std::vector<std::string> knownFields = {};
};

/// Reads a query. On failure the Error (kind Query) carries the position in UTF-16 units and a sentence with a suggestion.
[[nodiscard]] Result<Query> parseQuery(const QString& text, const QueryContext& context = {});

/// A text that parseQuery() reads back to an equal tree.
[[nodiscard]] QString formatQuery(const QueryNode& node);

} // namespace logloupe
