// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/completion.h"

#include "models/domain/human_format.h"
#include "models/domain/status_process.h"
#include "models/query/field_alias.h"
#include "models/query/lexer.h"
#include "models/query/query_writing.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("Query", text);
}

/// Lower is better; nothing where the text does not fit at all.
std::optional<int> rankOf(const QString& name, const QString& typed) {
    if (typed.isEmpty() || name.startsWith(typed, Qt::CaseInsensitive))
        return 0;
    const qsizetype at = name.indexOf(typed, 0, Qt::CaseInsensitive);
    if (at < 0)
        return std::nullopt;
    return !name[at - 1].isLetterOrNumber() ? 1 : 3;
}

std::optional<int> rankOfField(const FieldRef& field, const QString& typed) {
    constexpr int aliasRank = 2;
    std::optional<int> best = rankOf(QString::fromStdString(field.name), typed);
    if (typed.isEmpty() || !field.canonical || (best && *best < aliasRank))
        return best;
    for (const FieldAlias& alias : fieldAliases()) {
        if (alias.field == *field.canonical && alias.name.startsWith(typed, Qt::CaseInsensitive))
            return aliasRank;
    }
    return best;
}

QString typeWord(FieldType type) {
    switch (type) {
    case FieldType::Time:
        return translated(QT_TRANSLATE_NOOP("Query", "time"));
    case FieldType::Level:
        return translated(QT_TRANSLATE_NOOP("Query", "level"));
    case FieldType::Keyword:
        return translated(QT_TRANSLATE_NOOP("Query", "keyword"));
    case FieldType::Key:
        return translated(QT_TRANSLATE_NOOP("Query", "key"));
    case FieldType::Text:
        return translated(QT_TRANSLATE_NOOP("Query", "text"));
    case FieldType::Integer:
        return translated(QT_TRANSLATE_NOOP("Query", "number"));
    }
    return {};
}

struct RankedCandidate {
    int rank = 0;
    CompletionCandidate candidate;
};

class Completer {
public:
    Completer(const QString& text, int caret, const CompletionVocabulary& vocabulary, const QueryContext& context)
        : m_text(text)
        , m_caret(std::clamp(caret, 0, static_cast<int>(text.size())))
        , m_vocabulary(vocabulary)
        , m_tokens(tokenizeQuery(text, knownNames(vocabulary, context))) {
        m_completion.begin = m_caret;
        m_completion.end = m_caret;
    }

    Completion run() {
        const QueryToken* touched = tokenAtCaret();
        if (touched && (touched->kind == TokenKind::Regex || (touched->kind == TokenKind::Phrase && !touched->isValue)))
            return m_completion;
        if (const auto field = fieldOfCaret(touched))
            completeValues(*field, touched);
        else
            completeTerm(touched);
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const auto& left, const auto& right) { return left.rank < right.rank; });
        for (RankedCandidate& found : m_found)
            m_completion.candidates.push_back(std::move(found.candidate));
        return m_completion;
    }

private:
    static KnownFieldNames knownNames(const CompletionVocabulary& vocabulary, const QueryContext& context) {
        KnownFieldNames names = context.knownFields;
        for (const FieldDescription& description : vocabulary.fields) {
            if (!description.field.canonical)
                names.push_back(description.field.name);
        }
        return names;
    }

    /// The word, phrase, name or keyword the caret stands in or behind.
    [[nodiscard]] const QueryToken* tokenAtCaret() const {
        for (const QueryToken& token : m_tokens) {
            if (token.begin >= m_caret || m_caret > token.end)
                continue;
            switch (token.kind) {
            case TokenKind::Word:
            case TokenKind::Field:
            case TokenKind::And:
            case TokenKind::Or:
            case TokenKind::RangeTo:
            case TokenKind::Regex:
                return &token;
            case TokenKind::Phrase:
                return m_caret < token.end || !token.isTerminated ? &token : nullptr;
            case TokenKind::Not:
                return token.end - token.begin > 1 ? &token : nullptr;
            default:
                break;
            }
        }
        return nullptr;
    }

    /// The field a value at the caret belongs to.
    [[nodiscard]] std::optional<FieldRef> fieldOfCaret(const QueryToken* touched) const {
        std::vector<const QueryToken*> openFields; // per open parenthesis, null where it holds no values
        const QueryToken* field = nullptr;
        const QueryToken* last = nullptr;
        for (const QueryToken& token : m_tokens) {
            const int position = touched ? touched->begin : m_caret;
            if (token.begin >= position)
                break;
            if (token.kind == TokenKind::Field)
                field = &token;
            else if (token.kind == TokenKind::Open)
                openFields.push_back(last && last->kind == TokenKind::Compare ? field
                                     : openFields.empty()                     ? nullptr
                                                                              : openFields.back());
            else if (token.kind == TokenKind::Close && !openFields.empty())
                openFields.pop_back();
            last = &token;
        }
        const bool afterOperator = last && last->kind == TokenKind::Compare && (touched || isAdjacent(*last));
        const bool inRange = last && (last->kind == TokenKind::RangeOpen || last->kind == TokenKind::RangeTo);
        const QueryToken* owner = afterOperator || inRange ? field : openFields.empty() ? nullptr : openFields.back();
        if (!owner)
            return std::nullopt;
        const auto canonical = owner->isQuoted ? std::nullopt : fieldByAnyName(owner->text);
        return canonical ? FieldRef::of(*canonical) : FieldRef::named(owner->text.toStdString());
    }

    [[nodiscard]] bool isAdjacent(const QueryToken& compare) const {
        // A caret within an operator of two characters is not behind it.
        return compare.end <= m_caret && QStringView(m_text).sliced(compare.end, m_caret - compare.end).trimmed().isEmpty();
    }

    [[nodiscard]] QString typedPart(const QueryToken* touched) {
        if (!touched)
            return {};
        m_completion.begin = touched->begin;
        m_completion.end = touched->end;
        QString typed = m_text.mid(touched->begin, m_caret - touched->begin);
        if (typed.startsWith(u'"'))
            typed.remove(0, 1);
        return typed;
    }

    void offer(std::optional<int> rank, CompletionCandidate candidate) {
        if (rank)
            m_found.push_back({*rank, std::move(candidate)});
    }

    void completeValues(const FieldRef& field, const QueryToken* touched) {
        const QString typed = typedPart(touched);
        for (const QString& value : valuesOf(field))
            offer(rankOf(value, typed),
                  {.insert = writeValue(value), .label = value, .hint = {}, .kind = CompletionKind::Value});
    }

    [[nodiscard]] const FieldValues* knownValues(const FieldRef& field) const {
        const auto found = std::find_if(m_vocabulary.values.begin(), m_vocabulary.values.end(),
                                        [&](const FieldValues& known) { return known.field == field; });
        return found == m_vocabulary.values.end() ? nullptr : &*found;
    }

    [[nodiscard]] QStringList valuesOf(const FieldRef& field) const {
        QStringList values;
        if (const FieldValues* known = knownValues(field)) {
            for (const std::string& value : known->values)
                values += toText(value);
        }
        const auto addMissing = [&values](std::string_view value) {
            const QString text = toText(value);
            if (!text.isEmpty() && !values.contains(text))
                values += text;
        };
        if (field.canonical == Field::Level) {
            for (const Severity severity : allSeverities)
                addMissing(severityName(severity));
        }
        if (field.canonical == Field::StatusNew || field.canonical == Field::StatusOld) {
            for (const OrderStatus& status : StatusProcess::standard().statuses())
                addMissing(status.code);
        }
        return values;
    }

    void completeTerm(const QueryToken* touched) {
        if (touched && touched->kind == TokenKind::Field && touched->isQuoted)
            return;
        const QString typed = typedPart(touched);
        const bool replacesName = touched && touched->kind == TokenKind::Field;
        if (!vocabularyFields().empty())
            completeFields(typed, replacesName);
        if (!replacesName)
            completeKeywords(typed, touched);
    }

    [[nodiscard]] std::vector<FieldDescription> vocabularyFields() const {
        if (!m_vocabulary.fields.empty())
            return m_vocabulary.fields;
        std::vector<FieldDescription> fields;
        for (const Field field : allFields())
            fields.push_back({FieldRef::of(field), fieldType(field)});
        return fields;
    }

    void completeFields(const QString& typed, bool replacesName) {
        for (const FieldDescription& description : vocabularyFields()) {
            const QString name = writeFieldName(description.field);
            offer(rankOfField(description.field, typed), {.insert = replacesName ? name : name + u':',
                                                          .label = QString::fromStdString(description.field.name),
                                                          .hint = hintOf(description),
                                                          .kind = CompletionKind::Field});
        }
    }

    [[nodiscard]] QString hintOf(const FieldDescription& description) const {
        const QString type = typeWord(description.type);
        const FieldValues* known = knownValues(description.field);
        if (!known || (known->values.empty() && !known->distinct))
            return type;
        const auto count = static_cast<int>(std::min<quint64>(known->distinct.value_or(known->values.size()), 1'000'000'000));
        return QCoreApplication::translate("Query", "%1, %n value(s)", nullptr, count).arg(type);
    }

    /// AND and OR stand between two terms only, NOT before one.
    void completeKeywords(const QString& typed, const QueryToken* touched) {
        const QueryToken* before = nullptr;
        for (const QueryToken& token : m_tokens) {
            if (&token != touched && token.end <= m_completion.begin)
                before = &token;
        }
        const bool afterTerm =
            before
            && (before->kind == TokenKind::Word || before->kind == TokenKind::Phrase || before->kind == TokenKind::Regex
                || before->kind == TokenKind::Close || before->kind == TokenKind::RangeClose);
        const auto offerKeyword = [&](const QString& keyword) {
            if (keyword.startsWith(typed, Qt::CaseInsensitive))
                offer(typed.isEmpty() ? 0 : 1,
                      {.insert = keyword + u' ', .label = keyword, .hint = {}, .kind = CompletionKind::Keyword});
        };
        if (afterTerm) {
            offerKeyword(u"AND"_s);
            offerKeyword(u"OR"_s);
        }
        if (!typed.isEmpty() || afterTerm)
            offerKeyword(u"NOT"_s);
    }

    const QString& m_text;
    const int m_caret;
    const CompletionVocabulary& m_vocabulary;
    const std::vector<QueryToken> m_tokens;
    Completion m_completion;
    std::vector<RankedCandidate> m_found;
};

} // namespace

Completion completeQuery(const QString& text, int caret, const CompletionVocabulary& vocabulary, const QueryContext& context) {
    return Completer(text, caret, vocabulary, context).run();
}

} // namespace logloupe
