// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Small figures without axes: a bar in a track, and a row of bars or a line.

#include "views/controls/painted_control.h"
#include "views/theme/theme.h"

#include <QList>
#include <QString>

#include <optional>

namespace logloupe {

/// A share from 0 to 1 in a track, with an optional usual range (green) and limit (tick). Set an accessible name.
class MeterBar : public PaintedControl {
    Q_OBJECT
public:
    explicit MeterBar(QWidget* parent = nullptr);

    /// Brought into 0 to 1; what is not a number counts as 0.
    void setFraction(qreal fraction);
    [[nodiscard]] qreal fraction() const { return m_fraction; }
    void setColor(Token color);
    /// The system's colour instead of a token.
    void setSystem(const QString& system);
    void setUsualRange(qreal from, qreal to);
    /// With a limit, the value is grey below it, and only what is over it is in colour.
    void setLimit(std::optional<qreal> at);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::ProgressBar; }
    [[nodiscard]] QString spokenValue() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    qreal m_fraction = 0;
    Token m_color = Token::Accent;
    QString m_system;
    qreal m_usualFrom = 0;
    qreal m_usualTo = 0;
    std::optional<qreal> m_limit;
};

/// Values over time, scaled to their own maximum from 0; a value that is not a number is a gap. Set an accessible name.
class Sparkline : public PaintedControl {
    Q_OBJECT
public:
    enum class Shape : quint8 { Bars, Line };

    explicit Sparkline(QWidget* parent = nullptr);

    void setValues(const QList<qreal>& values);
    void setShape(Shape shape);
    void setColor(Token color);
    void setSystem(const QString& system);
    /// Values compare over several sparklines when all have the same maximum; 0 means their own.
    void setMaximum(qreal maximum);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Chart; }
    [[nodiscard]] QString spokenValue() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] qreal effectiveMaximum() const;
    void paintBars(QPainter& painter, qreal maximum, const QColor& color) const;
    void paintLine(QPainter& painter, qreal maximum, const QColor& color) const;

    QList<qreal> m_values;
    Shape m_shape = Shape::Bars;
    Token m_color = Token::Accent;
    QString m_system;
    qreal m_maximum = 0;
};

} // namespace logloupe
