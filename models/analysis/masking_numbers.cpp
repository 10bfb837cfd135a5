// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/masking_scanners.h"

#include "models/analysis/masking_keys.h"

#include <algorithm>
#include <array>

namespace logloupe {

namespace {

bool isAsciiDigit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool isAsciiLetter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool isHexDigit(char byte) {
    return isAsciiDigit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

/// 0 to 9 for a digit of any script.
std::optional<int> digitValue(char32_t code) {
    if (code < 0x80)
        return code >= U'0' && code <= U'9' ? std::optional(static_cast<int>(code - U'0')) : std::nullopt;
    if (QChar::category(code) != QChar::Number_DecimalDigit)
        return std::nullopt;
    return QChar::digitValue(code);
}

/// What may stand inside a number without ending it, and shows nothing.
bool isInvisible(char32_t code) {
    return code == 0xAD || code == 0xFFFD || QChar::category(code) == QChar::Other_Format;
}

bool isHyphen(char32_t code) {
    return code == U'-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xFE63 || code == 0xFF0D;
}

bool isBlank(char32_t code) {
    return code == U' ' || code == U'\t' || (code >= 0x80 && QChar::isSpace(code));
}

/// Digits that stand together.
struct Group {
    size_t begin = 0;
    size_t end = 0;
    size_t firstDigit = 0;
    size_t digits = 0;
    bool afterDotOrParenthesis = false; ///< what parts it from the group before is used in phone numbers only
};

/// Groups of digits with nothing but separators between them.
struct DigitRun {
    std::string digits; ///< in ASCII
    std::vector<Group> groups;
    size_t end = 0;
};

DigitRun readRun(std::string_view text, size_t at) {
    constexpr int longestSeparator = 3;
    DigitRun run;
    run.end = at;
    bool inGroup = false;
    bool dotOrParenthesis = false;
    int separators = 0;
    while (at < text.size()) {
        const Utf8Character character = characterAt(text, at);
        if (const auto digit = digitValue(character.code)) {
            if (!inGroup)
                run.groups.push_back({at, at, run.digits.size(), 0, dotOrParenthesis});
            inGroup = true;
            dotOrParenthesis = false;
            separators = 0;
            run.digits += static_cast<char>('0' + *digit);
            ++run.groups.back().digits;
            at += character.size;
            run.groups.back().end = at;
            run.end = at;
            continue;
        }
        const bool isInvisibleHere = isInvisible(character.code);
        const bool isPhoneOnly = character.code == U'.' || character.code == U'(' || character.code == U')';
        if (!isInvisibleHere && !isPhoneOnly && !isHyphen(character.code) && !isBlank(character.code))
            break;
        if (!isInvisibleHere) {
            inGroup = false;
            dotOrParenthesis = dotOrParenthesis || isPhoneOnly;
            if (++separators > longestSeparator)
                break;
        }
        at += character.size;
    }
    return run;
}

/// Identifiers in hexadecimal: 16, 32, 40 or 64 digits with at least one letter, or a UUID. Their decimal stretches mean nothing.
bool isInsideHexIdentifier(std::string_view text, size_t begin, size_t end) {
    constexpr size_t longestIdentifier = 64;
    const auto belongs = [&](size_t at) { return isHexDigit(text[at]) || text[at] == '-'; };
    while (begin > 0 && belongs(begin - 1) && end - begin <= longestIdentifier)
        --begin;
    while (end < text.size() && belongs(end) && end - begin <= longestIdentifier)
        ++end;
    const auto isWordByte = [&](size_t at) { return isAsciiLetter(text[at]) || text[at] == '_' || isAsciiDigit(text[at]); };
    if ((begin > 0 && isWordByte(begin - 1)) || (end < text.size() && isWordByte(end)))
        return false;
    const std::string_view token = text.substr(begin, end - begin);
    const bool hasLetter = std::any_of(token.begin(), token.end(), isAsciiLetter);
    if (token.find('-') == std::string_view::npos)
        return hasLetter && (token.size() == 16 || token.size() == 32 || token.size() == 40 || token.size() == 64);
    constexpr size_t uuidSize = 36;
    constexpr std::array<size_t, 4> hyphens{8, 13, 18, 23};
    return hasLetter && token.size() == uuidSize
           && std::all_of(hyphens.begin(), hyphens.end(), [&](size_t at) { return token[at] == '-'; });
}

/// A-104233, operator_17, x17: the number belongs to a name.
bool isPartOfName(std::string_view text, size_t begin, size_t end) {
    if (begin > 0 && (isAsciiLetter(text[begin - 1]) || text[begin - 1] == '_'))
        return begin < 3 || text.substr(begin - 3, 3) != "%2B";
    if (begin > 1 && text[begin - 1] == '-' && (isAsciiLetter(text[begin - 2]) || text[begin - 2] == '_'))
        return true;
    return end < text.size() && (isAsciiLetter(text[end]) || text[end] == '_');
}

/// "order 7707083893", "/orders/7707083893", "duration=301000000000", "301000000000 ns".
bool isNamedNumber(std::string_view text, size_t begin, size_t end) {
    constexpr std::array<std::string_view, 5> units{" ns", " us", " ms", " bytes", " events"};
    if (std::any_of(units.begin(), units.end(), [&](std::string_view unit) { return text.substr(end).starts_with(unit); }))
        return true;
    constexpr size_t longestGap = 6;
    constexpr size_t longestName = 48;
    constexpr std::string_view numberSign = "\xE2\x84\x96"; // №
    size_t nameEnd = begin;
    while (nameEnd > 0 && begin - nameEnd < longestGap) {
        if (nameEnd >= numberSign.size() && text.substr(nameEnd - numberSign.size(), numberSign.size()) == numberSign)
            nameEnd -= numberSign.size();
        else if (std::string_view(" #=:/'\"").find(text[nameEnd - 1]) != std::string_view::npos)
            --nameEnd;
        else
            break;
    }
    size_t nameBegin = nameEnd;
    const auto belongs = [&](char byte) {
        return isAsciiLetter(byte) || byte == '_' || byte == '.' || static_cast<signed char>(byte) < 0;
    };
    while (nameBegin > 0 && nameEnd - nameBegin < longestName && belongs(text[nameBegin - 1]))
        --nameBegin;
    const std::string_view name = text.substr(nameBegin, nameEnd - nameBegin);
    const bool isAssigned = text.substr(nameEnd, begin - nameEnd).find_first_of("=:") != std::string_view::npos;
    return isIdentifierKey({}, name) || (isAssigned && isMeasureKey(name));
}

bool endsWithWord(std::string_view before, std::span<const std::string_view> words) {
    constexpr size_t context = 48;
    const std::string_view near = before.substr(before.size() - std::min(before.size(), context));
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return near.find(word) != std::string_view::npos; });
}

constexpr std::array<std::string_view, 6> innWords{"ИНН", "инн", "Инн", "INN", "inn", "Inn"};
constexpr std::array<std::string_view, 8> passportWords{"паспорт",  "Паспорт",  "ПАСПОРТ", "passport",
                                                        "Passport", "PASSPORT", "сери",    "Сери"};

class NumberFinder {
public:
    NumberFinder(std::string_view text, std::vector<MaskSpan>& spans)
        : m_text(text)
        , m_spans(spans) {}

    void run() {
        for (size_t at = 0; at < m_text.size();) {
            const Utf8Character character = characterAt(m_text, at);
            if (!digitValue(character.code)) {
                at += character.size;
                continue;
            }
            const DigitRun digits = readRun(m_text, at);
            examine(digits);
            at = digits.end;
        }
    }

private:
    void examine(const DigitRun& run) {
        size_t group = 0;
        while (group < run.groups.size()) {
            const size_t last = examineFrom(run, group);
            group = last == none ? group + 1 : last + 1;
        }
    }

    static constexpr size_t none = static_cast<size_t>(-1);

    /// The last group of what begins with a group and must be hidden, or none.
    size_t examineFrom(const DigitRun& run, size_t first) {
        constexpr size_t longestNumber = 19;
        std::optional<std::pair<size_t, MaskKind>> found;
        for (size_t last = first; last < run.groups.size(); ++last) {
            const size_t count = run.groups[last].firstDigit + run.groups[last].digits - run.groups[first].firstDigit;
            if (count > longestNumber)
                break;
            const auto kind = kindOf(run, first, last, count);
            // A card within a longer stretch of digits outweighs whatever else it could be; else the longest wins.
            if (kind && !(found && found->second == MaskKind::Card && *kind != MaskKind::Card))
                found = {last, *kind};
        }
        if (!found)
            return none;
        add(run, first, found->first, found->second);
        return found->first;
    }

    [[nodiscard]] std::optional<MaskKind> kindOf(const DigitRun& run, size_t first, size_t last, size_t count) const {
        const std::string_view digits = std::string_view(run.digits).substr(run.groups[first].firstDigit, count);
        const size_t begin = run.groups[first].begin;
        const size_t end = run.groups[last].end;
        if (count < 9 || isInsideHexIdentifier(m_text, begin, end))
            return std::nullopt;
        const bool hasPhoneSigns = std::any_of(run.groups.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                                               run.groups.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                                               [](const Group& group) { return group.afterDotOrParenthesis; });
        if (!hasPhoneSigns && count >= 13 && isCardRange(digits) && passesLuhn(digits))
            return MaskKind::Card;
        if (hasPlus(begin) && count >= 10 && count <= 15)
            return digits[0] != '7' || count == 11 ? std::optional(MaskKind::Phone) : std::nullopt;
        if (isPartOfName(m_text, begin, end) || isNamedNumber(m_text, begin, end))
            return std::nullopt;
        if (!hasPhoneSigns) {
            if ((count == 9 || count == 10) && endsWithWord(m_text.substr(0, begin), passportWords))
                return MaskKind::Passport;
            if (count == 11 && isSnils(digits))
                return MaskKind::Snils;
            if (isTaxNumber(digits, first == last, begin))
                return MaskKind::Inn;
        }
        return isRussianPhone(run, first, last, digits) ? std::optional(MaskKind::Phone) : std::nullopt;
    }

    /// A plus that begins a phone number, not one in "UTC+0300".
    [[nodiscard]] bool hasPlus(size_t begin) const {
        if (m_text[begin] == '0')
            return false;
        size_t at = begin;
        if (at > 0 && m_text[at - 1] == '(')
            --at;
        if (at >= 3 && (m_text.substr(at - 3, 3) == "%2B" || m_text.substr(at - 3, 3) == "\xEF\xBC\x8B"))
            return true;
        const bool isPlus = at > 0 && m_text[at - 1] == '+';
        return isPlus && (at < 2 || !(isAsciiLetter(m_text[at - 2]) || isAsciiDigit(m_text[at - 2])));
    }

    [[nodiscard]] bool isTaxNumber(std::string_view digits, bool isOneGroup, size_t begin) const {
        if (!isOneGroup || !isInn(digits))
            return false;
        // Ten digits from 1000000000 on are as often the seconds of a time of these decades.
        const bool couldBeTime = digits.size() == 10 && digits >= "1000000000" && digits <= "2147483647";
        return !couldBeTime || endsWithWord(m_text.substr(0, begin), innWords);
    }

    /// 8 (912) 345-67-89, 79123456789, 912 345-67-89.
    static bool isRussianPhone(const DigitRun& run, size_t first, size_t last, std::string_view digits) {
        constexpr size_t mostGroups = 6;
        const size_t groups = last - first + 1;
        const auto size = [&](size_t index) { return run.groups[first + index].digits; };
        if (digits.size() == 11 && (digits[0] == '8' || digits[0] == '7')
            && std::string_view("3489").find(digits[1]) != std::string_view::npos) {
            if (groups == 1)
                return true;
            const bool hasAreaCode = size(0) == 1 ? size(1) >= 3 && size(1) <= 10 : size(0) >= 4 && size(0) <= 6;
            return hasAreaCode && groups <= mostGroups;
        }
        return digits.size() == 10 && digits[0] == '9' && groups == 4 && size(0) == 3 && size(1) == 3 && size(2) == 2;
    }

    void add(const DigitRun& run, size_t first, size_t last, MaskKind kind) {
        size_t begin = run.groups[first].begin;
        if (kind == MaskKind::Phone) {
            if (begin > 0 && m_text[begin - 1] == '(')
                --begin;
            if (begin > 0 && m_text[begin - 1] == '+')
                --begin;
            else if (begin >= 3 && (m_text.substr(begin - 3, 3) == "%2B" || m_text.substr(begin - 3, 3) == "\xEF\xBC\x8B"))
                begin -= 3;
        }
        const size_t end = run.groups[last].end;
        m_spans.push_back({begin, end, kind, canonicalValue(kind, m_text.substr(begin, end - begin))});
    }

    std::string_view m_text;
    std::vector<MaskSpan>& m_spans;
};

std::string onlyDigits(std::string_view text) {
    std::string digits;
    for (size_t at = 0; at < text.size();) {
        const Utf8Character character = characterAt(text, at);
        if (const auto digit = digitValue(character.code))
            digits += static_cast<char>('0' + *digit);
        at += character.size;
    }
    return digits;
}

} // namespace

Utf8Character characterAt(std::string_view text, size_t at) {
    const auto byte = [&](size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned lead = byte(at);
    if (lead < 0x80)
        return {lead, 1};
    const size_t size = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 0;
    if (size == 0 || at + size > text.size())
        return {0xFFFD, 1};
    char32_t code = lead & (0x7FU >> size);
    for (size_t index = 1; index < size; ++index) {
        if ((byte(at + index) & 0xC0U) != 0x80)
            return {0xFFFD, 1};
        code = (code << 6) | (byte(at + index) & 0x3FU);
    }
    return {code, size};
}

void findNumbers(std::string_view text, std::vector<MaskSpan>& spans) {
    NumberFinder(text, spans).run();
}

std::string canonicalValue(MaskKind kind, std::string_view value) {
    switch (kind) {
    case MaskKind::Card:
    case MaskKind::Passport:
    case MaskKind::Snils:
    case MaskKind::Inn:
    case MaskKind::Phone: {
        std::string digits = onlyDigits(value);
        if (digits.empty())
            break;
        if (kind == MaskKind::Phone && digits.size() == 11 && digits[0] == '8')
            digits[0] = '7';
        if (kind == MaskKind::Phone && digits.size() == 10 && digits[0] == '9')
            digits.insert(digits.begin(), '7');
        return digits;
    }
    case MaskKind::Email:
    case MaskKind::Name:
    case MaskKind::Address:
    case MaskKind::IpAddress:
    case MaskKind::BirthDate:
    case MaskKind::Secret:
    case MaskKind::Hidden:
        break;
    }
    QString text = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
    if (kind == MaskKind::Email)
        text.replace(QLatin1StringView("%40"), QLatin1StringView("@")).replace(QChar(0xFF20), QLatin1Char('@'));
    text.removeIf(
        [](QChar character) { return character.category() == QChar::Other_Format || character == QChar::SoftHyphen; });
    return (kind == MaskKind::Secret ? text : text.simplified().toCaseFolded()).toStdString();
}

} // namespace logloupe
