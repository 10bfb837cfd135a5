// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/text_template.h"

#include "connectors/local/store/content_digest.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace logloupe::store {

namespace {

constexpr quint32 fewestUses = 3;
constexpr size_t mostTemplates = 60000;
constexpr size_t mostDigits = 17;
constexpr size_t shortestValue = 4;

constexpr bool isDigit(char character) {
    return character >= '0' && character <= '9';
}

struct Candidate {
    std::string_view text;
    char marker = 0;
};

/// Values that a text may repeat, the longest first.
class Candidates {
public:
    Candidates(Field field, const FieldTexts& texts) {
        // A path comes before its message, so it cannot be written in terms of it.
        if (field != Field::UrlPath)
            add(Field::UrlPath, texts);
        for (const Field other : {Field::OrderId, Field::CustomerId, Field::ModelId, Field::UserId, Field::TraceId,
                                  Field::SpanId, Field::MessageId, Field::ClientAddress, Field::MessageDestination})
            add(other, texts);
    }

    [[nodiscard]] const Candidate* at(std::string_view rest) const {
        if (!((m_firstBytes[static_cast<quint8>(rest.front()) >> 6] >> (static_cast<quint8>(rest.front()) & 63U)) & 1U))
            return nullptr;
        const Candidate* longest = nullptr;
        for (size_t i = 0; i < m_count; ++i) {
            if (rest.starts_with(m_candidates[i].text) && (!longest || longest->text.size() < m_candidates[i].text.size()))
                longest = &m_candidates[i];
        }
        return longest;
    }

private:
    void add(Field field, const FieldTexts& texts) {
        const std::string_view text = texts[static_cast<size_t>(field)];
        if (text.size() < shortestValue)
            return;
        m_candidates[m_count++] = {text, markerOf(field)};
        m_firstBytes[static_cast<quint8>(text.front()) >> 6] |= quint64{1} << (static_cast<quint8>(text.front()) & 63U);
    }

    std::array<Candidate, 10> m_candidates;
    size_t m_count = 0;
    std::array<quint64, 4> m_firstBytes{};
};

} // namespace

bool makeTemplate(std::string_view text, Field field, const FieldTexts& texts, std::string& pattern,
                  std::vector<quint64>& numbers) {
    if (text.size() > longestTemplate || holdsMarkers(text))
        return false;
    const Candidates candidates(field, texts);
    size_t at = 0;
    while (at < text.size()) {
        if (const Candidate* candidate = candidates.at(text.substr(at))) {
            pattern.push_back(candidate->marker);
            at += candidate->text.size();
        } else if (isDigit(text[at])) {
            quint64 number = 1;
            const size_t end = std::min(text.size(), at + mostDigits);
            for (; at < end && isDigit(text[at]); ++at)
                number = number * 10 + static_cast<quint64>(text[at] - '0');
            numbers.push_back(number);
            pattern.push_back(numberMarker);
        } else {
            pattern.push_back(text[at++]);
        }
    }
    return true;
}

void appendFromTemplate(std::string_view pattern, const FieldTexts& texts, ByteReader& numbers, std::string& text) {
    size_t literal = 0;
    for (size_t at = 0; at < pattern.size(); ++at) {
        if (!isMarker(pattern[at]))
            continue;
        text.append(pattern.substr(literal, at - literal));
        literal = at + 1;
        if (pattern[at] == numberMarker) {
            std::array<char, 24> digits{};
            const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), numbers.takeVarint()).ptr;
            text.append(digits.data() + 1, end);
        } else {
            text.append(texts[static_cast<size_t>(fieldOfMarker(pattern[at]))]);
        }
    }
    text.append(pattern.substr(literal));
}

int numbersIn(std::string_view pattern) {
    return static_cast<int>(std::count(pattern.begin(), pattern.end(), numberMarker));
}

TemplateBuilder::TemplateBuilder() {
    m_slots.resize(256);
}

void TemplateBuilder::grow() {
    m_slots.assign(m_slots.size() * 2, 0);
    const size_t mask = m_slots.size() - 1;
    for (size_t entry = 0; entry < m_entries.size(); ++entry) {
        size_t slot = m_entries[entry].hash & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = static_cast<quint32>(entry + 1);
    }
}

quint32 TemplateBuilder::add(std::string_view text) {
    const quint64 hash = ContentDigest::of(text);
    const size_t mask = m_slots.size() - 1;
    size_t slot = hash & mask;
    for (; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        Entry& entry = m_entries[m_slots[slot] - 1];
        if (entry.hash == hash && pattern(entry) == text) {
            ++entry.uses;
            return m_slots[slot] - 1;
        }
    }
    m_entries.push_back({m_patterns.size(), text.size(), hash, 1});
    m_patterns.append(text);
    m_slots[slot] = static_cast<quint32>(m_entries.size());
    const auto index = static_cast<quint32>(m_entries.size() - 1);
    if (m_entries.size() * 2 > m_slots.size())
        grow();
    return index;
}

std::vector<quint32> TemplateBuilder::finish(std::string& target) const {
    std::vector<quint32> codes(m_entries.size(), uniqueText);
    std::vector<std::string_view> kept;
    for (size_t i = 0; i < m_entries.size() && kept.size() < mostTemplates; ++i) {
        if (m_entries[i].uses < fewestUses)
            continue;
        codes[i] = firstTemplate + static_cast<quint32>(kept.size());
        kept.push_back(pattern(m_entries[i]));
    }
    putTextTable(target, kept);
    return codes;
}

} // namespace logloupe::store
