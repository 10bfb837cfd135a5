// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// JSON as a check of tokens needs it: an object where no key comes twice at any depth, nested at most 32 deep, valid UTF-8 without a byte order mark. Qt's own reader
// keeps the last of two equal keys silently. Any thread.

#include "models/domain/result.h"

#include <QJsonObject>

namespace logloupe {

/// Errors: Decode, whose detail says what is wrong and never what the text held.
[[nodiscard]] Result<QJsonObject> parseStrictJson(const QByteArray& text);

} // namespace logloupe
