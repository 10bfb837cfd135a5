// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A heatmap as PNG bytes, in the theme in use. Needs a QApplication; GUI thread.

#include "models/domain/aggregates.h"

#include <QByteArray>
#include <QTimeZone>

namespace logloupe {

[[nodiscard]] QByteArray heatmapPng(const CountTable& counts, const QTimeZone& zone, TimePoint now);

} // namespace logloupe
