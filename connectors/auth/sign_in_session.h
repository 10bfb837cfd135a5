// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One profile's sign-in, from the first attempt to the sign-out: the only place that holds tokens. A state and signals; of one thread; never opens a browser by itself.
//
// What a person can do: begin (browser or device), cancel, try again, sign out. What happens by itself: restore() from the keyring, refresh before use, a look every four
// minutes whether the account may still be here (a refresh, so that a disabled account or a role taken away locks within five), the lock when it may not.

#include "connectors/auth/account.h"
#include "connectors/auth/auth_clock.h"
#include "connectors/auth/sign_in_settings.h"
#include "connectors/auth/token_vault.h"
#include "connectors/net/access_tokens.h"

#include <QDateTime>
#include <QUrl>

#include <memory>
#include <optional>

namespace logloupe {

struct SignInState {
    enum class Step : quint8 {
        SignedOut,
        Restoring,      ///< asking the keyring and the provider, without a person
        Discovering,    ///< asking the provider where to go
        WaitingBrowser, ///< link is to be opened; good until
        WaitingDevice,  ///< link is to be opened on any device, and userCode typed there; good until
        Checking,       ///< the answer came, tokens and role are checked; or a sign-out is being told to the provider
        SignedIn,
        NoRole, ///< signed in, and nothing of the account's roles lets it in; no request carries its token
        Locked, ///< was signed in, and may not be any more: error says why
        Failed  ///< the attempt ended: error says why
    };
    Step step = Step::SignedOut;
    QUrl link = {}; ///< of SignedOut: where the provider's own session can be ended in the browser, if it may stand yet
    QString userCode = {};
    QDateTime until = {};   ///< UTC; of the link, or of the access token
    Account account = {};   ///< of SignedIn, NoRole, Locked
    QDateTime checked = {}; ///< UTC; when the roles were last looked at
    /// UTC; when the person last signed in by browser or device, for locks that only a fresh sign-in opens: restoring, refreshing and cancel() leave it as it is.
    QDateTime signedIn = {};
    std::optional<Error> error =
        {}; ///< of Failed, Locked; of NoRole, where the roles cannot be told; of SignedOut, what could not be done
    bool providerUnreachable = false; ///< signed in, and the last look failed for the network's sake: a banner, not a lock
    bool memoryOnly = false;          ///< no keyring: the sign-in ends with the program
    bool keyringAsks = false;         ///< the system asks for the keyring's password, and nothing goes on before that
};

class SignInSession : public AccessTokens {
    Q_OBJECT
public:
    /// The vault and the clock outlive the session. `lockFolder`: where the lock file that serialises several copies of the program lies.
    SignInSession(const SignInSettings& settings, TokenVault& vault, const AuthClock& clock, const QString& lockFolder,
                  QObject* parent = nullptr);
    ~SignInSession() override;

    [[nodiscard]] const SignInSettings& settings() const;
    [[nodiscard]] const SignInState& state() const;

    /// From what the keyring has; ends in SignedIn, NoRole, SignedOut, Locked or Failed (Network: the secret is kept).
    void restore();
    /// A new attempt; one that runs is over. Afterwards the owner opens state().link in the browser, once. `asksAnew`: who it is, even where somebody is signed in with
    /// the browser already (another account, a lock to open).
    void signInWithBrowser(bool asksAnew = false);
    void signInWithDevice();
    /// Ends an attempt, or leaves one that failed; a session that stands, stays.
    void cancel();
    /// Revokes, ends the provider's session where it can without a browser, wipes the keyring; wiped even when the provider cannot be reached. Ends in SignedOut.
    void signOut();
    /// A look now whether the account may still be here.
    void lookAgain();

    void request(QObject* context, TokenDone done) override;
    void replace(const QByteArray& rejected, QObject* context, TokenDone done) override;

signals:
    void stateChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace logloupe
