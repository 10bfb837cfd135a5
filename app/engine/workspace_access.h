// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Who may do what in a workspace: a profile, the sign-in it asks for, the rights that are in force now, and the cover over the content after ten minutes without input.
// GUI thread (or the one thread of a command). It outlives the Workspace that asks it.
//
// A workspace without a profile, and a profile that needs no sign-in, allow everything and are never covered. Else nothing is allowed but to who is signed in with a
// configured role. The sources stand behind GuardedSources that follow rights(); the window and the command line ask whyNot…() to explain instead of trying.

#include "connectors/api/guarded_source.h"
#include "connectors/auth/sign_in_session.h"
#include "models/domain/profile.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace logloupe {

[[nodiscard]] SignInSettings signInSettingsOf(const Profile& profile);
[[nodiscard]] NetworkSettings networkSettingsOf(const Profile& profile);
/// "Case", "Sources", …: a screen as people know it, translated.
[[nodiscard]] QString screenTitle(Screen screen);

/// Where lock files and marks of covered contents lie: a folder of the user's.
[[nodiscard]] QString accessFolder();

/// What a sign-in needs beside its profile. The vault and the clock outlive the access.
struct AccessParts {
    TokenVault& vault;
    const AuthClock& clock;
    QString folder; ///< where lock files lie, and the mark of a content that was covered when the program ended
};

enum class SignInWay : quint8 { Browser, Device };

class WorkspaceAccess : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::minutes idleLimit{10};

    /// Without a profile: everything is allowed.
    explicit WorkspaceAccess(QObject* parent = nullptr);
    WorkspaceAccess(const Profile& profile, const AccessParts& parts, QObject* parent = nullptr);
    ~WorkspaceAccess() override;

    /// Null without a profile.
    [[nodiscard]] const Profile* profile() const { return m_profile ? &*m_profile : nullptr; }
    [[nodiscard]] bool needsSignIn() const { return m_session != nullptr; }
    /// Null where no sign-in is needed. begin, cancel, restore and sign out are asked of it directly.
    [[nodiscard]] SignInSession* session() const { return m_session.get(); }

    /// In force now. A cover takes nothing away: what was asked goes on underneath.
    [[nodiscard]] const AccessRights& rights() const { return m_rights; }
    /// Nothing: allowed. Else why not, with what to do: Auth where a sign-in would help, Forbidden where the roles do not allow it (the message names them).
    [[nodiscard]] std::optional<Error> whyNotOpen(Screen screen) const;
    [[nodiscard]] std::optional<Error> whyNotReveal() const;
    [[nodiscard]] std::optional<Error> whyNotExport() const;
    [[nodiscard]] std::optional<Error> whyNotArchive() const;
    /// As whyNotOpen() for anything at all: whether somebody with a role is signed in.
    [[nodiscard]] std::optional<Error> whyNotEnter() const;

    /// From now on the source follows the rights, as long as both live.
    void guard(GuardedSource& source);

    /// A key, a click, a movement of the mouse. Input that comes after the limit has passed covers instead of counting.
    void noteActivity();
    /// Compares the clock with the last input; a timer calls it, and who comes back from a computer's sleep may.
    void lookAtClock();
    /// At once, because the person says so; nothing where nobody is signed in.
    void coverNow();
    [[nodiscard]] bool isCovered() const { return m_covered; }
    /// Begins a fresh sign-in, in which the provider must ask the person again, beside the one that stands. The same account takes the cover off; another one does not.
    /// coverState() tells how far it is; the owner opens its link, once.
    void uncover(SignInWay way);
    void cancelUncover();
    /// Of the fresh sign-in: SignedOut until uncover(). Failed with a sentence where another account came.
    [[nodiscard]] const SignInState& coverState() const { return m_coverState; }

signals:
    /// rights() changed.
    void rightsChanged();
    /// isCovered() or coverState() changed.
    void coverChanged();

private:
    void follow();
    void followCover();
    void setCovered(bool covered);
    void setRights(const AccessRights& rights);
    [[nodiscard]] std::optional<Error> whyNot(bool allowed, const QString& what) const;
    [[nodiscard]] QString markFile() const;
    void endUncovering(const SignInState& state);

    std::optional<Profile> m_profile;
    const AuthClock* m_clock = nullptr;
    QString m_folder;
    std::unique_ptr<SignInSession> m_session;
    std::unique_ptr<TokenVault> m_coverVault; ///< forgets: the fresh sign-in only proves who sits there
    std::unique_ptr<SignInSession> m_coverSession;
    SignInState m_coverState;
    AccessRights m_rights = AccessRights::everything();
    bool m_covered = false;
    qint64 m_coveredSince = 0; ///< seconds since 1970: who signed in later needs no cover
    qint64 m_idleSeconds = 0;
    qint64 m_lastLook = 0;
    QTimer m_timer;
};

} // namespace logloupe
