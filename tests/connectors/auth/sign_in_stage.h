// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a test of the sign-in plays on: a provider, a clock that tests set, a vault in memory, a session, and a browser that goes where it is sent.

#include "connectors/auth/sign_in_session.h"
#include "tests/servers/scripted_browser.h"
#include "tests/servers/test_provider.h"

#include <QTcpServer>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

/// As QTRY_VERIFY and QTRY_COMPARE, which sleep for 50 ms at a time: a sign-in is dozens of turns of the event loop.
#define EVENTUALLY(condition) QVERIFY(logloupe::waitUntil([&] { return static_cast<bool>(condition); }))
#define EVENTUALLY_COMPARE(actual, expected)                                            \
    do {                                                                                \
        static_cast<void>(logloupe::waitUntil([&] { return (actual) == (expected); })); \
        QCOMPARE(actual, expected);                                                     \
    } while (false)

namespace logloupe {

/// Turns the event loop until it holds, for 5 s at most.
[[nodiscard]] bool waitUntil(const std::function<bool()>& condition);
/// Turns it for a moment, so that what should not happen could have.
void settle();

/// Stands still until it is set; what falls due is looked at every millisecond.
class SetClock : public AuthClock {
public:
    [[nodiscard]] qint64 now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds beat() const override { return std::chrono::milliseconds(1); }
    void move(qint64 seconds) { m_now += seconds; }

private:
    qint64 m_now = 1'780'000'000;
};

/// Takes connections and says nothing.
class SilentServer : public QTcpServer {
public:
    SilentServer() { listen(QHostAddress::LocalHost); }
    [[nodiscard]] QUrl address(const QString& path) const;
};

/// What a caller of request() or replace() was told.
struct GivenToken {
    int answers = 0;
    Result<QByteArray> token = QByteArray();
};

class SignInStage {
public:
    SignInStage();

    [[nodiscard]] std::unique_ptr<SignInSession> makeSession();
    [[nodiscard]] SignInState::Step step() const { return session->state().step; }
    [[nodiscard]] bool waitFor(SignInState::Step step) const;
    /// The whole way through the browser, as the provider's switches lead; true when it ends in `end`.
    [[nodiscard]] bool signIn(SignInState::Step end = SignInState::Step::SignedIn);
    /// Until the link is there.
    [[nodiscard]] bool begin();
    /// The person signs in with the provider; the browser comes back.
    void comeBack();
    [[nodiscard]] std::shared_ptr<GivenToken> request();
    [[nodiscard]] std::shared_ptr<GivenToken> replace(const QByteArray& rejected);
    /// request(), waited for.
    [[nodiscard]] Result<QByteArray> token();
    [[nodiscard]] QByteArray kept();
    /// A request of whatever endpoint that carried a bearer token.
    [[nodiscard]] int requestsWithToken() const;
    [[nodiscard]] QString lockFile() const;

    SetClock clock;
    TestProvider provider;
    QTemporaryDir folder;
    std::unique_ptr<TokenVault> vault = makeMemoryVault();
    SignInSettings settings;
    QObject caller;
    std::unique_ptr<SignInSession> session;
    ScriptedBrowser browser;
};

} // namespace logloupe
