// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A platform that keeps logs, as far as admission goes: it notes who asks, lets in who has a token, and can be told to refuse one, or to be open to everybody. Of one thread.

#include "tests/servers/http_test_server.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QUrl>

namespace logloupe {

class DataServer : public QObject {
    Q_OBJECT
public:
    explicit DataServer(QObject* parent = nullptr);
    ~DataServer() override;

    [[nodiscard]] QUrl url(const QString& path = QStringLiteral("/search")) const;
    /// 401 to this token from now on.
    void refuse(const QByteArray& token) { m_refused.insert(token); }
    bool isOpen = false; ///< 200 without credentials

    [[nodiscard]] int requests() const { return static_cast<int>(m_authorizations.size()); }
    /// The Authorization header of each request; empty where there was none.
    [[nodiscard]] const QList<QByteArray>& authorizations() const { return m_authorizations; }
    /// Everything that came, head and body, for a search of what must not have come.
    [[nodiscard]] const QByteArray& received() const { return m_received; }

private:
    HttpTestResponse answer(const HttpTestRequest& request);

    QSet<QByteArray> m_refused;
    QList<QByteArray> m_authorizations;
    QByteArray m_received;
    HttpTestServer m_server;
};

} // namespace logloupe
