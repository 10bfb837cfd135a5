// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/segment_query_step.h"

#include <algorithm>

namespace logloupe::store {

namespace {

using Step = SegmentQuery::Step;
using Kind = Step::Kind;

Step made(Kind kind) {
    return {.kind = kind};
}

constexpr size_t mostHolders = 200;

class Binder {
public:
    explicit Binder(const SegmentReader& segment)
        : m_segment(segment) {}

    [[nodiscard]] Step bind(const QueryStep& step) const {
        switch (step.kind) {
        case QueryStep::Kind::All:
            return made(Kind::All);
        case QueryStep::Kind::And:
            return bindAnd(step);
        case QueryStep::Kind::Or:
            return bindOr(step);
        case QueryStep::Kind::Not:
            return bindNot(step);
        case QueryStep::Kind::Exists:
            return bindExists(step);
        case QueryStep::Kind::Value:
            return bindValue(step);
        case QueryStep::Kind::Words:
            return bindWords(step);
        }
        return made(Kind::None);
    }

private:
    [[nodiscard]] Step bindAnd(const QueryStep& step) const {
        Step list = made(Kind::And);
        for (const QueryStep& child : step.children) {
            Step bound = bind(child);
            if (bound.kind == Kind::None)
                return bound;
            if (bound.kind != Kind::All)
                list.children.push_back(std::move(bound));
        }
        return single(std::move(list), Kind::All);
    }

    [[nodiscard]] Step bindOr(const QueryStep& step) const {
        Step list = made(Kind::Or);
        for (const QueryStep& child : step.children) {
            Step bound = bind(child);
            if (bound.kind == Kind::All)
                return bound;
            if (bound.kind != Kind::None)
                list.children.push_back(std::move(bound));
        }
        return single(std::move(list), Kind::None);
    }

    [[nodiscard]] static Step single(Step list, Kind empty) {
        if (list.children.empty())
            return made(empty);
        if (list.children.size() > 1)
            return list;
        Step only = std::move(list.children.front());
        return only;
    }

    [[nodiscard]] Step bindNot(const QueryStep& step) const {
        Step child = bind(step.children.front());
        if (child.kind == Kind::None || child.kind == Kind::All)
            return made(child.kind == Kind::None ? Kind::All : Kind::None);
        Step negation = made(Kind::Not);
        negation.children.push_back(std::move(child));
        return negation;
    }

    [[nodiscard]] Step bindExists(const QueryStep& step) const {
        if (!step.field.canonical)
            return {.kind = Kind::Record, .source = &step, .record = std::make_shared<RecordTest>()};
        const quint32 present = m_segment.facts().present[static_cast<size_t>(*step.field.canonical)];
        if (present == 0 || present == m_segment.rows())
            return made(present == 0 ? Kind::None : Kind::All);
        return {.kind = Kind::Present, .field = *step.field.canonical};
    }

    [[nodiscard]] Step bindValue(const QueryStep& step) const {
        if (!step.field.canonical)
            return {.kind = Kind::Record, .source = &step, .record = std::make_shared<RecordTest>()};
        return bindField(*step.field.canonical, step);
    }

    [[nodiscard]] Step bindWords(const QueryStep& step) const {
        Step list = made(Kind::Or);
        for (const Field field : freeTextFields()) {
            Step bound = bindField(field, step);
            if (bound.kind != Kind::None)
                list.children.push_back(std::move(bound));
        }
        // Cheap ones first: what they find need not be looked at again.
        std::stable_sort(list.children.begin(), list.children.end(),
                         [](const Step& left, const Step& right) { return left.kind < right.kind; });
        return single(std::move(list), Kind::None);
    }

    [[nodiscard]] Step bindField(Field field, const QueryStep& step) const {
        if (!m_segment.has(field))
            return made(Kind::None);
        switch (fieldType(field)) {
        case FieldType::Time:
        case FieldType::Integer:
            return {.kind = Kind::Numbers, .field = field, .source = &step};
        case FieldType::Level:
            return bindLevel(step);
        case FieldType::Keyword:
            return bindKeyword(field, step);
        case FieldType::Key:
            return isIndexed(field) ? bindKey(field, step) : bindRowTexts(field, step);
        case FieldType::Text:
            return bindText(field, step);
        }
        return made(Kind::None);
    }

    [[nodiscard]] static Step byCode(Field field, std::vector<quint8> fits) {
        if (std::find(fits.begin(), fits.end(), quint8{1}) == fits.end())
            return made(Kind::None);
        Step step{.kind = Kind::Codes, .field = field};
        step.fits = std::move(fits);
        return step;
    }

    [[nodiscard]] static Step bindLevel(const QueryStep& step) {
        std::vector<quint8> fits;
        for (const Severity severity : allSeverities)
            fits.push_back(step.test->fits(severity) ? 1 : 0);
        return byCode(Field::Level, std::move(fits));
    }

    [[nodiscard]] Step bindKeyword(Field field, const QueryStep& step) const {
        const TextTable* dictionary = m_segment.keywords(field);
        if (dictionary == nullptr)
            return made(Kind::None);
        std::vector<quint8> fits(dictionary->size());
        TextBuffer buffer;
        for (quint32 code = 1; code < dictionary->size(); ++code)
            fits[code] = step.test->fits(dictionary->at(code, buffer)) ? 1 : 0;
        return byCode(field, std::move(fits));
    }

    [[nodiscard]] Step bindKey(Field field, const QueryStep& step) const {
        const KeyIndex* index = m_segment.keys(field);
        if (index == nullptr)
            return made(Kind::None);
        TextBuffer buffer;
        if (step.wholeHash) {
            Step found{.kind = Kind::FewCodes, .field = field};
            const auto [first, last] = index->find(*step.wholeHash);
            for (quint32 code = first; code < last; ++code) {
                if (step.test->fits(index->text(code, buffer)))
                    found.codes.push_back(code);
            }
            return found.codes.empty() ? made(Kind::None) : std::move(found);
        }
        if (!mayHold(field, step))
            return made(Kind::None);
        std::vector<quint8> fits(size_t{index->count()} + 1);
        for (quint32 code = 1; code <= index->count(); ++code)
            fits[code] = step.test->fits(index->text(code, buffer)) ? 1 : 0;
        return byCode(field, std::move(fits));
    }

    [[nodiscard]] bool mayHold(Field keyField, const QueryStep& step) const {
        return !step.needle || step.needle->canBeIn(m_segment.facts().bytes[static_cast<size_t>(keyField)]);
    }

    [[nodiscard]] Step bindRowTexts(Field field, const QueryStep& step) const {
        if (!mayHold(field, step))
            return made(Kind::None);
        return {.kind = Kind::RowTexts, .field = field, .source = &step};
    }

    [[nodiscard]] Step bindText(Field field, const QueryStep& step) const {
        const TemplateTable* table = m_segment.templates(field);
        if (table == nullptr)
            return made(Kind::None);
        Step bound{.kind = Kind::Texts, .field = field, .source = &step};
        bound.templates = {TextDecision::Never, TextDecision::ByText};
        TextBuffer buffer;
        std::array<std::optional<bool>, fieldCount> known;
        const auto fieldMayHold = [&](Field other) {
            auto& answer = known[static_cast<size_t>(other)];
            if (!answer)
                answer = step.kind != QueryStep::Kind::Words && isSomewhereIn(other, *step.needle);
            return *answer;
        };
        for (quint32 i = 0; i < table->patterns.size(); ++i)
            bound.templates.push_back(decision(table->patterns.at(i, buffer), step, fieldMayHold));
        const auto& uses = m_segment.facts().uses[static_cast<size_t>(field)];
        if (uses.size() > uniqueText && uses[uniqueText] == 0)
            bound.templates[uniqueText] = TextDecision::Never;
        const auto isAnywhere = [&](TextDecision wanted) {
            return std::find(bound.templates.begin(), bound.templates.end(), wanted) != bound.templates.end();
        };
        if (isAnywhere(TextDecision::ByText))
            findHolders(*table, step, bound);
        if (isAnywhere(TextDecision::ByNumbers))
            bound.answers = std::make_shared<KnownAnswers>();
        const bool isNowhere = std::all_of(bound.templates.begin(), bound.templates.end(),
                                           [](TextDecision decision) { return decision == TextDecision::Never; });
        return isNowhere ? made(Kind::None) : std::move(bound);
    }

    /// Many messages repeat a path or another value, and few of those hold what is looked for: then the texts need not be put together.
    void findHolders(const TemplateTable& table, const QueryStep& step, Step& bound) const {
        std::vector<Needle> parts = step.pieces;
        if (step.needle)
            parts.push_back(*step.needle);
        if (parts.empty())
            return;
        const bool isAlone = step.needle || (step.arePiecesExact && parts.size() == 1);
        TextBuffer buffer;
        bound.heldBy.resize(bound.templates.size());
        for (quint32 code = firstTemplate; code < bound.templates.size(); ++code) {
            const std::string_view pattern = table.patterns.at(code - firstTemplate, buffer);
            if (bound.templates[code] == TextDecision::ByText)
                bound.heldBy[code] = holderIn(pattern, parts, isAlone, bound.holders);
        }
    }

    /// Of a template: 1 + the index of its holder, which is added when it is not there yet.
    [[nodiscard]] quint8 holderIn(std::string_view pattern, const std::vector<Needle>& parts, bool isAlone,
                                  std::vector<ValueHolder>& holders) const {
        for (const Field field : {Field::UrlPath, Field::MessageDestination, Field::UserId}) {
            if (pattern.find(markerOf(field)) == std::string_view::npos)
                continue;
            for (size_t part = 0; part < parts.size(); ++part) {
                const auto holdsElsewhere = [&](Field other) { return other != field && isSomewhereIn(other, parts[part]); };
                if (parts[part].in(pattern, holdsElsewhere) != TemplateMatch::Never)
                    continue;
                const auto known = std::find_if(holders.begin(), holders.end(), [&](const ValueHolder& holder) {
                    return holder.field == field && holder.part == part;
                });
                if (known != holders.end())
                    return static_cast<quint8>(known - holders.begin() + 1);
                if (holders.size() == mostHolders)
                    return 0;
                holders.push_back({field, part, valuesWith(field, parts[part]), isAlone});
                return static_cast<quint8>(holders.size());
            }
        }
        return 0;
    }

    /// Whether a field's values hold a part, by code.
    [[nodiscard]] std::vector<TemplateMatch> valuesWith(Field field, const Needle& part) const {
        std::vector<TemplateMatch> result{TemplateMatch::Never};
        TextBuffer buffer;
        if (fieldType(field) == FieldType::Keyword) {
            const TextTable* words = m_segment.keywords(field);
            for (quint32 code = 1; words != nullptr && code < words->size(); ++code)
                result.push_back(part.isIn(words->at(code, buffer)) ? TemplateMatch::Always : TemplateMatch::Never);
            return result;
        }
        result.push_back(TemplateMatch::Perhaps); // unique texts
        const TemplateTable* table = m_segment.templates(field);
        for (quint32 i = 0; table != nullptr && i < table->patterns.size(); ++i)
            result.push_back(part.in(table->patterns.at(i, buffer), [&](Field other) { return isSomewhereIn(other, part); }));
        return result;
    }

    [[nodiscard]] TextDecision decision(std::string_view pattern, const QueryStep& step,
                                        const std::function<bool(Field)>& fieldMayHold) const {
        const auto markers = std::count_if(pattern.begin(), pattern.end(), isMarker);
        if (markers == 0)
            return step.test->fits(pattern) ? TextDecision::Always : TextDecision::Never;
        TemplateMatch match = TemplateMatch::Perhaps;
        if (step.needle)
            match = step.needle->in(pattern, fieldMayHold);
        else if (!step.pieces.empty())
            match = piecesIn(step.pieces, step.arePiecesExact, pattern,
                             [this](const Needle& piece, Field other) { return isSomewhereIn(other, piece); });
        if (match != TemplateMatch::Perhaps)
            return match == TemplateMatch::Always ? TextDecision::Always : TextDecision::Never;
        const auto numbers = std::count(pattern.begin(), pattern.end(), numberMarker);
        // Digits stand nowhere but in numbers and in the values of fields, into which words look by themselves.
        const bool hasNeighbours = std::adjacent_find(pattern.begin(), pattern.end(),
                                                      [](char left, char right) { return isMarker(left) && isMarker(right); })
                                   != pattern.end();
        if (step.needle && step.needle->isShortNumber() && !hasNeighbours
            && (step.kind == QueryStep::Kind::Words || numbers == markers))
            return TextDecision::ByDigits;
        return numbers == markers && static_cast<size_t>(numbers) <= KnownAnswers::mostNumbers ? TextDecision::ByNumbers
                                                                                               : TextDecision::ByText;
    }

    /// Whether some value of a field that templates repeat may hold the searched part.
    [[nodiscard]] bool isSomewhereIn(Field field, const Needle& needle) const {
        if (fieldType(field) == FieldType::Key)
            return needle.canBeIn(m_segment.facts().bytes[static_cast<size_t>(field)]);
        if (fieldType(field) == FieldType::Keyword) {
            const TextTable* dictionary = m_segment.keywords(field);
            TextBuffer buffer;
            for (quint32 code = 1; dictionary != nullptr && code < dictionary->size(); ++code) {
                if (needle.isIn(dictionary->at(code, buffer)))
                    return true;
            }
            return false;
        }
        return field != Field::UrlPath || isInTemplates(field, needle);
    }

    [[nodiscard]] bool isInTemplates(Field field, const Needle& needle) const {
        const TemplateTable* table = m_segment.templates(field);
        if (table == nullptr)
            return false;
        const auto& uses = m_segment.facts().uses[static_cast<size_t>(field)];
        if (uses.size() > uniqueText && uses[uniqueText] != 0)
            return true;
        TextBuffer buffer;
        for (quint32 i = 0; i < table->patterns.size(); ++i) {
            if (needle.in(table->patterns.at(i, buffer), [&](Field other) { return isSomewhereIn(other, needle); })
                != TemplateMatch::Never)
                return true;
        }
        return false;
    }

    const SegmentReader& m_segment;
};

} // namespace

SegmentQuery::Step bindStep(const QueryStep& step, const SegmentReader& segment) {
    return Binder(segment).bind(step);
}

} // namespace logloupe::store
