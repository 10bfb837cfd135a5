// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/profile_store.h"

#include "app/engine/workspace_access.h"
#include "connectors/net/http.h"
#include "models/domain/json_place.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 1 << 20;
constexpr qint64 mostPemBytes = 64 * 1024;

QString translated(const char* text) {
    return QCoreApplication::translate("ProfileStore", text);
}

Error usage(const QString& message) {
    return {ErrorKind::Usage, message};
}

/// At most `most` bytes and one more, by which too many are told.
Result<QByteArray> contentOf(const QString& path, qint64 most) {
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure({ErrorKind::Storage,
                        translated(QT_TRANSLATE_NOOP("ProfileStore", "%1 cannot be read. Check its name and its rights."))
                            .arg(QDir::toNativeSeparators(path)),
                        file.errorString()});
    return file.read(most + 1);
}

Result<void> write(const QString& path, const QByteArray& content) {
    QSaveFile file(path);
    // A profile may hold the key of a client certificate.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(content) != content.size() || !file.commit()) {
        return failure(
            {ErrorKind::Storage,
             translated(QT_TRANSLATE_NOOP("ProfileStore",
                                          "%1 cannot be written. Check the rights of its folder and the room on the disk."))
                 .arg(QDir::toNativeSeparators(path)),
             file.errorString()});
    }
    return {};
}

/// Every place of a profile that holds a PEM text or names a PEM file, by its JSON pointer.
std::vector<std::pair<QString, QString*>> pemPlaces(ProfileNetwork& network) {
    std::vector<std::pair<QString, QString*>> places;
    for (qsizetype i = 0; i < network.authorities.size(); ++i)
        places.emplace_back(u"/network/authorities/"_s + QString::number(i), &network.authorities[i]);
    places.emplace_back(u"/network/client_certificate"_s, &network.clientCertificate);
    places.emplace_back(u"/network/client_key"_s, &network.clientKey);
    std::erase_if(places,
                  [](const auto& place) { return place.second->isEmpty() || place.second->startsWith(u"-----BEGIN "_s); });
    return places;
}

/// PEM files become texts, so that the profile is whole wherever it is kept.
Result<void> takePemFiles(Profile& profile, const QDir& folder) {
    for (const auto& [pointer, text] : pemPlaces(profile.network)) {
        const auto content = contentOf(folder.filePath(*text), mostPemBytes);
        if (!content)
            return failure(usage(
                pointer + u": "_s
                + translated(QT_TRANSLATE_NOOP("ProfileStore", "there is no file %1 beside the profile that can be read."))
                      .arg(quoted(*text))));
        if (!content->startsWith("-----BEGIN ") || content->size() > mostPemBytes)
            return failure(
                usage(pointer + u": "_s
                      + translated(QT_TRANSLATE_NOOP("ProfileStore", "the file %1 is no PEM file, or larger than 64 KiB."))
                            .arg(quoted(*text))));
        *text = QString::fromLatin1(*content);
    }
    return {};
}

/// Secrets stay in their files; where those lie is known from any folder.
void placeSecretFiles(Profile& profile, const QDir& folder) {
    for (ProfileSource& source : profile.sources) {
        const QString named = source.options.value(u"secret_file"_s).toString();
        if (!named.isEmpty())
            source.options.insert(u"secret_file"_s, folder.absoluteFilePath(named));
    }
}

Result<void> refusePemFiles(Profile& profile) {
    const auto places = pemPlaces(profile.network);
    if (places.empty())
        return {};
    return failure(usage(places.front().first + u": "_s
                         + translated(QT_TRANSLATE_NOOP(
                             "ProfileStore", "a profile from a server holds the PEM text itself; no file lies beside it."))));
}

/// What a server said instead of giving the profile.
std::optional<Error> refusal(const HttpResponse& response) {
    if (response.isSuccess())
        return {};
    Error error{ErrorKind::Network, {}};
    error.httpStatus = response.status;
    if (response.status >= 300 && response.status < 400)
        error.message = translated(QT_TRANSLATE_NOOP(
            "ProfileStore", "The server sends on to another address. Use that address itself if you trust it."));
    else if (response.status == 404 || response.status == 410)
        error.message = translated(QT_TRANSLATE_NOOP(
            "ProfileStore", "There is no profile at this address. Ask whoever gave it to you for the right one."));
    else
        error.message = translated(QT_TRANSLATE_NOOP("ProfileStore",
                                                     "The server did not give the profile: it answered %1. Try again later."))
                            .arg(response.status);
    return error;
}

/// What a file of the folder holds.
StoredProfile stored(const QFileInfo& file) {
    StoredProfile entry{.id = file.completeBaseName(), .file = file.filePath(), .changed = file.lastModified().toUTC()};
    auto profile = readProfileFile(entry.file);
    if (profile && profile->id != entry.id)
        profile = failure(
            usage(translated(QT_TRANSLATE_NOOP("ProfileStore", "The file is named %1, but its profile %2. Name them alike."))
                      .arg(quoted(entry.id), quoted(profile->id))));
    if (!profile) {
        entry.error = profile.error();
        return entry;
    }
    QFile address(file.dir().filePath(entry.id + u".address"_s));
    if (address.open(QIODevice::ReadOnly))
        profile->serverAddress = QString::fromUtf8(address.read(4096)).trimmed();
    entry.profile = std::move(*profile);
    return entry;
}

} // namespace

Result<Profile> readProfileFile(const QString& path) {
    const auto content = contentOf(path, mostBytes);
    if (!content)
        return failure(content.error());
    auto profile = Profile::parse(*content);
    if (!profile)
        return profile;
    if (const auto taken = takePemFiles(*profile, QFileInfo(path).dir()); !taken)
        return failure(taken.error());
    placeSecretFiles(*profile, QFileInfo(path).dir());
    return profile;
}

ProfileStore::ProfileStore(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_folder(folder) {
    reload();
}

ProfileStore::~ProfileStore() = default;

QString ProfileStore::standardFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/profiles"_s;
}

bool ProfileStore::isAddress(const QString& text) {
    const qsizetype scheme = text.indexOf(u"://"_s);
    return scheme > 0
           && std::all_of(text.begin(), text.begin() + scheme, [](QChar letter) { return letter.isLetterOrNumber(); });
}

const StoredProfile* ProfileStore::find(const QString& id) const {
    const auto found =
        std::find_if(m_profiles.begin(), m_profiles.end(), [&id](const StoredProfile& profile) { return profile.id == id; });
    return found == m_profiles.end() ? nullptr : &*found;
}

void ProfileStore::reload() {
    m_profiles.clear();
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"*.json"_s}, QDir::Files);
    for (const QFileInfo& file : files)
        m_profiles.push_back(stored(file));
    std::sort(m_profiles.begin(), m_profiles.end(), [](const StoredProfile& left, const StoredProfile& right) {
        const int order = left.title().toCaseFolded().localeAwareCompare(right.title().toCaseFolded());
        return order != 0 ? order < 0 : left.id < right.id;
    });
    emit changed();
}

Result<void> ProfileStore::keep(const Profile& profile) {
    const QDir folder(m_folder);
    if (!QDir().mkpath(m_folder))
        return failure({ErrorKind::Storage,
                        translated(QT_TRANSLATE_NOOP("ProfileStore",
                                                     "The folder %1 cannot be made. Check the rights of the folder above it."))
                            .arg(QDir::toNativeSeparators(m_folder))});
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QByteArray json = profile.toJson();
    if (json.size() > mostBytes)
        return failure(
            usage(translated(QT_TRANSLATE_NOOP("ProfileStore", "With its PEM files the profile is larger than 1 MiB."))));
    // The address first: a profile without it would never be fetched anew, an address without its profile is nothing.
    const QString address = folder.filePath(profile.id + u".address"_s);
    if (profile.serverAddress.isEmpty())
        QFile::remove(address);
    else if (const auto written = write(address, profile.serverAddress.toUtf8() + '\n'); !written)
        return written;
    const auto written = write(folder.filePath(profile.id + u".json"_s), json);
    reload();
    return written;
}

Result<Profile> ProfileStore::addFile(const QString& path) {
    auto profile = readProfileFile(path);
    if (!profile)
        return profile;
    if (const StoredProfile* known = find(profile->id);
        known != nullptr && known->profile && !known->profile->serverAddress.isEmpty())
        return failure(
            usage(translated(QT_TRANSLATE_NOOP("ProfileStore", "The profile %1 is there already and comes from a server. "
                                                               "Remove it first to use the file instead."))
                      .arg(quoted(profile->id))));
    if (const auto kept = keep(*profile); !kept)
        return failure(kept.error());
    return profile;
}

Result<void> ProfileStore::save(const Profile& profile) {
    // What cannot be read again is not kept.
    if (const auto readable = Profile::parse(profile.toJson()); !readable)
        return failure(readable.error());
    return keep(profile);
}

void ProfileStore::fetch(const QString& address, QObject* context, ProfileDone done) {
    fetchAs(address, nullptr, context, std::move(done));
}

void ProfileStore::refresh(const QString& id, QObject* context, ProfileDone done) {
    const StoredProfile* known = find(id);
    const bool comesFromServer = known != nullptr && known->profile && !known->profile->serverAddress.isEmpty();
    fetchAs(comesFromServer ? known->profile->serverAddress : QString(), comesFromServer ? &*known->profile : nullptr, context,
            std::move(done));
}

void ProfileStore::cancelFetch() {
    ++m_round;
    m_fetching.reset();
}

void ProfileStore::fetchAs(const QString& address, const Profile* known, QObject* context, ProfileDone done) {
    cancelFetch();
    const auto settle = [this, round = m_round, receiver = QPointer(context), address,
                         id = known != nullptr ? known->id : QString(),
                         done = std::move(done)](const Result<HttpResponse>& response) {
        // Not from within the exchange that answers: it is taken away here.
        QMetaObject::invokeMethod(
            this,
            [this, round, receiver, address, id, done, response] {
                if (round != m_round || !receiver)
                    return;
                m_fetching.reset();
                done(keepFetched(response, address, id));
            },
            Qt::QueuedConnection);
    };
    const QUrl url(address, QUrl::StrictMode);
    if (!isSafeEndpoint(url)) {
        settle(failure(usage(translated(QT_TRANSLATE_NOOP(
            "ProfileStore",
            "A profile is fetched from an https address, or http from this computer, without a user name in it.")))));
        return;
    }
    m_client = std::make_unique<HttpClient>(known != nullptr ? networkSettingsOf(*known) : NetworkSettings{});
    HttpRequest request{.url = url, .headers = {{"Accept", "application/json"}}};
    request.bodyLimit = mostBytes;
    request.followRedirects = true;
    m_fetching = m_client->send(request, settle);
}

Result<Profile> ProfileStore::keepFetched(const Result<HttpResponse>& response, const QString& address,
                                          const QString& expectedId) {
    if (!response)
        return failure(response.error());
    if (const auto refused = refusal(*response))
        return failure(*refused);
    auto profile = Profile::parse(response->body);
    const auto whole = profile ? refusePemFiles(*profile) : Result<void>(failure(profile.error()));
    if (!whole)
        return failure(
            usage(translated(QT_TRANSLATE_NOOP("ProfileStore", "What the server sent is no profile that can be used. %1"))
                      .arg(whole.error().message)));
    if (!expectedId.isEmpty() && profile->id != expectedId)
        return failure(usage(
            translated(QT_TRANSLATE_NOOP("ProfileStore", "The server now gives another profile, %1 instead of %2. Add it by "
                                                         "its address if you want it."))
                .arg(quoted(profile->id), quoted(expectedId))));
    if (const StoredProfile* known = find(profile->id);
        known != nullptr && known->profile && known->profile->serverAddress != address)
        return failure(
            usage(translated(QT_TRANSLATE_NOOP("ProfileStore", "The profile %1 is there already and comes from elsewhere. "
                                                               "Remove it first to use the one from this address."))
                      .arg(quoted(profile->id))));
    profile->serverAddress = address;
    if (const auto kept = keep(*profile); !kept)
        return failure(kept.error());
    return profile;
}

Result<void> ProfileStore::remove(const QString& id) {
    const StoredProfile* known = find(id);
    if (known == nullptr)
        return failure(usage(translated(QT_TRANSLATE_NOOP("ProfileStore", "There is no profile %1.")).arg(quoted(id))));
    const QString file = known->file;
    QFile::remove(QDir(m_folder).filePath(id + u".address"_s));
    const bool isGone = QFile::remove(file);
    reload();
    if (!isGone)
        return failure({ErrorKind::Storage,
                        translated(QT_TRANSLATE_NOOP("ProfileStore", "%1 cannot be removed. Check the rights of its folder."))
                            .arg(QDir::toNativeSeparators(file))});
    return {};
}

} // namespace logloupe
