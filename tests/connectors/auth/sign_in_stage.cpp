// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/connectors/auth/sign_in_stage.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace logloupe {

bool waitUntil(const std::function<bool()>& condition) {
    constexpr int patience = 5'000;
    QTimer waking;
    waking.start(1);
    QElapsedTimer since;
    since.start();
    while (!condition()) {
        if (since.hasExpired(patience))
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

void settle() {
    constexpr int moment = 20;
    QElapsedTimer since;
    since.start();
    static_cast<void>(waitUntil([&since] { return since.hasExpired(moment); }));
}

QUrl SilentServer::address(const QString& path) const {
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(serverPort()).arg(path));
}

SignInStage::SignInStage()
    : provider([this] { return clock.now(); })
    , settings(provider.settings())
    , session(makeSession()) {}

std::unique_ptr<SignInSession> SignInStage::makeSession() {
    return std::make_unique<SignInSession>(settings, *vault, clock, folder.path());
}

bool SignInStage::waitFor(SignInState::Step step) const {
    return waitUntil([this, step] { return session->state().step == step; });
}

bool SignInStage::begin() {
    session->signInWithBrowser();
    return waitFor(SignInState::Step::WaitingBrowser);
}

void SignInStage::comeBack() {
    browser.open(provider.authorize(session->state().link));
}

bool SignInStage::signIn(SignInState::Step end) {
    if (!begin())
        return false;
    comeBack();
    return waitFor(end) && waitUntil([this] { return browser.isDone(); });
}

std::shared_ptr<GivenToken> SignInStage::request() {
    auto given = std::make_shared<GivenToken>();
    session->request(&caller, [given](const Result<QByteArray>& token) {
        ++given->answers;
        given->token = token;
    });
    return given;
}

std::shared_ptr<GivenToken> SignInStage::replace(const QByteArray& rejected) {
    auto given = std::make_shared<GivenToken>();
    session->replace(rejected, &caller, [given](const Result<QByteArray>& token) {
        ++given->answers;
        given->token = token;
    });
    return given;
}

Result<QByteArray> SignInStage::token() {
    const std::shared_ptr<GivenToken> given = request();
    if (!waitUntil([given] { return given->answers == 1; }))
        return failure({ErrorKind::Usage, u"no answer came"_s});
    return given->token;
}

QByteArray SignInStage::kept() {
    auto secret = std::make_shared<std::optional<QByteArray>>();
    vault->read(settings.profile, &caller, [secret](const Result<QByteArray>& read) { *secret = read.value_or("(error)"); });
    return waitUntil([secret] { return secret->has_value(); }) ? **secret : QByteArray("(no answer)");
}

int SignInStage::requestsWithToken() const {
    const std::vector<ProviderRequest>& requests = provider.requests();
    return static_cast<int>(std::count_if(requests.cbegin(), requests.cend(),
                                          [](const ProviderRequest& request) { return !request.authorization.isEmpty(); }));
}

QString SignInStage::lockFile() const {
    return folder.filePath(u"sign-in-test.lock"_s);
}

} // namespace logloupe
