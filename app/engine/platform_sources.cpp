// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/platform_sources.h"

#include "app/engine/profile_store.h"
#include "app/engine/workspace_access.h"
#include "connectors/elastic/elastic_source.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("Workspace", text);
}

bool isElastic(const ProfileSource& source) {
    return source.kind == u"elasticsearch"_s || source.kind == u"opensearch"_s;
}

Error usage(const QString& message) {
    return {ErrorKind::Usage, message};
}

/// Where the secret lies. Who hands out a profile over the network must not choose which of the user's files is sent to his server.
Result<QString> secretPath(const QString& named, const Profile& profile) {
    if (named.isEmpty())
        return named;
    const QString folder = QDir::cleanPath(QDir(ProfileStore::standardFolder()).absolutePath());
    const QString path = QDir::cleanPath(QDir(folder).absoluteFilePath(named));
    if (!profile.serverAddress.isEmpty() && QFileInfo(path).path() != folder)
        return failure(usage(translated(QT_TRANSLATE_NOOP(
            "Workspace",
            "This profile comes from a server: its secret_file is a name alone, of a file in your folder of profiles."))));
    return path;
}

Result<std::unique_ptr<EventSource>> makeElasticSource(const ProfileSource& source, const Profile& profile,
                                                       AccessTokens* tokens) {
    auto settings = ElasticSettings::of(source);
    if (!settings)
        return failure(settings.error());
    const auto secret = secretPath(settings->secretFile, profile);
    if (!secret)
        return failure(secret.error());
    settings->secretFile = *secret;
    if (!settings->retention)
        settings->retention = profile.retention;
    return std::make_unique<ElasticSource>(*settings, networkSettingsOf(profile), tokens);
}

} // namespace

Result<std::unique_ptr<EventSource>> makePlatformSource(const ProfileSource& source, const Profile& profile,
                                                        AccessTokens* tokens) {
    if (isElastic(source))
        return makeElasticSource(source, profile, tokens);
    return failure(usage(translated(QT_TRANSLATE_NOOP("Workspace", "This version cannot read from %1 yet.")).arg(source.kind)));
}

PlatformSources openPlatforms(const Profile& profile, AccessTokens* tokens, const PlatformFactory& make) {
    PlatformSources platforms;
    for (const ProfileSource& source : profile.sources) {
        if (source.kind == u"local"_s)
            continue;
        auto made = make(source, profile, tokens);
        if (made) {
            platforms.opened.push_back(std::move(*made));
            continue;
        }
        SourceHealth health;
        health.name = source.name;
        health.kind = source.kind;
        health.reachable = false;
        health.state = made.error().message;
        health.retention = source.retention ? source.retention : profile.retention;
        platforms.unreadable.append(health);
    }
    return platforms;
}

} // namespace logloupe
