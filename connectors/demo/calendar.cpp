// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/calendar.h"

#include <array>

namespace logloupe::demo {

namespace {

using Day = std::array<quint16, 24>;

constexpr std::array<Day, 3> hours{{
    {120, 70, 40, 25, 20, 30, 60, 140, 300, 480, 620, 700, 740, 700, 660, 640, 650, 700, 790, 900, 1000, 960, 700, 340},
    {5, 5, 5, 5, 5, 5, 10, 60, 500, 900, 1000, 1000, 900, 780, 900, 960, 900, 800, 520, 240, 90, 30, 10, 5},
    {60, 50, 50, 50, 50, 60, 200, 700, 950, 1000, 1000, 980, 800, 900, 980, 960, 900, 780, 640, 520, 420, 320, 180, 90},
}};
constexpr std::array<std::array<quint16, 7>, 3> weekdays{{
    {1000, 960, 940, 950, 1000, 880, 840},
    {1000, 1000, 1000, 1000, 980, 560, 420},
    {1000, 1000, 1000, 1000, 1000, 720, 480},
}};

void appendTwoDigits(char* at, int value) {
    at[0] = static_cast<char>('0' + value / 10);
    at[1] = static_cast<char>('0' + value % 10);
}

} // namespace

quint32 activity(Rhythm rhythm, qint64 time) {
    const auto row = static_cast<size_t>(rhythm);
    return hours[row][static_cast<size_t>(localHour(time))] * weekdays[row][static_cast<size_t>(localWeekday(time))] / 1000U;
}

void appendIsoTime(std::string& text, qint64 time) {
    // Days to a civil date: Howard Hinnant's algorithm, for dates after 1970.
    const qint64 shifted = time / day + 719'468;
    const qint64 era = shifted / 146'097;
    const qint64 dayOfEra = shifted % 146'097;
    const qint64 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 monthFromMarch = (5 * dayOfYear + 2) / 153;
    const int dayOfMonth = static_cast<int>(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    const int month = static_cast<int>(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
    const int year = static_cast<int>(yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
    const int ofDay = static_cast<int>(time % day);

    char buffer[] = "0000-00-00T00:00:00.000Z";
    appendTwoDigits(buffer, year / 100);
    appendTwoDigits(buffer + 2, year % 100);
    appendTwoDigits(buffer + 5, month);
    appendTwoDigits(buffer + 8, dayOfMonth);
    appendTwoDigits(buffer + 11, ofDay / 3'600'000);
    appendTwoDigits(buffer + 14, ofDay / 60'000 % 60);
    appendTwoDigits(buffer + 17, ofDay / 1000 % 60);
    const int milliseconds = ofDay % 1000;
    buffer[20] = static_cast<char>('0' + milliseconds / 100);
    appendTwoDigits(buffer + 21, milliseconds % 100);
    text.append(buffer, sizeof(buffer) - 1);
}

} // namespace logloupe::demo
