// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Finds one key's value in what is left of a JSON record (record_residue.h), as jsonField() finds it in the whole record, without putting the record
// together. Where that is not certain it says so. One thread.

#include "connectors/local/store/marked_values.h"

#include <string>
#include <string_view>

namespace logloupe::store {

class RecordKey {
public:
    /// A path with points, as jsonField() takes it.
    explicit RecordKey(std::string_view path);

    enum class Found : quint8 { Absent, Value, Unsure };
    /// The row's values must have been entered. `value` is written only when there is one.
    [[nodiscard]] Found find(std::string_view residue, MarkedValues& row, std::string& value);

private:
    [[nodiscard]] bool isSurelyAbsent(std::string_view residue, MarkedValues& row) const;

    std::string m_path;
    std::string m_keyEnd; ///< how every key ends that can complete the path
    std::string m_key;    ///< of the walk, where markers stand in it
};

} // namespace logloupe::store
