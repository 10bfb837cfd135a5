// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/nearest_name.h"

#include <algorithm>
#include <vector>

namespace logloupe {

namespace {

/// Optimal string alignment distance.
int typingSlips(const QString& left, const QString& right) {
    const qsizetype width = right.size() + 1;
    std::vector<int> cells(static_cast<size_t>((left.size() + 1) * width));
    const auto cell = [&](qsizetype row, qsizetype column) -> int& { return cells[static_cast<size_t>(row * width + column)]; };
    for (qsizetype row = 0; row <= left.size(); ++row)
        cell(row, 0) = static_cast<int>(row);
    for (qsizetype column = 0; column < width; ++column)
        cell(0, column) = static_cast<int>(column);
    for (qsizetype row = 1; row <= left.size(); ++row) {
        for (qsizetype column = 1; column < width; ++column) {
            const int change = left[row - 1] == right[column - 1] ? 0 : 1;
            int best = std::min({cell(row - 1, column) + 1, cell(row, column - 1) + 1, cell(row - 1, column - 1) + change});
            if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                best = std::min(best, cell(row - 2, column - 2) + 1);
            cell(row, column) = best;
        }
    }
    return cell(left.size(), width - 1);
}

} // namespace

QString nearestName(const QString& word, const QStringList& candidates) {
    constexpr qsizetype longestName = 64;
    if (word.size() > longestName)
        return {};
    const QString folded = word.toCaseFolded();
    int fewest = std::min(2, static_cast<int>(folded.size()) / 3) + 1;
    QString nearest;
    for (const QString& candidate : candidates) {
        if (candidate.size() > longestName)
            continue;
        const int slips = typingSlips(folded, candidate.toCaseFolded());
        if (slips < fewest) {
            fewest = slips;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace logloupe
