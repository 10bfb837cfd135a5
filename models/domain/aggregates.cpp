// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/aggregates.h"

#include <numeric>

namespace logloupe {

quint64 CountTable::rowTotal(int row) const {
    const auto begin = counts.begin() + static_cast<std::ptrdiff_t>(row) * columns;
    return std::accumulate(begin, begin + columns, quint64{0});
}

quint64 CountTable::total() const {
    return std::accumulate(counts.begin(), counts.end(), quint64{0});
}

} // namespace logloupe
