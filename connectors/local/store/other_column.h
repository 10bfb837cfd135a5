// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The values of a field that has no column of its own and stands in the records only, as codes, group by group as somebody asked for them. It is
// kept in memory beside the segment, so that the second question about the field costs no reading of records. All such columns of the process
// together take 128 MiB at most: what does not fit is read again each time. Any thread.

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

/// The values of one group's rows.
struct OtherCodes {
    std::vector<quint16> codes; ///< by row; 0: the event lacks the field
    /// Where a field has too many values, a group has texts of its own, by code - 1; otherwise they are the column's.
    std::string texts = {};
    std::vector<quint32> ends = {};

    [[nodiscard]] bool hasOwnTexts() const { return !ends.empty(); }
    [[nodiscard]] std::string_view ownText(quint16 code) const {
        const size_t begin = code == 1 ? 0 : ends[code - size_t{2}];
        return std::string_view(texts).substr(begin, ends[code - size_t{1}] - begin);
    }
    [[nodiscard]] size_t memory() const;
};

class OtherColumn {
public:
    explicit OtherColumn(size_t groups);
    ~OtherColumn();
    Q_DISABLE_COPY_MOVE(OtherColumn)

    /// Null when the group is not known.
    [[nodiscard]] std::shared_ptr<const OtherCodes> group(int index) const;
    /// Remembers a group where there is room for it.
    void keep(int index, std::shared_ptr<const OtherCodes> codes);

    struct Text {
        quint16 code = 0;
        std::string_view text; ///< lives as long as the column
    };
    /// The code of a value; nothing when there are too many different ones.
    [[nodiscard]] std::optional<Text> codeOf(std::string_view value);
    /// Whether new values get no code any more.
    [[nodiscard]] bool isFull() const;
    /// The value of a code above 0.
    [[nodiscard]] std::string_view text(quint16 code) const;

private:
    void account(size_t bytes);

    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<const OtherCodes>> m_groups;
    std::deque<std::string> m_texts; ///< by code - 1
    std::unordered_map<std::string_view, quint16> m_codes;
    size_t m_textBytes = 0;
    size_t m_memory = 0;
};

/// The columns of a segment that were asked for lately. Any thread.
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
