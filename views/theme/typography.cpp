// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/typography.h"

#include <QApplication>
#include <QFontDatabase>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace logloupe {
namespace {

using namespace Qt::StringLiterals;

struct RoleStyle {
    int pixels;
    int line;
    QFont::Weight weight;
    bool mono = false;
};

constexpr std::array<RoleStyle, textRoleCount> roleStyles{{
    {11, 16, QFont::Normal},
    {11, 16, QFont::DemiBold},
    {12, 18, QFont::Normal},
    {12, 18, QFont::DemiBold},
    {13, 20, QFont::Normal},
    {13, 20, QFont::Medium},
    {13, 20, QFont::DemiBold},
    {15, 20, QFont::Normal},
    {15, 20, QFont::DemiBold},
    {20, 28, QFont::DemiBold},
    {24, 32, QFont::DemiBold},
    {12, 18, QFont::Normal, true},
    {12, 18, QFont::DemiBold, true},
}};

constexpr auto roleProperty = "logloupeTextRole";

int g_scalePercent = 100;

const RoleStyle& styleOf(TextRole role) {
    return roleStyles[static_cast<size_t>(role)];
}

/// The design's family first when it is installed, then the system's.
QStringList families(const QString& wanted, QFontDatabase::SystemFont fallback) {
    const QString system = QFontDatabase::systemFont(fallback).family();
    return QFontDatabase::hasFamily(wanted) ? QStringList{wanted, system} : QStringList{system};
}

QFont makeFont(const RoleStyle& style) {
    static const QStringList sans = families(u"Inter"_s, QFontDatabase::GeneralFont);
    static const QStringList mono = families(u"JetBrains Mono"_s, QFontDatabase::FixedFont);
    QFont font;
    font.setFamilies(style.mono ? mono : sans);
    font.setStyleHint(style.mono ? QFont::Monospace : QFont::SansSerif);
    font.setPixelSize(scaled(style.pixels));
    font.setWeight(style.weight);
    // JetBrains Mono's ligatures would show two characters of a record or a query as one: ">=" as "⩾".
    if (style.mono)
        font.setStyleStrategy(QFont::PreferNoShaping);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

} // namespace

QFont textFont(TextRole role) {
    // Painters ask for every piece of text they draw.
    static std::array<std::optional<QFont>, textRoleCount> fonts;
    static int fontsScale = 0;
    if (fontsScale != g_scalePercent) {
        fonts.fill({});
        fontsScale = g_scalePercent;
    }
    std::optional<QFont>& font = fonts[static_cast<size_t>(role)];
    if (!font)
        font = makeFont(styleOf(role));
    return *font;
}

int lineHeight(TextRole role) {
    return scaled(styleOf(role).line);
}

bool hasTabularFigures() {
    return QT_VERSION >= QT_VERSION_CHECK(6, 7, 0);
}

int scaled(int length) {
    return static_cast<int>(std::lround(scaledF(length)));
}

qreal scaledF(qreal length) {
    return length * g_scalePercent / 100;
}

void setTextScalePercent(int percent) {
    g_scalePercent = std::clamp(percent, 100, 150);
}

int textScalePercent() {
    return g_scalePercent;
}

void setTextRole(QWidget& widget, TextRole role) {
    widget.setProperty(roleProperty, static_cast<int>(role));
    widget.setFont(textFont(role));
}

void refreshTextRoles() {
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets) {
        const QVariant role = widget->property(roleProperty);
        if (role.isValid())
            widget->setFont(textFont(static_cast<TextRole>(role.toInt())));
    }
}

} // namespace logloupe
