// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How the program looks and speaks: theme, language, text size, time zone. Every choice takes effect at once. GUI thread.

#include "views/theme/theme.h"

#include <QByteArray>
#include <QList>
#include <QWidget>

class QComboBox;
class QLabel;

namespace logloupe {

class SegmentedControl;

struct SettingsState {
    ThemeChoice theme = ThemeChoice::System;
    QList<std::pair<QString, QString>> languages; ///< code, and what it calls itself
    QString language;
    int textScale = 100;
    QByteArray zone;
    QString workspaceFolder;
};

class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(QWidget* parent = nullptr);

    void setState(const SettingsState& state);
    void focusPane();

signals:
    void themeChosen(logloupe::ThemeChoice theme);
    void languageChosen(const QString& code);
    void textScaleChosen(int percent);
    void zoneChosen(const QByteArray& zone);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    SettingsState m_state;
    QLabel* m_title = nullptr;
    QList<QLabel*> m_labels; ///< theme, language, text size, zone, workspace
    SegmentedControl* m_theme = nullptr;
    SegmentedControl* m_language = nullptr;
    SegmentedControl* m_textScale = nullptr;
    QComboBox* m_zone = nullptr;
    QLabel* m_folder = nullptr;
};

} // namespace logloupe
