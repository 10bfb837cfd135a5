// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The values of a field that has no column of its own and stands in the records only, as codes, group by group as somebody asked for them. It is
// kept in memory beside the segment, so that the second question about the field costs no reading of records. Any thread.

#include <QtGlobal>

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace logloupe::store {

class OtherColumn {
public:
    /// Code 0: the event lacks the field.
    using Codes = std::vector<quint16>;

    explicit OtherColumn(size_t groups)
        : m_groups(groups) {}

    /// Null when the group is not known yet.
    [[nodiscard]] std::shared_ptr<const Codes> group(int index) const;
    void keep(int index, std::shared_ptr<const Codes> codes);
    /// The code of a value; nothing when there are too many different ones.
    [[nodiscard]] std::optional<quint16> codeOf(std::string_view value);
    /// The value of a code above 0.
    [[nodiscard]] std::string text(quint16 code) const;
    [[nodiscard]] size_t memory() const;

private:
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<const Codes>> m_groups;
    std::deque<std::string> m_texts; ///< by code - 1
    std::unordered_map<std::string_view, quint16> m_codes;
    size_t m_memory = 0;
};

/// The columns of a segment that were asked for lately, as many as its share of memory allows. Any thread.
class OtherColumns {
public:
    explicit OtherColumns(size_t groups = 0)
        : m_groupCount(groups) {}
    [[nodiscard]] std::shared_ptr<OtherColumn> column(const std::string& field);

private:
    size_t m_groupCount;
    std::mutex m_mutex;
    std::deque<std::pair<std::string, std::shared_ptr<OtherColumn>>> m_columns; ///< the latest first
};

} // namespace logloupe::store
