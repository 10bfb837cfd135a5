// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One control character per field stands for that field's value where texts and records repeat it. Texts that hold such characters themselves are kept as they are.

#include "models/domain/field.h"

#include <array>
#include <string_view>

namespace logloupe::store {

/// The character that stands for a field; Field::Timestamp's stands for a number in templates and for the time in records.
[[nodiscard]] char markerOf(Field field);
/// Begins a record that is kept as it is.
inline constexpr char verbatimMarker = 0x1F;

/// The field a character stands for, or nothing for characters of text.
[[nodiscard]] constexpr bool isMarker(char character) {
    const auto byte = static_cast<quint8>(character);
    return byte < 0x20 && byte != 0 && byte != '\t' && byte != '\n' && byte != '\r' && byte != 0x1B
           && character != verbatimMarker;
}
[[nodiscard]] Field fieldOfMarker(char marker);
/// Whether a text holds a character that would be taken for one of ours.
[[nodiscard]] bool holdsMarkers(std::string_view text);

inline constexpr char numberMarker = 0x01;

/// The texts of one event by field; empty where it lacks one.
using FieldTexts = std::array<std::string_view, fieldCount>;

} // namespace logloupe::store
