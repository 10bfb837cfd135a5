// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A live source on the tail page: switch, name, state, rate. GUI thread.

#include "views/pages/tail_page.h"

namespace logloupe {

class ElidedLabel;
class Sparkline;
class ToggleSwitch;

class SourceCard : public QWidget {
    Q_OBJECT
public:
    explicit SourceCard(QWidget* parent = nullptr);

    void setState(const TailSourceState& state);

signals:
    void toggled(bool enabled);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void tell();

    TailSourceState m_state;
    ToggleSwitch* m_switch = nullptr;
    ElidedLabel* m_name = nullptr;
    ElidedLabel* m_systems = nullptr;
    QWidget* m_dot = nullptr; ///< room for the dot before the state
    ElidedLabel* m_line = nullptr;
    ElidedLabel* m_dropped = nullptr;
    QLabel* m_rate = nullptr;
    Sparkline* m_history = nullptr;
};

} // namespace logloupe
