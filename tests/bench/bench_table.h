// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The table that the benchmark prints, and how it measures.

#include <QString>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <optional>
#include <vector>

namespace logloupe::bench {

[[nodiscard]] inline double secondsOf(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

[[nodiscard]] inline double quantile(std::vector<double> values, double share) {
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
}

[[nodiscard]] inline double median(std::vector<double> values) {
    return quantile(std::move(values), 0.5);
}

/// Ours and the anchor's in turn, so that both meet the same moments of the machine.
struct Pairs {
    std::vector<double> ours;
    std::vector<double> anchor;

    /// Median of the ratios of neighbours.
    [[nodiscard]] double ratio() const {
        std::vector<double> ratios;
        for (size_t i = 0; i < ours.size(); ++i)
            ratios.push_back(ours[i] / anchor[i]);
        return median(std::move(ratios));
    }
    /// How far the anchor's runs lie apart, as a share of their median: the machine's noise.
    [[nodiscard]] double noise() const { return (quantile(anchor, 1) - quantile(anchor, 0)) / median(anchor); }
};

[[nodiscard]] inline Pairs inTurn(const std::function<double()>& ours, const std::function<double()>& anchor, int times = 5) {
    Pairs pairs;
    for (int i = 0; i < times; ++i) {
        pairs.ours.push_back(ours());
        pairs.anchor.push_back(anchor());
    }
    return pairs;
}

struct Line {
    QString workload;
    QString ours = {};
    QString anchor = {};
    QString ratio = {};
    QString goal = {};
    std::optional<bool> isMet = {};
};

void printHeading(const QString& title);
void print(const Line& line);

/// "1.23 ms", "4.5 s"
[[nodiscard]] QString timeText(double seconds);
[[nodiscard]] QString bytesText(double bytes);

} // namespace logloupe::bench
