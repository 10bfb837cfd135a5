// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/zone_clock.h"

#include <QDateTime>

#include <array>

namespace logloupe {
namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 secondsOfDay = 86'400;

[[nodiscard]] qint64 floorDivided(qint64 value, qint64 divisor) {
    const qint64 quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

[[nodiscard]] TimePoint toPoint(const QDateTime& moment) {
    constexpr qint64 bound = std::numeric_limits<qint64>::max() / 1'000'000;
    return TimePoint::fromMilliseconds(std::clamp(moment.toMSecsSinceEpoch(), -bound, bound));
}

} // namespace

ZoneClock::ZoneClock(const QTimeZone& zone)
    : m_zone(zone) {}

void ZoneClock::seek(TimePoint point) const {
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(point.millisecondsSinceEpoch(), Qt::UTC);
    m_offset = m_zone.offsetFromUtc(moment);
    m_known = {TimePoint::earliest(), TimePoint::latest()};
    if (!m_zone.hasTransitions())
        return;
    const QTimeZone::OffsetData before = m_zone.previousTransition(moment.addMSecs(1));
    const QTimeZone::OffsetData after = m_zone.nextTransition(moment);
    if (before.atUtc.isValid())
        m_known.begin = toPoint(before.atUtc);
    if (after.atUtc.isValid())
        m_known.end = toPoint(after.atUtc);
}

int ZoneClock::offset(TimePoint point) const {
    if (!m_known.contains(point))
        seek(point);
    return m_offset;
}

qint64 ZoneClock::day(TimePoint point) const {
    const qint64 seconds = floorDivided(point.nanoseconds, second) + offset(point);
    return floorDivided(seconds, secondsOfDay);
}

TimePoint ZoneClock::dayBound(TimePoint point) const {
    const qint64 midnight = (day(point) + 1) * secondsOfDay - m_offset;
    constexpr qint64 lastSecond = std::numeric_limits<qint64>::max() / second;
    const TimePoint bound = midnight > lastSecond ? TimePoint::latest() : TimePoint::fromSeconds(midnight);
    return std::min(bound, m_known.end);
}

QString ZoneClock::clockText(TimePoint point) const {
    const qint64 wholeSeconds = floorDivided(point.nanoseconds, second);
    const qint64 fraction = point.nanoseconds % second;
    const int milliseconds = static_cast<int>((fraction < 0 ? fraction + second : fraction) / 1'000'000);
    const qint64 local = wholeSeconds + offset(point);
    const int ofDay = static_cast<int>(local - floorDivided(local, secondsOfDay) * secondsOfDay);
    std::array<char16_t, 12> text{};
    const auto put = [&text](size_t at, int value, size_t digits) {
        for (size_t digit = digits; digit-- > 0; value /= 10)
            text[at + digit] = static_cast<char16_t>(u'0' + value % 10);
    };
    put(0, ofDay / 3600, 2);
    put(3, ofDay / 60 % 60, 2);
    put(6, ofDay % 60, 2);
    put(9, milliseconds, 3);
    text[2] = text[5] = u':';
    text[8] = u'.';
    return QString::fromUtf16(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace logloupe
