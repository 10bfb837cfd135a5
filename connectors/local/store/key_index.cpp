// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/key_index.h"

#include "connectors/local/store/content_digest.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <numeric>

namespace logloupe::store {

namespace {

quint32 upperHalf(quint64 hash) {
    return static_cast<quint32>(hash >> 32);
}

/// As CaselessCharacter::of(): simple case folding, but no letter beyond ASCII equals one of ASCII, and old Slavonic letters equal only themselves.
char32_t folded(char32_t character) {
    const char32_t result = QChar::toCaseFolded(character);
    const bool isOldCyrillic = character >= 0x1C80 && character <= 0x1C88;
    return result < 0x80 || isOldCyrillic ? character : result;
}

std::string foldedText(std::string_view text) {
    const QList<uint> characters = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toUcs4();
    std::string result;
    for (const uint character : characters) {
        const char32_t plain = character < 0x80 ? static_cast<char32_t>(QChar::toLower(character)) : folded(character);
        result.append(reinterpret_cast<const char*>(&plain), sizeof(plain));
    }
    return result;
}

} // namespace

quint64 caselessHash(std::string_view text) {
    std::array<char, 128> lower{};
    if (text.size() <= lower.size()) {
        bool isAscii = true;
        for (size_t i = 0; i < text.size(); ++i) {
            const char character = text[i];
            isAscii = isAscii && static_cast<quint8>(character) < 0x80;
            lower[i] = static_cast<char>(character >= 'A' && character <= 'Z' ? character | 0x20 : character);
        }
        if (isAscii)
            return ContentDigest::of({lower.data(), text.size()});
    }
    return ContentDigest::of(foldedText(text));
}

KeyIndexBuilder::KeyIndexBuilder() {
    m_slots.resize(1024);
}

void KeyIndexBuilder::grow() {
    m_slots.assign(m_slots.size() * 2, 0);
    const size_t mask = m_slots.size() - 1;
    for (size_t entry = 0; entry < m_entries.size(); ++entry) {
        size_t slot = m_entries[entry].hash & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = static_cast<quint32>(entry + 1);
    }
}

quint32 KeyIndexBuilder::add(std::string_view text) {
    if (text.empty())
        return 0;
    if (text == m_latest)
        return m_latestCode;
    const quint64 hash = caselessHash(text);
    const size_t mask = m_slots.size() - 1;
    size_t slot = hash & mask;
    for (; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        const Entry& entry = m_entries[m_slots[slot] - 1];
        if (entry.hash == hash && entry.text == text)
            break;
    }
    m_latest = text;
    if (m_slots[slot] == 0) {
        m_entries.push_back({text, hash});
        m_slots[slot] = static_cast<quint32>(m_entries.size());
        m_latestCode = m_slots[slot];
        if (m_entries.size() * 2 > m_slots.size())
            grow();
        return m_latestCode;
    }
    m_latestCode = m_slots[slot];
    return m_latestCode;
}

void KeyIndexBuilder::finish(std::string& target, std::span<quint32> codes) {
    const size_t count = m_entries.size();
    std::vector<quint32> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [this](quint32 left, quint32 right) {
        const Entry& a = m_entries[left];
        const Entry& b = m_entries[right];
        return a.hash != b.hash ? a.hash < b.hash : a.text < b.text;
    });
    std::vector<quint32> codeOf(count + 1);
    for (size_t i = 0; i < count; ++i)
        codeOf[order[i] + 1] = static_cast<quint32>(i + 1);

    // Rows gathered value by value: counted, then dealt out.
    std::vector<quint32> begins(count + 2);
    for (quint32& code : codes) {
        code = codeOf[code];
        ++begins[code];
    }
    begins[0] = 0;
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<quint32> rows(begins[count]);
    std::vector<quint32> next(begins.begin(), begins.end());
    for (size_t row = 0; row < codes.size(); ++row) {
        if (codes[row] != 0)
            rows[next[codes[row] - 1]++] = static_cast<quint32>(row);
    }

    std::string rowBytes;
    ByteWriter rowWriter(rowBytes);
    std::vector<quint32> rowsBegin;
    rowsBegin.reserve(count + 1);
    for (size_t value = 0; value < count; ++value) {
        rowsBegin.push_back(static_cast<quint32>(rowBytes.size()));
        quint32 before = 0;
        for (quint32 i = begins[value]; i < begins[value + 1]; ++i) {
            rowWriter.putVarint(rows[i] - before);
            before = rows[i];
        }
    }
    rowsBegin.push_back(static_cast<quint32>(rowBytes.size()));

    ByteWriter writer(target);
    writer.align();
    writer.put(static_cast<quint32>(count));
    writer.put(static_cast<quint32>(rowBytes.size()));
    for (const quint32 entry : order)
        writer.put(upperHalf(m_entries[entry].hash));
    for (const quint32 begin : rowsBegin)
        writer.put(begin);
    writer.align();
    std::vector<std::string_view> texts;
    texts.reserve(count);
    for (const quint32 entry : order)
        texts.push_back(m_entries[entry].text);
    putTextTable(target, texts);
    writer.align();
    writer.putBytes(rowBytes);
}

bool KeyIndex::open(std::string_view bytes) {
    if (bytes.size() < 8)
        return false;
    m_count = loadAt<quint32>(bytes.data());
    const quint64 rowBytes = loadAt<quint32>(bytes.data() + 4);
    const quint64 tables = (8 + quint64{m_count} * 4 + (quint64{m_count} + 1) * 4 + 7) & ~quint64{7};
    if (tables + rowBytes > bytes.size())
        return false;
    m_hashes = reinterpret_cast<const quint32*>(bytes.data() + 8);
    m_rowsBegin = m_hashes + m_count;
    m_rowBytes = bytes.substr(bytes.size() - rowBytes);
    const std::span<const quint32> begins(m_rowsBegin, size_t{m_count} + 1);
    return m_texts.open(bytes.substr(tables, bytes.size() - tables - rowBytes)) && m_texts.size() == m_count
           && std::is_sorted(begins.begin(), begins.end()) && begins.back() == m_rowBytes.size();
}

KeyIndex::Codes KeyIndex::find(quint64 hash) const {
    // Hashes are spread evenly, so their value tells about where they stand.
    const quint32 wanted = upperHalf(hash);
    auto guess = static_cast<quint32>((quint64{wanted} * m_count) >> 32);
    while (guess > 0 && m_hashes[guess - 1] >= wanted)
        --guess;
    while (guess < m_count && m_hashes[guess] < wanted)
        ++guess;
    Codes codes{guess + 1, guess + 1};
    while (guess < m_count && m_hashes[guess] == wanted) {
        ++guess;
        ++codes.last;
    }
    return codes;
}

bool KeyIndex::appendRows(quint32 code, quint32 rowsInSegment, std::vector<quint32>& rows) const {
    ByteReader reader(m_rowBytes.substr(m_rowsBegin[code - 1], m_rowsBegin[code] - m_rowsBegin[code - 1]));
    quint64 row = 0;
    while (!reader.isAtEnd()) {
        row += reader.takeVarint();
        if (reader.hasFailed() || row >= rowsInSegment)
            return false;
        rows.push_back(static_cast<quint32>(row));
    }
    return true;
}

} // namespace logloupe::store
