// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/theme/typography.h"

#include <QLabel>

namespace logloupe {

/// A label that shows its text literally, in one of the styles of text.
[[nodiscard]] inline QLabel* plainLabel(TextRole role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    setTextRole(*label, role);
    return label;
}

} // namespace logloupe
