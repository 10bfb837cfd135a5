// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/profile_test.h"

#include "app/engine/workspace_access.h"
#include "connectors/auth/key_set.h"
#include "connectors/auth/provider_metadata.h"

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds patience{10};

} // namespace

ProfileTest::ProfileTest(const Profile& profile, QObject* parent)
    : QObject(parent)
    , m_profile(profile)
    , m_http(networkSettingsOf(profile)) {}

void ProfileTest::start() {
    if (m_profile.signIn)
        lookAtProvider();
    for (const ProfileSource& source : std::as_const(m_profile.sources))
        lookAtSource(source);
    if (m_waiting == 0)
        emit changed();
}

void ProfileTest::ask(const QUrl& url, HttpDone done) {
    HttpRequest request;
    request.url = url;
    request.timeout = patience;
    ++m_waiting;
    m_exchanges.push_back(m_http.send(request, [this, done = std::move(done)](const Result<HttpResponse>& response) {
        --m_waiting;
        done(response);
        emit changed();
    }));
}

void ProfileTest::tell(const QString& name, bool isGood, const QString& sentence) {
    m_findings.append({name, isGood, sentence});
}

void ProfileTest::lookAtProvider() {
    const QString name = tr("Sign-in");
    ask(discoveryUrl(m_profile.signIn->issuer), [this, name](const Result<HttpResponse>& response) {
        if (!response) {
            tell(name, false, response.error().message);
            return;
        }
        if (!response->isSuccess()) {
            tell(name, false,
                 tr("%1 answers, but not as a sign-in (HTTP %2). Check the address.")
                     .arg(QUrl(m_profile.signIn->issuer).host())
                     .arg(response->status));
            return;
        }
        const auto metadata = readProviderMetadata(response->body, m_profile.signIn->issuer);
        if (!metadata) {
            tell(name, false, metadata.error().message);
            return;
        }
        tell(name, true, tr("%1 answers and says where to sign in.").arg(QUrl(m_profile.signIn->issuer).host()));
        lookAtKeys(metadata->keys);
    });
}

void ProfileTest::lookAtKeys(const QUrl& url) {
    const QString name = tr("Keys of the sign-in");
    ask(url, [this, name](const Result<HttpResponse>& response) {
        if (!response || !response->isSuccess()) {
            tell(name, false,
                 response ? tr("They cannot be fetched (HTTP %1).").arg(response->status) : response.error().message);
            return;
        }
        const auto keys = KeySet::read(response->body);
        if (!keys)
            tell(name, false, keys.error().message);
        else
            tell(name, !keys->keys().empty(),
                 keys->keys().empty() ? tr("None of them can be used.")
                                      : tr("Keys that can be used: %1.").arg(keys->keys().size()));
    });
}

void ProfileTest::lookAtSource(const ProfileSource& source) {
    if (source.kind == u"local"_s) {
        tell(source.name, true, tr("Kept on this computer."));
        return;
    }
    ask(QUrl(source.address), [this, source](const Result<HttpResponse>& response) {
        if (!response)
            tell(source.name, false, response.error().message);
        else if (response->status == 401 || response->status == 403)
            tell(source.name, true, tr("Answers, and asks who comes (HTTP %1).").arg(response->status));
        else if (response->isSuccess())
            tell(source.name, true, tr("Answers without asking who comes: check that it is meant to be open."));
        else
            tell(source.name, response->status < 500, tr("Answers with HTTP %1.").arg(response->status));
    });
}

} // namespace logloupe
