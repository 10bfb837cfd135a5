// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Pictures of the program: a case, and the tour of all screens. Needs a QApplication; draws without a display.

#include "app/cli/command.h"
#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/window/main_window.h"

#include <QTimer>

namespace logloupe {

/// Opens a window that nobody sees on a workspace, goes from screen to screen and draws each. tour: all screens into a folder, with an index.html;
/// case --format png|svg: one.
class PictureRun : public QObject {
    Q_OBJECT
public:
    PictureRun(const CommandLine& line, Console& console, Preferences& preferences, Language& language);
    ~PictureRun() override;

    void start(const QString& workspace);

signals:
    void finished(int exitCode);

private:
    struct Screen {
        QString name;
        QString title;
        Location location;
        std::optional<SignInView> signIn = {}; ///< the way in, with made-up profiles, instead of a location
    };

    void next();
    void draw();
    [[nodiscard]] bool save(const Screen& screen);
    /// To the named file, else to standard output.
    [[nodiscard]] bool saveBytes(const QByteArray& bytes);
    void end();
    void fail(const Error& error);

    const CommandLine& m_line;
    Console& m_console;
    MainWindow m_window;
    QList<Screen> m_screens;
    qsizetype m_at = -1;
    QTimer m_settle;
    int m_quietTurns = 0;
    int m_turns = 0; ///< on the screen at hand
    QString m_folder;
    QSize m_size{1600, 900};
};

} // namespace logloupe
