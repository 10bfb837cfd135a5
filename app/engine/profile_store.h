// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The profiles a person has on this computer: profiles/ID.json in the user's configuration folder, readable by the user alone (0600), with ID.address beside it where the
// profile came from a server. GUI thread (or the one thread of a command); the files are small, so that reading them does not wait for anything worth a thread.

#include "connectors/net/http_client.h"
#include "models/domain/profile.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace logloupe {

/// One file of the folder: a profile, or why it cannot be read.
struct StoredProfile {
    QString id;   ///< the file's name without ".json"
    QString file; ///< its path
    std::optional<Profile> profile = {};
    std::optional<Error> error = {};
    QDateTime changed = {}; ///< UTC; when the file was written last, which is when it was fetched

    [[nodiscard]] QString title() const { return profile && !profile->title.isEmpty() ? profile->title : id; }
};

/// Reads a profile where it lies; the PEM files it names, which lie beside it, are taken into it as texts. Nothing is kept.
[[nodiscard]] Result<Profile> readProfileFile(const QString& path);

class ProfileStore : public QObject {
    Q_OBJECT
public:
    using ProfileDone = std::function<void(Result<Profile>)>;

    /// `folder` is made with the first profile.
    explicit ProfileStore(const QString& folder = standardFolder(), QObject* parent = nullptr);
    ~ProfileStore() override;

    /// profiles/ in the user's configuration folder.
    [[nodiscard]] static QString standardFolder();
    /// Whether a text that a person gave is an address of a profile and not a file or an id: it begins with a scheme and "://".
    [[nodiscard]] static bool isAddress(const QString& text);

    /// Sorted by title; those that cannot be read stand among them with their error and hide nothing.
    [[nodiscard]] const std::vector<StoredProfile>& profiles() const { return m_profiles; }
    [[nodiscard]] const StoredProfile* find(const QString& id) const;
    /// Reads the folder again, where somebody else changed it.
    void reload();

    /// Keeps a copy. One of the same id is replaced, unless it came from a server (Usage): that one is removed first, or fetched anew.
    [[nodiscard]] Result<Profile> addFile(const QString& path);
    /// Keeps a profile as it was edited.
    [[nodiscard]] Result<void> save(const Profile& profile);
    /// Fetches from https (or http on a loopback address), at most 1 MiB, and keeps it with its address. PEM files that it names cannot be fetched (Usage). One call
    /// under way at a time: a newer one takes the place of the older, whose `done` is not called. `done` is called once, from the event loop.
    void fetch(const QString& address, QObject* context, ProfileDone done);
    /// The same for a profile that came from a server; the file stays as it was when that fails. A profile that changed its id is an error (Usage).
    void refresh(const QString& id, QObject* context, ProfileDone done);
    void cancelFetch();
    [[nodiscard]] bool isFetching() const { return m_fetching != nullptr; }
    [[nodiscard]] Result<void> remove(const QString& id);

signals:
    void changed();

private:
    void fetchAs(const QString& address, const Profile* known, QObject* context, ProfileDone done);
    [[nodiscard]] Result<Profile> keepFetched(const Result<HttpResponse>& response, const QString& address,
                                              const QString& expectedId);
    [[nodiscard]] Result<void> keep(const Profile& profile);

    QString m_folder;
    std::vector<StoredProfile> m_profiles;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<HttpExchange> m_fetching;
    quint64 m_round = 0; ///< of fetches: an older one's answer is not heard
};

} // namespace logloupe
