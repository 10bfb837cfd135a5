// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Frames of the views against what one would write first, on the same data in the same run: the event grid against QTableView, painted charts
// against one QPainter call per cell or bar. Needs a QApplication; GUI thread.

#include <functional>
#include <string>
#include <vector>

namespace logloupe::bench {

struct FrameTimes {
    double median = 0; ///< milliseconds
    double p99 = 0;
};

struct ViewResult {
    std::string workload;
    FrameTimes ours;
    FrameTimes peer;
    double goalMedian = 0; ///< milliseconds
    double goalP99 = 0;
    double goalRatio = 0; ///< of the peer's median
    std::string peerName = "QTableView";

    [[nodiscard]] double ratio() const { return peer.median > 0 ? ours.median / peer.median : 0; }
    [[nodiscard]] bool meetsGoals() const { return ours.median <= goalMedian && ours.p99 <= goalP99 && ratio() <= goalRatio; }
};

struct ViewReport {
    std::vector<ViewResult> results;
    long long rows = 0;
    long long modelBytes = 0; ///< of the order of the rows, without the events
};

/// Of 240 frames after some to warm up; `draw` paints at once.
[[nodiscard]] FrameTimes measureFrames(const std::function<void(int frame)>& draw);

/// Scrolling by pages and a live stream's frames of 1 667 new rows, in 1600 × 900, over `rows` rows; charts with new counts in every frame.
[[nodiscard]] ViewReport benchmarkViews(int rows);

} // namespace logloupe::bench
