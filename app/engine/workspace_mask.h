// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Masking of personal data with the workspace's key, as models/items asks for it. Any thread.

#include "models/items/event_text.h"

#include <QByteArray>

#include <memory>

namespace logloupe {

[[nodiscard]] std::shared_ptr<const TextMask> makeWorkspaceMask(const QByteArray& key);

} // namespace logloupe
