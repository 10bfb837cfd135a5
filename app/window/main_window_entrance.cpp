// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way in: the sign-in page, and the profiles it offers.

#include "app/controllers/profile_test.h"
#include "app/window/main_window.h"
#include "models/domain/human_format.h"
#include "views/pages/profile_dialog.h"
#include "views/pages/sign_in_page.h"
#include "views/shell/status_line.h"
#include "views/theme/text_glyphs.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QShortcut>
#include <QStackedWidget>

namespace logloupe {

namespace {

/// Whatever a profile calls itself stays on one line and is shown literally.
QString shownTitle(const QString& title) {
    return visibleText(title).left(80);
}

QMessageBox* question(QWidget* parent, const QString& title, const QString& text, const QString& more) {
    auto* const box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(more);
    return box;
}

} // namespace

void MainWindow::makeSignInPage() {
    m_signInPage = new SignInPage(m_whole);
    m_whole->addWidget(m_signInPage);
    m_signInPage->setLanguages(Language::known(), m_language.current());
    connect(m_signInPage, &SignInPage::languageChosen, this, &MainWindow::useLanguage);
    connect(m_signInPage, &SignInPage::helpRequested, this, &MainWindow::showEntranceHelp);
    connect(m_signInPage, &SignInPage::addFileRequested, this, &MainWindow::askForProfileFile);
    connect(m_signInPage, &SignInPage::addAddressRequested, this, &MainWindow::askForProfileAddress);
    connect(m_signInPage, &SignInPage::removeRequested, this, &MainWindow::askToRemove);
    connect(m_signInPage, &SignInPage::editRequested, this, &MainWindow::editProfile);
    auto* const back = new QShortcut(QKeySequence(Qt::Key_Escape), m_signInPage);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, [this] {
        if (m_workspace)
            leaveSignIn();
    });
}

SignInPage& MainWindow::signInPage() {
    if (m_signInPage == nullptr)
        makeSignInPage();
    return *m_signInPage;
}

void MainWindow::makeSignIn() {
    if (m_signIn)
        return;
    if (m_tools.vault == nullptr)
        m_vault = makeKeyringVault();
    m_profiles = std::make_unique<ProfileStore>();
    m_signIn = std::make_unique<SignInController>(SignInController::Parts{*m_profiles,
                                                                          m_tools.vault != nullptr ? *m_tools.vault : *m_vault,
                                                                          clock(), accessFolder(), linkOpener()},
                                                  signInPage());
    m_signIn->setLastUsed(m_preferences.profile());
    m_signIn->setLocalWorkspace(m_preferences.workspace());
    connect(m_signIn.get(), &SignInController::admitted, this, &MainWindow::openAdmitted);
    connect(m_signIn.get(), &SignInController::returned, this, &MainWindow::leaveSignIn);
    // Queued: the sign-in is left by it.
    connect(
        m_signIn.get(), &SignInController::workspaceChosen, this, [this](const QString& name) { openWorkspace(name); },
        Qt::QueuedConnection);
}

QTimeZone MainWindow::entranceZone() const {
    const QTimeZone chosen(m_preferences.zone());
    return chosen.isValid() ? chosen : QTimeZone::systemTimeZone();
}

void MainWindow::showSignIn(const QString& profileId) {
    makeSignIn();
    m_profiles->reload();
    m_signIn->setZone(entranceZone());
    m_signIn->setOpenProfile(m_access ? m_access->profile()->id : QString());
    m_signInPage->showMessage(MessageKind::Info, {});
    m_atEntrance = true;
    m_signIn->offer(profileId);
    refreshCover();
    refreshStatus();
    if (isActiveWindow() && m_whole->currentWidget() == m_signInPage)
        m_signInPage->focusChoice();
}

void MainWindow::showSignInSample(const QList<WorkspaceOption>& options, const QString& current, const SignInView& view) {
    closeWorkspace();
    signInPage().setOptions(options);
    m_signInPage->setCurrent(current);
    m_signInPage->setView(view);
    m_atEntrance = true;
    refreshCover();
    refreshStatus();
}

void MainWindow::leaveSignIn() {
    if (!m_atEntrance)
        return;
    m_atEntrance = false;
    if (m_signIn)
        m_signIn->leave();
    refreshCover();
    refreshStatus();
}

void MainWindow::refreshEntrance() {
    if (!m_atEntrance)
        return;
    const QTimeZone zone = entranceZone();
    const TimePoint now = TimePoint::fromMilliseconds(QDateTime::currentMSecsSinceEpoch());
    m_status->setParts({{tr("Not signed in. Nothing has been read yet."), Token::Text2, Icon::Lock}},
                       {{tr("version %1").arg(QStringLiteral(LOGLOUPE_VERSION)), Token::Text2, Icon::None, {}, true},
                        {QString::fromUtf8(zone.id()) + QStringLiteral(" · ") + zoneOffsetText(zone, now), Token::Text2}});
}

void MainWindow::showEntranceHelp() {
    auto* const box = new QMessageBox(QMessageBox::NoIcon, tr("Help"), tr("How to get in"), QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("The demo needs nothing: choose it and look around.\n\n"
           "Your company's logs need a profile, a small file or an address that an administrator gives you. "
           "Add it, choose it, and sign in on the company's page in your browser. LogLoupe is told who you "
           "are and which roles you have, never your password.\n\n"
           "If it says that you have no access, copy the details and send them to an administrator."));
    box->open();
}

void MainWindow::useProfile(const QString& text) {
    if (ProfileStore::isAddress(text)) {
        showSignIn();
        fetchProfile(text);
    } else if (QFileInfo(text).isFile()) {
        offerProfile(text);
    } else {
        showSignIn(text);
        if (m_profiles->find(text) == nullptr)
            m_signInPage->showMessage(MessageKind::Error, tr("There is no profile %1 on this computer.").arg(shownTitle(text)));
    }
}

void MainWindow::offerProfile(const QString& path) {
    const Result<Profile> profile = readProfileFile(path);
    if (!m_atEntrance)
        showSignIn();
    if (!profile) {
        m_signInPage->showMessage(MessageKind::Error, profile.error().message);
        return;
    }
    const QString host = profile->signIn ? QUrl(profile->signIn->issuer).host() : QString();
    QString more = host.isEmpty() ? tr("It needs no sign-in.") : tr("You will sign in at %1.").arg(shownTitle(host));
    if (m_profiles->find(profile->id) != nullptr)
        more += QChar::Space + tr("It takes the place of the profile of the same name.");
    auto* const box =
        question(this, tr("Add a profile"), tr("Add the profile “%1” to this computer?").arg(shownTitle(profile->title)),
                 more + QChar::Space + tr("Add only what an administrator gave you."));
    QPushButton* const add = box->addButton(tr("Add"), QMessageBox::AcceptRole);
    connect(box, &QMessageBox::buttonClicked, this, [this, add, path](const QAbstractButton* button) {
        if (button == add)
            tellAdded(m_profiles->addFile(path));
    });
    box->open();
}

void MainWindow::tellAdded(const Result<Profile>& profile) {
    if (!profile) {
        m_signInPage->showMessage(MessageKind::Error, profile.error().message);
        return;
    }
    m_signIn->offer(profile->id);
    m_signInPage->showMessage(MessageKind::Good, tr("The profile “%1” is added.").arg(shownTitle(profile->title)));
}

void MainWindow::askForProfileFile() {
    auto* const dialog = new QFileDialog(this, tr("Add a profile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Profiles (*.json)")});
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::offerProfile);
    dialog->open();
}

void MainWindow::askForProfileAddress() {
    auto* const dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Add a profile"));
    dialog->setLabelText(tr("The address an administrator gave you, beginning with https://"));
    dialog->setOkButtonText(tr("Add"));
    dialog->resize(480, dialog->sizeHint().height());
    connect(dialog, &QInputDialog::textValueSelected, this, &MainWindow::fetchProfile);
    dialog->open();
}

void MainWindow::fetchProfile(const QString& address) {
    m_signInPage->showMessage(MessageKind::Info, tr("Fetching the profile…"));
    m_profiles->fetch(address.trimmed(), this, [this](const Result<Profile>& profile) { tellAdded(profile); });
}

void MainWindow::askToRemove(const QString& profileId) {
    const StoredProfile* const stored = m_profiles->find(profileId);
    if (stored == nullptr)
        return;
    auto* const box = question(this, tr("Remove a profile"), tr("Remove the profile “%1”?").arg(shownTitle(stored->title())),
                               tr("Its sign-in is forgotten on this computer. Events kept here stay where they are."));
    QPushButton* const remove = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    connect(box, &QMessageBox::buttonClicked, this, [this, remove, profileId](const QAbstractButton* button) {
        if (button != remove)
            return;
        m_signIn->leave();
        TokenVault& vault = m_tools.vault != nullptr ? *m_tools.vault : *m_vault;
        vault.erase(profileId, this, [this](const std::optional<Error>& error) {
            if (error)
                m_signInPage->showMessage(MessageKind::Warn, error->message);
        });
        if (const auto removed = m_profiles->remove(profileId); !removed)
            m_signInPage->showMessage(MessageKind::Error, removed.error().message);
    });
    box->open();
}

void MainWindow::editProfile(const QString& profileId) {
    const StoredProfile* const stored = m_profiles->find(profileId);
    if (stored == nullptr || !stored->profile)
        return;
    auto* const dialog = new ProfileDialog(*stored->profile, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProfileDialog::saveRequested, dialog, [this, dialog](const Profile& profile) {
        if (const auto saved = m_profiles->save(profile); !saved) {
            dialog->showMistake(saved.error());
            return;
        }
        dialog->accept();
        m_signIn->offer(profile.id);
    });
    connect(dialog, &ProfileDialog::testRequested, dialog, [dialog](const Profile& profile) {
        // A newer test takes the place of an older one.
        delete dialog->findChild<ProfileTest*>();
        auto* const test = new ProfileTest(profile, dialog);
        connect(test, &ProfileTest::changed, dialog,
                [dialog, test] { dialog->showFindings(test->findings(), test->isUnderWay()); });
        dialog->showFindings({}, true);
        test->start();
    });
    dialog->open();
}

} // namespace logloupe
