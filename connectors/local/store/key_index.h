// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The different values of one Key field in a segment, and the rows of each: finds the rows of an order without looking at any other.
//
// Values are numbered from 1 by their hash without regard to case, so that looking one up takes a few steps whatever their number.
// Layout, at a multiple of eight: quint32 count, quint32 rowBytes, quint32 hash[count] (the upper half), quint32 rowsBegin[count + 1], padding to eight,
// a TextTable of the values, padding to eight, then for each value the rows as varints: the first, then the distances.

#include "connectors/local/store/text_table.h"

#include <string>
#include <vector>

namespace logloupe::store {

/// Equal for texts that CaselessText takes for equal.
[[nodiscard]] quint64 caselessHash(std::string_view text);

/// Gathers the values of a segment's rows.
class KeyIndexBuilder {
public:
    KeyIndexBuilder();

    /// A number for the value, in the order of their first appearance, from 1; 0 for the empty text. Texts must live as long as the builder.
    [[nodiscard]] quint32 add(std::string_view text);
    /// Appends the index. `codes` are add()'s answers row by row, and become the codes of the index.
    void finish(std::string& target, std::span<quint32> codes);

private:
    void grow();

    struct Entry {
        std::string_view text;
        quint64 hash = 0;
    };
    std::vector<Entry> m_entries;
    std::vector<quint32> m_slots; ///< open addressing over the exact texts; entry + 1
    std::string_view m_latest;
    quint32 m_latestCode = 0;
};

class KeyIndex {
public:
    KeyIndex() = default;
    [[nodiscard]] bool open(std::string_view bytes);

    /// Number of different values; their codes are 1 to count().
    [[nodiscard]] quint32 count() const { return m_count; }
    [[nodiscard]] std::string_view text(quint32 code, TextBuffer& buffer) const { return m_texts.at(code - 1, buffer); }
    /// The codes of values with this hash are from first to before last; few, and mostly none.
    struct Codes {
        quint32 first = 0;
        quint32 last = 0;
    };
    [[nodiscard]] Codes find(quint64 hash) const;
    /// Appends the rows of a value, rising. False when the index is damaged.
    bool appendRows(quint32 code, quint32 rowsInSegment, std::vector<quint32>& rows) const;

private:
    quint32 m_count = 0;
    const quint32* m_hashes = nullptr;
    const quint32* m_rowsBegin = nullptr;
    TextTable m_texts;
    std::string_view m_rowBytes;
};

} // namespace logloupe::store
