// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/platform/platform_play.h"

#include "connectors/auth/kept_sign_in.h"
#include "models/domain/profile.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace logloupe {

SignInSettings settingsOf(const QString& profileFile, const PlatformServer& server) {
    QFile file(qEnvironmentVariable("LOGLOUPE_SOURCE_DIR") + u"/resources/platform/"_s + profileFile);
    const Result<Profile> profile =
        file.open(QIODevice::ReadOnly) ? Profile::parse(file.readAll()) : failure({ErrorKind::Storage, file.fileName()});
    if (!profile || !profile->signIn)
        qFatal("%s", qPrintable(profile ? u"a profile without sign_in"_s : profile.error().message));
    SignInSettings settings;
    settings.profile = profile->id;
    settings.issuer = server.issuer();
    settings.clientId = profile->signIn->clientId;
    settings.scopes = profile->signIn->scopes;
    settings.rolePath = profile->signIn->rolePath;
    settings.admittedRoles = profile->admittedRoles();
    settings.redirectHost = profile->signIn->redirectHost;
    return settings;
}

ScriptedBrowser::Person personWith(const QString& name, const QString& password) {
    return [name, password](const BrowserPage& page) -> std::optional<BrowserForm> {
        std::optional<BrowserForm> form = formIn(page);
        if (!form)
            return std::nullopt;
        for (const QString& field : {u"username"_s, u"login"_s}) {
            if (form->has(field))
                form->set(field, name);
        }
        if (form->has(u"password"_s))
            form->set(u"password"_s, password);
        if (page.body.contains("name=\"accept\"")) // Keycloak's question whether the device may
            form->set(u"accept"_s, u"Yes"_s);
        return form;
    };
}

HttpResponse exchanged(const HttpRequest& request) {
    HttpClient http{NetworkSettings{}};
    std::optional<Result<HttpResponse>> answer;
    const auto exchange = http.send(request, [&answer](const Result<HttpResponse>& response) { answer = response; });
    const bool isAnswered = soon([&answer] { return answer.has_value(); }, request.timeout.count() + 10'000);
    return isAnswered && *answer ? **answer : HttpResponse{};
}

PlatformPlay::PlatformPlay(const SignInSettings& ofProvider, const ScriptedBrowser::Person& person)
    : settings(ofProvider)
    , session(std::make_unique<SignInSession>(settings, *vault, clock, folder.path()))
    , browser(person)
    , client(http, *session) {}

bool PlatformPlay::isSoon(Step wanted) {
    return soon([this, wanted] { return step() == wanted; }, 40'000);
}

bool PlatformPlay::begin() {
    session->signInWithBrowser();
    return isSoon(Step::WaitingBrowser);
}

Step PlatformPlay::signIn() {
    if (!begin())
        return step();
    browser.open(session->state().link);
    const bool isOver = soon([this] { return browser.isDone() && step() != Step::Checking; }, 60'000);
    return isOver ? step() : Step::Checking;
}

Step PlatformPlay::look() {
    const auto isAnswered = std::make_shared<bool>(false);
    const auto once =
        QObject::connect(session.get(), &SignInSession::stateChanged, &caller, [isAnswered] { *isAnswered = true; });
    session->lookAgain();
    const bool isOver = soon([isAnswered] { return *isAnswered; }, 40'000);
    QObject::disconnect(once);
    return isOver ? step() : Step::Checking;
}

int PlatformPlay::askForData() {
    std::optional<Result<HttpResponse>> answer;
    HttpRequest request;
    request.url = data.url();
    const auto exchange = client.send(request, [&answer](const Result<HttpResponse>& response) { answer = response; });
    if (!soon([&answer] { return answer.has_value(); }, 40'000))
        return -1;
    return *answer ? (*answer)->status : 0;
}

QByteArray PlatformPlay::token() {
    std::optional<Result<QByteArray>> given;
    session->request(&caller, [&given](const Result<QByteArray>& token) { given = token; });
    return soon([&given] { return given.has_value(); }, 40'000) ? given->value_or(QByteArray()) : QByteArray();
}

QByteArray PlatformPlay::refreshToken() {
    std::optional<Result<QByteArray>> secret;
    vault->read(settings.profile, &caller, [&secret](const Result<QByteArray>& read) { secret = read; });
    if (!soon([&secret] { return secret.has_value(); }) || !*secret)
        return {};
    const std::optional<KeptSignIn> kept = readKeptText(**secret, settings);
    return kept ? kept->refreshToken : QByteArray();
}

QString PlatformPlay::trouble() const {
    const std::optional<Error>& error = session->state().error;
    return error ? u"%1 [%2]"_s.arg(error->message, error->detail) : u"no error"_s;
}

} // namespace logloupe
