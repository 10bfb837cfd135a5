// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What happens to the window: keys, files dropped on it, its size, its language.

#include "app/window/main_window.h"
#include "app/window/workspace_pages.h"
#include "views/pages/lock_cover.h"
#include "views/shell/top_bar.h"
#include "views/theme/theme.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QStackedWidget>

namespace logloupe {

namespace {

/// Of a person: what says that somebody sits there.
bool isInput(QEvent::Type type) {
    return type == QEvent::KeyPress || type == QEvent::MouseButtonPress || type == QEvent::MouseMove || type == QEvent::Wheel
           || type == QEvent::TouchBegin;
}

} // namespace

void MainWindow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_pages)
            m_pages->retell(m_location);
    }
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrangeSidebar();
}

/// Alt alone opens the menu, as it would a menu bar.
bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (m_access && event->spontaneous() && isInput(event->type()))
        m_access->noteActivity();
    switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        m_altAlone = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt && isActiveWindow();
        break;
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::WindowDeactivate:
        m_altAlone = false;
        break;
    case QEvent::KeyRelease:
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt && std::exchange(m_altAlone, false) && isActiveWindow()
            && isUsable()) {
            m_top->openMainMenu();
            return true;
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    saveState();
    QWidget::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    event->acceptProposedAction();
    if (m_whole->currentWidget() == m_cover)
        return;
    // Where nothing is open, a file can only be a profile; else it is one when it reads as one.
    const bool isOneJson = paths.size() == 1 && paths.first().endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
    if (isOneJson && (!isUsable() || readProfileFile(paths.first())))
        offerProfile(paths.first());
    else if (isUsable())
        importFiles(paths);
}

void MainWindow::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().surface());
}

} // namespace logloupe
