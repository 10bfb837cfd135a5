// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A query bound to one segment: what its dictionaries, indexes and templates already decide is decided once, the rest is left to the rows. Keeps
// a reference to the program; one thread.

#include "connectors/local/store/group_texts.h"
#include "connectors/local/store/query_program.h"
#include "connectors/local/store/row_decoder.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace logloupe::store {

/// The rows of a group that are in: one byte each, 1 or 0.
struct RowMask {
    alignas(64) std::array<quint8, rowsPerGroup> in{};
    int rows = 0;

    /// Rows from begin to end of so many.
    void setRange(int begin, int end, int size);
    [[nodiscard]] int count() const;
    [[nodiscard]] bool isEmpty() const;
};

class SegmentQuery {
public:
    SegmentQuery(const QueryProgram& program, std::shared_ptr<const SegmentReader> segment);
    ~SegmentQuery();
    Q_DISABLE_COPY_MOVE(SegmentQuery)

    [[nodiscard]] bool matchesNothing() const;
    [[nodiscard]] bool matchesEverything() const;
    /// When an index names the rows that can match at all, and they are few: those rows of the segment, rising.
    [[nodiscard]] const std::optional<std::vector<quint32>>& candidates() const { return m_candidates; }

    /// Takes the rows out that do not match.
    void narrow(int group, const GroupView& view, RowMask& mask);

    /// Counts by hour or minute that this query's answer can be summed up from: what it asks is decided by system, action and level alone.
    [[nodiscard]] bool isDecidedByRollup() const;
    [[nodiscard]] bool matches(const RollupEntry& entry) const;

    struct Step;

private:
    void findCandidates();

    std::shared_ptr<const SegmentReader> m_segment;
    std::unique_ptr<Step> m_root;
    std::optional<std::vector<quint32>> m_candidates;
    std::unique_ptr<RowDecoder> m_decoder; ///< made when first needed, as is the next
    std::unique_ptr<GroupTexts> m_texts;
};

} // namespace logloupe::store
