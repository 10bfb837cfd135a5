// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a person chose and how the window lay, kept between sessions (QSettings, in the user's configuration folder). GUI thread.

#include "views/theme/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace logloupe {

class Preferences {
public:
    Preferences();

    [[nodiscard]] QString workspace() const;
    void setWorkspace(const QString& nameOrFolder);
    /// Id of the profile whose workspace was used last; empty: workspace() was.
    [[nodiscard]] QString profile() const;
    void setProfile(const QString& id);
    /// "en" or "ru"; the system's language until chosen.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    /// 100 to 150.
    [[nodiscard]] int textScale() const;
    void setTextScale(int percent);
    /// IANA name; empty: the workspace's.
    [[nodiscard]] QByteArray zone() const;
    void setZone(const QByteArray& zone);

    /// Geometry, splitters, columns: whatever a part of the window wants back, by its own key.
    [[nodiscard]] QByteArray state(const QString& key) const;
    void setState(const QString& key, const QByteArray& state);

private:
    QSettings m_settings;
};

} // namespace logloupe
