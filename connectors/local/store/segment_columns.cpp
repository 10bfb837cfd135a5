// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/packed_column.h"
#include "connectors/local/store/segment_builder.h"

#include <algorithm>

namespace logloupe::store {

void SegmentBuilder::gatherPlainColumns() {
    auto& levels = m_codes[static_cast<size_t>(Field::Level)];
    for (size_t i = 0; i < rows(); ++i) {
        const EventBatch& batch = batchOf(i);
        const int row = rowInBatch(i);
        m_times.push_back(m_rows[i].time);
        m_sequences.push_back(static_cast<qint64>(m_facts.firstSequence + m_rows[i].position));
        m_formats.push_back(static_cast<quint32>(batch.rawFormat(row)));
        levels.push_back(static_cast<quint32>(batch.severity(row)));
        present(Field::Level) += batch.severity(row) != Severity::Unknown ? 1 : 0;
    }
    for (const Field field : integerFields) {
        auto& numbers = m_numbers[static_cast<size_t>(field)];
        numbers.resize(rows(), absentNumber);
        for (size_t i = 0; i < rows(); ++i) {
            const auto number = batchOf(i).number(field, rowInBatch(i));
            numbers[i] = number.value_or(absentNumber);
            present(field) += number ? 1 : 0;
        }
        if (present(field) == 0)
            numbers.clear();
    }
    m_facts.rows = static_cast<quint32>(rows());
    present(Field::Timestamp) = m_facts.rows;
    m_facts.firstTime = {m_times.front()};
    m_facts.lastTime = {m_times.back()};
    m_facts.hasAttributes = std::any_of(m_batches.begin(), m_batches.end(), [](const EventBatch& batch) {
        for (int row = 0; row < batch.size(); ++row) {
            if (!batch.attributes(row).empty())
                return true;
        }
        return false;
    });
}

void SegmentBuilder::gatherKeywords() {
    for (const Field field : allFields()) {
        if (fieldType(field) != FieldType::Keyword)
            continue;
        KeywordColumn column;
        column.gather(m_batches, m_rows, field);
        if (column.codes.empty())
            continue;
        std::string block;
        putTextTable(block, column.dictionary);
        putBlock(BlockKind::Keywords, field, block);
        m_codes[static_cast<size_t>(field)] = std::move(column.codes);
        m_facts.uses[static_cast<size_t>(field)] = column.uses;
        present(field) = m_facts.rows - column.uses[0];
    }
}

void SegmentBuilder::gatherKeys() {
    for (const Field field : allFields()) {
        if (fieldType(field) != FieldType::Key)
            continue;
        ByteSet& bytes = m_facts.bytes[static_cast<size_t>(field)];
        auto& codes = m_codes[static_cast<size_t>(field)];
        auto& texts = m_rowTexts[static_cast<size_t>(field)];
        KeyIndexBuilder builder;
        quint32 known = 0;
        for (size_t i = 0; i < rows(); ++i) {
            const std::string_view text = batchOf(i).text(field, rowInBatch(i));
            present(field) += text.empty() ? 0 : 1;
            if (!isIndexed(field)) {
                bytes.add(text);
                texts.push_back(text);
                continue;
            }
            const quint32 code = builder.add(text);
            codes.push_back(code);
            if (code > known) {
                known = code;
                bytes.add(text);
            }
        }
        if (present(field) == 0) {
            codes.clear();
            texts.clear();
        } else if (isIndexed(field)) {
            std::string block;
            builder.finish(block, codes);
            putBlock(BlockKind::Keys, field, block);
        }
    }
}

void SegmentBuilder::gatherTemplates() {
    for (size_t i = 0; i < TakenApart::textFields.size(); ++i) {
        const Field field = TakenApart::textFields[i];
        std::string block;
        const auto codeOf = m_apart.builders[i].finish(block);
        auto& codes = m_codes[static_cast<size_t>(field)];
        auto& uses = m_facts.uses[static_cast<size_t>(field)];
        codes.resize(rows());
        uses.resize(firstTemplate);
        for (size_t row = 0; row < rows(); ++row) {
            const quint32 index = m_apart.patterns[i][row];
            codes[row] = index == 0 ? absentText : index == TakenApart::keptWhole ? uniqueText : codeOf[index - 1];
            if (codes[row] >= uses.size())
                uses.resize(codes[row] + 1);
            ++uses[codes[row]];
        }
        present(field) = m_facts.rows - uses[absentText];
        if (present(field) == 0)
            codes.clear();
        else
            putBlock(BlockKind::Templates, field, block);
    }
}

} // namespace logloupe::store
