// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/silence.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

Duration SilenceFolds::silence(int index) const {
    const size_t i = static_cast<size_t>(index);
    return stretches[i + 1].first - stretches[i].last;
}

SilenceFolds foldSilence(std::span<const TimePoint> times, Duration threshold) {
    std::vector<TimePoint> sorted(times.begin(), times.end());
    std::sort(sorted.begin(), sorted.end());
    SilenceFolds folds;
    for (const TimePoint time : sorted) {
        if (folds.stretches.empty() || time - folds.stretches.back().last > threshold)
            folds.stretches.push_back({time, time});
        else
            folds.stretches.back().last = time;
    }
    return folds;
}

QString silenceLengthText(Duration silence) {
    const qint64 days = std::chrono::duration_cast<std::chrono::hours>(silence).count() / 24;
    // Minutes say nothing beside hours of silence.
    if (days < 3)
        return durationText(silence < foldedSilence ? silence
                                                    : Duration(std::chrono::duration_cast<std::chrono::hours>(silence)));
    const int count = static_cast<int>(days);
    return QCoreApplication::translate("Silence", "%1 days", nullptr, count).arg(countText(days));
}

QString silenceText(Duration silence) {
    return QCoreApplication::translate("Silence", "%1, nothing logged").arg(silenceLengthText(silence));
}

} // namespace logloupe
