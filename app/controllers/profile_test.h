// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Looks whether what a profile names is there: the provider, its keys, and each source, without signing in to any. GUI thread; nothing blocks.

#include "connectors/net/http_client.h"
#include "models/domain/profile.h"
#include "views/pages/profile_dialog.h"

#include <QObject>

#include <memory>
#include <vector>

namespace logloupe {

class ProfileTest : public QObject {
    Q_OBJECT
public:
    explicit ProfileTest(const Profile& profile, QObject* parent = nullptr);

    void start();
    [[nodiscard]] const QList<ProfileFinding>& findings() const { return m_findings; }
    [[nodiscard]] bool isUnderWay() const { return m_waiting > 0; }

signals:
    /// After each finding; the last one when nothing is under way any more.
    void changed();

private:
    void ask(const QUrl& url, HttpDone done);
    void tell(const QString& name, bool isGood, const QString& sentence);
    void lookAtProvider();
    void lookAtKeys(const QUrl& url);
    void lookAtSource(const ProfileSource& source);

    Profile m_profile;
    HttpClient m_http;
    std::vector<std::unique_ptr<HttpExchange>> m_exchanges;
    QList<ProfileFinding> m_findings;
    int m_waiting = 0;
};

} // namespace logloupe
