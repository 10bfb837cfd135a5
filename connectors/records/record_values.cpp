// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/record_values.h"

#include <bit>
#include <charconv>
#include <cmath>

namespace logloupe {

namespace {

constexpr quint8 unranked = 255;

} // namespace

void RecordValues::clear() {
    m_time.reset();
    m_severity = Severity::Unknown;
    m_badTime = false;
    m_present = 0;
    m_ranks.fill(unranked);
    m_attributes.clear();
    if (!m_kept.empty())
        m_kept.clear();
}

std::string_view RecordValues::keep(std::string text) {
    return m_kept.emplace_back(std::move(text));
}

void RecordValues::setText(Field field, std::string_view text) {
    if (text.empty())
        return;
    m_texts[static_cast<size_t>(field)] = text;
    m_present |= 1U << static_cast<unsigned>(field);
}

void RecordValues::setNumber(Field field, qint64 number) {
    m_numbers[static_cast<size_t>(field)] = number;
    m_present |= 1U << static_cast<unsigned>(field);
}

bool RecordValues::outranks(const FieldTarget& target) {
    // Of equal names the last counts, as JSON readers commonly have it.
    return target.rank <= m_ranks[static_cast<size_t>(target.field)];
}

void RecordValues::assign(const FieldTarget& target, std::string_view text, TimeReader& times) {
    if (text.empty())
        return;
    if (!target.attribute.empty()) {
        addAttribute(target.attribute, text);
        return;
    }
    if (!outranks(target))
        return;
    bool taken = true;
    switch (fieldType(target.field)) {
    case FieldType::Time:
        if (const auto time = times.read(text)) {
            m_time = time;
        } else {
            m_badTime = true;
            taken = false;
        }
        break;
    case FieldType::Level: {
        const Severity severity = readSeverity(text, target.numbers);
        taken = severity != Severity::Unknown;
        if (taken)
            m_severity = severity;
        break;
    }
    case FieldType::Integer:
        if (const auto number = readInteger(text, target.scale))
            setNumber(target.field, *number);
        else
            taken = false;
        break;
    case FieldType::Keyword:
    case FieldType::Key:
    case FieldType::Text:
        setText(target.field, text);
        break;
    }
    if (taken)
        m_ranks[static_cast<size_t>(target.field)] = target.rank;
}

void RecordValues::assignConstants(const std::vector<MappedField>& constants, TimeReader& times) {
    for (const auto& [name, value] : constants) {
        const auto field = fieldByName(name);
        if (!field)
            addAttribute(name, value);
        else if (*field == Field::Level ? m_severity == Severity::Unknown : *field == Field::Timestamp ? !m_time : !has(*field))
            assign({.field = *field, .rank = unranked}, value, times);
    }
}

void RecordValues::emitTo(EventBatchBuilder& builder, qint64 line, std::string_view raw, RecordFormat format) const {
    builder.append(*m_time, m_severity, static_cast<quint64>(line));
    builder.setRaw(raw, format);
    for (quint32 left = m_present; left != 0; left &= left - 1) {
        const auto index = static_cast<size_t>(std::countr_zero(left));
        const auto field = static_cast<Field>(index);
        if (fieldType(field) == FieldType::Integer)
            builder.setNumber(field, m_numbers[index]);
        else
            builder.setText(field, m_texts[index]);
    }
    for (const auto& [name, value] : m_attributes)
        builder.addAttribute(name, value);
}

Severity readSeverity(std::string_view text, LevelNumbers numbers) {
    if (const auto severity = parseSeverity(text))
        return *severity;
    int number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return Severity::Unknown;
    if (numbers == LevelNumbers::OpenTelemetry)
        return severityFromOpenTelemetry(number);
    if (number >= 10 && number <= 60 && number % 10 == 0)
        return static_cast<Severity>(static_cast<int>(Severity::Trace) + number / 10 - 1);
    return severityFromSyslog(number);
}

std::optional<qint64> readInteger(std::string_view text, qint64 scale) {
    const char* const end = text.data() + text.size();
    qint64 number = 0;
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc() && rest == end) {
        qint64 scaled = 0;
        if (__builtin_mul_overflow(number, scale, &scaled))
            return {};
        return scaled;
    }
    double decimal = 0;
    const auto [afterDecimal, decimalError] = std::from_chars(text.data(), end, decimal);
    if (decimalError != std::errc() || afterDecimal != end)
        return {};
    const double scaled = decimal * static_cast<double>(scale);
    if (!(std::abs(scaled) < 9.2233720368547e18))
        return {};
    return static_cast<qint64>(std::llround(scaled));
}

} // namespace logloupe
