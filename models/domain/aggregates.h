// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Results of questions that a source answers with numbers instead of events. Values; any thread.

#include "models/domain/field.h"
#include "models/domain/severity.h"
#include "models/domain/time.h"

#include <string>
#include <vector>

namespace logloupe {

/// Counts of events by value of a field and by time bin: a histogram (one row per series) or a heatmap.
struct CountTable {
    TimePoint start;               ///< begin of the first bin
    Duration step{};               ///< length of a bin, above zero
    int columns = 0;               ///< number of bins
    std::vector<std::string> rows; ///< value of the field each row counts; one row with an empty name when not split
    std::vector<quint64> counts;   ///< rows × columns, row after row

    bool operator==(const CountTable&) const = default;

    [[nodiscard]] quint64 at(int row, int column) const {
        return counts[static_cast<size_t>(row) * static_cast<size_t>(columns) + static_cast<size_t>(column)];
    }
    [[nodiscard]] quint64 rowTotal(int row) const;
    [[nodiscard]] quint64 total() const;
    [[nodiscard]] TimeRange bin(int column) const { return {start + step * column, start + step * (column + 1)}; }
};

struct ValueCount {
    std::string value;
    quint64 count = 0;

    bool operator==(const ValueCount&) const = default;
};

/// The most frequent values of a field, by falling count, then by value.
struct TopValues {
    FieldRef field;
    std::vector<ValueCount> values;
    quint64 distinct = 0; ///< number of different values; a lower bound when not exact
    bool distinctExact = true;
    quint64 others = 0;  ///< events with a value that is not listed
    quint64 missing = 0; ///< events without the field

    bool operator==(const TopValues&) const = default;
};

/// Every status change of many orders, column by column, sorted by order, then time, then sequence.
struct StatusTransitions {
    std::vector<std::string> orders;   ///< names, by order index
    std::vector<std::string> statuses; ///< names, by status index
    std::vector<std::string> systems;  ///< names, by system index
    std::vector<quint32> order;
    std::vector<quint16> status; ///< status entered
    std::vector<quint16> system; ///< that logged the change
    std::vector<qint64> time;    ///< nanoseconds UTC

    bool operator==(const StatusTransitions&) const = default;
};

/// A field a source knows, for completion and the field list.
struct FieldDescription {
    FieldRef field;
    FieldType type = FieldType::Keyword;

    bool operator==(const FieldDescription&) const = default;
};

} // namespace logloupe
