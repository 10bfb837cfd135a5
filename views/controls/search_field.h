// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A line edit with a leading icon, a shortcut badge while empty and a clear button while not. Escape clears, then gives up the focus.

#include "views/controls/buttons.h"

#include <QLineEdit>

namespace logloupe {

class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget* parent = nullptr);

    void setLeadingIcon(Icon icon);
    void setShortcutHint(const QString& keys);
    void setControlSize(ControlSize size);
    /// JetBrains Mono, for queries.
    void setMono(bool mono);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// Emptied by the clear button or Escape.
    void cleared();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void updateMeasures();
    void updateTrailing();

    Button* m_clear = nullptr;
    QString m_shortcutHint;
    Icon m_leadingIcon = Icon::Search;
    ControlSize m_size = ControlSize::Normal;
    bool m_mono = false;
    bool m_measuring = false;
};

} // namespace logloupe
