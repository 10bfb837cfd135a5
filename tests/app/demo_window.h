// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The program's window over a demo of its own in a temporary folder, for tests that look at all of it.

#include "app/window/main_window.h"

#include <QTemporaryDir>

namespace logloupe {

/// A home of its own for settings and workspaces. To be called before the first Preferences; the folder goes with the program.
void useTemporaryHome();

/// A window and what it needs. The demo is simulated once a program.
struct DemoWindow {
    Preferences preferences;
    Language language;
    MainWindow window;

    explicit DemoWindow(const QSize& size = {1600, 900}, const QString& code = QStringLiteral("en"), bool keepState = false);
    /// Opens the demo and waits for its first page; false when it takes too long.
    [[nodiscard]] bool open();
    /// Goes there and waits until nothing is on its way.
    [[nodiscard]] bool show(const Location& location);
    [[nodiscard]] bool settle();
};

/// Every page, with something on it.
[[nodiscard]] QList<std::pair<QByteArray, Location>> everyPage();

} // namespace logloupe
