// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Scanners that find personal data in a running text of well-formed UTF-8. Pure; any thread.

#include "models/analysis/masking.h"

#include <string>
#include <string_view>
#include <vector>

namespace logloupe {

/// A part of a text that must not be shown.
struct MaskSpan {
    size_t begin = 0;
    size_t end = 0;
    MaskKind kind = MaskKind::Hidden;
    std::string value; ///< in the one spelling all spellings of the same value share

    bool operator==(const MaskSpan&) const = default;
};

/// Addresses with a dot in their domain; @ may be written %40, or as a full-width sign.
void findEmails(std::string_view text, std::vector<MaskSpan>& spans);

/// Cards, phones, passports, SNILS and INN. Digits of any script count; between groups of them may stand blanks, hyphens, and characters of no width.
void findNumbers(std::string_view text, std::vector<MaskSpan>& spans);

/// The spelling of a value that its token is made of.
[[nodiscard]] std::string canonicalValue(MaskKind kind, std::string_view value);

/// One character of UTF-8. Bytes that are none stand for themselves, as U+FFFD.
struct Utf8Character {
    char32_t code = 0;
    size_t size = 1;
};
[[nodiscard]] Utf8Character characterAt(std::string_view text, size_t at);

/// Luhn's check (ISO/IEC 7812-1, annex B) over decimal digits '0' to '9'.
[[nodiscard]] bool passesLuhn(std::string_view digits);
/// Leading digits and length of a payment system's cards: Visa, Mastercard, Maestro, Mir, American Express, Discover, JCB, Diners Club, UnionPay,
/// Uzcard, Humo, Belkart.
[[nodiscard]] bool isCardRange(std::string_view digits);
/// Check number of a Russian insurance number of 11 digits.
[[nodiscard]] bool isSnils(std::string_view digits);
/// Check digits of a Russian tax number of 10 or 12 digits.
[[nodiscard]] bool isInn(std::string_view digits);

} // namespace logloupe
