// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/segment_rows.h"

#include "connectors/local/store/segment_format.h"

#include <algorithm>
#include <charconv>

namespace logloupe::store {

namespace {

void takeTextsApart(TakenApart& result, const FieldTexts& texts, size_t row, std::string& pattern) {
    auto& ends = result.numbersEnd.emplace_back();
    for (size_t i = 0; i < TakenApart::textFields.size(); ++i) {
        const Field field = TakenApart::textFields[i];
        const std::string_view text = texts[static_cast<size_t>(field)];
        quint32 index = 0;
        if (!text.empty()) {
            pattern.clear();
            const size_t numbers = result.numbers.size();
            if (makeTemplate(text, field, texts, pattern, result.numbers)) {
                index = result.builders[i].add(pattern) + 1;
            } else {
                result.numbers.resize(numbers);
                index = TakenApart::keptWhole;
            }
        }
        result.patterns[i][row] = index;
        ends[i] = static_cast<quint32>(result.numbers.size());
    }
}

/// Records with the same value here mostly have the same layout.
quint64 kindOf(const FieldTexts& texts) {
    quint64 kind = 0;
    for (size_t field = 0; field < texts.size(); ++field)
        kind |= quint64{texts[field].empty() ? 0U : 1U} << field;
    const std::string_view action = texts[static_cast<size_t>(Field::Action)];
    const std::string_view service = texts[static_cast<size_t>(Field::Service)];
    const auto mix = [&kind](std::string_view text) {
        if (!text.empty())
            kind = kind * 31 + quint64{static_cast<quint8>(text.front())} * 65536
                   + quint64{static_cast<quint8>(text.back())} * 256 + text.size();
    };
    mix(action);
    mix(service);
    return kind;
}

} // namespace

void KeywordColumn::gather(std::span<const EventBatch> batches, std::span<const InputRow> rows, Field field) {
    std::vector<std::vector<quint32>> codeOf(batches.size());
    bool hasAny = false;
    for (size_t i = 0; i < batches.size(); ++i) {
        if (batches[i].codes(field).empty())
            continue;
        if (!hasAny) {
            dictionary.emplace_back();
            m_codeOf.emplace(std::string_view(), 0);
            hasAny = true;
        }
        for (const std::string_view text : batches[i].dictionary(field)) {
            const auto [found, isNew] = m_codeOf.emplace(text, static_cast<quint32>(dictionary.size()));
            if (isNew)
                dictionary.push_back(text);
            codeOf[i].push_back(found->second);
        }
    }
    if (!hasAny)
        return;
    codes.resize(rows.size());
    uses.resize(dictionary.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto& map = codeOf[rows[i].batch];
        const quint32 code = map.empty() ? 0 : map[batches[rows[i].batch].codes(field)[rows[i].row]];
        codes[i] = code;
        ++uses[code];
    }
}

std::vector<InputRow> sortedRows(std::span<const EventBatch> batches) {
    std::vector<InputRow> rows;
    bool isSorted = true;
    for (size_t batch = 0; batch < batches.size(); ++batch) {
        quint32 row = 0;
        for (const qint64 time : batches[batch].times()) {
            isSorted = isSorted && (rows.empty() || rows.back().time <= time);
            rows.push_back({time, static_cast<quint32>(batch), row++, static_cast<quint32>(rows.size())});
        }
    }
    if (!isSorted)
        std::stable_sort(rows.begin(), rows.end(),
                         [](const InputRow& left, const InputRow& right) { return left.time < right.time; });
    return rows;
}

void readTexts(const EventBatch& batch, int row, FieldTexts& texts) {
    for (const Field field : freeTextFields())
        texts[static_cast<size_t>(field)] = batch.text(field, row);
    texts[static_cast<size_t>(Field::Level)] = severityName(batch.severity(row));
}

void readNumberTexts(const EventBatch& batch, int row, FieldTexts& texts, NumberTexts& digits) {
    for (size_t i = 0; i < integerFields.size(); ++i) {
        std::string_view& text = texts[static_cast<size_t>(integerFields[i])];
        text = {};
        if (const auto number = batch.number(integerFields[i], row)) {
            const auto end = std::to_chars(digits[i].data(), digits[i].data() + digits[i].size(), *number).ptr;
            text = {digits[i].data(), static_cast<size_t>(end - digits[i].data())};
        }
    }
}

TakenApart takeApart(std::span<const EventBatch> batches, std::span<const InputRow> rows) {
    TakenApart result;
    for (auto& patterns : result.patterns)
        patterns.resize(rows.size());
    result.numbersEnd.reserve(rows.size());
    result.residues.ends.reserve(rows.size());
    ResidueWriter residues;
    std::string pattern;
    FieldTexts texts;
    NumberTexts digits;
    for (size_t i = 0; i < rows.size(); ++i) {
        const EventBatch& batch = batches[rows[i].batch];
        const int row = static_cast<int>(rows[i].row);
        readTexts(batch, row, texts);
        takeTextsApart(result, texts, i, pattern);
        readNumberTexts(batch, row, texts, digits);
        residues.append(batch.raw(row), texts, {rows[i].time}, kindOf(texts), result.residues.bytes);
        result.residues.close();
    }
    return result;
}

} // namespace logloupe::store
