// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/labels.h"

#include "views/controls/marks.h"
#include "views/theme/text_glyphs.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace logloupe {
namespace {

constexpr int shortestElided = 24;

struct PillColors {
    QColor fill;
    QColor text;
};

PillColors pillColors(Pill::Kind kind, const QString& text) {
    const Theme& theme = Theme::current();
    switch (kind) {
    case Pill::Kind::Status:
        return {theme.statusFill(QStringView(text)), theme.text()};
    case Pill::Kind::Info:
        return {theme.selected(), theme.accentStrong()};
    case Pill::Kind::Good:
        return {theme.color(Token::GoodSoft), theme.color(Token::GoodText)};
    case Pill::Kind::Warn:
        return {theme.color(Token::WarnSoft), theme.color(Token::WarnText)};
    case Pill::Kind::Error:
        return {theme.color(Token::ErrorSoft), theme.color(Token::ErrorText)};
    case Pill::Kind::Fatal:
        return {theme.color(Token::FatalSoft), theme.color(Token::FatalText)};
    case Pill::Kind::Neutral:
        break;
    }
    return {theme.hover(), theme.text2()};
}

} // namespace

ElidedLabel::ElidedLabel(QWidget* parent)
    : PaintedControl(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

ElidedLabel::ElidedLabel(const QString& text, TextRole role, Token color, QWidget* parent)
    : ElidedLabel(parent) {
    m_text = text;
    m_role = role;
    m_color = color;
}

void ElidedLabel::setText(const QString& text) {
    if (text == m_text)
        return;
    m_text = text;
    updateGeometry();
    update();
    announce();
}

void ElidedLabel::setRole(TextRole role) {
    m_role = role;
    refresh();
}

void ElidedLabel::setColor(Token color) {
    m_color = color;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
    m_elideMode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment) {
    m_alignment = alignment;
    update();
}

void ElidedLabel::setIcon(Icon icon) {
    m_icon = icon;
    refresh();
}

int ElidedLabel::textLeft() const {
    return m_icon == Icon::None ? 0 : scaled(16) + space::s;
}

QSize ElidedLabel::sizeHint() const {
    return {textLeft() + static_cast<int>(textWidth(m_text, m_role)) + 1, lineHeight(m_role)};
}

QSize ElidedLabel::minimumSizeHint() const {
    return {std::min(sizeHint().width(), textLeft() + scaled(shortestElided)), lineHeight(m_role)};
}

bool ElidedLabel::isElided() const {
    return textMetrics(m_role).horizontalAdvance(visibleText(m_text)) > width() - textLeft();
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor color = isEnabled() ? Theme::current().color(m_color) : disabledColor(Theme::current().text3());
    const int size = scaled(16);
    if (m_icon != Icon::None)
        paintIcon(painter, QRectF(0, (height() - size) / 2.0, size, size), m_icon, color);
    const QRectF room = QRectF(rect()).adjusted(textLeft(), 0, 0, 0);
    const QString shown =
        m_elideMode == Qt::ElideRight ? m_text : textMetrics(m_role).elidedText(visibleText(m_text), m_elideMode, room.width());
    paintText(painter, room, shown, m_role, color, m_alignment);
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        if (isElided())
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(m_text), this);
        else
            event->ignore();
        return true;
    }
    return PaintedControl::event(event);
}

Pill::Pill(QWidget* parent)
    : PaintedControl(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

Pill::Pill(const QString& text, Kind kind, QWidget* parent)
    : Pill(parent) {
    setText(text, kind);
}

void Pill::setStatus(const QString& code) {
    setText(code, Kind::Status);
}

void Pill::setText(const QString& text, Kind kind) {
    if (text == m_text && kind == m_kind)
        return;
    m_text = text;
    m_kind = kind;
    refresh();
    announce();
}

QSize Pill::sizeHint() const {
    return {static_cast<int>(std::ceil(pillWidth(m_text))) + 1, scaled(height::pill)};
}

QSize Pill::minimumSizeHint() const {
    return {std::min(sizeHint().width(), scaled(48)), scaled(height::pill)};
}

void Pill::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const PillColors colors = pillColors(m_kind, m_text);
    paintPill(painter, rect(), m_text, colors.fill, colors.text);
}

LevelMark::LevelMark(QWidget* parent)
    : PaintedControl(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

LevelMark::LevelMark(Severity severity, QWidget* parent)
    : LevelMark(parent) {
    m_severity = severity;
}

void LevelMark::setSeverity(Severity severity) {
    if (severity == m_severity)
        return;
    m_severity = severity;
    refresh();
    announce();
}

QSize LevelMark::sizeHint() const {
    return {static_cast<int>(std::ceil(levelMarkWidth(m_severity))) + 1, lineHeight(TextRole::Grid)};
}

QString LevelMark::spokenText() const {
    return severityText(m_severity);
}

void LevelMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintLevelMark(painter, rect(), m_severity);
}

SystemMark::SystemMark(QWidget* parent)
    : PaintedControl(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

SystemMark::SystemMark(const QString& system, QWidget* parent)
    : SystemMark(parent) {
    m_system = system;
}

void SystemMark::setSystem(const QString& system) {
    if (system == m_system)
        return;
    m_system = system;
    refresh();
    announce();
}

QSize SystemMark::sizeHint() const {
    return {static_cast<int>(std::ceil(systemMarkWidth(m_system))) + 1, lineHeight(TextRole::Grid)};
}

QSize SystemMark::minimumSizeHint() const {
    return {std::min(sizeHint().width(), scaled(48)), lineHeight(TextRole::Grid)};
}

void SystemMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintSystemMark(painter, rect(), m_system);
}

QString plainToolTip(const QString& text) {
    if (text.isEmpty())
        return {};
    QString escaped = visibleText(text, LineEnds::Kept).toHtmlEscaped();
    escaped.replace(u'\n', QLatin1String("<br>"));
    return QLatin1String("<qt><span style=\"white-space:pre-wrap\">") + escaped + QLatin1String("</span></qt>");
}

void setPlainToolTip(QWidget& widget, const QString& text) {
    widget.setToolTip(plainToolTip(text));
    // Else the tooltip, with its markup, would be read out as the description.
    widget.setAccessibleDescription(visibleText(text));
}

} // namespace logloupe
