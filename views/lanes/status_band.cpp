// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/lanes/status_band.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

namespace {

constexpr qreal padding = 6;
constexpr qreal fillShare = 0.42;
constexpr qreal gaugeTop = 0.50;
constexpr qreal gaugeHeight = 4;
constexpr qreal wordGap = 5;

/// From the most telling to none.
QStringList wordings(const StayVerdict& verdict) {
    QStringList texts;
    const QString full = usualText(verdict);
    const QString brief = usualText(verdict, true);
    texts << full;
    if (brief != full)
        texts << brief;
    if (verdict.usualLow && verdict.usualHigh)
        texts << QCoreApplication::translate("StatusBand", "usually %1")
                     .arg(durationRangeText(*verdict.usualLow, *verdict.usualHigh));
    texts << QString();
    texts.removeDuplicates();
    return texts;
}

void placeGauge(BandSegment& segment, Duration stayed, const StayVerdict& verdict) {
    if (!verdict.usualLow || !verdict.usualHigh)
        return;
    const auto longest = static_cast<qreal>(std::max(stayed, *verdict.usualHigh).count());
    if (longest <= 0)
        return;
    const auto xOf = [&segment, longest](Duration duration) {
        return segment.gauge.left() + segment.gauge.width() * static_cast<qreal>(duration.count()) / longest;
    };
    segment.usual = std::pair(xOf(*verdict.usualLow), xOf(*verdict.usualHigh));
    segment.tick = std::min(xOf(stayed), segment.gauge.right() - 1);
}

void placeWords(BandSegment& segment, const StatusBandInput& input, const StatusStay& stay, const StayVerdict& verdict,
                qreal room) {
    const QString duration = durationText(stay.duration);
    if (input.durationWidth(duration) > room)
        return;
    segment.duration = duration;
    const qreal rest = room - input.durationWidth(duration) - wordGap;
    for (const QString& words : wordings(verdict)) {
        if (input.wordsWidth(words) <= rest) {
            segment.usualWords = words;
            return;
        }
    }
}

} // namespace

std::vector<BandSegment> layOutBand(const StatusBandInput& input) {
    std::vector<BandSegment> segments;
    if (input.axis.isEmpty())
        return segments;
    for (size_t i = 0; i < input.stays.size(); ++i) {
        const StatusStay& stay = input.stays[i];
        BandSegment segment;
        segment.stay = static_cast<int>(i);
        const qreal left = input.axis.xOf(stay.entered);
        const qreal right = std::max(left + 2, input.axis.xOf(stay.left.value_or(input.now)));
        segment.fill = QRectF(left, 0, right - left - 1, input.height * fillShare);
        segment.gauge = QRectF(left, input.height * gaugeTop, right - left - 2, gaugeHeight);
        segment.textLeft = left;
        const QString code = toText(stay.code);
        if (input.labelWidth(code) + 2 * padding <= segment.fill.width())
            segment.label = code;
        const bool isEnd = input.hasEnded && i + 1 == input.stays.size();
        if (i < input.verdicts.size() && !isEnd) {
            placeGauge(segment, stay.duration, input.verdicts[i]);
            placeWords(segment, input, stay, input.verdicts[i], right - left - padding);
        }
        segments.push_back(std::move(segment));
    }
    return segments;
}

} // namespace logloupe
