// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/platform/chromium.h"

#include "tests/platform/platform_play.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTcpServer>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

QString browserPath() {
    return QStandardPaths::findExecutable(u"chromium"_s);
}

QString driverPath() {
    return QStandardPaths::findExecutable(u"chromedriver"_s);
}

} // namespace

bool Chromium::isInstalled() {
    return !browserPath().isEmpty() && !driverPath().isEmpty();
}

Chromium::Chromium() = default;

Chromium::~Chromium() {
    if (!m_session.isEmpty())
        call("DELETE", m_session);
    m_driver.terminate();
    if (!m_driver.waitForFinished(5000))
        m_driver.kill();
    m_driver.waitForFinished();
}

bool Chromium::start() {
    QTcpServer free;
    free.listen(QHostAddress::LocalHost);
    m_base = u"http://127.0.0.1:%1/"_s.arg(free.serverPort());
    const QString port = u"--port=%1"_s.arg(free.serverPort());
    free.close();
    m_driver.setStandardOutputFile(QProcess::nullDevice());
    m_driver.setStandardErrorFile(QProcess::nullDevice());
    m_driver.start(driverPath(), {port});
    if (!soon([this] { return call("GET", u"status"_s).toObject().value("ready"_L1).toBool(); }, 20'000))
        return false;
    QJsonArray arguments{u"--headless=new"_s,
                         u"--no-first-run"_s,
                         u"--disable-gpu"_s,
                         u"--disable-dev-shm-usage"_s,
                         u"--disable-background-networking"_s,
                         u"--user-data-dir="_s + m_home.path()};
    if (geteuid() == 0) // Chromium's own sandbox does not work for root
        arguments.append(u"--no-sandbox"_s);
    const QJsonObject options{{u"binary"_s, browserPath()}, {u"args"_s, arguments}};
    const QJsonObject always{{u"goog:chromeOptions"_s, options}};
    const QJsonValue session = call("POST", u"session"_s, {{u"capabilities"_s, QJsonObject{{u"alwaysMatch"_s, always}}}});
    const QString id = session.toObject().value("sessionId"_L1).toString();
    if (id.isEmpty())
        return false;
    m_session = u"session/"_s + id;
    return true;
}

QJsonValue Chromium::call(const QByteArray& method, const QString& path, const QJsonObject& json) {
    HttpRequest request;
    request.method = method;
    request.url = QUrl(m_base + path);
    request.timeout = std::chrono::seconds(60);
    if (method == "POST") {
        request.headers = {{"Content-Type", "application/json"}};
        request.body = QJsonDocument(json).toJson();
    }
    const HttpResponse response = exchanged(request);
    m_said = QString::fromUtf8(response.body.left(500));
    const QJsonValue value = QJsonDocument::fromJson(response.body).object().value("value"_L1);
    return response.isSuccess() ? value : QJsonValue(QJsonValue::Undefined);
}

QString Chromium::element(const QString& selector) {
    const QJsonValue found = call("POST", m_session + u"/element"_s, {{u"using"_s, u"css selector"_s}, {u"value"_s, selector}});
    const QJsonObject object = found.toObject();
    return object.isEmpty() ? QString() : m_session + u"/element/"_s + object.constBegin().value().toString();
}

bool Chromium::open(const QUrl& url) {
    return !call("POST", m_session + u"/url"_s, {{u"url"_s, url.toString(QUrl::FullyEncoded)}}).isUndefined();
}

bool Chromium::type(const QString& selector, const QString& text) {
    const QString found = element(selector);
    return !found.isEmpty() && !call("POST", found + u"/value"_s, {{u"text"_s, text}}).isUndefined();
}

bool Chromium::click(const QString& selector) {
    const QString found = element(selector);
    return !found.isEmpty() && !call("POST", found + u"/click"_s).isUndefined();
}

QString Chromium::text(const QString& selector) {
    const QString found = element(selector);
    return found.isEmpty() ? QString() : call("GET", found + u"/text"_s).toString();
}

QUrl Chromium::address() {
    return QUrl(call("GET", m_session + u"/url"_s).toString());
}

} // namespace logloupe
