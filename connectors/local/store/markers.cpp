// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/markers.h"

#include <algorithm>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace logloupe::store {

namespace {

/// 1 to 8, VT, FF, 14 to 26, 28 to 31: without NUL, tab, line ends and ESC, which logs do hold. The last is the verbatim marker.
constexpr std::array<char, 27> characters{0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0B,
                                          0x0C, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15,
                                          0x16, 0x17, 0x18, 0x19, 0x1A, 0x1C, 0x1D, 0x1E, verbatimMarker};
static_assert(fieldCount < characters.size());

constexpr std::array<Field, 32> makeFields() {
    std::array<Field, 32> fields{};
    for (size_t i = 0; i < fieldCount; ++i)
        fields[static_cast<unsigned char>(characters[i])] = static_cast<Field>(i);
    return fields;
}

constexpr auto fields = makeFields();

bool couldBeOurs(char character) {
    return isMarker(character) || character == verbatimMarker;
}

} // namespace

char markerOf(Field field) {
    return characters[static_cast<size_t>(field)];
}

Field fieldOfMarker(char marker) {
    return fields[static_cast<size_t>(marker) % fields.size()];
}

bool holdsMarkers(std::string_view text) {
    const char* at = text.data();
    const char* const end = at + text.size();
#ifdef __SSE2__
    const __m128i space = _mm_set1_epi8(0x1F);
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const bool hasControl = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(bytes, space), bytes)) != 0;
        if (hasControl && std::any_of(at, at + 16, couldBeOurs))
            return true;
    }
#endif
    return std::any_of(at, end, couldBeOurs);
}

} // namespace logloupe::store
