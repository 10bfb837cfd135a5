// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/record_residue.h"

#include "connectors/local/store/byte_codec.h"

#include <algorithm>
#include <array>

namespace logloupe::store {

namespace {

constexpr size_t layoutCount = 512;
constexpr size_t shortestCut = 2;
constexpr int mostMisses = 24;
constexpr int missCost = 8;

constexpr char plainForm = 0x40;
constexpr int blankForm = 1;
constexpr int commaForm = 2;
constexpr int digitsForm = 4;
constexpr int zuluForm = 16;

constexpr qint64 nanosecondsPerDay = 86'400'000'000'000;

void putDigits(char* to, quint32 value, int digits) {
    for (int i = digits - 1; i >= 0; --i) {
        to[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

/// Year, month and day of a day number since 1970 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days).
void putDate(char* to, qint64 day) {
    const qint64 shifted = day + 719468;
    const qint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const auto dayOfEra = static_cast<quint32>(shifted - era * 146097);
    const quint32 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const quint32 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const quint32 shiftedMonth = (5 * dayOfYear + 2) / 153;
    const quint32 month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    const qint64 year = static_cast<qint64>(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0);
    putDigits(to, static_cast<quint32>(year), 4);
    to[4] = '-';
    putDigits(to + 5, month, 2);
    to[7] = '-';
    putDigits(to + 8, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2);
}

struct TimeText {
    std::array<char, 32> text{};
    size_t size = 0;
};

TimeText timeText(TimePoint time, char form) {
    TimeText result;
    char* to = result.text.data();
    qint64 day = time.nanoseconds / nanosecondsPerDay;
    qint64 ofDay = time.nanoseconds % nanosecondsPerDay;
    if (ofDay < 0) {
        ofDay += nanosecondsPerDay;
        --day;
    }
    const auto seconds = static_cast<quint32>(ofDay / 1'000'000'000);
    const auto fraction = static_cast<quint32>(ofDay % 1'000'000'000);
    putDate(to, day);
    to[10] = (form & blankForm) != 0 ? ' ' : 'T';
    putDigits(to + 11, seconds / 3600, 2);
    to[13] = ':';
    putDigits(to + 14, seconds / 60 % 60, 2);
    to[16] = ':';
    putDigits(to + 17, seconds % 60, 2);
    result.size = 19;
    const int digits = (form / digitsForm & 3) * 3;
    if (digits > 0) {
        to[result.size++] = (form & commaForm) != 0 ? ',' : '.';
        putDigits(to + result.size, digits == 3 ? fraction / 1'000'000 : digits == 6 ? fraction / 1000 : fraction, digits);
        result.size += static_cast<size_t>(digits);
    }
    if ((form & zuluForm) != 0)
        to[result.size++] = 'Z';
    return result;
}

/// Whether nothing of the time is lost in this form.
bool isExact(TimePoint time, char form) {
    static constexpr std::array<qint64, 4> grains{1'000'000'000, 1'000'000, 1000, 1};
    return time.nanoseconds % grains[static_cast<size_t>(form / digitsForm & 3)] == 0;
}

/// How the record writes the time; 0 when in none of the forms.
char formIn(std::string_view record, TimePoint time) {
    const TimeText whole = timeText(time, plainForm);
    size_t at = record.find(std::string_view(whole.text.data(), 10));
    if (at == std::string_view::npos || record.size() - at < 19)
        return 0;
    int form = plainForm + (record[at + 10] == ' ' ? blankForm : 0);
    at += 19;
    if (at < record.size() && (record[at] == '.' || record[at] == ',')) {
        size_t digits = 0;
        while (at + 1 + digits < record.size() && record[at + 1 + digits] >= '0' && record[at + 1 + digits] <= '9')
            ++digits;
        if (digits % 3 != 0 || digits > 9)
            return 0;
        form += (record[at] == ',' ? commaForm : 0) + static_cast<int>(digits / 3) * digitsForm;
        at += digits == 0 ? 0 : digits + 1;
    }
    form += at < record.size() && record[at] == 'Z' ? zuluForm : 0;
    return static_cast<char>(form);
}

} // namespace

ResidueWriter::ResidueWriter()
    : m_layouts(layoutCount) {}

void ResidueWriter::findTime(std::string_view record, TimePoint time) {
    m_timeForm = 0;
    m_timeText.clear();
    // Years of four digits only.
    if (time < TimePoint{0})
        return;
    for (const bool isSecondTry : {false, true}) {
        const char form = isSecondTry ? formIn(record, time) : m_lastTimeForm;
        if (form == 0 || !isExact(time, form))
            continue;
        const TimeText text = timeText(time, form);
        // Mostly the time stands near the beginning.
        if (record.substr(0, 256).find(std::string_view(text.text.data(), text.size)) != std::string_view::npos
            || isSecondTry) {
            m_timeText.assign(text.text.data(), text.size);
            m_timeForm = form;
            m_lastTimeForm = form;
            return;
        }
    }
}

void ResidueWriter::learn(Layout& layout, std::string_view record, const FieldTexts& texts) const {
    struct Place {
        size_t begin = 0;
        size_t end = 0;
        Field field = Field::Message;
    };
    std::vector<Field> byLength;
    for (const Field field : allFields()) {
        if (texts[static_cast<size_t>(field)].size() >= shortestCut)
            byLength.push_back(field);
    }
    std::stable_sort(byLength.begin(), byLength.end(), [&](Field left, Field right) {
        return texts[static_cast<size_t>(left)].size() > texts[static_cast<size_t>(right)].size();
    });
    std::vector<Place> places;
    for (const Field field : byLength) {
        const std::string_view text = texts[static_cast<size_t>(field)];
        const auto isFree = [&](size_t begin) {
            return std::none_of(places.begin(), places.end(),
                                [&](const Place& place) { return begin < place.end && place.begin < begin + text.size(); });
        };
        size_t at = record.find(text);
        while (at != std::string_view::npos && !isFree(at))
            at = record.find(text, at + 1);
        if (at != std::string_view::npos)
            places.push_back({at, at + text.size(), field});
    }
    std::sort(places.begin(), places.end(), [](const Place& left, const Place& right) { return left.begin < right.begin; });
    layout.steps.clear();
    size_t end = 0;
    for (const Place& place : places) {
        layout.steps.push_back({place.field, static_cast<quint32>(place.begin - end)});
        end = place.end;
    }
    layout.isKnown = true;
    layout.misses = 0;
}

void ResidueWriter::append(std::string_view record, const FieldTexts& texts, TimePoint time, quint64 kind,
                           std::string& residue) {
    if (holdsMarkers(record)) {
        residue.push_back(verbatimMarker);
        residue.append(record);
        return;
    }
    findTime(record, time);
    FieldTexts values = texts;
    values[static_cast<size_t>(Field::Timestamp)] = m_timeText;

    Layout& layout = m_layouts[(kind * 0x9E3779B97F4A7C15U) >> 55];
    if (!layout.isKnown || layout.kind != kind || layout.misses > mostMisses) {
        layout.kind = kind;
        learn(layout, record, values);
    }
    bool hasMissed = false;
    size_t at = 0;
    for (Step& step : layout.steps) {
        const std::string_view value = values[static_cast<size_t>(step.field)];
        if (value.size() < shortestCut) {
            hasMissed = hasMissed || !value.empty();
            continue;
        }
        size_t begin = at + step.gap;
        if (begin > record.size() || record.substr(begin, value.size()) != value) {
            hasMissed = true;
            begin = record.find(value, at);
            if (begin == std::string_view::npos)
                continue;
            step.gap = static_cast<quint32>(begin - at);
        }
        residue.append(record.substr(at, begin - at));
        residue.push_back(markerOf(step.field));
        if (step.field == Field::Timestamp)
            residue.push_back(m_timeForm);
        at = begin + value.size();
    }
    residue.append(record.substr(at));
    layout.misses += hasMissed ? missCost : layout.misses > 0 ? -1 : 0;
}

void appendFromResidue(std::string_view residue, const FieldTexts& texts, TimePoint time, std::string& record) {
    if (residue.starts_with(verbatimMarker)) {
        record.append(residue.substr(1));
        return;
    }
    size_t literal = 0;
    for (size_t at = 0; at < residue.size(); ++at) {
        if (!isMarker(residue[at]))
            continue;
        record.append(residue.substr(literal, at - literal));
        const Field field = fieldOfMarker(residue[at]);
        if (field == Field::Timestamp && at + 1 < residue.size()) {
            const TimeText text = timeText(time, residue[++at]);
            record.append(text.text.data(), text.size);
        } else {
            record.append(texts[static_cast<size_t>(field)]);
        }
        literal = at + 1;
    }
    record.append(residue.substr(literal));
}

} // namespace logloupe::store
