// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One workspace among those to choose from: icon, title, what it is, a badge. Clicked, or Space and Enter; the arrows lead to its neighbours without choosing. GUI thread.

#include "views/pages/sign_in_view.h"

#include <QAbstractButton>

namespace logloupe {

class WorkspaceChoice : public QAbstractButton {
    Q_OBJECT
public:
    explicit WorkspaceChoice(const WorkspaceOption& option, QWidget* parent = nullptr);

    [[nodiscard]] const WorkspaceOption& option() const { return m_option; }
    void setCurrent(bool current);
    [[nodiscard]] bool isCurrent() const { return m_current; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// By the menu key or the right button.
    void menuRequested(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] RunsLayout about(int width) const;
    [[nodiscard]] int textWidth(int width) const;
    void tell();

    WorkspaceOption m_option;
    bool m_current = false;
};

} // namespace logloupe
