// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Finding text in the bytes of logs without regard to the case of letters, straight in UTF-8: nothing is decoded or copied, and bytes that are
// not UTF-8 do no harm. Letters are equal when Unicode's simple case folding makes them equal (CaseFolding.txt, status C and S), but that letters
// of ASCII equal only letters of ASCII, and the nine book forms of old Slavonic letters (U+1C80 to U+1C88) only themselves. Compiled once; reading is safe from any thread.

#include <QString>
#include <QVarLengthArray>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace logloupe {

/// One character of a pattern in all its cases, each as UTF-8.
struct CaselessCharacter {
    struct Bytes {
        std::array<char, 4> bytes{};
        quint8 size = 0;
    };
    static constexpr qsizetype mostVariants = 4; ///< iota and theta have so many
    QVarLengthArray<Bytes, mostVariants> variants;

    [[nodiscard]] static CaselessCharacter of(char32_t character);
    /// Bytes it takes at a place of the text, 0 when it is not there.
    [[nodiscard]] size_t sizeAt(std::string_view text, size_t at) const;
};

/// A literal text.
class CaselessText {
public:
    explicit CaselessText(const QString& text);

    [[nodiscard]] bool isIn(std::string_view text) const;
    [[nodiscard]] bool equals(std::string_view text) const;

private:
    [[nodiscard]] size_t sizeAt(std::string_view text, size_t at) const;
    /// Fixed size only, and so many bytes left.
    [[nodiscard]] bool fitsAt(std::string_view text, size_t at) const;
    [[nodiscard]] size_t findCandidate(std::string_view text, size_t from) const;
    void chooseProbes();

    /// A byte of the pattern at a fixed place, which is one of two: what is looked for before anything is compared.
    struct Probe {
        size_t offset = 0;
        char one = 0;
        char other = 0;
    };
    std::vector<CaselessCharacter> m_characters;
    size_t m_size = 0;        ///< bytes, when all cases of every character are equally long
    bool m_hasProbes = false; ///< fixed size, so that the fast scan works
    bool m_isAscii = false;
    std::string m_one; ///< fixed size only: the text in one case and in the other, byte by byte
    std::string m_other;
    Probe m_first;
    Probe m_last;
};

/// A pattern in which * stands for any run of characters and ? for one, \ takes away their meaning. Time at most text × pattern.
class CaselessPattern {
public:
    explicit CaselessPattern(const QString& pattern);

    [[nodiscard]] bool isIn(std::string_view text) const;
    [[nodiscard]] bool equals(std::string_view text) const;

private:
    enum class Kind : quint8 { Character, AnyOne, AnyRun };
    struct Element {
        Kind kind = Kind::Character;
        CaselessCharacter character;
    };
    [[nodiscard]] static bool fits(const std::vector<Element>& elements, std::string_view text);
    [[nodiscard]] static size_t sizeAt(const Element& element, std::string_view text, size_t at);
    [[nodiscard]] static size_t nextPlace(const Element& element, std::string_view text, size_t at);
    [[nodiscard]] static std::vector<Element> open(const std::vector<Element>& elements);

    std::vector<Element> m_whole;
    std::vector<Element> m_part; ///< the same with * at both ends
};

} // namespace logloupe
