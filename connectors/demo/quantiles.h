// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A distribution given by its quantiles, linear between them: what "usually 6 to 20 h" says, taken literally.

#include "connectors/demo/random.h"

#include <span>

namespace logloupe::demo {

struct Quantile {
    quint32 perMille; ///< rising, the first 0, the last 1000
    qint64 value;     ///< rising
};

[[nodiscard]] constexpr qint64 quantileValue(std::span<const Quantile> quantiles, quint32 millionths) {
    for (size_t i = 1; i < quantiles.size(); ++i) {
        const qint64 low = quantiles[i - 1].perMille * 1000LL;
        const qint64 high = quantiles[i].perMille * 1000LL;
        if (millionths < high)
            return quantiles[i - 1].value
                   + (quantiles[i].value - quantiles[i - 1].value) * (static_cast<qint64>(millionths) - low) / (high - low);
    }
    return quantiles.back().value;
}

[[nodiscard]] constexpr qint64 draw(std::span<const Quantile> quantiles, Random& random) {
    return quantileValue(quantiles, random.below(1'000'000));
}

} // namespace logloupe::demo
