// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Masking of personal data with the workspace's key, as models/items asks for it, and of the values of further keys that a profile calls personal. Any thread.

#include "models/items/event_text.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace logloupe {

/// `maskedKeys`: names of fields, or the last parts of their names, in any case of letters. Where such a key stands in a text of which it cannot be told where its value
/// ends, the whole text is hidden.
[[nodiscard]] std::shared_ptr<const TextMask> makeWorkspaceMask(const QByteArray& key, const QStringList& maskedKeys = {});

} // namespace logloupe
