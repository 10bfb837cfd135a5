// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/preferences.h"

#include <QLocale>

#include <algorithm>

namespace logloupe {

namespace {

constexpr auto themes = {std::pair{ThemeChoice::Light, "light"}, std::pair{ThemeChoice::Dark, "dark"},
                         std::pair{ThemeChoice::System, "system"}};

} // namespace

Preferences::Preferences()
    : m_settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("logloupe"), QStringLiteral("logloupe")) {}

QString Preferences::workspace() const {
    return m_settings.value(QStringLiteral("workspace"), QStringLiteral("demo")).toString();
}

void Preferences::setWorkspace(const QString& nameOrFolder) {
    m_settings.setValue(QStringLiteral("workspace"), nameOrFolder);
}

QString Preferences::profile() const {
    return m_settings.value(QStringLiteral("profile")).toString();
}

void Preferences::setProfile(const QString& id) {
    m_settings.setValue(QStringLiteral("profile"), id);
}

QString Preferences::language() const {
    const QString chosen = m_settings.value(QStringLiteral("language")).toString();
    if (chosen == QStringLiteral("en") || chosen == QStringLiteral("ru"))
        return chosen;
    return QLocale::system().language() == QLocale::Russian ? QStringLiteral("ru") : QStringLiteral("en");
}

void Preferences::setLanguage(const QString& language) {
    m_settings.setValue(QStringLiteral("language"), language);
}

ThemeChoice Preferences::theme() const {
    const QString chosen = m_settings.value(QStringLiteral("theme")).toString();
    const auto found = std::find_if(themes.begin(), themes.end(),
                                    [&chosen](const auto& theme) { return chosen == QLatin1String(theme.second); });
    return found == themes.end() ? ThemeChoice::System : found->first;
}

void Preferences::setTheme(ThemeChoice theme) {
    const auto found = std::find_if(themes.begin(), themes.end(), [theme](const auto& one) { return one.first == theme; });
    m_settings.setValue(QStringLiteral("theme"), QLatin1String(found->second));
}

int Preferences::textScale() const {
    return std::clamp(m_settings.value(QStringLiteral("text_scale"), 100).toInt(), 100, 150);
}

void Preferences::setTextScale(int percent) {
    m_settings.setValue(QStringLiteral("text_scale"), percent);
}

QByteArray Preferences::zone() const {
    return m_settings.value(QStringLiteral("zone")).toByteArray();
}

void Preferences::setZone(const QByteArray& zone) {
    m_settings.setValue(QStringLiteral("zone"), zone);
}

QByteArray Preferences::state(const QString& key) const {
    return m_settings.value(QStringLiteral("window/") + key).toByteArray();
}

void Preferences::setState(const QString& key, const QByteArray& state) {
    m_settings.setValue(QStringLiteral("window/") + key, state);
}

} // namespace logloupe
