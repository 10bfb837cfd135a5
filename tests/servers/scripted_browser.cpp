// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/servers/scripted_browser.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr std::size_t mostPages = 30;

QString unescaped(QString text) {
    return text.replace("&quot;"_L1, "\""_L1)
        .replace("&#39;"_L1, "'"_L1)
        .replace("&#x2F;"_L1, "/"_L1)
        .replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&amp;"_L1, "&"_L1);
}

/// An attribute of a tag's text: quoted in either way, or bare.
std::optional<QString> attribute(const QString& tag, const QString& name) {
    const QRegularExpression expression(uR"re((?:^|\s)%1\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))re"_s.arg(name),
                                        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = expression.match(tag);
    if (!match.hasMatch())
        return std::nullopt;
    return unescaped(match.captured(1) + match.captured(2) + match.captured(3));
}

bool isSentField(const QString& input) {
    const QString type = attribute(input, u"type"_s).value_or(u"text"_s).toLower();
    if (type == "submit"_L1 || type == "button"_L1 || type == "reset"_L1 || type == "image"_L1)
        return false;
    static const QRegularExpression ticked(uR"(\schecked\b)"_s, QRegularExpression::CaseInsensitiveOption);
    return (type != "checkbox"_L1 && type != "radio"_L1) || ticked.match(input).hasMatch();
}

QByteArray encoded(const BrowserForm& form) {
    QByteArrayList parts;
    for (const auto& [name, value] : form.fields)
        parts.append(QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value));
    return parts.join('&');
}

} // namespace

QByteArray BrowserPage::header(const QByteArray& name) const {
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool BrowserForm::has(const QString& name) const {
    return std::any_of(fields.cbegin(), fields.cend(), [&name](const auto& field) { return field.first == name; });
}

void BrowserForm::set(const QString& name, const QString& value) {
    for (auto& [key, old] : fields) {
        if (key == name) {
            old = value;
            return;
        }
    }
    fields.append({name, value});
}

std::optional<BrowserForm> formIn(const BrowserPage& page) {
    static const QRegularExpression forms(uR"(<form\b([^>]*)>(.*?)</form>)"_s,
                                          QRegularExpression::CaseInsensitiveOption
                                              | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression inputs(uR"(<input\b([^>]*)>)"_s, QRegularExpression::CaseInsensitiveOption);
    const QString html = QString::fromUtf8(page.body);
    for (auto found = forms.globalMatch(html); found.hasNext();) {
        const QRegularExpressionMatch form = found.next();
        if (attribute(form.captured(1), u"method"_s).value_or(u"get"_s).compare("post"_L1, Qt::CaseInsensitive) != 0)
            continue;
        BrowserForm result{
            page.url.resolved(QUrl(attribute(form.captured(1), u"action"_s).value_or(QString()), QUrl::TolerantMode))};
        for (auto field = inputs.globalMatch(form.captured(2)); field.hasNext();) {
            const QString input = field.next().captured(1);
            const std::optional<QString> name = attribute(input, u"name"_s);
            if (name && isSentField(input))
                result.fields.append({*name, attribute(input, u"value"_s).value_or(QString())});
        }
        return result;
    }
    return std::nullopt;
}

ScriptedBrowser::ScriptedBrowser(Person person, QObject* parent)
    : QObject(parent)
    , m_person(std::move(person)) {
    m_network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void ScriptedBrowser::open(const QUrl& url) {
    m_isDone = false;
    m_pages.clear();
    send("GET", url);
}

void ScriptedBrowser::sendJson(const QByteArray& method, const QUrl& url, const QByteArray& json) {
    m_isDone = false;
    m_pages.clear();
    send(method, url, json, "application/json");
}

void ScriptedBrowser::send(const QByteArray& method, const QUrl& url, const QByteArray& body, const QByteArray& type) {
    QNetworkRequest request(url);
    // The servers' cookies are kept here: Keycloak 26 marks its own as Secure even over http, and a jar of Qt's would not send them back to a loopback address as
    // browsers do.
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(20'000);
    request.setRawHeader("Accept", "text/html");
    request.setRawHeader("Connection", "close");
    const QByteArray cookies = cookiesFor(url);
    if (!cookies.isEmpty())
        request.setRawHeader("Cookie", cookies);
    if (!type.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    QNetworkReply* reply = m_network.sendCustomRequest(request, method, body);
    connect(reply, &QNetworkReply::finished, this, [this, reply] { receive(reply); });
}

void ScriptedBrowser::receive(QNetworkReply* reply) {
    reply->deleteLater();
    BrowserPage page{reply->url(), reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()};
    const QList<QNetworkReply::RawHeaderPair>& headers = reply->rawHeaderPairs();
    for (const QNetworkReply::RawHeaderPair& header : headers)
        page.headers.append({header.first, header.second});
    page.body = reply->readAll();
    m_pages.push_back(page);
    keepCookies(page);
    goOn(page);
}

void ScriptedBrowser::goOn(const BrowserPage& page) {
    if (page.status == 0 || m_pages.size() >= mostPages) {
        finish();
        return;
    }
    const QByteArray location = page.header("Location");
    if (page.status >= 300 && page.status < 400 && !location.isEmpty()) {
        send("GET", page.url.resolved(QUrl::fromEncoded(location)));
        return;
    }
    const std::optional<BrowserForm> form = m_person ? m_person(page) : std::nullopt;
    if (form)
        send("POST", form->action, encoded(*form), "application/x-www-form-urlencoded");
    else
        finish();
}

void ScriptedBrowser::finish() {
    m_isDone = true;
    emit done();
}

void ScriptedBrowser::keepCookies(const BrowserPage& page) {
    QHash<QByteArray, QByteArray>& cookies = m_cookies[page.url.host()];
    for (const auto& [name, value] : page.headers) {
        if (name.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
            continue;
        // QNetworkReply joins several headers of one name with a line break.
        const QByteArrayList lines = value.split('\n');
        for (const QByteArray& line : lines) {
            const QByteArray pair = line.left(line.indexOf(';') < 0 ? line.size() : line.indexOf(';'));
            const qsizetype equals = pair.indexOf('=');
            if (equals > 0)
                cookies.insert(pair.left(equals).trimmed(), pair.mid(equals + 1).trimmed());
        }
    }
}

QByteArray ScriptedBrowser::cookiesFor(const QUrl& url) const {
    QByteArrayList parts;
    const QHash<QByteArray, QByteArray> cookies = m_cookies.value(url.host());
    for (auto cookie = cookies.cbegin(); cookie != cookies.cend(); ++cookie) {
        if (!cookie.value().isEmpty())
            parts.append(cookie.key() + '=' + cookie.value());
    }
    return parts.join("; ");
}

} // namespace logloupe
