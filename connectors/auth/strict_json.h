// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// JSON (RFC 8259) as a check of tokens needs it: an object where no key comes twice at any depth, compared without escapes; nested at most 32 deep; valid UTF-8 without a byte
// order mark; no half of a surrogate pair and no NUL, not even as an escape; numbers that fit a double. Qt's own reader keeps the last of two equal keys silently. Any thread.

#include "models/domain/result.h"

#include <QJsonObject>

namespace logloupe {

/// Errors: Decode, whose detail says what is wrong and never what the text held.
[[nodiscard]] Result<QJsonObject> parseStrictJson(const QByteArray& text);

} // namespace logloupe
