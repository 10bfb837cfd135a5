// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Reads the values of a field that stands in the records only, as fieldText() gives them. Records are kept without what the columns hold
// (record_residue.h); most values are read from what is left, without putting the record together. One thread.

#include "connectors/local/store/marked_values.h"
#include "connectors/local/store/other_column.h"
#include "connectors/local/store/record_key.h"
#include "connectors/local/store/row_decoder.h"
#include "connectors/local/store/segment_query.h"
#include "models/domain/field.h"

#include <array>
#include <memory>
#include <optional>
#include <string>

namespace logloupe::store {

class OtherValues {
public:
    /// The decoder reads the same segment and outlives this. The field is not canonical.
    OtherValues(std::shared_ptr<const SegmentReader> segment, FieldRef field, RowDecoder& decoder);

    /// The values of every row of a group, when they are known or so many of them are asked for that all of them are as quickly read. Else null.
    [[nodiscard]] std::shared_ptr<const OtherCodes> codes(int group, const GroupView& view, const RowMask& wanted);
    /// The value of a code above 0 of those codes; lives as long as this and the codes.
    [[nodiscard]] std::string_view text(const OtherCodes& codes, quint16 code) const {
        return codes.hasOwnTexts() ? codes.ownText(code) : m_column->text(code);
    }

    /// The value of one row, valid until the next call. Nothing when it lacks the field or cannot be read.
    [[nodiscard]] std::optional<std::string_view> read(int group, const GroupView& view, int row);

private:
    /// A value that was met, and its code.
    struct Met {
        std::string_view text; ///< of the column's
        quint16 code = 0;
        bool isOwn = false; ///< of the group's own texts
    };
    [[nodiscard]] std::optional<std::string_view> readJson(int group, const GroupView& view, int row, std::string_view residue);
    [[nodiscard]] bool fillShared(int group, const GroupView& view, OtherCodes& codes);
    void fillOwn(int group, const GroupView& view, OtherCodes& codes);
    [[nodiscard]] Met& metAt(std::string_view value);

    FieldRef m_field;
    RowDecoder& m_decoder;
    std::shared_ptr<OtherColumn> m_column;
    MarkedValues m_marked;
    RecordKey m_key;
    std::string m_value;
    std::array<Met, 1024> m_met;
};

} // namespace logloupe::store
