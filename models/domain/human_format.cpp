// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <array>
#include <cmath>

namespace logloupe {

namespace {

constexpr QChar narrowSpace{0x202f}; // a thin one that no line is broken at
constexpr QChar enDash{0x2013};

QString translated(const char* text) {
    return QCoreApplication::translate("HumanFormat", text);
}

bool isRussian() {
    return QLocale().language() == QLocale::Russian;
}

struct Unit {
    qint64 nanoseconds;
    const char* name;
};

constexpr qint64 second = 1'000'000'000;
constexpr std::array<Unit, 7> units{{
    {86400 * second, QT_TRANSLATE_NOOP("HumanFormat", "d")},
    {3600 * second, QT_TRANSLATE_NOOP("HumanFormat", "h")},
    {60 * second, QT_TRANSLATE_NOOP("HumanFormat", "min")},
    {second, QT_TRANSLATE_NOOP("HumanFormat", "s")},
    {1'000'000, QT_TRANSLATE_NOOP("HumanFormat", "ms")},
    {1'000, QT_TRANSLATE_NOOP("HumanFormat", "µs")},
    {1, QT_TRANSLATE_NOOP("HumanFormat", "ns")},
}};
constexpr size_t secondsIndex = 3;

/// The largest unit of which there is at least one.
size_t unitOf(qint64 nanoseconds) {
    for (size_t i = 0; i < units.size(); ++i) {
        if (nanoseconds >= units[i].nanoseconds)
            return i;
    }
    return units.size() - 1;
}

QString withUnit(qint64 count, size_t unit) {
    return countText(count) + QChar::Space + translated(units[unit].name);
}

QDateTime local(TimePoint point, const QTimeZone& zone) {
    return QDateTime::fromMSecsSinceEpoch(point.millisecondsSinceEpoch(), zone);
}

QString decimalText(double value, int digits) {
    QString text = QString::number(value, 'f', digits);
    if (isRussian())
        text.replace(QLatin1Char('.'), QLatin1Char(','));
    return text;
}

/// One unit, rounded, as the bounds of a usual range are written.
std::pair<qint64, size_t> rounded(Duration duration) {
    const qint64 nanoseconds = std::max<qint64>(0, duration.count());
    size_t unit = unitOf(nanoseconds);
    // 26 h says more than 1 d: days only from two on.
    if (unit == 0 && nanoseconds < 2 * units[0].nanoseconds)
        unit = 1;
    if (unit == 1 && nanoseconds < 2 * units[1].nanoseconds)
        unit = 2;
    return {(nanoseconds + units[unit].nanoseconds / 2) / units[unit].nanoseconds, unit};
}

} // namespace

QString durationText(Duration duration) {
    if (duration.count() < 0)
        return QChar(0x2212) + durationText(duration == Duration::min() ? Duration::max() : -duration);
    if (duration.count() == 0)
        return withUnit(0, secondsIndex);
    const size_t unit = unitOf(duration.count());
    const qint64 count = duration.count() / units[unit].nanoseconds;
    QString text = withUnit(count, unit);
    // Below a second one unit says enough.
    if (unit >= secondsIndex)
        return text;
    const qint64 rest = duration.count() % units[unit].nanoseconds / units[unit + 1].nanoseconds;
    if (rest > 0)
        text += QChar::Space + withUnit(rest, unit + 1);
    return text;
}

QString signedDurationText(Duration duration) {
    return duration > Duration::zero() ? QLatin1Char('+') + durationText(duration) : durationText(duration);
}

QString durationRangeText(Duration low, Duration high) {
    const auto [lowCount, lowUnit] = rounded(low);
    const auto [highCount, highUnit] = rounded(high);
    // "90–117 min" compares; alone or beside another unit 117 min reads better as 1 h 57 min.
    if (lowUnit == highUnit && lowCount != highCount)
        return countText(lowCount) + enDash + withUnit(highCount, highUnit);
    const QString plainHigh = durationText(Duration(highCount * units[highUnit].nanoseconds));
    if (lowUnit == highUnit)
        return plainHigh;
    const QString plainLow = durationText(Duration(lowCount * units[lowUnit].nanoseconds));
    return plainLow + QChar::Space + enDash + QChar::Space + plainHigh;
}

QString countText(qint64 count) {
    QString digits = QString::number(count);
    const qsizetype first = count < 0 ? 1 : 0;
    for (qsizetype i = digits.size() - 3; i > first; i -= 3)
        digits.insert(i, narrowSpace);
    return digits;
}

QString percentText(double share) {
    return QString::number(static_cast<int>(std::floor(share * 100.0 + 1e-9))) + narrowSpace + QLatin1Char('%');
}

QString sizeText(qint64 bytes) {
    struct SizeUnit {
        double bytes;
        const char* name;
    };
    static const std::array<SizeUnit, 4> sizes{{
        {1e12, QT_TRANSLATE_NOOP("HumanFormat", "TB")},
        {1e9, QT_TRANSLATE_NOOP("HumanFormat", "GB")},
        {1e6, QT_TRANSLATE_NOOP("HumanFormat", "MB")},
        {1e3, QT_TRANSLATE_NOOP("HumanFormat", "kB")},
    }};
    for (const SizeUnit& size : sizes) {
        if (std::abs(static_cast<double>(bytes)) >= size.bytes)
            return decimalText(static_cast<double>(bytes) / size.bytes, 1) + QChar::Space + translated(size.name);
    }
    return countText(bytes) + QChar::Space + translated(QT_TRANSLATE_NOOP("HumanFormat", "B"));
}

QString dateText(TimePoint point, const QTimeZone& zone, TimePoint now) {
    const QDate date = local(point, zone).date();
    static const std::array<QString, 7> englishDays{QStringLiteral("Mon"), QStringLiteral("Tue"), QStringLiteral("Wed"),
                                                    QStringLiteral("Thu"), QStringLiteral("Fri"), QStringLiteral("Sat"),
                                                    QStringLiteral("Sun")};
    static const std::array<QString, 7> russianDays{QStringLiteral("пн"), QStringLiteral("вт"), QStringLiteral("ср"),
                                                    QStringLiteral("чт"), QStringLiteral("пт"), QStringLiteral("сб"),
                                                    QStringLiteral("вс")};
    static const std::array<QString, 12> englishMonths{QStringLiteral("Jan"), QStringLiteral("Feb"), QStringLiteral("Mar"),
                                                       QStringLiteral("Apr"), QStringLiteral("May"), QStringLiteral("Jun"),
                                                       QStringLiteral("Jul"), QStringLiteral("Aug"), QStringLiteral("Sep"),
                                                       QStringLiteral("Oct"), QStringLiteral("Nov"), QStringLiteral("Dec")};
    static const std::array<QString, 12> russianMonths{QStringLiteral("янв"), QStringLiteral("фев"), QStringLiteral("мар"),
                                                       QStringLiteral("апр"), QStringLiteral("мая"), QStringLiteral("июн"),
                                                       QStringLiteral("июл"), QStringLiteral("авг"), QStringLiteral("сен"),
                                                       QStringLiteral("окт"), QStringLiteral("ноя"), QStringLiteral("дек")};
    const auto& days = isRussian() ? russianDays : englishDays;
    const auto& months = isRussian() ? russianMonths : englishMonths;
    QString text = days[static_cast<size_t>(date.dayOfWeek() - 1)] + QChar::Space + QString::number(date.day()) + QChar::Space
                   + months[static_cast<size_t>(date.month() - 1)];
    if (date.year() != local(now, zone).date().year())
        text += QChar::Space + QString::number(date.year());
    return text;
}

QString clockText(TimePoint point, const QTimeZone& zone) {
    return local(point, zone).toString(QStringLiteral("HH:mm"));
}

QString clockMillisecondsText(TimePoint point, const QTimeZone& zone) {
    return local(point, zone).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString dateClockText(TimePoint point, const QTimeZone& zone, TimePoint now) {
    return dateText(point, zone, now) + QChar::Space + clockText(point, zone);
}

QString zoneOffsetText(const QTimeZone& zone, TimePoint at) {
    const int offset = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at.millisecondsSinceEpoch(), Qt::UTC));
    QString text = QStringLiteral("UTC");
    if (offset == 0)
        return text;
    const int minutes = std::abs(offset) / 60;
    text += offset < 0 ? QChar(0x2212) : QLatin1Char('+');
    text += QString::number(minutes / 60);
    if (minutes % 60 != 0)
        text += QLatin1Char(':') + QString::number(minutes % 60).rightJustified(2, QLatin1Char('0'));
    return text;
}

QString toText(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace logloupe
