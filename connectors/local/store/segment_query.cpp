// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/segment_query.h"

#include "connectors/local/store/segment_query_step.h"

#include <algorithm>
#include <cstring>

namespace logloupe::store {

namespace {

using Step = SegmentQuery::Step;
using Kind = Step::Kind;

/// An index is used when it leaves at most this share of the segment's rows.
constexpr quint32 rowsPerCandidate = 16;

void intersect(RowMask& mask, const RowMask& other) {
    for (size_t row = 0; row < mask.in.size(); ++row)
        mask.in[row] = static_cast<quint8>(mask.in[row] & other.in[row]);
}

void subtract(RowMask& mask, const RowMask& other) {
    for (size_t row = 0; row < mask.in.size(); ++row)
        mask.in[row] = static_cast<quint8>(mask.in[row] & (other.in[row] ^ 1U));
}

void add(RowMask& mask, const RowMask& other) {
    for (size_t row = 0; row < mask.in.size(); ++row)
        mask.in[row] = static_cast<quint8>(mask.in[row] | other.in[row]);
}

void clear(RowMask& mask) {
    mask.in.fill(0);
}

/// Keeps the rows whose code is in the table; code 0 never is.
void keepCodes(const PackedColumn& column, const std::vector<quint8>& fits, RowMask& mask) {
    switch (column.kind()) {
    case PackedColumn::Kind::Constant:
        if (fits[column.codeAt(0)] == 0)
            clear(mask);
        return;
    case PackedColumn::Kind::Dense:
        column.withPacked([&](const auto* codes) {
            for (int row = 0; row < mask.rows; ++row)
                mask.in[static_cast<size_t>(row)] =
                    static_cast<quint8>(mask.in[static_cast<size_t>(row)] & fits[static_cast<size_t>(codes[row])]);
        });
        return;
    default: {
        RowMask kept{.rows = mask.rows};
        column.forEachPresent(
            0, mask.rows, [&](int row, qint64 code) { kept.in[static_cast<size_t>(row)] = fits[static_cast<size_t>(code)]; });
        intersect(mask, kept);
        return;
    }
    }
}

void keepFewCodes(const PackedColumn& column, const std::vector<quint32>& wanted, RowMask& mask) {
    if (column.kind() == PackedColumn::Kind::Constant) {
        if (std::find(wanted.begin(), wanted.end(), column.codeAt(0)) == wanted.end())
            clear(mask);
        return;
    }
    RowMask kept{.rows = mask.rows};
    if (column.kind() == PackedColumn::Kind::Dense) {
        column.withPacked([&](const auto* codes) {
            for (const quint32 code : wanted) {
                for (int row = 0; row < mask.rows; ++row)
                    kept.in[static_cast<size_t>(row)] |= codes[row] == code ? 1 : 0;
            }
        });
    } else {
        column.forEachPresent(0, mask.rows, [&](int row, qint64 code) {
            kept.in[static_cast<size_t>(row)] =
                std::find(wanted.begin(), wanted.end(), static_cast<quint32>(code)) != wanted.end() ? 1 : 0;
        });
    }
    intersect(mask, kept);
}

void keepNumbers(const PackedColumn& column, const LeafTest& test, RowMask& mask) {
    RowMask kept{.rows = mask.rows};
    qint64 latest = absentNumber;
    quint8 latestFits = 0;
    column.forEachPresent(0, mask.rows, [&](int row, qint64 value) {
        if (mask.in[static_cast<size_t>(row)] == 0)
            return;
        if (value != latest) {
            latest = value;
            latestFits = test.fits(value) ? 1 : 0;
        }
        kept.in[static_cast<size_t>(row)] = latestFits;
    });
    mask = kept;
}

void keepRowTexts(const RowTexts& texts, const LeafTest& test, RowMask& mask) {
    TextBuffer buffer;
    for (int row = 0; row < mask.rows; ++row) {
        quint8& in = mask.in[static_cast<size_t>(row)];
        if (in != 0)
            in = texts.has(row) && test.fits(texts.at(row, buffer)) ? 1 : 0;
    }
}

void keepPresent(const GroupView& view, Field field, RowMask& mask) {
    RowMask kept{.rows = mask.rows};
    if (fieldType(field) == FieldType::Key && !isIndexed(field)) {
        const RowTexts texts = view.rowTexts(field);
        for (int row = 0; row < mask.rows; ++row)
            kept.in[static_cast<size_t>(row)] = texts.has(row) ? 1 : 0;
    } else {
        const PackedColumn column = fieldType(field) == FieldType::Integer ? view.numbers(field) : view.codes(field);
        column.forEachPresent(0, mask.rows, [&](int row, qint64) { kept.in[static_cast<size_t>(row)] = 1; });
    }
    intersect(mask, kept);
}

class GroupEvaluation {
public:
    GroupEvaluation(const std::shared_ptr<const SegmentReader>& segment, RowDecoder& decoder, GroupTexts& texts, int group,
                    const GroupView& view)
        : m_segment(segment)
        , m_decoder(decoder)
        , m_texts(texts)
        , m_group(group)
        , m_view(view) {}

    void narrow(const Step& step, RowMask& mask) {
        switch (step.kind) {
        case Kind::None:
            clear(mask);
            return;
        case Kind::All:
            return;
        case Kind::And:
            narrowByAll(step, mask);
            return;
        case Kind::Or:
            narrowByAny(step, mask);
            return;
        case Kind::Not: {
            RowMask matching = mask;
            narrow(step.children.front(), matching);
            subtract(mask, matching);
            return;
        }
        case Kind::Codes:
            keepCodes(m_view.codes(step.field), step.fits, mask);
            return;
        case Kind::FewCodes:
            keepFewCodes(m_view.codes(step.field), step.codes, mask);
            return;
        case Kind::Present:
            keepPresent(m_view, step.field, mask);
            return;
        case Kind::Numbers:
            keepNumbers(m_view.numbers(step.field), *step.source->test, mask);
            return;
        case Kind::RowTexts:
            keepRowTexts(m_view.rowTexts(step.field), *step.source->test, mask);
            return;
        case Kind::Texts:
            keepTexts(step, mask);
            return;
        case Kind::Record:
            keepRecords(step, mask);
            return;
        }
    }

private:
    void narrowByAll(const Step& step, RowMask& mask) {
        for (const Step& child : step.children) {
            narrow(child, mask);
            if (mask.isEmpty())
                return;
        }
    }

    void narrowByAny(const Step& step, RowMask& mask) {
        RowMask found{.rows = mask.rows};
        for (const Step& child : step.children) {
            RowMask matching = mask;
            narrow(child, matching);
            add(found, matching);
            subtract(mask, matching);
            if (mask.isEmpty())
                break;
        }
        mask = found;
    }

    void keepTexts(const Step& step, RowMask& mask) {
        RowMask kept{.rows = mask.rows};
        m_view.codes(step.field).forEachPresent(0, mask.rows, [&](int row, qint64 code) {
            const auto index = static_cast<size_t>(row);
            if (mask.in[index] != 0)
                kept.in[index] = fitsText(step, row, static_cast<quint32>(code)) ? 1 : 0;
        });
        mask = kept;
    }

    bool fitsText(const Step& step, int row, quint32 code) {
        const TextDecision decision = step.templates[code];
        if (decision == TextDecision::Never || decision == TextDecision::Always)
            return decision == TextDecision::Always;
        if (!step.heldBy.empty() && step.heldBy[code] != 0) {
            const ValueHolder& holder = step.holders[step.heldBy[code] - size_t{1}];
            const TemplateMatch match = holder.byCode[m_view.codes(holder.field).codeAt(row)];
            if (match == TemplateMatch::Never || (match == TemplateMatch::Always && holder.isAlone))
                return match == TemplateMatch::Always;
        }
        if (!m_texts.enter(m_group, m_view))
            return false;
        const LeafTest& test = *step.source->test;
        if (decision == TextDecision::ByText) {
            const auto text = m_texts.text(row, step.field);
            return text && test.fits(*text);
        }
        const std::span<const quint64> numbers = m_texts.numbers(row, step.field);
        if (decision == TextDecision::ByDigits)
            return std::any_of(numbers.begin(), numbers.end(),
                               [&](quint64 number) { return step.source->needle->isAmongDigits(number); });
        KnownAnswers::Entry wanted{.numbers = {}, .code = code, .fits = false};
        std::copy(numbers.begin(), numbers.end(), wanted.numbers.begin());
        quint64 hash = code;
        for (const quint64 number : wanted.numbers)
            hash = (hash ^ number) * 0x9E3779B97F4A7C15U;
        KnownAnswers::Entry& known = step.answers->entries[(hash >> 40) % KnownAnswers::size];
        if (known.code != code || known.numbers != wanted.numbers) {
            const auto text = m_texts.text(row, step.field);
            wanted.fits = text && test.fits(*text);
            known = wanted;
        }
        return known.fits;
    }

    void keepRecords(const Step& step, RowMask& mask) {
        RecordTest& record = *step.record;
        if (!record.values)
            record.values = std::make_unique<OtherValues>(m_segment, step.source->field, m_decoder);
        const auto codes = record.values->codes(m_group, m_view, mask);
        const bool isOwn = codes && codes->hasOwnTexts();
        if (isOwn)
            record.byOwnCode.assign(codes->ends.size() + 1, RecordTest::Answer::Unknown);
        for (int row = 0; row < mask.rows; ++row) {
            quint8& in = mask.in[static_cast<size_t>(row)];
            if (in == 0)
                continue;
            if (!codes)
                in = fitsValue(step, record.values->read(m_group, m_view, row)) ? 1 : 0;
            else
                in = fitsCode(step, *codes, codes->codes[static_cast<size_t>(row)], isOwn ? record.byOwnCode : record.byCode)
                         ? 1
                         : 0;
        }
    }

    static bool fitsValue(const Step& step, std::optional<std::string_view> value) {
        return value && (step.source->kind == QueryStep::Kind::Exists || step.source->test->fits(*value));
    }

    static bool fitsCode(const Step& step, const OtherCodes& codes, quint16 code, std::vector<RecordTest::Answer>& answers) {
        if (code == 0)
            return false;
        if (code >= answers.size())
            answers.resize(code + size_t{1});
        if (answers[code] == RecordTest::Answer::Unknown)
            answers[code] = fitsValue(step, step.record->values->text(codes, code)) ? RecordTest::Answer::Fits
                                                                                    : RecordTest::Answer::FitsNot;
        return answers[code] == RecordTest::Answer::Fits;
    }

    const std::shared_ptr<const SegmentReader>& m_segment;
    RowDecoder& m_decoder;
    GroupTexts& m_texts;
    int m_group;
    const GroupView& m_view;
};

/// Whether system, action and level alone decide it.
bool isOfRollup(const Step& step) {
    const bool isRollupField = step.field == Field::Service || step.field == Field::Action || step.field == Field::Level;
    switch (step.kind) {
    case Kind::None:
    case Kind::All:
        return true;
    case Kind::Codes:
    case Kind::Present:
        return isRollupField;
    case Kind::And:
    case Kind::Or:
    case Kind::Not:
        return std::all_of(step.children.begin(), step.children.end(), isOfRollup);
    default:
        return false;
    }
}

bool matchesRollup(const Step& step, const RollupEntry& entry) {
    const auto matchesChild = [&](const Step& child) { return matchesRollup(child, entry); };
    const size_t code = step.field == Field::Service  ? entry.service
                        : step.field == Field::Action ? entry.action
                                                      : static_cast<size_t>(entry.severity);
    switch (step.kind) {
    case Kind::All:
        return true;
    case Kind::Codes:
        return code < step.fits.size() && step.fits[code] != 0;
    case Kind::Present:
        return code != 0;
    case Kind::And:
        return std::all_of(step.children.begin(), step.children.end(), matchesChild);
    case Kind::Or:
        return std::any_of(step.children.begin(), step.children.end(), matchesChild);
    case Kind::Not:
        return !matchesChild(step.children.front());
    default:
        return false;
    }
}

} // namespace

void RowMask::setRange(int begin, int end, int size) {
    rows = size;
    in.fill(0);
    std::fill(in.begin() + begin, in.begin() + end, quint8{1});
}

int RowMask::count() const {
    int count = 0;
    for (const quint8 one : in)
        count += one;
    return count;
}

bool RowMask::isEmpty() const {
    return std::memchr(in.data(), 1, in.size()) == nullptr;
}

SegmentQuery::SegmentQuery(const QueryProgram& program, std::shared_ptr<const SegmentReader> segment)
    : m_segment(std::move(segment))
    , m_root(std::make_unique<Step>(bindStep(program.root(), *m_segment))) {
    findCandidates();
}

SegmentQuery::~SegmentQuery() = default;

bool SegmentQuery::matchesNothing() const {
    return m_root->kind == Kind::None;
}

bool SegmentQuery::matchesEverything() const {
    return m_root->kind == Kind::All;
}

void SegmentQuery::findCandidates() {
    const Step* few = nullptr;
    if (m_root->kind == Kind::FewCodes)
        few = m_root.get();
    for (const Step& child : m_root->children) {
        if (m_root->kind == Kind::And && child.kind == Kind::FewCodes && few == nullptr)
            few = &child;
    }
    if (few == nullptr)
        return;
    std::vector<quint32> rows;
    for (const quint32 code : few->codes) {
        if (!m_segment->keys(few->field)->appendRows(code, m_segment->rows(), rows))
            return;
    }
    if (rows.size() * rowsPerCandidate > m_segment->rows())
        return;
    std::sort(rows.begin(), rows.end());
    m_candidates = std::move(rows);
}

void SegmentQuery::narrow(int group, const GroupView& view, RowMask& mask) {
    if (m_root->kind == Kind::All)
        return;
    if (!m_decoder) {
        m_decoder = std::make_unique<RowDecoder>(m_segment);
        m_texts = std::make_unique<GroupTexts>(m_segment, *m_decoder);
    }
    GroupEvaluation(m_segment, *m_decoder, *m_texts, group, view).narrow(*m_root, mask);
}

bool SegmentQuery::isDecidedByRollup() const {
    return isOfRollup(*m_root);
}

bool SegmentQuery::matches(const RollupEntry& entry) const {
    return matchesRollup(*m_root, entry);
}

} // namespace logloupe::store
