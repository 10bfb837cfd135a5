// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/other_values.h"

#include "connectors/local/store/byte_codec.h"
#include "models/domain/record_fields.h"

#include <algorithm>
#include <cstring>

namespace logloupe::store {

namespace {

/// A group is read as a whole when at least this share of its record frames is needed anyway.
constexpr int framesPerRead = 4;

/// Good enough for a table that compares the texts too.
quint64 mixed(std::string_view text) {
    quint64 head = 0;
    quint64 tail = 0;
    if (text.empty())
        return 0;
    const size_t size = std::min(text.size(), sizeof(quint64));
    std::memcpy(&head, text.data(), size);
    std::memcpy(&tail, text.data() + text.size() - size, size);
    const quint64 hash = (head ^ text.size()) * 0x9E3779B97F4A7C15U;
    return ((hash ^ (hash >> 29)) + tail) * 0xBF58476D1CE4E5B9U;
}

bool isWorthwhile(const RowMask& wanted) {
    int frames = 0;
    int needed = 0;
    for (int begin = 0; begin < wanted.rows; begin += rowsPerFrame) {
        const auto size = static_cast<size_t>(std::min(rowsPerFrame, wanted.rows - begin));
        needed += std::memchr(wanted.in.data() + begin, 1, size) != nullptr ? 1 : 0;
        ++frames;
    }
    return needed * framesPerRead >= frames;
}

} // namespace

OtherValues::OtherValues(std::shared_ptr<const SegmentReader> segment, FieldRef field, RowDecoder& decoder)
    : m_field(std::move(field))
    , m_decoder(decoder)
    , m_column(segment->otherColumn(m_field.name))
    , m_marked(std::move(segment), decoder)
    , m_key(m_field.name) {}

std::optional<std::string_view> OtherValues::readJson(int group, const GroupView& view, int row, std::string_view residue) {
    std::optional<std::string> value;
    if (residue.starts_with(verbatimMarker)) {
        value = jsonField(residue.substr(1), m_field.name);
    } else {
        m_marked.enter(group, view, row);
        switch (m_key.find(residue, m_marked, m_value)) {
        case RecordKey::Found::Absent:
            return {};
        case RecordKey::Found::Value:
            return m_value;
        case RecordKey::Found::Unsure:
            break;
        }
        std::string record;
        if (m_marked.append(residue, record))
            value = jsonField(record, m_field.name);
    }
    if (!value)
        return {};
    m_value = std::move(*value);
    return m_value;
}

std::optional<std::string_view> OtherValues::read(int group, const GroupView& view, int row) {
    const auto residue = m_decoder.residue(group, row);
    if (!residue)
        return {};
    ByteReader attributes(residue->attributes);
    for (quint64 count = attributes.takeVarint(); count > 0 && !attributes.hasFailed(); --count) {
        const std::string_view name = attributes.takeText();
        const std::string_view value = attributes.takeText();
        if (name == m_field.name)
            return value;
    }
    if (residue->format != RecordFormat::Json)
        return {};
    return readJson(group, view, row, residue->bytes);
}

OtherValues::Met& OtherValues::metAt(std::string_view value) {
    return m_met[mixed(value) >> 54];
}

bool OtherValues::fillShared(int group, const GroupView& view, OtherCodes& codes) {
    for (int row = 0; row < view.rows(); ++row) {
        const auto value = read(group, view, row);
        if (!value)
            continue;
        Met& met = metAt(*value);
        if (met.code == 0 || met.isOwn || met.text != *value) {
            const auto known = m_column->codeOf(*value);
            if (!known)
                return false;
            met = {.text = known->text, .code = known->code, .isOwn = false};
        }
        codes.codes[static_cast<size_t>(row)] = met.code;
    }
    return true;
}

void OtherValues::fillOwn(int group, const GroupView& view, OtherCodes& codes) {
    m_met.fill({});
    for (int row = 0; row < view.rows(); ++row) {
        const auto value = read(group, view, row);
        if (!value)
            continue;
        Met& met = metAt(*value);
        if (!met.isOwn || codes.ownText(met.code) != *value) {
            codes.texts.append(*value);
            codes.ends.push_back(static_cast<quint32>(codes.texts.size()));
            met = {.text = {}, .code = static_cast<quint16>(codes.ends.size()), .isOwn = true};
        }
        codes.codes[static_cast<size_t>(row)] = met.code;
    }
    codes.texts.shrink_to_fit();
    codes.ends.shrink_to_fit();
}

std::shared_ptr<const OtherCodes> OtherValues::codes(int group, const GroupView& view, const RowMask& wanted) {
    if (auto known = m_column->group(group))
        return known;
    if (!isWorthwhile(wanted))
        return nullptr;
    const auto rows = static_cast<size_t>(view.rows());
    const auto codes = std::make_shared<OtherCodes>();
    codes->codes.resize(rows);
    if (m_column->isFull() || !fillShared(group, view, *codes)) {
        codes->codes.assign(rows, 0);
        fillOwn(group, view, *codes);
    }
    m_column->keep(group, codes);
    return codes;
}

} // namespace logloupe::store
