// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Texts, pills and marks as widgets. Everything is shown literally, hidden characters made visible.

#include "views/controls/painted_control.h"
#include "views/theme/icons.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

namespace logloupe {

/// One line that ends in an ellipsis when there is no room; then the tooltip has the whole text, as plain text.
class ElidedLabel : public PaintedControl {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    explicit ElidedLabel(const QString& text, TextRole role = TextRole::Base, Token color = Token::Text,
                         QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    void setRole(TextRole role);
    void setColor(Token color);
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);
    void setIcon(Icon icon);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spokenText() const override { return m_text; }
    /// True when the text did not fit at the present width.
    [[nodiscard]] bool isElided() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int textLeft() const;

    QString m_text;
    TextRole m_role = TextRole::Base;
    Token m_color = Token::Text;
    Qt::TextElideMode m_elideMode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    Icon m_icon = Icon::None;
};

/// 20 high, rounded: a status on its fill, or a short word in a soft colour.
class Pill : public PaintedControl {
    Q_OBJECT
public:
    enum class Kind : quint8 { Status, Neutral, Info, Good, Warn, Error, Fatal };

    explicit Pill(QWidget* parent = nullptr);
    explicit Pill(const QString& text, Kind kind = Kind::Status, QWidget* parent = nullptr);

    /// The status code as logged.
    void setStatus(const QString& code);
    void setText(const QString& text, Kind kind);
    [[nodiscard]] const QString& text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spokenText() const override { return m_text; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Kind m_kind = Kind::Status;
};

/// The level's word, with its triangle or octagon.
class LevelMark : public PaintedControl {
    Q_OBJECT
public:
    explicit LevelMark(QWidget* parent = nullptr);
    explicit LevelMark(Severity severity, QWidget* parent = nullptr);

    void setSeverity(Severity severity);
    [[nodiscard]] Severity severity() const { return m_severity; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QString spokenText() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Severity m_severity = Severity::Unknown;
};

/// The system's square and name.
class SystemMark : public PaintedControl {
    Q_OBJECT
public:
    explicit SystemMark(QWidget* parent = nullptr);
    explicit SystemMark(const QString& system, QWidget* parent = nullptr);

    void setSystem(const QString& system);
    [[nodiscard]] const QString& system() const { return m_system; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spokenText() const override { return m_system; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_system;
};

/// The tooltip's text shown as it is, whatever it contains: escaped, hidden characters visible, line breaks kept.
[[nodiscard]] QString plainToolTip(const QString& text);
void setPlainToolTip(QWidget& widget, const QString& text);

} // namespace logloupe
