// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/query_chips.h"

#include "models/query/field_alias.h"
#include "models/query/parser.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("Query", text);
}

QString withField(const char* pattern, const FieldRef& field) {
    return translated(pattern).arg(fieldWord(field));
}

bool holdsText(const FieldRef& field) {
    return !field.canonical || fieldType(*field.canonical) == FieldType::Text;
}

struct Reading {
    QString key;
    QString value;
};

QString alternatives(const QStringList& values) {
    return values.join(u' ' + translated(QT_TRANSLATE_NOOP("Query", "or")) + u' ');
}

/// The words for one condition; an empty key where it is more than one.
struct Reader {
    bool isNegated;

    Reading operator()(const MatchAll&) const { return {{}, translated(QT_TRANSLATE_NOOP("Query", "everything"))}; }
    Reading operator()(const MatchAnd&) const { return {}; }
    Reading operator()(const MatchNot&) const { return {}; }
    Reading operator()(const MatchWords& match) const { return {words(), match.text}; }
    Reading operator()(const MatchValue& match) const { return {key(match), match.text}; }
    Reading operator()(const MatchExists& match) const {
        const char* pattern = isNegated ? QT_TRANSLATE_NOOP("Query", "without %1") : QT_TRANSLATE_NOOP("Query", "with %1");
        return {withField(pattern, match.field), translated(QT_TRANSLATE_NOOP("Query", "any value"))};
    }
    Reading operator()(const MatchRegex& match) const {
        const QString value = u'/' + match.pattern + u'/' + (match.ignoreCase ? u"i"_s : QString());
        if (!match.field)
            return {words(), value};
        const char* pattern = isNegated ? QT_TRANSLATE_NOOP("Query", "not %1 like") : QT_TRANSLATE_NOOP("Query", "%1 like");
        return {withField(pattern, *match.field), value};
    }
    Reading operator()(const MatchRange& match) const {
        return {withField(rangePattern(match), match.field), rangeValue(match)};
    }
    Reading operator()(const MatchOr& match) const {
        QStringList values;
        QString commonKey;
        for (const QueryNodePointer& child : match.children) {
            const bool isSimple =
                std::holds_alternative<MatchValue>(child->value) || std::holds_alternative<MatchWords>(child->value);
            const Reading reading = isSimple ? std::visit(*this, child->value) : Reading{};
            if (reading.key.isEmpty() || (!commonKey.isEmpty() && reading.key != commonKey))
                return {};
            commonKey = reading.key;
            values += reading.value;
        }
        return {commonKey, alternatives(values)};
    }

private:
    [[nodiscard]] QString words() const {
        return translated(isNegated ? QT_TRANSLATE_NOOP("Query", "without text") : QT_TRANSLATE_NOOP("Query", "text"));
    }
    [[nodiscard]] QString key(const MatchValue& match) const {
        if (isNegated)
            return withField(QT_TRANSLATE_NOOP("Query", "not %1"), match.field);
        if (match.hasWildcards)
            return withField(QT_TRANSLATE_NOOP("Query", "%1 like"), match.field);
        return holdsText(match.field) ? withField(QT_TRANSLATE_NOOP("Query", "%1 has"), match.field)
                                      : withField(QT_TRANSLATE_NOOP("Query", "%1 is"), match.field);
    }
    [[nodiscard]] const char* rangePattern(const MatchRange& match) const {
        if (match.low && match.high)
            return isNegated ? QT_TRANSLATE_NOOP("Query", "not %1 from") : QT_TRANSLATE_NOOP("Query", "%1 from");
        if (match.low && match.lowInclusive)
            return isNegated ? QT_TRANSLATE_NOOP("Query", "not %1 at least") : QT_TRANSLATE_NOOP("Query", "%1 at least");
        if (match.low)
            return isNegated ? QT_TRANSLATE_NOOP("Query", "not %1 over") : QT_TRANSLATE_NOOP("Query", "%1 over");
        if (match.highInclusive)
            return isNegated ? QT_TRANSLATE_NOOP("Query", "not %1 at most") : QT_TRANSLATE_NOOP("Query", "%1 at most");
        return isNegated ? QT_TRANSLATE_NOOP("Query", "not %1 under") : QT_TRANSLATE_NOOP("Query", "%1 under");
    }
    [[nodiscard]] static QString rangeValue(const MatchRange& match) {
        if (!match.low || !match.high)
            return match.low ? match.low->text : match.high->text;
        return translated(QT_TRANSLATE_NOOP("Query", "%1 to %2")).arg(match.low->text, match.high->text);
    }
};

/// The value as it was written, where what was read from it differs: a day became two instants, "5xx" two numbers.
std::optional<QString> writtenValue(const QueryNode& node, QStringView written) {
    const auto* range = std::get_if<MatchRange>(&node.value);
    if (!range || !range->low || !range->high || written.contains(u'[') || written.contains(u'{') || written.contains(".."_L1))
        return std::nullopt;
    const qsizetype colon = written.indexOf(u':');
    return colon < 0 ? std::nullopt : std::optional(written.sliced(colon + 1).trimmed().toString());
}

QueryChip chipOf(const QueryTerm& term, const QString& text) {
    const auto* negation = std::get_if<MatchNot>(&term.node->value);
    const QueryNode& inner = negation ? *negation->child : *term.node;
    QueryChip chip{
        .key = {}, .value = {}, .isNegated = negation != nullptr, .isUnfinished = false, .begin = term.begin, .end = term.end};
    const QString written = text.mid(term.begin, term.end - term.begin);
    Reading reading = std::visit(Reader{chip.isNegated}, inner.value);
    if (reading.key.isEmpty() && reading.value.isEmpty())
        reading.value = written;
    if (auto value = writtenValue(inner, written)) {
        const char* pattern = negation ? QT_TRANSLATE_NOOP("Query", "not %1") : QT_TRANSLATE_NOOP("Query", "%1 is");
        reading = {withField(pattern, std::get<MatchRange>(inner.value).field), *std::move(value)};
    }
    chip.key = std::move(reading.key);
    chip.value = std::move(reading.value);
    return chip;
}

/// "error." at the end is the begin of a field's name.
bool beginsFieldName(const QueryTerm& term, const QString& text, const QueryContext& context) {
    const auto* words = std::get_if<MatchWords>(&term.node->value);
    if (!words || !words->text.endsWith(u'.') || !QStringView(text).sliced(term.end).trimmed().isEmpty())
        return false;
    const std::string prefix = words->text.toStdString();
    const auto begins = [&prefix](std::string_view name) { return name.starts_with(prefix); };
    return std::any_of(allFields().begin(), allFields().end(), [&](Field field) { return begins(fieldName(field)); })
           || std::any_of(context.knownFields.begin(), context.knownFields.end(), begins);
}

QueryChip unfinishedChip(int begin, const QString& text) {
    const auto end = static_cast<int>(text.size());
    return {.key = translated(QT_TRANSLATE_NOOP("Query", "unfinished")),
            .value = text.mid(begin, end - begin).trimmed(),
            .isNegated = false,
            .isUnfinished = true,
            .begin = begin,
            .end = end};
}

} // namespace

std::vector<QueryChip> queryChips(const QString& text, const QueryContext& context) {
    if (text.trimmed().isEmpty())
        return {};
    const ParsedQuery parsed = parseQueryTerms(text, context);
    std::vector<QueryChip> chips;
    for (const QueryTerm& term : parsed.terms) {
        if (!parsed.error && &term == &parsed.terms.back() && beginsFieldName(term, text, context))
            chips.push_back(unfinishedChip(term.begin, text));
        else
            chips.push_back(chipOf(term, text));
    }
    if (parsed.error)
        chips.push_back(unfinishedChip(parsed.errorTermBegin, text));
    return chips;
}

QString withoutChip(const QString& text, const std::vector<QueryChip>& chips, int index) {
    if (index < 0 || index >= static_cast<int>(chips.size()))
        return text;
    const auto at = static_cast<size_t>(index);
    QString result = text;
    if (at > 0)
        result.remove(chips[at - 1].end, chips[at].end - chips[at - 1].end);
    else
        result.remove(0, chips.size() > 1 ? chips[1].begin : static_cast<int>(text.size()));
    return result.trimmed();
}

} // namespace logloupe
