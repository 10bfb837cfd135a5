// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/flat_paint.h"
#include "views/theme/flat_style.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QPointer>
#include <QStyleHints>
#include <QToolTip>
#include <QWidget>

namespace logloupe {
namespace {

bool g_dark = false;

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.surface());
    palette.setColor(QPalette::WindowText, theme.text());
    palette.setColor(QPalette::Base, theme.surface());
    palette.setColor(QPalette::AlternateBase, theme.sunken());
    palette.setColor(QPalette::ToolTipBase, theme.surface());
    palette.setColor(QPalette::ToolTipText, theme.text());
    palette.setColor(QPalette::PlaceholderText, theme.text3());
    palette.setColor(QPalette::Text, theme.text());
    palette.setColor(QPalette::Button, theme.surface());
    palette.setColor(QPalette::ButtonText, theme.text());
    palette.setColor(QPalette::BrightText, theme.onAccent());
    palette.setColor(QPalette::Light, theme.surface());
    palette.setColor(QPalette::Midlight, theme.hover());
    palette.setColor(QPalette::Mid, theme.borderStrong());
    palette.setColor(QPalette::Dark, theme.control());
    palette.setColor(QPalette::Shadow, theme.borderStrong());
    palette.setColor(QPalette::Highlight, theme.selected());
    palette.setColor(QPalette::HighlightedText, theme.text());
    palette.setColor(QPalette::Link, theme.accent());
    palette.setColor(QPalette::LinkVisited, theme.accent());
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    palette.setColor(QPalette::Accent, theme.accent());
#endif
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, disabledColor(theme.text3()));
    return palette;
}

bool isDarkPalette(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

const Theme& Theme::current() {
    return g_dark ? dark() : light();
}

ThemeSwitch::ThemeSwitch(QApplication& application)
    : QObject(&application) {}

ThemeSwitch& ThemeSwitch::instance() {
    static QPointer<ThemeSwitch> theSwitch;
    if (!theSwitch) {
        Q_ASSERT(qApp != nullptr);
        theSwitch = new ThemeSwitch(*qApp);
    }
    return *theSwitch;
}

void ThemeSwitch::install(ThemeChoice choice, int textScalePercent) {
    m_choice = choice;
    setTextScalePercent(textScalePercent);
    if (!m_installed) {
        m_installed = true;
        QApplication::setStyle(new FlatStyle);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
            if (m_choice == ThemeChoice::System)
                apply();
        });
#endif
    }
    apply();
}

void ThemeSwitch::setChoice(ThemeChoice choice) {
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

int ThemeSwitch::textScale() const {
    return textScalePercent();
}

void ThemeSwitch::setTextScale(int percent) {
    const int before = textScalePercent();
    setTextScalePercent(percent);
    if (textScalePercent() != before)
        apply();
}

int ThemeSwitch::fadeMilliseconds() {
    return QApplication::isEffectEnabled(Qt::UI_General) ? 120 : 0;
}

bool ThemeSwitch::systemIsDark() const {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    // Before Qt 6.5 only the desktop's palette tells; an empty palette brings it back for the moment.
    QApplication::setPalette(QPalette());
    return isDarkPalette(QApplication::palette());
}

void ThemeSwitch::apply() {
    if (!m_installed || m_applying)
        return;
    m_applying = true;
    g_dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && systemIsDark());
    applyPalette();
    m_applying = false;

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    // A filter on the application sees every event, so it is there only while it is needed.
    qApp->removeEventFilter(this);
    if (m_choice == ThemeChoice::System)
        qApp->installEventFilter(this);
#endif
    emit changed();
}

void ThemeSwitch::applyPalette() {
    const QPalette palette = paletteOf(Theme::current());
    QApplication::setPalette(palette);
    QApplication::setFont(textFont(TextRole::Base));
    // Tooltips take neither from the application.
    QToolTip::setPalette(palette);
    QToolTip::setFont(textFont(TextRole::Grid));
    refreshTextRoles();
    // Widgets that measure or paint by tokens take this as the sign to do so again.
    QEvent styleChange(QEvent::StyleChange);
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets)
        QApplication::sendEvent(widget, &styleChange);
}

bool ThemeSwitch::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ThemeChange && !m_applying)
        QMetaObject::invokeMethod(this, &ThemeSwitch::apply, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace logloupe
