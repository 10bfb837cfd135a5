// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which digits can be a card, an SNILS or an INN: their check digits and ranges.

#include "models/analysis/masking_scanners.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace logloupe {

bool passesLuhn(std::string_view digits) {
    int sum = 0;
    bool isDoubled = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        int value = *digit - '0';
        if (isDoubled)
            value = value > 4 ? value * 2 - 9 : value * 2;
        sum += value;
        isDoubled = !isDoubled;
    }
    return sum % 10 == 0;
}

bool isCardRange(std::string_view digits) {
    struct Range {
        int size; ///< leading digits to compare
        int from;
        int to;
        size_t shortest;
        size_t longest;
    };
    static constexpr std::array ranges{
        Range{1, 4, 4, 13, 19},       Range{2, 51, 55, 16, 16},     Range{4, 2221, 2720, 16, 16}, Range{4, 2200, 2204, 16, 19},
        Range{2, 34, 34, 15, 15},     Range{2, 37, 37, 15, 15},     Range{4, 3528, 3589, 16, 19}, Range{3, 300, 305, 14, 19},
        Range{2, 36, 36, 14, 19},     Range{2, 38, 39, 14, 19},     Range{2, 50, 50, 13, 19},     Range{2, 56, 69, 13, 19},
        Range{4, 8600, 8600, 16, 16}, Range{4, 9860, 9860, 16, 16}, Range{4, 9112, 9112, 16, 16}, Range{2, 81, 81, 16, 19},
    };
    return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
        if (digits.size() < range.shortest || digits.size() > range.longest)
            return false;
        int leading = 0;
        std::from_chars(digits.data(), digits.data() + range.size, leading);
        return leading >= range.from && leading <= range.to;
    });
}

bool isSnils(std::string_view digits) {
    if (digits.size() != 11)
        return false;
    int sum = 0;
    for (int index = 0; index < 9; ++index)
        sum += (digits[static_cast<size_t>(index)] - '0') * (9 - index);
    const int check = (digits[9] - '0') * 10 + (digits[10] - '0');
    // 000-000-000 00 and the like pass the sum but were never issued.
    return sum > 0 && sum % 101 % 100 == check;
}

bool isInn(std::string_view digits) {
    const auto checks = [&](std::initializer_list<int> weights) {
        int sum = 0;
        size_t index = 0;
        for (const int weight : weights)
            sum += weight * (digits[index++] - '0');
        return sum % 11 % 10 == digits[index] - '0';
    };
    if (digits.size() == 10)
        return digits.substr(0, 2) != "00" && checks({2, 4, 10, 3, 5, 9, 4, 6, 8});
    return digits.size() == 12 && digits.substr(0, 2) != "00" && checks({7, 2, 4, 10, 3, 5, 9, 4, 6, 8})
           && checks({3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8});
}

} // namespace logloupe
