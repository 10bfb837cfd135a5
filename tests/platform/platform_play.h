// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A sign-in at a real provider: the program's own session, a person at a scripted browser, and a platform that keeps data and notes who asks.

#include "connectors/auth/sign_in_session.h"
#include "connectors/net/bearer_client.h"
#include "tests/platform/platform_server.h"
#include "tests/servers/data_server.h"
#include "tests/servers/scripted_browser.h"
#include "tests/servers/soon.h"

#include <QTemporaryDir>

#include <memory>

namespace logloupe {

using Step = SignInState::Step;

/// The computer's clock, which tests put forward.
class MovedClock : public AuthClock {
public:
    [[nodiscard]] qint64 now() const override { return AuthClock::now() + m_moved; }
    [[nodiscard]] std::chrono::milliseconds beat() const override { return std::chrono::milliseconds(20); }
    void move(qint64 seconds) { m_moved += seconds; }

private:
    qint64 m_moved = 0;
};

/// As the profile of that provider says, with the issuer of the server that runs.
[[nodiscard]] SignInSettings settingsOf(const QString& profileFile, const PlatformServer& server);

/// Fills in login forms, and agrees to what is asked after them.
[[nodiscard]] ScriptedBrowser::Person personWith(const QString& name, const QString& password);

/// One request, waited for; status 0 where no answer came.
[[nodiscard]] HttpResponse exchanged(const HttpRequest& request);

class PlatformPlay {
public:
    PlatformPlay(const SignInSettings& settings, const ScriptedBrowser::Person& person);

    [[nodiscard]] Step step() const { return session->state().step; }
    [[nodiscard]] bool isSoon(Step wanted);
    /// Until the link is there.
    [[nodiscard]] bool begin();
    /// Through the browser to where it ends.
    [[nodiscard]] Step signIn();
    /// A look whether the account may still be here.
    [[nodiscard]] Step look();
    /// The status a platform answers; 0 where no request left.
    [[nodiscard]] int askForData();
    [[nodiscard]] QByteArray token();
    /// The refresh token in the vault; empty: none.
    [[nodiscard]] QByteArray refreshToken();
    /// What the session says is wrong, for a test's message.
    [[nodiscard]] QString trouble() const;

    MovedClock clock;
    QTemporaryDir folder;
    std::unique_ptr<TokenVault> vault = makeMemoryVault();
    SignInSettings settings;
    QObject caller;
    std::unique_ptr<SignInSession> session;
    ScriptedBrowser browser;
    DataServer data;
    HttpClient http{NetworkSettings{}};
    BearerClient client;
};

} // namespace logloupe
