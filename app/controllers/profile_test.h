// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Looks whether what a profile names is there: the provider, its keys, and each source, without signing in to any. GUI thread; nothing blocks.

#include "connectors/net/http_client.h"
#include "models/domain/profile.h"
#include "views/pages/profile_dialog.h"

#include <QObject>

#include <chrono>
#include <map>
#include <memory>
#include <vector>

namespace logloupe {

class ProfileTest : public QObject {
    Q_OBJECT
public:
    /// `patience`: with each server.
    explicit ProfileTest(const Profile& profile, QObject* parent = nullptr,
                         std::chrono::milliseconds patience = std::chrono::seconds(10));

    void start();
    /// So far: the sign-in, its keys, then the sources in the profile's order, whichever answered first.
    [[nodiscard]] QList<ProfileFinding> findings() const;
    [[nodiscard]] bool isUnderWay() const { return m_waiting > 0; }

signals:
    /// After each finding; the last one when nothing is under way any more.
    void changed();

private:
    void ask(const QUrl& url, HttpDone done);
    void lookAtProvider();
    [[nodiscard]] ProfileFinding foundProvider(const Result<HttpResponse>& response);
    void lookAtKeys(const QUrl& url);
    void lookAtSource(int place, const ProfileSource& source);

    const Profile m_profile;
    const std::chrono::milliseconds m_patience;
    HttpClient m_http;
    std::vector<std::unique_ptr<HttpExchange>> m_exchanges;
    std::map<int, ProfileFinding> m_findings; ///< by their place in the list
    int m_waiting = 0;
};

} // namespace logloupe
