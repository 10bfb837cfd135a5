// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Reads the values of a field that stands in the records only, as fieldText() gives them. Records are kept without what the columns hold
// (record_residue.h), and what is left is the same for many: its value is looked up once for all of them, where that is certain. One thread.

#include "connectors/local/store/other_column.h"
#include "connectors/local/store/row_decoder.h"
#include "models/domain/field.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace logloupe::store {

class OtherValues {
public:
    /// The decoder reads the same segment and outlives this. The field is not canonical.
    OtherValues(std::shared_ptr<const SegmentReader> segment, FieldRef field, RowDecoder& decoder);

    /// The codes of every row of a group: from memory, or read now and kept. Null when they are too many to be kept.
    [[nodiscard]] std::shared_ptr<const OtherColumn::Codes> codes(int group, const GroupView& view);
    /// Whether codes() would give them from memory.
    [[nodiscard]] bool areKnown(int group) const { return m_column->group(group) != nullptr; }
    [[nodiscard]] std::string text(quint16 code) const { return m_column->text(code); }

    /// The value of one row. Nothing when it lacks the field or cannot be read.
    [[nodiscard]] std::optional<std::string> read(const GroupView& view, int row);

private:
    static constexpr std::array textFields{Field::UrlPath, Field::ErrorMessage, Field::ErrorStackTrace, Field::Message};
    /// What a residue says of the field.
    struct Finding {
        enum class Kind : quint8 { Absent, Value, InRecord };
        Kind kind = Kind::InRecord;
        std::string value = {};
        quint8 texts = 0; ///< bits by index in textFields: it repeats them, so they must not hold quotes
        std::optional<quint16> code = {};
    };
    [[nodiscard]] Finding find(std::string_view residue) const;
    [[nodiscard]] bool isHarmless(Field field) const;
    [[nodiscard]] bool areTextsHarmless(const GroupView& view, int row, quint8 texts) const;
    [[nodiscard]] std::optional<quint16> codeOf(int group, const GroupView& view, int row);

    std::shared_ptr<const SegmentReader> m_segment;
    FieldRef m_field;
    RowDecoder& m_decoder;
    std::shared_ptr<OtherColumn> m_column;
    std::string m_keyEnd; ///< how a key ends that can be the field's
    std::array<bool, fieldCount> m_isHarmless{};
    std::array<std::vector<quint8>, textFields.size()> m_harmlessTemplates; ///< by code
    struct Hash {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, Finding, Hash, std::equal_to<>> m_findings;
};

} // namespace logloupe::store
