// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// CRC-32C (Castagnoli polynomial, reflected; RFC 3720 appendix B.4), by the processor's instruction where it has one. Pure; any thread.

#include <QtGlobal>

#include <string_view>

namespace logloupe::store {

[[nodiscard]] quint32 checksum(std::string_view bytes);
/// Without the processor's instruction, for comparison in tests.
[[nodiscard]] quint32 checksumByTable(std::string_view bytes);

} // namespace logloupe::store
