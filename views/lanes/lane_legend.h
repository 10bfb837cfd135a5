// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the marks of the lane diagram mean, as one line. GUI thread.

#include "views/controls/painted_control.h"

namespace logloupe {

class LaneLegend : public PaintedControl {
    Q_OBJECT
public:
    explicit LaneLegend(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QString spokenText() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace logloupe
