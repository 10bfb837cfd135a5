// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/time_steps.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <limits>

namespace logloupe {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Duration oneDay = hours(24);
constexpr Duration longestStep = oneDay * 28;
constexpr size_t mostTicks = 10'000;

constexpr std::array<Duration, 30> niceSteps{
    milliseconds(1),   milliseconds(2),   milliseconds(5),
    milliseconds(10),  milliseconds(20),  milliseconds(50),
    milliseconds(100), milliseconds(200), milliseconds(500),
    seconds(1),        seconds(2),        seconds(5),
    seconds(10),       seconds(15),       seconds(30),
    minutes(1),        minutes(2),        minutes(5),
    minutes(10),       minutes(15),       minutes(30),
    hours(1),          hours(2),          hours(3),
    hours(6),          hours(12),         oneDay,
    oneDay * 2,        oneDay * 7,        oneDay * 14,
};

qint64 stepsIn(Duration length, Duration step) {
    return length.count() / step.count() + (length.count() % step.count() != 0 ? 1 : 0);
}

QDateTime local(TimePoint point, const QTimeZone& zone) {
    return QDateTime::fromMSecsSinceEpoch(point.millisecondsSinceEpoch(), zone);
}

/// A midnight before the earliest time is that time.
TimePoint instant(const QDateTime& moment) {
    constexpr qint64 last = std::numeric_limits<qint64>::max() / 1'000'000;
    const qint64 milliseconds = moment.toMSecsSinceEpoch();
    if (milliseconds < -last)
        return TimePoint::earliest();
    return milliseconds > last ? TimePoint::latest() : TimePoint::fromMilliseconds(milliseconds);
}

/// Rounded down, also for negative values.
qint64 floorDivision(qint64 value, qint64 divisor) {
    const qint64 quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

TimePoint startOf(QDate day, const QTimeZone& zone) {
    return instant(day.startOfDay(zone));
}

/// Julian day 0 was a Monday, so steps of seven days begin on Mondays.
QDate floorDay(QDate day, qint64 days) {
    return QDate::fromJulianDay(floorDivision(day.toJulianDay(), days) * days);
}

/// Where the step's multiple counts from midnight on a clock that never changed between the two.
TimePoint floorWithOffset(TimePoint point, Duration step, const QTimeZone& zone) {
    const qint64 offset = qint64{local(point, zone).offsetFromUtc()} * 1'000'000'000;
    const TimePoint clock = point + Duration(offset);
    // No multiple fits between the earliest time and the first step.
    if (clock < TimePoint::earliest() + step)
        return point;
    return TimePoint{floorDivision(clock.nanoseconds, step.count()) * step.count()} - Duration(offset);
}

TimePoint floorOnClock(TimePoint point, Duration step, const QTimeZone& zone) {
    const QDateTime moment = local(point, zone);
    const qint64 stepMilliseconds = step.count() / 1'000'000;
    const qint64 sinceMidnight = moment.time().msecsSinceStartOfDay() / stepMilliseconds * stepMilliseconds;
    const QDateTime clock(moment.date(), QTime::fromMSecsSinceStartOfDay(static_cast<int>(sinceMidnight)), zone);
    return std::min(point, instant(clock));
}

} // namespace

Duration niceStep(Duration length, int largestCount) {
    const qint64 most = std::max(1, largestCount);
    for (const Duration step : niceSteps) {
        if (stepsIn(length, step) <= most)
            return step;
    }
    const qint64 perBin = length.count() / most + (length.count() % most != 0 ? 1 : 0);
    return longestStep * std::max<qint64>(1, stepsIn(Duration(perBin), longestStep));
}

TimePoint floorToStep(TimePoint point, Duration step, const QTimeZone& zone) {
    if (step < oneDay)
        return step <= hours(1) ? floorWithOffset(point, step, zone) : floorOnClock(point, step, zone);
    return startOf(floorDay(local(point, zone).date(), step / oneDay), zone);
}

TimeRange alignedRange(TimeRange range, Duration step, const QTimeZone& zone) {
    const TimePoint begin = floorToStep(range.begin, step, zone);
    const qint64 bins = std::max<qint64>(1, stepsIn(range.end - begin, step));
    const qint64 room = (TimePoint::latest() - begin).count() / step.count();
    return {begin, begin + step * std::min(bins, room)};
}

std::vector<TimePoint> ticks(TimeRange range, Duration step, const QTimeZone& zone) {
    std::vector<TimePoint> result;
    if (range.isEmpty() || step <= Duration::zero())
        return result;
    // Half a step beyond the next multiple lies behind any change of clocks that fits into the step.
    const auto next = [&](TimePoint tick) {
        if (step >= oneDay)
            return startOf(floorDay(local(tick, zone).date(), step / oneDay).addDays(step / oneDay), zone);
        return step <= hours(1) ? tick + step : floorToStep(tick + step + step / 2, step, zone);
    };
    for (TimePoint tick = floorToStep(range.begin, step, zone); tick < range.end && result.size() < mostTicks;) {
        if (tick >= range.begin)
            result.push_back(tick);
        const TimePoint following = next(tick);
        if (following <= tick)
            break;
        tick = following;
    }
    return result;
}

} // namespace logloupe
