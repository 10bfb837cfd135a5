// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Buttons of the design guide: one primary a page, others outlined; flat ones in tool rows; links in text.
// Operated by mouse, Space and Enter; the focus ring is always visible.

#include "views/theme/icons.h"

#include <QAbstractButton>
#include <QPushButton>

namespace logloupe {

enum class ControlSize : quint8 { Normal, Compact, Small }; ///< 32, 28, 24 high
/// Under the present text scale.
[[nodiscard]] int controlHeight(ControlSize size);

class Button : public QPushButton {
    Q_OBJECT
public:
    enum class Kind : quint8 { Outlined, Primary, Flat, Link };

    explicit Button(QWidget* parent = nullptr);
    explicit Button(const QString& text, Kind kind = Kind::Outlined, QWidget* parent = nullptr);
    /// With an icon alone: `name` is said by assistive technology and shown as the tooltip.
    static Button* iconOnly(Icon icon, const QString& name, Kind kind = Kind::Flat, QWidget* parent = nullptr);

    /// Literal text: an ampersand is an ampersand, hidden characters are made visible.
    void setText(const QString& text);
    [[nodiscard]] QString label() const { return m_label; }
    /// For an icon-only button: its accessible name and tooltip.
    void setIconName(const QString& name);
    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    void setControlSize(ControlSize size);
    void setIcon(Icon icon);
    [[nodiscard]] Icon iconKind() const { return m_icon; }
    /// Shown in a small box after the text, such as "Ctrl K". Only shown: the owner makes the shortcut.
    void setShortcutHint(const QString& keys);
    /// Text and icon in the error colour, for what cannot be undone.
    void setDangerous(bool dangerous);
    /// A chevron at the right. On by itself when the button has a menu.
    void setChevron(bool chevron);
    /// Overrides the colour of text and icon; used by links in banners and facts in page headers.
    void setTextToken(Token token);
    void clearTextToken();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QColor foreground() const;
    [[nodiscard]] int padding() const;
    void paintFrame(QPainter& painter) const;

    QString m_label;
    QString m_shortcutHint;
    Kind m_kind = Kind::Outlined;
    ControlSize m_size = ControlSize::Normal;
    Icon m_icon = Icon::None;
    Token m_token = Token::Text;
    bool m_hasToken = false;
    bool m_dangerous = false;
    bool m_chevron = false;
};

/// On or off, at once; a text beside it is optional (then set an accessible name).
class ToggleSwitch : public QAbstractButton {
    Q_OBJECT
public:
    explicit ToggleSwitch(QWidget* parent = nullptr);
    explicit ToggleSwitch(const QString& text, QWidget* parent = nullptr);

    /// Literal text.
    void setText(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_label;
};

} // namespace logloupe
