// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// BASE64URL as tokens and keys have it (RFC 7515 section 2). Pure; any thread.

#include <QByteArray>

#include <optional>

namespace logloupe {

/// Without padding.
[[nodiscard]] QByteArray toBase64Url(const QByteArray& bytes);
/// Nothing for padding, a foreign character, a length that no bytes have, or last bits that are not zero: every text stands for other bytes.
[[nodiscard]] std::optional<QByteArray> fromStrictBase64Url(const QByteArray& text);

} // namespace logloupe
