// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/profile_test.h"

#include "app/engine/workspace_access.h"
#include "connectors/auth/key_set.h"
#include "connectors/auth/provider_metadata.h"

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int providerPlace = 0;
constexpr int keysPlace = 1;
constexpr int firstSourcePlace = 2;

/// A page at the address of one of these is somebody else's.
bool neverAnswersWithAPage(const QString& kind) {
    return QStringList{u"elasticsearch"_s, u"opensearch"_s, u"loki"_s, u"splunk"_s}.contains(kind);
}

bool isPage(const HttpResponse& response) {
    return response.header("Content-Type").trimmed().toLower().startsWith("text/html");
}

bool leadsElsewhere(const HttpResponse& response) {
    const QUrl next = response.url.resolved(QUrl::fromEncoded(response.header("Location")));
    return response.status >= 300 && response.status < 400
           && (next.scheme() != response.url.scheme() || next.authority() != response.url.authority());
}

ProfileFinding foundKeys(const Result<HttpResponse>& response) {
    const QString name = ProfileTest::tr("Keys of the sign-in");
    if (!response)
        return {name, false, response.error().message};
    if (!response->isSuccess())
        return {name, false, ProfileTest::tr("They cannot be fetched (HTTP %1).").arg(response->status)};
    const auto json = jsonBody(*response);
    if (!json)
        return {name, false, json.error().message};
    const auto keys = KeySet::read(*json);
    if (!keys)
        return {name, false, keys.error().message};
    if (keys->keys().empty())
        return {name, false, ProfileTest::tr("None of them can be used.")};
    return {name, true, ProfileTest::tr("Keys that can be used: %1.").arg(keys->keys().size())};
}

ProfileFinding foundSource(const ProfileSource& source, const Result<HttpResponse>& response) {
    if (!response)
        return {source.name, false, response.error().message};
    const int status = response->status;
    if (status == 401 || status == 403)
        return {source.name, true, ProfileTest::tr("Answers, and asks who comes (HTTP %1).").arg(status)};
    if (status >= 500)
        return {
            source.name, false,
            ProfileTest::tr("Is there, but in trouble (HTTP %1). Try again in a minute; if it stays so, tell an administrator.")
                .arg(status)};
    if (leadsElsewhere(*response))
        return {source.name, false, ProfileTest::tr("Sends on to another server, where nothing is asked. Check the address.")};
    if (isPage(*response))
        return {source.name, !neverAnswersWithAPage(source.kind),
                ProfileTest::tr("Answers with a web page. Check that it is the source's own, and not a sign-in of this "
                                "network."),
                true};
    if (response->isSuccess())
        return {source.name, true, ProfileTest::tr("Answers without asking who comes: check that it is meant to be open."),
                true};
    return {source.name, true, ProfileTest::tr("Answers with HTTP %1.").arg(status)};
}

} // namespace

ProfileTest::ProfileTest(const Profile& profile, QObject* parent, std::chrono::milliseconds patience)
    : QObject(parent)
    , m_profile(profile)
    , m_patience(patience)
    , m_http(networkSettingsOf(profile)) {}

QList<ProfileFinding> ProfileTest::findings() const {
    QList<ProfileFinding> findings;
    for (const auto& [place, finding] : m_findings)
        findings.append(finding);
    return findings;
}

void ProfileTest::start() {
    if (m_profile.signIn)
        lookAtProvider();
    int place = firstSourcePlace;
    for (const ProfileSource& source : m_profile.sources)
        lookAtSource(place++, source);
    if (m_waiting == 0)
        emit changed();
}

void ProfileTest::ask(const QUrl& url, HttpDone done) {
    HttpRequest request;
    request.url = url;
    request.timeout = m_patience;
    ++m_waiting;
    m_exchanges.push_back(m_http.send(request, [this, done = std::move(done)](const Result<HttpResponse>& response) {
        --m_waiting;
        done(response);
        emit changed();
    }));
}

void ProfileTest::lookAtProvider() {
    ask(discoveryUrl(m_profile.signIn->issuer),
        [this](const Result<HttpResponse>& response) { m_findings[providerPlace] = foundProvider(response); });
}

ProfileFinding ProfileTest::foundProvider(const Result<HttpResponse>& response) {
    const QString name = tr("Sign-in");
    const QString host = QUrl(m_profile.signIn->issuer).host();
    if (!response)
        return {name, false, response.error().message};
    if (!response->isSuccess())
        return {name, false,
                tr("%1 answers, but not as a sign-in (HTTP %2). Check the address.").arg(host).arg(response->status)};
    const auto json = jsonBody(*response);
    if (!json)
        return {name, false, json.error().message};
    const auto metadata = readProviderMetadata(*json, m_profile.signIn->issuer);
    if (!metadata)
        return {name, false, metadata.error().message};
    lookAtKeys(metadata->keys);
    return {name, true, tr("%1 answers and says where to sign in.").arg(host)};
}

void ProfileTest::lookAtKeys(const QUrl& url) {
    ask(url, [this](const Result<HttpResponse>& response) { m_findings[keysPlace] = foundKeys(response); });
}

void ProfileTest::lookAtSource(int place, const ProfileSource& source) {
    if (source.kind == u"local"_s) {
        m_findings[place] = {source.name, true, tr("Kept on this computer.")};
        return;
    }
    ask(QUrl(source.address),
        [this, place, source](const Result<HttpResponse>& response) { m_findings[place] = foundSource(source, response); });
}

} // namespace logloupe
