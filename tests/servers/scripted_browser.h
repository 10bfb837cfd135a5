// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Plays the person at a browser: opens an address, follows redirects, keeps cookies, fills in the forms it meets as it was told, stops where there is nothing more to do.
// Of one thread, everything asynchronous: wait for isDone().

#include <QByteArray>
#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QNetworkReply;

namespace logloupe {

struct BrowserPage {
    QUrl url;
    int status = 0; ///< 0: no answer
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};

    [[nodiscard]] QByteArray header(const QByteArray& name) const;
};

/// A form of a page, as a browser would send it: hidden fields and preset values, without its buttons.
struct BrowserForm {
    QUrl action;
    QList<std::pair<QString, QString>> fields = {};

    [[nodiscard]] bool has(const QString& name) const;
    void set(const QString& name, const QString& value);
};

/// The first form of a page that is sent by POST.
[[nodiscard]] std::optional<BrowserForm> formIn(const BrowserPage& page);

class ScriptedBrowser : public QObject {
    Q_OBJECT
public:
    /// Asked for each page that is no redirect: what to send next; nothing ends the visit there.
    using Person = std::function<std::optional<BrowserForm>(const BrowserPage&)>;

    explicit ScriptedBrowser(Person person = {}, QObject* parent = nullptr);

    void open(const QUrl& url);
    /// As a page's script would: the same cookies, and JSON for a body.
    void sendJson(const QByteArray& method, const QUrl& url, const QByteArray& json);
    [[nodiscard]] bool isDone() const { return m_isDone; }
    /// Every answer since open(), redirects too.
    [[nodiscard]] const std::vector<BrowserPage>& pages() const { return m_pages; }
    /// The last one; an empty page before there is any.
    [[nodiscard]] BrowserPage last() const { return m_pages.empty() ? BrowserPage{} : m_pages.back(); }

signals:
    void done();

private:
    void send(const QByteArray& method, const QUrl& url, const QByteArray& body = {}, const QByteArray& type = {});
    void receive(QNetworkReply* reply);
    void goOn(const BrowserPage& page);
    void finish();
    void keepCookies(const BrowserPage& page);
    [[nodiscard]] QByteArray cookiesFor(const QUrl& url) const;

    Person m_person;
    QNetworkAccessManager m_network;
    std::vector<BrowserPage> m_pages;
    QHash<QString, QHash<QByteArray, QByteArray>> m_cookies; ///< by host
    bool m_isDone = false;
};

} // namespace logloupe
