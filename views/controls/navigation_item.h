// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A row of the sidebar: icon, text, count. Collapsed it is the icon alone, with the text as tooltip and the count as a dot.

#include "views/theme/icons.h"

#include <QAbstractButton>

namespace logloupe {

class NavigationItem : public QAbstractButton {
    Q_OBJECT
public:
    /// Page: 32 high, accent when selected. Entry: 28 high, for open orders and saved cases.
    enum class Kind : quint8 { Page, Entry };
    enum class BadgeKind : quint8 { Neutral, Alert };

    explicit NavigationItem(QWidget* parent = nullptr);
    NavigationItem(Icon icon, const QString& text, Kind kind = Kind::Page, QWidget* parent = nullptr);

    /// Literal text, elided when there is no room.
    void setText(const QString& text);
    [[nodiscard]] QString label() const { return m_label; }
    void setIcon(Icon icon);
    /// Empty takes it away.
    void setBadge(const QString& badge, BadgeKind kind = BadgeKind::Neutral);
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    /// × at the right while hovered or focused; Delete does the same.
    void setClosable(bool closable);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF closeRect() const;
    void paintBadge(QPainter& painter, QRectF& room) const;
    void updateAccessible();

    QString m_label;
    QString m_badge;
    Icon m_icon = Icon::Gem;
    Kind m_kind = Kind::Page;
    BadgeKind m_badgeKind = BadgeKind::Neutral;
    bool m_collapsed = false;
    bool m_closable = false;
};

} // namespace logloupe
