// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/masking_walk.h"

#include "models/analysis/masking_json_text.h"
#include "models/analysis/masking_keys.h"
#include "models/analysis/masking_scanners.h"
#include "models/analysis/masking_tokens.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace logloupe {

namespace {

/// Overlapping finds become one, so that no part of either is left over.
void mergeOverlaps(std::vector<MaskSpan>& spans) {
    std::sort(spans.begin(), spans.end(), [](const MaskSpan& left, const MaskSpan& right) {
        return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
    });
    std::vector<MaskSpan> merged;
    for (MaskSpan& span : spans) {
        if (!merged.empty() && span.begin < merged.back().end)
            merged.back().end = std::max(merged.back().end, span.end);
        else
            merged.push_back(std::move(span));
    }
    spans = std::move(merged);
}

class MaskingWalk {
public:
    MaskingWalk(std::string_view text, int depth, const MakeMaskToken& makeToken)
        : m_text(text)
        , m_depth(depth)
        , m_makeToken(makeToken) {}

    std::string run() {
        m_result.reserve(m_text.size() + 32);
        while (m_at < m_text.size()) {
            const char byte = m_text[m_at];
            if (byte == '"')
                walkString();
            else if (byte == '{' || byte == '}')
                walkBrace(byte);
            else
                ++m_at;
        }
        flushPlain(m_text.size());
        return std::move(m_result);
    }

private:
    void walkBrace(char brace) {
        constexpr size_t deepestNesting = 64;
        if (brace == '{' && m_parents.size() < deepestNesting)
            m_parents.push_back(std::exchange(m_lastKey, {}));
        else if (brace == '}' && !m_parents.empty())
            m_parents.pop_back();
        ++m_at;
    }

    void walkString() {
        const size_t close = jsonClosingQuote(m_text, m_at + 1);
        if (close == std::string_view::npos) {
            // A lone quotation mark, as in 5" or a record that was cut: the rest is running text.
            m_at = m_text.size();
            return;
        }
        const std::string_view content = m_text.substr(m_at + 1, close - m_at - 1);
        size_t next = close + 1;
        while (next < m_text.size() && isJsonBlank(m_text[next]))
            ++next;
        if (next < m_text.size() && m_text[next] == ':') {
            walkKey(content, next + 1);
            return;
        }
        if (close + 1 < m_text.size() && (m_text[close + 1] == '@' || m_text[close + 1] == '%')) {
            m_at = close + 1; // "ivan petrov"@shop.example
            return;
        }
        const auto kind = kindBefore(m_at);
        flushPlain(m_at);
        writeString(content, kind);
        m_at = m_plainBegin = close + 1;
    }

    /// name="…" in a running text; an element of "phones":["…"].
    [[nodiscard]] std::optional<MaskKind> kindBefore(size_t quote) const {
        size_t end = quote;
        while (end > m_plainBegin && isJsonBlank(m_text[end - 1]))
            --end;
        if (end > m_plainBegin && (m_text[end - 1] == ',' || m_text[end - 1] == '['))
            return m_arrayKind;
        if (end == m_plainBegin || m_text[end - 1] != '=')
            return std::nullopt;
        return kindOfNameBefore(end - 1);
    }

    void walkKey(std::string_view content, size_t valueBegin) {
        flushPlain(m_at);
        m_result += '"';
        m_result += maskedString(content);
        m_result += m_text.substr(m_at + 1 + content.size(), valueBegin - m_at - 1 - content.size());
        m_at = valueBegin;
        while (m_at < m_text.size() && isJsonBlank(m_text[m_at]))
            m_result += m_text[m_at++];
        m_plainBegin = m_at;
        m_lastKey = jsonPlainText(content);
        m_arrayKind.reset();
        const KeyFacts facts = keyFacts(m_parents, m_lastKey);
        m_isIdentifier = facts.isIdentifier;
        m_isMeasure = facts.isMeasure;
        if (m_at < m_text.size())
            walkValue(facts.kind);
        m_isIdentifier = m_isMeasure = false;
    }

    void walkValue(std::optional<MaskKind> kind) {
        const char first = m_text[m_at];
        if (first == '"') {
            const size_t close = jsonClosingQuote(m_text, m_at + 1);
            const bool isOpen = close == std::string_view::npos;
            const std::string_view content = m_text.substr(m_at + 1, isOpen ? close : close - m_at - 1);
            if (isOpen && !kind)
                return; // the main loop takes it as running text
            writeString(content, kind, !isOpen);
            m_at = m_plainBegin = isOpen ? m_text.size() : close + 1;
            return;
        }
        if (first == '{' && kind && *kind != MaskKind::Name) {
            writeToken(*kind, blockEnd());
            return;
        }
        if (first == '[' && kind) {
            if (m_text.find_first_not_of(" \t\r\n", m_at + 1) != m_text.find('"', m_at + 1))
                writeToken(*kind, blockEnd());
            else
                m_arrayKind = kind;
            return;
        }
        if (first != '{' && first != '[')
            writeScalar(kind);
    }

    void writeScalar(std::optional<MaskKind> kind) {
        const size_t end = std::min(m_text.find_first_of(",}] \t\r\n", m_at), m_text.size());
        const std::string_view scalar = m_text.substr(m_at, end - m_at);
        const bool isWord = scalar == "null" || scalar == "true" || scalar == "false" || scalar.empty();
        if (kind && !isWord) {
            writeToken(*kind, end);
            return;
        }
        const auto spans = m_isIdentifier ? std::vector<MaskSpan>() : spansOf(scalar);
        if (!spans.empty() && (!m_isMeasure || spans.front().kind == MaskKind::Card)) {
            writeToken(spans.front().kind, end);
            return;
        }
        m_result += scalar;
        m_at = m_plainBegin = end;
    }

    /// The matching bracket's end, or the text's.
    [[nodiscard]] size_t blockEnd() const {
        int depth = 0;
        for (size_t at = m_at; at < m_text.size(); ++at) {
            const char byte = m_text[at];
            if (byte == '"') {
                at = jsonClosingQuote(m_text, at + 1);
                if (at == std::string_view::npos)
                    return m_text.size();
            } else if (byte == '{' || byte == '[') {
                ++depth;
            } else if ((byte == '}' || byte == ']') && --depth == 0) {
                return at + 1;
            }
        }
        return m_text.size();
    }

    void writeToken(MaskKind kind, size_t end) {
        m_result += '"';
        m_result += makeToken(kind, m_text.substr(m_at, end - m_at));
        m_result += '"';
        m_at = m_plainBegin = end;
    }

    void writeString(std::string_view content, std::optional<MaskKind> kind, bool isClosed = true) {
        m_result += '"';
        if (!kind && m_isIdentifier && content.find_first_of("@%\\") == std::string_view::npos)
            m_result += content;
        else if (!kind)
            m_result += maskedString(content);
        else if (content.empty() || Masker::isToken(content))
            m_result += content;
        else
            m_result += makeToken(*kind, jsonUnescapedText(content));
        if (isClosed)
            m_result += '"';
    }

    [[nodiscard]] std::string maskedString(std::string_view content) const {
        if (content.find('\\') == std::string_view::npos && needsNoMasking(content))
            return std::string(content);
        const std::string plain = jsonPlainText(content);
        std::string result = maskedOnce(plain, m_depth + 1, m_makeToken);
        return result == plain ? std::string(content) : jsonEscapedText(result);
    }

    [[nodiscard]] std::string makeToken(MaskKind kind, std::string_view value) const { return m_makeToken(kind, value); }

    /// The kind that the name before a place tells, as in phone=.
    [[nodiscard]] std::optional<MaskKind> kindOfNameBefore(size_t end) const {
        constexpr size_t longestName = 64;
        const auto belongs = [this](size_t at) {
            const char byte = m_text[at];
            return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_'
                   || byte == '-' || byte == '.' || static_cast<signed char>(byte) < 0;
        };
        size_t begin = end;
        while (begin > 0 && end - begin < longestName && belongs(begin - 1))
            --begin;
        return maskKindOfKey({}, m_text.substr(begin, end - begin), KeyPlace::RunningText);
    }

    /// Values of telling names in a stretch of running text.
    void findNamedValues(size_t begin, size_t end, std::vector<MaskSpan>& spans) const {
        const std::string_view text = m_text.substr(0, end);
        for (size_t sign = text.find_first_of("=:", begin); sign != std::string_view::npos;
             sign = text.find_first_of("=:", sign + 1)) {
            const auto kind = kindOfNameBefore(sign);
            if (!kind)
                continue;
            size_t value = sign + 1;
            while (value < end && (text[value] == ' ' || text[value] == '\t'))
                ++value;
            const size_t valueEnd = namedValueEnd(text, value, *kind);
            if (valueEnd > value && !isOnlyTokens(text.substr(value, valueEnd - value)))
                spans.push_back(
                    {value - begin, valueEnd - begin, *kind, canonicalValue(*kind, text.substr(value, valueEnd - value))});
        }
    }

    /// Names and addresses have blanks in them and end at a sign, or before the next name=; other values end at a blank.
    static size_t namedValueEnd(std::string_view text, size_t begin, MaskKind kind) {
        const bool hasBlanks = kind == MaskKind::Name || kind == MaskKind::Address || kind == MaskKind::Phone
                               || kind == MaskKind::Passport || kind == MaskKind::Card || kind == MaskKind::Snils
                               || kind == MaskKind::Secret;
        if (const size_t end = maskTokenEnd(text, begin))
            return end;
        const std::string_view signs =
            kind == MaskKind::Address ? std::string_view(";&|\n\r}]") : std::string_view(",;&|\n\r}]");
        constexpr size_t longestValue = 1024; // keeps hostile texts linear
        text = text.substr(0, begin + longestValue);
        size_t end = std::min(text.find_first_of(signs, begin), text.size());
        if (!hasBlanks)
            end = std::min(end, text.find_first_of(" \t", begin));
        const size_t sign = text.substr(0, end).find('=', begin);
        if (sign != std::string_view::npos && hasBlanks) {
            const size_t blank = text.substr(0, sign).find_last_of(" \t");
            if (blank != std::string_view::npos && blank > begin)
                end = blank;
        }
        while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t'))
            --end;
        return end;
    }

    static bool isOnlyTokens(std::string_view text) {
        size_t at = 0;
        while (at < text.size()) {
            const size_t end = maskTokenEnd(text, at);
            if (end == 0)
                return false;
            at = end;
        }
        return true;
    }

    /// Everything to hide in a stretch between tokens.
    static std::vector<MaskSpan> spansOf(std::string_view text) {
        std::vector<MaskSpan> spans;
        size_t begin = 0;
        while (begin < text.size()) {
            size_t open = text.find(maskTokenOpen, begin);
            size_t after = text.size();
            while (open != std::string_view::npos) {
                if (const size_t end = maskTokenEnd(text, open)) {
                    after = end;
                    break;
                }
                open = text.find(maskTokenOpen, open + 1);
            }
            const std::string_view stretch = text.substr(begin, std::min(open, text.size()) - begin);
            const size_t first = spans.size();
            findEmails(stretch, spans);
            findNumbers(stretch, spans);
            for (size_t index = first; index < spans.size(); ++index) {
                spans[index].begin += begin;
                spans[index].end += begin;
            }
            begin = after;
        }
        return spans;
    }

    void flushPlain(size_t end) {
        if (end <= m_plainBegin)
            return;
        const std::string_view stretch = m_text.substr(m_plainBegin, end - m_plainBegin);
        std::vector<MaskSpan> spans = spansOf(stretch);
        findNamedValues(m_plainBegin, end, spans);
        mergeOverlaps(spans);
        size_t written = 0;
        for (const MaskSpan& span : spans) {
            m_result += stretch.substr(written, span.begin - written);
            m_result += makeToken(span.kind, span.value);
            written = span.end;
        }
        m_result += stretch.substr(written);
        m_plainBegin = end;
    }

    const std::string_view m_text;
    const int m_depth;
    const MakeMaskToken& m_makeToken;
    std::string m_result;
    std::vector<std::string> m_parents;
    std::string m_lastKey;
    std::optional<MaskKind> m_arrayKind;
    bool m_isIdentifier = false; ///< of the value at hand
    bool m_isMeasure = false;
    size_t m_at = 0;
    size_t m_plainBegin = 0;
};

} // namespace

std::string maskedOnce(std::string_view text, int depth, const MakeMaskToken& makeToken) {
    constexpr int deepest = 6;
    if (needsNoMasking(text))
        return std::string(text);
    if (depth > deepest)
        return makeToken(MaskKind::Hidden, text);
    return MaskingWalk(text, depth, makeToken).run();
}

bool needsNoMasking(std::string_view text) {
    constexpr int fewestDigits = 9;
    int digits = 0;
    bool wantsContinuation = false;
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        const bool isContinuation = (code & 0xC0U) == 0x80;
        if (isContinuation != wantsContinuation)
            return false;
        wantsContinuation = code == 0xD0 || code == 0xD1;
        if (code >= 0xC0 && !wantsContinuation)
            return false;
        if (byte == '@' || byte == '=' || byte == ':' || byte == '%' || byte == '"')
            return false;
        if (byte >= '0' && byte <= '9' && ++digits >= fewestDigits)
            return false;
    }
    return !wantsContinuation;
}

} // namespace logloupe
