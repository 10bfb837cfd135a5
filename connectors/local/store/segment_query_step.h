// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Inside SegmentQuery: a step of a query bound to a segment, and how it is bound.

#include "connectors/local/store/other_values.h"
#include "connectors/local/store/segment_query.h"

namespace logloupe::store {

/// How it is found out whether an event's text fits, by the template it has.
enum class TextDecision : quint8 {
    Never,
    Always,
    ByDigits,  ///< one of its numbers holds the digits
    ByNumbers, ///< the same numbers, of which there are few, have the same answer
    ByText,
};

/// Answers by code and numbers of a template, the latest ones.
struct KnownAnswers {
    static constexpr size_t size = 4096;
    static constexpr size_t mostNumbers = 2;
    struct Entry {
        std::array<quint64, mostNumbers> numbers{};
        quint32 code = 0; ///< 0: none
        bool fits = false;
    };
    std::vector<Entry> entries = std::vector<Entry>(size);
};

/// The one field whose value, where a template repeats it, can hold a certain part of what is looked for; the template itself and its other values cannot.
struct ValueHolder {
    Field field = Field::UrlPath;
    size_t part = 0;
    std::vector<TemplateMatch> byCode; ///< Always: the value holds the part
    bool isAlone = false;              ///< with the part, the whole fits
};

/// A test of a field that is in the records only.
struct RecordTest {
    enum class Answer : quint8 { Unknown, Fits, FitsNot };
    std::unique_ptr<OtherValues> values; ///< made when first needed
    std::vector<Answer> byCode;
    std::vector<Answer> byOwnCode; ///< of the group at hand, where it has texts of its own
};

struct SegmentQuery::Step {
    enum class Kind : quint8 {
        None,
        All,
        And,
        Or,
        Not,
        Codes,    ///< Level, Keyword and indexed Key fields: by fits
        FewCodes, ///< indexed Key fields: one of codes
        Present,  ///< the field is there
        Numbers,  ///< Integer fields and the time: by test
        RowTexts, ///< Key fields that are not indexed: by test
        Texts,    ///< Text fields: by templates, then by test
        Record,   ///< fields that are in the record only: by test, or there at all without one
    };
    Kind kind = Kind::None;
    std::vector<Step> children = {};
    Field field = Field::Message;
    const QueryStep* source = nullptr;
    std::vector<quint8> fits = {};            ///< by code, of Codes
    std::vector<quint32> codes = {};          ///< of FewCodes
    std::vector<TextDecision> templates = {}; ///< by code, of Texts
    std::vector<ValueHolder> holders = {};
    std::vector<quint8> heldBy = {};            ///< by code, of Texts: 1 + index of the template's holder, or 0
    std::shared_ptr<KnownAnswers> answers = {}; ///< of Texts with any that are ByNumbers
    std::shared_ptr<RecordTest> record = {};    ///< of Record
};

/// What the segment's own tables decide of a step.
[[nodiscard]] SegmentQuery::Step bindStep(const QueryStep& step, const SegmentReader& segment);

} // namespace logloupe::store
