// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's menus and keys.

#include "app/cli/event_writer.h"
#include "app/window/main_window.h"
#include "app/window/workspace_pages.h"
#include "models/domain/human_format.h"
#include "views/shell/sidebar.h"
#include "views/shell/top_bar.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QActionGroup>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QShortcut>

namespace logloupe {

namespace {

/// Zones that are offered by name; any other is found in the settings.
constexpr std::array offeredZones{
    "UTC",           "Europe/London",      "Europe/Berlin",    "Europe/Kaliningrad", "Europe/Moscow",
    "Europe/Samara", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok",   "Asia/Dubai",
    "Asia/Kolkata",  "Asia/Shanghai",      "America/New_York", "America/Los_Angeles"};

constexpr std::array pageKeys{Page::Orders, Page::Search, Page::Errors, Page::Tail, Page::Sources, Page::Settings};

} // namespace

void MainWindow::makeMenus() {
    m_zoneMenu = new QMenu(this);
    m_mainMenu = new QMenu(this);
    connect(m_zoneMenu, &QMenu::aboutToShow, this, &MainWindow::fillZoneMenu);
    connect(m_mainMenu, &QMenu::aboutToShow, this, &MainWindow::fillMainMenu);
    m_top->setZoneMenu(m_zoneMenu);
    m_top->setMainMenu(m_mainMenu);
    m_personMenu = new QMenu(this);
    connect(m_personMenu, &QMenu::aboutToShow, this, &MainWindow::fillPersonMenu);
    m_top->setPersonMenu(m_personMenu);
}

void MainWindow::fillZoneMenu() {
    m_zoneMenu->clear();
    QList<QByteArray> ids{QTimeZone::systemTimeZoneId()};
    if (m_workspace)
        ids << m_workspace->zone().id();
    for (const char* id : offeredZones)
        ids << QByteArray(id);
    QList<QByteArray> shown;
    for (const QByteArray& id : std::as_const(ids)) {
        if (shown.contains(id) || !QTimeZone(id).isValid())
            continue;
        shown << id;
        QAction* action = m_zoneMenu->addAction(QString::fromUtf8(id));
        action->setCheckable(true);
        action->setChecked(id == m_text.zone().id());
        connect(action, &QAction::triggered, this, [this, id] { useZone(id); });
        if (shown.size() == 2)
            m_zoneMenu->addSeparator();
    }
}

void MainWindow::fillMainMenu() {
    m_mainMenu->clear();
    m_mainMenu->addAction(tr("Open log files…"), this, &MainWindow::chooseFiles);
    m_mainMenu->addAction(tr("Workspaces…"), this, [this] { showSignIn(); });
    m_mainMenu->addAction(tr("Open a workspace…"), this, [this] {
        auto* dialog = new QFileDialog(this, tr("Open a workspace"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { openWorkspace(folder); });
        dialog->open();
    });
    m_mainMenu->addAction(tr("Open the demo"), this, [this] { openWorkspace(QString::fromLatin1(demoWorkspaceName)); });
    m_mainMenu->addSeparator();
    QMenu* theme = m_mainMenu->addMenu(tr("Theme"));
    auto* themes = new QActionGroup(theme);
    for (const auto& [choice, text] : {std::pair{ThemeChoice::Light, tr("Light")}, std::pair{ThemeChoice::Dark, tr("Dark")},
                                       std::pair{ThemeChoice::System, tr("As the system")}}) {
        QAction* action = theme->addAction(text);
        action->setCheckable(true);
        action->setActionGroup(themes);
        action->setChecked(ThemeSwitch::instance().choice() == choice);
        connect(action, &QAction::triggered, this, [this, choice = choice] { useTheme(choice); });
    }
    // Languages are written in their own words, so that whoever chose the wrong one finds the way back.
    QMenu* language = m_mainMenu->addMenu(QStringLiteral("Language · Язык"));
    auto* languages = new QActionGroup(language);
    for (const auto& [code, name] : Language::known()) {
        QAction* action = language->addAction(name);
        action->setCheckable(true);
        action->setActionGroup(languages);
        action->setChecked(m_language.current() == code);
        connect(action, &QAction::triggered, this, [this, code = code] { useLanguage(code); });
    }
    QMenu* size = m_mainMenu->addMenu(tr("Text size"));
    auto* sizes = new QActionGroup(size);
    for (const int percent : {100, 110, 125, 150}) {
        QAction* action = size->addAction(QString::number(percent) + QStringLiteral("\u202f%"));
        action->setCheckable(true);
        action->setActionGroup(sizes);
        action->setChecked(ThemeSwitch::instance().textScale() == percent);
        connect(action, &QAction::triggered, this, [this, percent] { useTextScale(percent); });
    }
    m_mainMenu->addSeparator();
    m_mainMenu->addAction(tr("About LogLoupe"), this, [this] {
        auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About LogLoupe"),
                                    QStringLiteral("LogLoupe ") + QStringLiteral(LOGLOUPE_VERSION), QMessageBox::Ok, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->setInformativeText(tr(
            "Finds out what happened to an order.\nFree software under the GNU General Public License, version 3 or later."));
        box->open();
    });
    m_mainMenu->addAction(tr("Quit"), this, &QWidget::close);
}

void MainWindow::chooseFiles() {
    auto* dialog = new QFileDialog(this, tr("Open log files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::importFiles);
    dialog->open();
}

void MainWindow::exportSearch(const Query& query, TimeRange range) {
    if (const auto why = m_workspace->access().whyNotExport()) {
        setNotice(why->message);
        return;
    }
    auto* dialog = new QFileDialog(this, tr("Export every match"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("JSON lines (*.ndjson)"), tr("Table (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("ndjson"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QStringLiteral("csv")) ? QStringLiteral("csv") : QStringLiteral("ndjson"));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, query, range](const QString& path) { writeExport(path, query, range); });
    dialog->open();
}

void MainWindow::writeExport(const QString& path, const Query& query, TimeRange range) {
    // The dialog may outlast the workspace, or the right.
    if (!m_workspace || m_workspace->access().whyNotExport())
        return;
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        setNotice(tr("%1 cannot be written. Check the folder's rights.").arg(QFileInfo(path).fileName()));
        return;
    }
    auto writer = std::make_shared<EventWriter>(
        QFileInfo(path).suffix() == QStringLiteral("csv") ? QStringLiteral("csv") : QStringLiteral("ndjson"), m_text);
    file->write(writer->head());
    SearchRequest request;
    request.query = query;
    request.range = range;
    m_export = m_workspace->source().search(request);
    auto written = std::make_shared<qint64>(0);
    connect(m_export.get(), &SearchRun::batchReady, this, [this, file, writer, written](const EventBatch& batch) {
        QByteArray bytes;
        for (int row = 0; row < batch.size(); ++row)
            bytes += writer->event(batch, row);
        *written += batch.size();
        if (file->write(bytes) != bytes.size())
            m_export->cancel();
        setNotice(tr("Written: %1").arg(countText(*written)));
    });
    connect(m_export.get(), &SearchRun::finished, this, [this, file, writer, written](const Outcome& outcome) {
        file->write(writer->tail());
        file->close();
        const bool whole = outcome.kind == Outcome::Kind::Complete && file->error() == QFileDevice::NoError;
        setNotice(whole ? tr("Written: %1").arg(countText(*written))
                        : tr("The export is not complete. Check the room on the disk and try again."));
    });
}

void MainWindow::useTheme(ThemeChoice choice) {
    ThemeSwitch::instance().setChoice(choice);
    m_preferences.setTheme(choice);
    refreshSettings();
}

void MainWindow::useLanguage(const QString& code) {
    m_language.use(code);
    m_preferences.setLanguage(code);
    refreshSettings();
}

void MainWindow::useTextScale(int percent) {
    ThemeSwitch::instance().setTextScale(percent);
    m_preferences.setTextScale(percent);
    refreshSettings();
}

void MainWindow::useZone(const QByteArray& id) {
    setZone(QTimeZone(id));
    m_preferences.setZone(id);
}

void MainWindow::makeShortcuts() {
    // None of them reaches what is covered.
    const auto add = [this](const QKeySequence& keys, auto&& action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, [this, action] {
            if (isUsable())
                action();
        });
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { m_top->focusSearch(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), [this] {
        go(Location::toPage(Page::Search));
        if (m_pages)
            m_pages->focusQuery();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_B), [this] {
        m_sidebarOpen = m_sidebar->isCollapsed();
        arrangeSidebar();
    });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copyTicket(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { emit m_top->backRequested(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { emit m_top->forwardRequested(); });
    add(QKeySequence(Qt::Key_F6), [this] {
        if (m_pages)
            m_pages->focusPane(m_location, 1);
    });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] {
        if (m_pages)
            m_pages->focusPane(m_location, -1);
    });
    connect(new QShortcut(QKeySequence::Quit, this), &QShortcut::activated, this, &QWidget::close);
    for (size_t i = 0; i < pageKeys.size(); ++i)
        add(QKeySequence(QKeyCombination(Qt::CTRL, static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)))),
            [this, page = pageKeys[i]] { go(Location::toPage(page)); });
}

} // namespace logloupe
