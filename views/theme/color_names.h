// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which name has which colour: statuses and systems of the profile by the design guide, all others by the order of their
// appearance. GUI thread only.

#include <QColor>
#include <QStringView>

namespace logloupe {

struct ColorPair {
    QRgb light;
    QRgb dark;

    [[nodiscard]] QColor in(bool darkTheme) const { return QColor::fromRgb(darkTheme ? dark : light); }
};

[[nodiscard]] ColorPair statusColor(QStringView code);
[[nodiscard]] ColorPair systemMarkColor(QStringView name);

/// How many colours there are for names without one of their own, before they repeat.
[[nodiscard]] int fallbackStatusCount();
[[nodiscard]] int fallbackSystemPairCount();

} // namespace logloupe
