// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The columns of a segment while it is made: the events of many batches, sorted by time, with codes of the segment's own dictionaries.

#include "connectors/local/store/key_index.h"
#include "connectors/local/store/markers.h"
#include "connectors/local/store/record_residue.h"
#include "connectors/local/store/text_template.h"
#include "models/domain/event_batch.h"

#include <array>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace logloupe::store {

/// Where an event stands in the batches.
struct InputRow {
    qint64 time = 0;
    quint32 batch = 0;
    quint32 row = 0;
    quint32 position = 0; ///< in the order of the batches
};

/// Codes of a Keyword field; the dictionary's texts live in the batches. Code 0 is the empty text.
class KeywordColumn {
public:
    void gather(std::span<const EventBatch> batches, std::span<const InputRow> rows, Field field);

    std::vector<quint32> codes; ///< empty where no event has the field
    std::vector<std::string_view> dictionary;
    std::vector<quint32> uses;

private:
    std::unordered_map<std::string_view, quint32> m_codeOf;
};

/// One slice of an arena per row.
struct RowBytes {
    std::string bytes;
    std::vector<size_t> ends;

    void close() { ends.push_back(bytes.size()); }
    [[nodiscard]] std::string_view at(size_t row) const {
        const size_t begin = row == 0 ? 0 : ends[row - 1];
        return std::string_view(bytes).substr(begin, ends[row] - begin);
    }
};

/// What the events hold in Text fields and records, once each has been taken apart.
struct TakenApart {
    static constexpr std::array textFields{Field::UrlPath, Field::ErrorMessage, Field::ErrorStackTrace, Field::Message};

    std::array<std::vector<quint32>, textFields.size()>
        patterns; ///< by row: index in the builder + 1, or 0 absent, or keptWhole
    static constexpr quint32 keptWhole = 0xFFFFFFFF;
    std::array<TemplateBuilder, textFields.size()> builders;
    std::vector<quint64> numbers;
    std::vector<std::array<quint32, textFields.size()>> numbersEnd; ///< by row and field, end in numbers
    RowBytes residues;
};

[[nodiscard]] std::vector<InputRow> sortedRows(std::span<const EventBatch> batches);

/// All texts of an event but numbers' and the time's.
void readTexts(const EventBatch& batch, int row, FieldTexts& texts);
/// Writes the numbers of an event as texts into `texts`; `digits` must live as long.
using NumberTexts = std::array<std::array<char, 24>, 4>;
void readNumberTexts(const EventBatch& batch, int row, FieldTexts& texts, NumberTexts& digits);

[[nodiscard]] TakenApart takeApart(std::span<const EventBatch> batches, std::span<const InputRow> rows);

} // namespace logloupe::store
