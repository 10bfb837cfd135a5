// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The way in: which workspaces there are, which one is chosen, and its sign-in until somebody is admitted. Reads nothing of a workspace, and opens no browser but after a
// click. GUI thread.

#include "app/controllers/sign_in_follower.h"
#include "app/engine/profile_store.h"
#include "app/engine/workspace_access.h"

#include <QTimer>

namespace logloupe {

class SignInPage;

class SignInController : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    struct Parts {
        ProfileStore& profiles;
        TokenVault& vault;
        const AuthClock& clock;
        QString folder; ///< accessFolder()
        LinkOpener openLink;
    };
    SignInController(const Parts& parts, SignInPage& page, QObject* parent = nullptr);
    ~SignInController() override;

    /// A workspace without a profile beside the demo, by name or folder; empty: none.
    void setLocalWorkspace(const QString& nameOrFolder);
    void setLastUsed(const QString& profileId);
    void setZone(const QTimeZone& zone);
    /// The profile whose workspace stands open underneath: chosen again, it is only returned to. Empty: none.
    void setOpenProfile(const QString& profileId);
    /// Stands before a profile as if nobody had clicked yet: what the keyring has is asked, and no browser opens. An empty id chooses none.
    void offer(const QString& profileId);
    /// A person chose it.
    void choose(const WorkspaceOption& option);
    void act(SignInAction action);
    /// Ends what is under way, and chooses nothing.
    void leave();
    /// Who was let in, after admitted(); the page goes on saying that the workspace is being opened.
    [[nodiscard]] std::unique_ptr<WorkspaceAccess> takeAccess();
    /// The workspace of the one who was let in could not be opened.
    void tellFailure(const Profile& profile, const Error& error);

signals:
    /// The demo or a local workspace: nobody has to sign in.
    void returned(); ///< to the workspace that is open
    void workspaceChosen(const QString& nameOrFolder);
    /// takeAccess() has it.
    void admitted();

private:
    void refreshOptions();
    void begin(const Profile& profile, bool isWanted);
    void follow();
    void show();
    void signIn(SignInWay way, bool asksAnew);

    Parts m_parts;
    SignInPage& m_page;
    SignInFollower m_follower;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QString m_local;
    QString m_lastUsed;
    QString m_openProfile;
    std::unique_ptr<WorkspaceAccess> m_access;
    bool m_wanted = false;   ///< somebody clicked: nothing in the keyring leads on to the browser
    bool m_restored = false; ///< nothing but the keyring was tried yet
    SignInWay m_way = SignInWay::Browser;
    QTimer m_beat;
};

} // namespace logloupe
