// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/parser.h"

#include "models/query/diagnostics.h"
#include "models/query/field_alias.h"
#include "models/query/leaf_reader.h"
#include "models/query/lexer.h"

#include <QCoreApplication>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("Query", text);
}

/// Lone halves of surrogate pairs become U+FFFD: they cannot be written as UTF-8, and make every regular expression fail. Keeps all positions.
QString wellFormed(const QString& text) {
    QString result = text;
    for (qsizetype at = 0; at < result.size(); ++at) {
        if (!result[at].isSurrogate())
            continue;
        if (result[at].isHighSurrogate() && at + 1 < result.size() && result[at + 1].isLowSurrogate())
            ++at;
        else
            result[at] = QChar::ReplacementCharacter;
    }
    return result;
}

/// Recursive descent over the tokens: or-list of and-lists of negations of terms. Each function answers nothing after m_error was set.
class Parser {
public:
    Parser(const QString& text, const QueryContext& context)
        : m_text(text)
        , m_tokens(tokenizeQuery(text, context.knownFields))
        , m_leaves(context) {}

    ParsedQuery run() {
        ParsedQuery parsed;
        if (m_tokens.empty()) {
            parsed.root = makeQueryNode(MatchAll{});
            return parsed;
        }
        m_terms = &parsed.terms;
        parsed.root = parseOr(nullptr);
        if (parsed.root && !atEnd())
            fail(current().begin, translated(QT_TRANSLATE_NOOP("Query", "This closing parenthesis has no opening one.")));
        if (!m_error)
            return parsed;
        parsed.root = nullptr;
        parsed.error = m_error;
        parsed.errorTermBegin = m_termBegin;
        if (m_hasTopOr) {
            parsed.terms.clear();
            parsed.errorTermBegin = m_tokens.front().begin;
        }
        return parsed;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_tokens.size(); }
    [[nodiscard]] const QueryToken& current() const { return m_tokens[m_at]; }
    [[nodiscard]] bool is(TokenKind kind) const { return !atEnd() && current().kind == kind; }
    [[nodiscard]] int position() const { return atEnd() ? static_cast<int>(m_text.size()) : current().begin; }
    [[nodiscard]] bool startsTerm() const {
        return !atEnd() && !is(TokenKind::Close) && !is(TokenKind::Or) && !is(TokenKind::And);
    }

    QueryNodePointer fail(int position, const QString& message) {
        if (!m_error)
            m_error = queryError(position, message);
        return nullptr;
    }

    /// Values side by side mean "any of them" where a field can hold only one: status:(PAID SHIPPED).
    [[nodiscard]] static bool joinsByOr(const FieldTarget* target) {
        return target && target->ref.canonical && fieldType(*target->ref.canonical) != FieldType::Text;
    }

    QueryNodePointer parseOr(const FieldTarget* target) {
        std::vector<QueryNodePointer> children;
        const bool isTop = m_depth == 0;
        const int begin = position();
        do {
            if (QueryNodePointer child = parseAnd(target))
                children.push_back(std::move(child));
            else
                return nullptr;
        } while (acceptOr() || (joinsByOr(target) && startsTerm()));
        if (children.size() == 1)
            return children.front();
        QueryNodePointer node = makeQueryNode(MatchOr{std::move(children)});
        if (isTop)
            *m_terms = {{node, begin, m_tokens[m_at - 1].end}};
        return node;
    }

    bool acceptOr() {
        if (!is(TokenKind::Or))
            return false;
        m_operator = &current();
        m_hasTopOr = m_hasTopOr || m_depth == 0;
        ++m_at;
        return true;
    }

    QueryNodePointer parseAnd(const FieldTarget* target) {
        std::vector<QueryNodePointer> children;
        const bool isTop = m_depth == 0;
        while (true) {
            const int begin = position();
            if (isTop && !atEnd())
                m_termBegin = begin;
            QueryNodePointer child = parseUnary(target);
            if (!child)
                return nullptr;
            if (isTop)
                m_terms->push_back({child, begin, m_tokens[m_at - 1].end});
            children.push_back(std::move(child));
            if (is(TokenKind::And)) {
                m_operator = &current();
                m_termBegin = isTop ? current().begin : m_termBegin;
                ++m_at;
                continue;
            }
            if (!startsTerm() || joinsByOr(target))
                break;
        }
        return children.size() == 1 ? children.front() : makeQueryNode(MatchAnd{std::move(children)});
    }

    QueryNodePointer parseUnary(const FieldTarget* target) {
        if (!is(TokenKind::Not))
            return parsePrimary(target);
        if (!enter())
            return nullptr;
        m_operator = &current();
        ++m_at;
        QueryNodePointer child = parseUnary(target);
        --m_depth;
        return child ? makeQueryNode(MatchNot{std::move(child)}) : nullptr;
    }

    bool enter() {
        if (++m_depth <= deepestQuery)
            return true;
        fail(position(), translated(QT_TRANSLATE_NOOP("Query", "The query is nested too deeply.")));
        return false;
    }

    QueryNodePointer parsePrimary(const FieldTarget* target) {
        if (!startsTerm())
            return failMissingTerm();
        switch (current().kind) {
        case TokenKind::Open:
            return parseGroup(target);
        case TokenKind::Field:
            return parseField();
        case TokenKind::Compare:
        case TokenKind::RangeOpen:
            return target ? parseValue(*target) : failUnexpected();
        case TokenKind::Word:
        case TokenKind::Phrase:
        case TokenKind::Regex:
            return target ? parseValue(*target) : parseText();
        default:
            return failUnexpected();
        }
    }

    QueryNodePointer failUnexpected() {
        return fail(
            position(),
            translated(QT_TRANSLATE_NOOP("Query", "“%1” is not expected here. To search for it, put it in quotation marks."))
                .arg(m_text.mid(current().begin, current().end - current().begin)));
    }

    QueryNodePointer failMissingTerm() {
        const bool afterOperator = m_operator && m_at > 0 && m_operator == &m_tokens[m_at - 1];
        if (afterOperator) {
            const QString written = m_text.mid(m_operator->begin, m_operator->end - m_operator->begin);
            return fail(position(),
                        translated(QT_TRANSLATE_NOOP("Query", "Write what to search for after “%1”.")).arg(written));
        }
        if (is(TokenKind::And) || is(TokenKind::Or)) {
            const QString written = m_text.mid(current().begin, current().end - current().begin);
            return fail(
                position(),
                translated(QT_TRANSLATE_NOOP("Query", "Write what to search for before “%1”, or put it in quotation marks."))
                    .arg(written));
        }
        if (is(TokenKind::Close) && m_depth == 0)
            return fail(position(), translated(QT_TRANSLATE_NOOP("Query", "This closing parenthesis has no opening one.")));
        if (is(TokenKind::Close))
            return fail(position(), translated(QT_TRANSLATE_NOOP("Query", "Write what to search for inside the parentheses.")));
        return fail(m_groupBegin, translated(QT_TRANSLATE_NOOP("Query", "A closing parenthesis is missing.")));
    }

    QueryNodePointer parseGroup(const FieldTarget* target) {
        const int begin = current().begin;
        if (!enter())
            return nullptr;
        m_groupBegin = begin;
        ++m_at;
        QueryNodePointer inner = parseOr(target);
        --m_depth;
        if (!inner)
            return nullptr;
        if (!is(TokenKind::Close))
            return fail(begin, translated(QT_TRANSLATE_NOOP("Query", "A closing parenthesis is missing.")));
        ++m_at;
        return inner;
    }

    QueryNodePointer parseField() {
        const QueryToken& name = current();
        const auto target = m_leaves.readField(name);
        if (!target) {
            m_error = target.error();
            return nullptr;
        }
        ++m_at;
        const bool opensGroup = m_at + 1 < m_tokens.size() && m_tokens[m_at + 1].kind == TokenKind::Open;
        if (!opensGroup)
            return parseValue(*target);
        const bool negates = current().text == "!="_L1;
        if (!negates && current().text != ":"_L1 && current().text != "="_L1)
            return fail(current().end, translated(QT_TRANSLATE_NOOP("Query", "Write a value after “%1”."))
                                           .arg(m_text.mid(name.begin, current().end - name.begin)));
        ++m_at;
        QueryNodePointer group = parseGroup(&*target);
        return negates && group ? makeQueryNode(MatchNot{std::move(group)}) : group;
    }

    /// At the operator after a field, or at a value inside field:(…).
    QueryNodePointer parseValue(const FieldTarget& target) {
        QString comparison = u":"_s;
        int afterOperator = position();
        while (is(TokenKind::Compare)) {
            comparison = current().text;
            afterOperator = current().end;
            ++m_at;
        }
        if (is(TokenKind::RangeOpen) && (comparison == ":"_L1 || comparison == "="_L1))
            return parseRange(target);
        const bool isValue = is(TokenKind::Word) || is(TokenKind::Phrase) || is(TokenKind::Regex);
        if (!isValue) {
            const QString written = m_text.mid(target.begin, afterOperator - target.begin);
            return fail(afterOperator, translated(QT_TRANSLATE_NOOP("Query", "Write a value after “%1”.")).arg(written));
        }
        if (!checkQuotes())
            return nullptr;
        return take(m_leaves.readValue(target, comparison, m_tokens[m_at++]));
    }

    bool checkQuotes() {
        if (current().kind != TokenKind::Phrase || current().isTerminated)
            return true;
        fail(current().begin, translated(QT_TRANSLATE_NOOP("Query", "The closing quotation mark is missing.")));
        return false;
    }

    QueryNodePointer parseText() {
        if (!checkQuotes())
            return nullptr;
        return take(m_leaves.readText(m_tokens[m_at++]));
    }

    QueryNodePointer parseRange(const FieldTarget& target) {
        const size_t open = m_at;
        const auto isBound = [&](size_t at) {
            return at < m_tokens.size() && (m_tokens[at].kind == TokenKind::Word || m_tokens[at].kind == TokenKind::Phrase);
        };
        const auto isKind = [&](size_t at, TokenKind kind) { return at < m_tokens.size() && m_tokens[at].kind == kind; };
        if (!isBound(open + 1) || !isKind(open + 2, TokenKind::RangeTo) || !isBound(open + 3)
            || !isKind(open + 4, TokenKind::RangeClose))
            return fail(current().begin,
                        translated(QT_TRANSLATE_NOOP("Query", "A range is written as [from TO to], with * for an open end.")));
        m_at = open + 5;
        return take(m_leaves.readRange(target, m_tokens[open + 1], m_tokens[open].text == "["_L1, m_tokens[open + 3],
                                       m_tokens[open + 4].text == "]"_L1));
    }

    QueryNodePointer take(Result<QueryNodePointer> result) {
        if (result)
            return *std::move(result);
        if (!m_error)
            m_error = result.error();
        return nullptr;
    }

    const QString& m_text;
    const std::vector<QueryToken> m_tokens;
    const LeafReader m_leaves;
    std::vector<QueryTerm>* m_terms = nullptr;
    std::optional<Error> m_error;
    const QueryToken* m_operator = nullptr; ///< the last AND, OR or NOT
    size_t m_at = 0;
    int m_depth = 0;
    int m_groupBegin = 0;
    int m_termBegin = 0;
    bool m_hasTopOr = false; ///< then the whole query is one part
};

} // namespace

ParsedQuery parseQueryTerms(const QString& text, const QueryContext& context) {
    const QString clean = wellFormed(text);
    if (clean.size() <= longestQuery)
        return Parser(clean, context).run();
    ParsedQuery tooLong;
    tooLong.error = queryError(longestQuery, translated(QT_TRANSLATE_NOOP("Query", "The query is too long.")));
    return tooLong;
}

Result<Query> parseQuery(const QString& text, const QueryContext& context) {
    ParsedQuery parsed = parseQueryTerms(text, context);
    if (parsed.error)
        return failure(*std::move(parsed.error));
    return Query(std::move(parsed.root), text.trimmed());
}

} // namespace logloupe
