// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/callback_page.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

class CallbackPages {
    Q_DECLARE_TR_FUNCTIONS(CallbackPages)
};

struct PageText {
    QString title;
    QString text;
};

PageText pageText(CallbackPage page) {
    switch (page) {
    case CallbackPage::SignedIn:
        return {CallbackPages::tr("You are signed in"), CallbackPages::tr("Close this tab and go back to LogLoupe.")};
    case CallbackPage::NoRole:
        return {
            CallbackPages::tr("Your account has no access"),
            CallbackPages::tr(
                "You are signed in, but your account has no role that opens this workspace. LogLoupe says which roles do.")};
    case CallbackPage::Refused:
        return {CallbackPages::tr("Sign-in was refused"),
                CallbackPages::tr("Nobody is signed in. Go back to LogLoupe to try again.")};
    case CallbackPage::Failed:
        return {CallbackPages::tr("Sign-in did not work"),
                CallbackPages::tr("Nobody is signed in. LogLoupe says why, and lets you try again.")};
    case CallbackPage::Over:
        return {CallbackPages::tr("This attempt is over"), CallbackPages::tr("Close this tab and go on in LogLoupe.")};
    case CallbackPage::Unexpected:
        break;
    }
    return {CallbackPages::tr("LogLoupe does not wait for this answer"),
            CallbackPages::tr("Nothing was changed. Start the sign-in from LogLoupe.")};
}

QByteArray reason(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 303:
        return "See Other";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 410:
        return "Gone";
    case 414:
        return "URI Too Long";
    case 431:
        return "Request Header Fields Too Large";
    default:
        return "Bad Request";
    }
}

QByteArray answer(int status, const QByteArray& headers, const QByteArray& body) {
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status)
           + "\r\n"
             "Cache-Control: no-store\r\n"
             "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n"
             "Referrer-Policy: no-referrer\r\n"
             "X-Content-Type-Options: nosniff\r\n"
             "Connection: close\r\n"
           + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

QByteArray pageAnswer(int status, CallbackPage page) {
    const PageText text = pageText(page);
    //: The code of the language this is translated into (BCP 47), for the page's lang attribute.
    const QString language = CallbackPages::tr("en");
    const QString body = u"<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\"><title>LogLoupe</title></head>"
                         "<body><h1>%2</h1><p>%3</p></body></html>\n"_s.arg(
                             language.toHtmlEscaped(), text.title.toHtmlEscaped(), text.text.toHtmlEscaped());
    return answer(status, "Content-Type: text/html; charset=utf-8\r\n", body.toUtf8());
}

QByteArray redirectAnswer(const QByteArray& path) {
    return answer(303, "Location: " + path + "\r\n", {});
}

QByteArray emptyAnswer(int status) {
    return answer(status, status == 405 ? QByteArray("Allow: GET\r\n") : QByteArray(), {});
}

} // namespace logloupe
