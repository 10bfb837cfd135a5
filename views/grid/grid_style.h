// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How a grid of events looks on each screen. Value.

#include "views/theme/typography.h"

namespace logloupe {

struct GridStyle {
    int rowHeight = height::caseRow; ///< before scaling
    TextRole messageRole = TextRole::Grid;
    TextRole strongRole = TextRole::GridStrong; ///< of the same kind, for errors and highlighted words
    bool strongErrors = false;                  ///< the message of an ERROR or FATAL stands out
    bool tintErrors = false;                    ///< and so does its row

    [[nodiscard]] static GridStyle forCase() { return {height::caseRow, TextRole::Grid, TextRole::GridStrong, true, false}; }
    [[nodiscard]] static GridStyle forSearch() {
        return {height::searchRow, TextRole::Mono, TextRole::MonoStrong, false, false};
    }
    [[nodiscard]] static GridStyle forHeatmap() {
        return {height::searchRow, TextRole::Grid, TextRole::GridStrong, false, false};
    }
    [[nodiscard]] static GridStyle forTail() { return {height::tailRow, TextRole::Mono, TextRole::MonoStrong, false, true}; }
};

} // namespace logloupe
