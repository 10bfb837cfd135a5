// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/record_key.h"

#include "models/domain/record_fields.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace logloupe::store {

namespace {

/// As deep as walkJsonObject() goes into a record.
constexpr int deepest = 64;
constexpr int noPath = -1;

constexpr std::array<bool, 256> bytesOfSet(std::string_view set, bool withMarkers) {
    std::array<bool, 256> bytes{};
    for (const char character : set)
        bytes[static_cast<quint8>(character)] = true;
    for (int byte = 1; withMarkers && byte < 0x20; ++byte)
        bytes[static_cast<size_t>(byte)] = isMarker(static_cast<char>(byte));
    return bytes;
}

constexpr auto endsRunOfString = bytesOfSet("\"\\", true);
constexpr auto endsLiteral = [] {
    auto bytes = bytesOfSet(",]}:\"{[", true);
    for (const char space : {' ', '\t', '\r', '\n'})
        bytes[static_cast<quint8>(space)] = true;
    return bytes;
}();
constexpr auto isOfNumber = bytesOfSet("+-.0123456789eE", false);
constexpr auto isHexDigit = bytesOfSet("0123456789abcdefABCDEF", false);

/// The same walk as walkJsonObject(), over a residue. Any fault makes it unsure.
class Walk {
public:
    enum class Step : quint8 { On, Found, Unsure };

    Walk(std::string_view path, std::string_view residue, MarkedValues& row, std::string& key)
        : m_path(path)
        , m_residue(residue)
        , m_row(row)
        , m_key(key) {}

    [[nodiscard]] Step run() {
        skipSpace();
        return peek() == '{' ? object(0, 0) : Step::Unsure;
    }

    /// What was found: a part of the residue.
    struct Piece {
        std::string_view bytes;
        bool hasMarkers = false;
        bool hasEscapes = false;
    };
    [[nodiscard]] const Piece& piece() const { return m_piece; }

private:
    [[nodiscard]] char peek() const { return m_at < m_residue.size() ? m_residue[m_at] : '\0'; }
    bool take(char expected) {
        if (peek() != expected || m_at >= m_residue.size())
            return false;
        ++m_at;
        return true;
    }
    void skipSpace() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')
            ++m_at;
    }

    /// How much of the path a key below `matched` bytes of it makes up.
    [[nodiscard]] int matchedWith(int matched, std::string_view key) const {
        if (matched == noPath)
            return noPath;
        std::string_view rest = m_path.substr(static_cast<size_t>(matched));
        if (matched > 0) {
            if (!rest.starts_with('.'))
                return noPath;
            rest.remove_prefix(1);
        }
        return rest.starts_with(key) ? static_cast<int>(m_path.size() - rest.size() + key.size()) : noPath;
    }

    Step object(int depth, int matched) {
        ++m_at;
        skipSpace();
        if (take('}'))
            return Step::On;
        for (;;) {
            skipSpace();
            Piece key;
            if (!string(key) || key.hasEscapes)
                return Step::Unsure;
            if (key.hasMarkers) {
                m_key.clear();
                if (!m_row.append(key.bytes, m_key))
                    return Step::Unsure;
                key.bytes = m_key;
            }
            const int below = matchedWith(matched, key.bytes);
            skipSpace();
            if (!take(':'))
                return Step::Unsure;
            if (const Step step = value(depth + 1, below); step != Step::On)
                return step;
            skipSpace();
            if (take('}'))
                return Step::On;
            if (!take(','))
                return Step::Unsure;
        }
    }

    Step array(int depth, int matched) {
        ++m_at;
        skipSpace();
        if (take(']'))
            return Step::On;
        for (;;) {
            if (const Step step = value(depth + 1, matched); step != Step::On)
                return step;
            skipSpace();
            if (take(']'))
                return Step::On;
            if (!take(','))
                return Step::Unsure;
        }
    }

    Step value(int depth, int matched) {
        skipSpace();
        switch (peek()) {
        case '{':
            return depth < deepest ? object(depth, matched) : Step::Unsure;
        case '[':
            return depth < deepest ? array(depth, matched) : Step::Unsure;
        case '"': {
            Piece text;
            return string(text) ? leaf(text, matched) : Step::Unsure;
        }
        default:
            return literal(matched);
        }
    }

    Step leaf(const Piece& text, int matched) {
        if (matched != static_cast<int>(m_path.size()))
            return Step::On;
        m_piece = text;
        return Step::Found;
    }

    Step literal(int matched) {
        Piece text;
        const size_t begin = m_at;
        bool isNumber = true;
        for (; m_at < m_residue.size(); ++m_at) {
            const auto byte = static_cast<quint8>(m_residue[m_at]);
            if (!endsLiteral[byte]) {
                isNumber = isNumber && isOfNumber[byte];
                continue;
            }
            if (!isMarker(m_residue[m_at]))
                break;
            if (fieldType(fieldOfMarker(m_residue[m_at])) != FieldType::Integer)
                return Step::Unsure;
            text.hasMarkers = true;
        }
        text.bytes = m_residue.substr(begin, m_at - begin);
        if (text.bytes == "null")
            return Step::On;
        const bool isWord = text.bytes == "true" || text.bytes == "false";
        return !text.bytes.empty() && (isNumber || isWord) ? leaf(text, matched) : Step::Unsure;
    }

    [[nodiscard]] bool string(Piece& text) {
        if (!take('"'))
            return false;
        const size_t begin = m_at;
        for (;;) {
            while (m_at < m_residue.size() && !endsRunOfString[static_cast<quint8>(m_residue[m_at])])
                ++m_at;
            if (m_at >= m_residue.size())
                return false;
            const char character = m_residue[m_at++];
            if (character == '"') {
                text.bytes = m_residue.substr(begin, m_at - 1 - begin);
                return true;
            }
            if (character == '\\') {
                text.hasEscapes = true;
                if (!skipEscape())
                    return false;
                continue;
            }
            text.hasMarkers = true;
            const Field field = fieldOfMarker(character);
            if (field == Field::Timestamp)
                ++m_at; // how the time is written
            else if (!m_row.isPlain(field))
                return false;
        }
    }

    [[nodiscard]] bool skipEscape() {
        const char character = peek();
        ++m_at;
        if (character != 'u')
            return character != '\0' && std::strchr("\"\\/bfnrt", character) != nullptr;
        for (int i = 0; i < 4; ++i, ++m_at) {
            if (!isHexDigit[static_cast<quint8>(peek())])
                return false;
        }
        return true;
    }

    std::string_view m_path;
    std::string_view m_residue;
    MarkedValues& m_row;
    std::string& m_key;
    size_t m_at = 0;
    Piece m_piece;
};

} // namespace

RecordKey::RecordKey(std::string_view path)
    : m_path(path)
    , m_keyEnd(std::string(path.substr(path.rfind('.') + 1)) + '"') {}

bool RecordKey::isSurelyAbsent(std::string_view residue, MarkedValues& row) const {
    // Only an escape or a value in its place could hide the key's end.
    if (residue.find('\\') != std::string_view::npos
        || memmem(residue.data(), residue.size(), m_keyEnd.data(), m_keyEnd.size()) != nullptr)
        return false;
    for (size_t at = 0; at < residue.size(); ++at) {
        if (!isMarker(residue[at]))
            continue;
        const Field field = fieldOfMarker(residue[at]);
        at += field == Field::Timestamp ? 1 : 0;
        // A value with a quote could be anything. One that a string ends with could end a key: then a colon follows, or another value that begins with it.
        if (!row.isPlain(field))
            return false;
        size_t quote = at + 1;
        while (quote < residue.size() && !endsRunOfString[static_cast<quint8>(residue[quote])])
            ++quote;
        if (quote >= residue.size() || residue[quote] != '"')
            continue;
        size_t after = quote + 1;
        while (after < residue.size()
               && (residue[after] == ' ' || residue[after] == '\t' || residue[after] == '\r' || residue[after] == '\n'))
            ++after;
        if (after < residue.size() && (residue[after] == ':' || isMarker(residue[after])))
            return false;
    }
    return true;
}

RecordKey::Found RecordKey::find(std::string_view residue, MarkedValues& row, std::string& value) {
    if (isSurelyAbsent(residue, row))
        return Found::Absent;
    Walk walk(m_path, residue, row, m_key);
    switch (walk.run()) {
    case Walk::Step::On:
        return Found::Absent;
    case Walk::Step::Unsure:
        return Found::Unsure;
    case Walk::Step::Found:
        break;
    }
    value.clear();
    const Walk::Piece& piece = walk.piece();
    if (!piece.hasEscapes) {
        if (piece.hasMarkers)
            return row.append(piece.bytes, value) ? Found::Value : Found::Unsure;
        value = piece.bytes;
        return Found::Value;
    }
    std::string json = "{\"\":\"";
    if (!row.append(piece.bytes, json))
        return Found::Unsure;
    json += "\"}";
    auto text = jsonField(json, {});
    if (!text)
        return Found::Unsure;
    value = std::move(*text);
    return Found::Value;
}

} // namespace logloupe::store
