// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What assistive technology finds inside a painted view: its rows or bins in order, each with words, a value and a place. GUI thread.

#include "views/controls/painted_control.h"

#include <functional>

namespace logloupe {

/// The functions are asked anew each time, so that the parts follow the view's data; they live as long as the view.
struct AccessibleParts {
    QAccessible::Role role = QAccessible::ListItem;
    std::function<int()> count;
    std::function<QString(int)> name;
    std::function<QString(int)> value;
    /// In the view's coordinates.
    std::function<QRect(int)> place;
    /// The part that the keyboard is at; -1: none.
    std::function<int()> current;
    /// Does what a click on the part does.
    std::function<void(int)> choose;
};

/// For PaintedControl::createAccessible(): the view itself with its parts as children.
[[nodiscard]] QAccessibleInterface* makeAccessibleParts(PaintedControl* view, AccessibleParts parts);

} // namespace logloupe
