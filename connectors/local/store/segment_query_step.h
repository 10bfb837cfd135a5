// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Inside SegmentQuery: a step of a query bound to a segment, and how it is bound.

#include "connectors/local/store/segment_query.h"

namespace logloupe::store {

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
    std::vector<quint8> fits = {};             ///< by code, of Codes
    std::vector<quint32> codes = {};           ///< of FewCodes
    std::vector<TemplateMatch> templates = {}; ///< by code, of Texts; unique texts are Perhaps
};

/// What the segment's own tables decide of a step.
[[nodiscard]] SegmentQuery::Step bindStep(const QueryStep& step, const SegmentReader& segment);

} // namespace logloupe::store
