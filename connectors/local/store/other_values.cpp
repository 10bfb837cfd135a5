// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/other_values.h"

#include "models/domain/record_fields.h"

#include <algorithm>

namespace logloupe::store {

namespace {

/// Residues that are remembered for a segment; most records have one of few.
constexpr size_t mostFindings = 4096;

/// Put into a JSON text, it ends no string and begins no escape.
bool isPlain(std::string_view text) {
    return text.find_first_of("\"\\") == std::string_view::npos;
}

bool isInteger(Field field) {
    return fieldType(field) == FieldType::Integer;
}

} // namespace

OtherValues::OtherValues(std::shared_ptr<const SegmentReader> segment, FieldRef field, RowDecoder& decoder)
    : m_segment(std::move(segment))
    , m_field(std::move(field))
    , m_decoder(decoder)
    , m_column(m_segment->otherColumn(m_field.name))
    , m_keyEnd(m_field.name.substr(m_field.name.rfind('.') + 1) + '"') {
    for (const Field other : allFields())
        m_isHarmless[static_cast<size_t>(other)] = isHarmless(other);
    TextBuffer buffer;
    for (size_t i = 0; i < textFields.size(); ++i) {
        const TemplateTable* table = m_segment->has(textFields[i]) ? m_segment->templates(textFields[i]) : nullptr;
        auto& harmless = m_harmlessTemplates[i];
        harmless = {1, 0};
        for (quint32 index = 0; table != nullptr && index < table->patterns.size(); ++index) {
            const std::string_view pattern = table->patterns.at(index, buffer);
            const bool repeatsHarmless = std::all_of(pattern.begin(), pattern.end(), [this](char character) {
                return !isMarker(character) || character == numberMarker
                       || m_isHarmless[static_cast<size_t>(fieldOfMarker(character))];
            });
            // Paths stand in messages in turn, and are not looked into here.
            const bool repeatsPath = pattern.find(markerOf(Field::UrlPath)) != std::string_view::npos;
            harmless.push_back(repeatsHarmless && !repeatsPath && isPlain(pattern) ? 1 : 0);
        }
    }
    // Where all paths are harmless, so are the messages that repeat them.
    const auto& paths = m_harmlessTemplates.front();
    const auto& uses = m_segment->facts().uses[static_cast<size_t>(Field::UrlPath)];
    const bool hasUnique = uses.size() > uniqueText && uses[uniqueText] != 0;
    if (hasUnique || std::find(paths.begin() + firstTemplate, paths.end(), quint8{0}) != paths.end())
        return;
    for (size_t i = 1; i < textFields.size(); ++i) {
        const TemplateTable* table = m_segment->has(textFields[i]) ? m_segment->templates(textFields[i]) : nullptr;
        for (quint32 index = 0; table != nullptr && index < table->patterns.size(); ++index) {
            const std::string_view pattern = table->patterns.at(index, buffer);
            const bool repeatsHarmless = std::all_of(pattern.begin(), pattern.end(), [this](char character) {
                return !isMarker(character) || character == numberMarker || character == markerOf(Field::UrlPath)
                       || m_isHarmless[static_cast<size_t>(fieldOfMarker(character))];
            });
            m_harmlessTemplates[i][index + firstTemplate] = repeatsHarmless && isPlain(pattern) ? 1 : 0;
        }
    }
}

bool OtherValues::isHarmless(Field field) const {
    switch (fieldType(field)) {
    case FieldType::Time:
    case FieldType::Level:
    case FieldType::Integer:
        return true;
    case FieldType::Key: {
        const ByteSet& bytes = m_segment->facts().bytes[static_cast<size_t>(field)];
        return !bytes.has('"') && !bytes.has('\\');
    }
    case FieldType::Keyword: {
        const TextTable* words = m_segment->has(field) ? m_segment->keywords(field) : nullptr;
        TextBuffer buffer;
        for (quint32 code = 1; words != nullptr && code < words->size(); ++code) {
            if (!isPlain(words->at(code, buffer)))
                return false;
        }
        return true;
    }
    case FieldType::Text:
        return false; // Told by their templates.
    }
    return false;
}

OtherValues::Finding OtherValues::find(std::string_view residue) const {
    Finding finding;
    if (residue.starts_with(verbatimMarker))
        return finding;
    // Only an escape could hide the key.
    if (residue.find(m_keyEnd) == std::string_view::npos && residue.find('\\') == std::string_view::npos) {
        finding.kind = Finding::Kind::Absent;
        for (const char character : residue) {
            const Field field = isMarker(character) ? fieldOfMarker(character) : Field::Timestamp;
            const auto text = std::find(textFields.begin(), textFields.end(), field);
            if (text != textFields.end())
                finding.texts = static_cast<quint8>(finding.texts | 1U << (text - textFields.begin()));
            else if (!m_isHarmless[static_cast<size_t>(field)])
                return {};
        }
        return finding;
    }
    // The record's form with the markers in place of values; numbers outside of strings become one, so that it stays JSON.
    constexpr std::string_view someNumber = "-0e-0";
    std::string form;
    bool isInString = false;
    for (size_t at = 0; at < residue.size(); ++at) {
        const char character = residue[at];
        if (!isMarker(character)) {
            form.push_back(character);
            if (character == '"')
                isInString = !isInString;
            else if (character == '\\' && isInString && at + 1 < residue.size() && !isMarker(residue[at + 1]))
                form.push_back(residue[++at]);
            continue;
        }
        const Field field = fieldOfMarker(character);
        const auto text = std::find(textFields.begin(), textFields.end(), field);
        if (text != textFields.end() && isInString)
            finding.texts = static_cast<quint8>(finding.texts | 1U << (text - textFields.begin()));
        else if (isInString ? !m_isHarmless[static_cast<size_t>(field)] : !isInteger(field))
            return {};
        if (isInString)
            form.push_back(character);
        else
            form.append(someNumber);
        if (field == Field::Timestamp)
            ++at; // how the time is written
    }
    auto value = jsonField(form, m_field.name);
    if (!value) {
        finding.kind = Finding::Kind::Absent;
        return finding;
    }
    if (*value == someNumber || std::any_of(value->begin(), value->end(), isMarker)
        || value->find(someNumber) != std::string::npos)
        return {};
    finding.kind = Finding::Kind::Value;
    finding.value = std::move(*value);
    return finding;
}

bool OtherValues::areTextsHarmless(const GroupView& view, int row, quint8 texts) const {
    for (size_t i = 0; i < textFields.size(); ++i) {
        if ((texts >> i & 1U) != 0 && m_harmlessTemplates[i][view.codes(textFields[i]).codeAt(row)] == 0)
            return false;
    }
    return true;
}

std::optional<std::string> OtherValues::read(const GroupView& view, int row) {
    EventBatchBuilder builder{QString()};
    if (!m_decoder.append(view.entry().firstRow + static_cast<quint32>(row), builder))
        return {};
    return fieldText(builder.build(), 0, m_field);
}

std::optional<quint16> OtherValues::codeOf(int group, const GroupView& view, int row) {
    const auto keep = [this](const std::optional<std::string>& value) {
        return value ? m_column->codeOf(*value) : std::optional<quint16>(quint16{0});
    };
    const auto residue = m_decoder.residue(group, row);
    if (!residue)
        return quint16{0};
    if (residue->hasAttributes || residue->format != RecordFormat::Json)
        return keep(read(view, row));
    auto known = m_findings.find(residue->bytes);
    if (known == m_findings.end()) {
        Finding found = find(residue->bytes);
        if (found.kind == Finding::Kind::Value)
            found.code = m_column->codeOf(found.value);
        if (m_findings.size() >= mostFindings) {
            if (found.kind == Finding::Kind::InRecord || !areTextsHarmless(view, row, found.texts))
                return keep(read(view, row));
            return found.kind == Finding::Kind::Absent ? quint16{0} : found.code;
        }
        known = m_findings.emplace(std::string(residue->bytes), std::move(found)).first;
    }
    const Finding& finding = known->second;
    if (finding.kind == Finding::Kind::InRecord || !areTextsHarmless(view, row, finding.texts))
        return keep(read(view, row));
    return finding.kind == Finding::Kind::Absent ? quint16{0} : finding.code;
}

std::shared_ptr<const OtherColumn::Codes> OtherValues::codes(int group, const GroupView& view) {
    if (auto known = m_column->group(group))
        return known;
    auto codes = std::make_shared<OtherColumn::Codes>(static_cast<size_t>(view.rows()));
    for (int row = 0; row < view.rows(); ++row) {
        const auto code = codeOf(group, view, row);
        if (!code)
            return nullptr;
        (*codes)[static_cast<size_t>(row)] = *code;
    }
    m_column->keep(group, codes);
    return codes;
}

} // namespace logloupe::store
