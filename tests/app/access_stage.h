// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a test of a workspace's access plays on: a provider, a clock that tests set, a vault that keeps as a keyring does, a profile, a browser that goes where it is sent.

#include "app/engine/workspace_access.h"
#include "tests/servers/scripted_browser.h"
#include "tests/servers/test_provider.h"

#include <QHash>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace logloupe {

class StageClock : public AuthClock {
public:
    [[nodiscard]] qint64 now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds beat() const override { return std::chrono::milliseconds(1); }
    void move(qint64 seconds) { m_now += seconds; }

private:
    qint64 m_now = 1780000000;
};

class StageVault : public TokenVault {
    Q_OBJECT
public:
    using TokenVault::TokenVault;
    QHash<QString, QByteArray> kept;

    [[nodiscard]] Kind kind() const override { return Kind::Keyring; }
    void read(const QString& profile, QObject* context, std::function<void(Result<QByteArray>)> done) override {
        later(context, [this, profile, done] { done(kept.value(profile)); });
    }
    void write(const QString& profile, const QByteArray& secret, QObject* context,
               std::function<void(std::optional<Error>)> done) override {
        kept.insert(profile, secret);
        later(context, [done] { done({}); });
    }
    void erase(const QString& profile, QObject* context, std::function<void(std::optional<Error>)> done) override {
        kept.remove(profile);
        later(context, [done] { done({}); });
    }

private:
    static void later(QObject* context, const std::function<void()>& call) {
        QMetaObject::invokeMethod(context, call, Qt::QueuedConnection);
    }
};

class AccessStage {
public:
    AccessStage()
        : provider([this] { return clock.now(); }) {
        profile.id = QStringLiteral("atelier");
        profile.title = QStringLiteral("Atelier");
        profile.signIn = ProfileSignIn{.issuer = provider.issuer(), .clientId = QStringLiteral("logloupe")};
        profile.roles = Profile::standardRoles();
        profile.sources = {{.name = QStringLiteral("here"), .kind = QStringLiteral("local")}};
        restart();
    }

    /// As the program ended and started anew.
    void restart() {
        access.reset();
        access =
            std::make_unique<WorkspaceAccess>(profile, AccessParts{vault, clock, folder.filePath(QStringLiteral("access"))});
    }
    [[nodiscard]] SignInState::Step step() const { return access->session()->state().step; }
    [[nodiscard]] bool waitFor(SignInState::Step wanted) const {
        return QTest::qWaitFor([this, wanted] { return step() == wanted; });
    }
    [[nodiscard]] bool signIn(SignInState::Step end = SignInState::Step::SignedIn) {
        access->session()->signInWithBrowser();
        if (!waitFor(SignInState::Step::WaitingBrowser))
            return false;
        browser.open(provider.authorize(access->session()->state().link));
        return waitFor(end);
    }

    StageClock clock;
    TestProvider provider;
    QTemporaryDir folder;
    StageVault vault;
    Profile profile;
    std::unique_ptr<WorkspaceAccess> access;
    ScriptedBrowser browser;
};

} // namespace logloupe
