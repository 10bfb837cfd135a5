// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Tabs as quiet words, the chosen one underlined. GUI thread only.

#include <QTabBar>

namespace logloupe {

class UnderlineTabs : public QTabBar {
    Q_OBJECT
public:
    explicit UnderlineTabs(QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

} // namespace logloupe
