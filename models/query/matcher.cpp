// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/matcher.h"

#include "models/domain/record_fields.h"
#include "models/query/leaf_test.h"

#include <algorithm>
#include <array>

namespace logloupe {

namespace {

/// One byte per row, 1 where a row is in.
using Mask = std::vector<quint8>;

bool isEmpty(const Mask& mask) {
    return std::find(mask.begin(), mask.end(), quint8{1}) == mask.end();
}

struct Step {
    enum class Kind : quint8 { All, And, Or, Not, Exists, FieldLeaf, TextLeaf };
    Kind kind = Kind::All;
    std::vector<Step> children = {};
    FieldRef field = {};
    std::optional<LeafTest> test = {};
    int cost = 0; ///< what it takes to evaluate a row, roughly; the cheap parts of a list go first

    [[nodiscard]] bool hitLimit() const {
        return (test && test->hitLimit())
               || std::any_of(children.begin(), children.end(), [](const Step& child) { return child.hitLimit(); });
    }
};

int fieldCost(const FieldRef& field) {
    if (!field.canonical)
        return 200;
    switch (fieldType(*field.canonical)) {
    case FieldType::Time:
    case FieldType::Level:
    case FieldType::Integer:
        return 1;
    case FieldType::Keyword:
        return 2;
    case FieldType::Key:
        return 4;
    case FieldType::Text:
        return 20;
    }
    return 0;
}

Step compiled(const QueryNode& node);

Step compiledList(Step::Kind kind, const std::vector<QueryNodePointer>& children) {
    Step list{.kind = kind};
    for (const QueryNodePointer& child : children) {
        list.children.push_back(compiled(*child));
        list.cost += list.children.back().cost;
    }
    std::stable_sort(list.children.begin(), list.children.end(),
                     [](const Step& left, const Step& right) { return left.cost < right.cost; });
    return list;
}

Step compiled(const QueryNode& node) {
    constexpr int freeTextCost = 60;
    constexpr int regexFactor = 20;
    struct Compiler {
        Step operator()(const MatchAll&) const { return {}; }
        Step operator()(const MatchAnd& match) const { return compiledList(Step::Kind::And, match.children); }
        Step operator()(const MatchOr& match) const { return compiledList(Step::Kind::Or, match.children); }
        Step operator()(const MatchNot& match) const {
            Step negation{.kind = Step::Kind::Not};
            negation.children.push_back(compiled(*match.child));
            negation.cost = negation.children.front().cost;
            return negation;
        }
        Step operator()(const MatchWords& match) const {
            return {.kind = Step::Kind::TextLeaf, .test = LeafTest(match), .cost = freeTextCost};
        }
        Step operator()(const MatchExists& match) const {
            return {.kind = Step::Kind::Exists, .field = match.field, .cost = fieldCost(match.field)};
        }
        Step operator()(const MatchValue& match) const {
            return {
                .kind = Step::Kind::FieldLeaf, .field = match.field, .test = LeafTest(match), .cost = fieldCost(match.field)};
        }
        Step operator()(const MatchRange& match) const {
            return {
                .kind = Step::Kind::FieldLeaf, .field = match.field, .test = LeafTest(match), .cost = fieldCost(match.field)};
        }
        Step operator()(const MatchRegex& match) const {
            if (!match.field)
                return {.kind = Step::Kind::TextLeaf, .test = LeafTest(match), .cost = freeTextCost * regexFactor};
            const int cost = fieldCost(*match.field) * regexFactor;
            return {.kind = Step::Kind::FieldLeaf, .field = *match.field, .test = LeafTest(match), .cost = cost};
        }
    };
    return std::visit(Compiler{}, node.value);
}

bool fitsText(const LeafTest& test, std::string_view text) {
    return !text.empty() && test.fits(text);
}

bool fitsRow(const Step& step, const EventBatch& batch, int row) {
    if (!step.field.canonical) {
        const auto text = fieldText(batch, row, step.field);
        return text && step.test->fits(std::string_view(*text));
    }
    const Field field = *step.field.canonical;
    switch (fieldType(field)) {
    case FieldType::Time:
        return step.test->fits(batch.time(row).nanoseconds);
    case FieldType::Level:
        return step.test->fits(batch.severity(row));
    case FieldType::Integer: {
        const auto number = batch.number(field, row);
        return number && step.test->fits(*number);
    }
    case FieldType::Keyword:
    case FieldType::Key:
    case FieldType::Text:
        return fitsText(*step.test, batch.text(field, row));
    }
    return false;
}

bool existsInRow(const FieldRef& field, const EventBatch& batch, int row) {
    return field.canonical ? batch.has(*field.canonical, row) : fieldText(batch, row, field).has_value();
}

bool matchesRow(const Step& step, const EventBatch& batch, int row) {
    const auto matchesChild = [&](const Step& child) { return matchesRow(child, batch, row); };
    switch (step.kind) {
    case Step::Kind::All:
        return true;
    case Step::Kind::And:
        return std::all_of(step.children.begin(), step.children.end(), matchesChild);
    case Step::Kind::Or:
        return std::any_of(step.children.begin(), step.children.end(), matchesChild);
    case Step::Kind::Not:
        return !matchesChild(step.children.front());
    case Step::Kind::Exists:
        return existsInRow(step.field, batch, row);
    case Step::Kind::FieldLeaf:
        return fitsRow(step, batch, row);
    case Step::Kind::TextLeaf:
        return std::any_of(freeTextFields().begin(), freeTextFields().end(),
                           [&](Field field) { return fitsText(*step.test, batch.text(field, row)); });
    }
    return false;
}

template <typename Predicate>
Mask where(const Mask& candidates, Predicate&& predicate) {
    Mask result(candidates.size());
    for (size_t row = 0; row < candidates.size(); ++row)
        result[row] = candidates[row] && predicate(row) ? 1 : 0;
    return result;
}

/// Every value of a dictionary is looked at once, however many rows have it.
Mask whereKeyword(const LeafTest& test, const EventBatch& batch, Field field, const Mask& candidates) {
    const auto codes = batch.codes(field);
    if (codes.empty())
        return Mask(candidates.size());
    const auto dictionary = batch.dictionary(field);
    Mask fits(dictionary.size());
    std::transform(dictionary.begin(), dictionary.end(), fits.begin(),
                   [&](std::string_view value) { return fitsText(test, value) ? 1 : 0; });
    if (isEmpty(fits))
        return Mask(candidates.size());
    return where(candidates, [&](size_t row) { return fits[codes[row]] != 0; });
}

Mask whereColumn(const LeafTest& test, const EventBatch& batch, Field field, const Mask& candidates) {
    if (fieldType(field) == FieldType::Keyword)
        return whereKeyword(test, batch, field, candidates);
    const auto texts = batch.texts(field);
    if (texts.empty())
        return Mask(candidates.size());
    return where(candidates, [&](size_t row) { return fitsText(test, texts[row]); });
}

Mask whereField(const Step& step, const EventBatch& batch, const Mask& candidates) {
    const auto type = step.field.canonical ? std::optional(fieldType(*step.field.canonical)) : std::nullopt;
    if (type == FieldType::Keyword || type == FieldType::Key || type == FieldType::Text)
        return whereColumn(*step.test, batch, *step.field.canonical, candidates);
    if (type == FieldType::Level) {
        std::array<bool, allSeverities.size()> fits{};
        for (const Severity severity : allSeverities)
            fits[static_cast<size_t>(severity)] = step.test->fits(severity);
        const auto severities = batch.severities();
        return where(candidates, [&](size_t row) { return fits[static_cast<size_t>(severities[row])]; });
    }
    return where(candidates, [&](size_t row) { return fitsRow(step, batch, static_cast<int>(row)); });
}

void add(Mask& mask, const Mask& other) {
    std::transform(mask.begin(), mask.end(), other.begin(), mask.begin(),
                   [](quint8 left, quint8 right) { return static_cast<quint8>(left | right); });
}

void subtract(Mask& mask, const Mask& other) {
    std::transform(mask.begin(), mask.end(), other.begin(), mask.begin(),
                   [](quint8 left, quint8 right) { return static_cast<quint8>(left & (right ^ 1U)); });
}

Mask whereText(const LeafTest& test, const EventBatch& batch, const Mask& candidates) {
    Mask found(candidates.size());
    Mask open = candidates;
    for (const Field field : freeTextFields()) {
        const bool isAbsent = fieldType(field) == FieldType::Keyword ? batch.codes(field).empty() : batch.texts(field).empty();
        if (isAbsent)
            continue;
        const Mask fits = whereColumn(test, batch, field, open);
        add(found, fits);
        subtract(open, fits);
    }
    return found;
}

Mask matching(const Step& step, const EventBatch& batch, const Mask& candidates) {
    switch (step.kind) {
    case Step::Kind::All:
        return candidates;
    case Step::Kind::And: {
        Mask left = candidates;
        for (const Step& child : step.children) {
            if (isEmpty(left))
                break;
            left = matching(child, batch, left);
        }
        return left;
    }
    case Step::Kind::Or: {
        Mask found(candidates.size());
        Mask open = candidates;
        for (const Step& child : step.children) {
            if (isEmpty(open))
                break;
            const Mask fits = matching(child, batch, open);
            add(found, fits);
            subtract(open, fits);
        }
        return found;
    }
    case Step::Kind::Not: {
        Mask left = candidates;
        subtract(left, matching(step.children.front(), batch, candidates));
        return left;
    }
    case Step::Kind::Exists:
        return where(candidates, [&](size_t row) { return existsInRow(step.field, batch, static_cast<int>(row)); });
    case Step::Kind::FieldLeaf:
        return whereField(step, batch, candidates);
    case Step::Kind::TextLeaf:
        return whereText(*step.test, batch, candidates);
    }
    return {};
}

} // namespace

struct Matcher::Program {
    Step root;
};

Matcher::Matcher(const Query& query)
    : m_program(std::make_unique<Program>(Program{compiled(query.root())})) {}

Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

bool Matcher::matches(const EventBatch& batch, int row) const {
    return matchesRow(m_program->root, batch, row);
}

std::vector<int> Matcher::matchingRows(const EventBatch& batch) const {
    const Mask mask = matching(m_program->root, batch, Mask(static_cast<size_t>(batch.size()), 1));
    std::vector<int> rows;
    for (size_t row = 0; row < mask.size(); ++row) {
        if (mask[row])
            rows.push_back(static_cast<int>(row));
    }
    return rows;
}

bool Matcher::hitRegexLimit() const {
    return m_program->root.hitLimit();
}

bool Matcher::valueMatches(const MatchValue& leaf, std::string_view value) {
    return LeafTest(leaf).fits(value);
}

bool Matcher::wordsMatch(const MatchWords& leaf, std::string_view value) {
    return LeafTest(leaf).fits(value);
}

} // namespace logloupe
