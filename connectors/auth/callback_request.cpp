// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/callback_request.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace logloupe {

namespace {

using Kind = CallbackRequest::Kind;

constexpr qsizetype longestLine = 8 << 10;

bool isControl(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool hasControl(const QByteArray& bytes) {
    return std::any_of(bytes.cbegin(), bytes.cend(), isControl);
}

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool isErrorCode(const QByteArray& code) {
    return std::all_of(code.cbegin(), code.cend(), [](char c) {
        return isUpper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    });
}

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// application/x-www-form-urlencoded (RFC 6749 appendix B); nothing: Malformed.
std::optional<QByteArray> decoded(const QByteArray& encoded) {
    QByteArray plain;
    for (qsizetype at = 0; at < encoded.size(); ++at) {
        const char c = encoded.at(at);
        if (c != '%') {
            plain += c == '+' ? ' ' : c;
            continue;
        }
        const int high = at + 2 < encoded.size() ? hexValue(encoded.at(at + 1)) : -1;
        const int low = at + 2 < encoded.size() ? hexValue(encoded.at(at + 2)) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        plain += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return plain.isValidUtf8() && !hasControl(plain) ? std::optional(plain) : std::nullopt;
}

struct Parameter {
    QByteArray name;
    QByteArray value;
};

std::optional<Parameter> parameter(const QByteArray& part) {
    const qsizetype equals = part.indexOf('=');
    const std::optional<QByteArray> name = decoded(equals < 0 ? part : part.left(equals));
    const std::optional<QByteArray> value = decoded(equals < 0 ? QByteArray() : part.mid(equals + 1));
    if (!name || !value)
        return std::nullopt;
    return Parameter{*name, *value};
}

Kind readQuery(const QByteArray& query, CallbackRequest& request) {
    QSet<QByteArray> names;
    for (const QByteArray& part : query.split('&')) {
        if (part.isEmpty())
            continue;
        const std::optional<Parameter> read = parameter(part);
        if (!read || names.contains(read->name))
            return Kind::Malformed;
        names.insert(read->name);
        if (read->name == "state")
            request.state = read->value;
        else if (read->name == "code")
            request.code = read->value;
        else if (read->name == "error" && isErrorCode(read->value))
            request.error = read->value;
        else if (read->name == "iss")
            request.issuer = read->value;
    }
    return names.contains("code") == names.contains("error") || (names.contains("code") && request.code.isEmpty())
               ? Kind::Malformed
               : Kind::Callback;
}

Kind readLine(const QByteArray& line, const QByteArray& callbackPath, CallbackRequest& request) {
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 3 || (words.at(2) != "HTTP/1.1" && words.at(2) != "HTTP/1.0"))
        return Kind::Malformed;
    const QByteArray& method = words.at(0);
    const QByteArray& target = words.at(1);
    if (method.isEmpty() || !std::all_of(method.cbegin(), method.cend(), isUpper))
        return Kind::Malformed;
    if (method != "GET")
        return Kind::WrongMethod;
    if (!target.startsWith('/') || target.contains('#'))
        return Kind::Malformed;
    const qsizetype question = target.indexOf('?');
    request.path = question < 0 ? target : target.left(question);
    if (request.path != callbackPath)
        return Kind::OtherPath;
    return readQuery(question < 0 ? QByteArray() : target.mid(question + 1), request);
}

} // namespace

CallbackRequest readCallbackRequest(const QByteArray& received, const QByteArray& callbackPath) {
    const qsizetype newline = received.indexOf('\n');
    const QByteArray first = newline < 0 ? received : received.left(newline + 1);
    const bool isWhole = first.endsWith("\r\n");
    const QByteArray line = isWhole ? first.chopped(2) : first.endsWith('\r') ? first.chopped(1) : first;
    if (line.size() > longestLine)
        return {.kind = Kind::TooLong};
    // Bytes that no request line begins with, a TLS greeting for one, wait for no more.
    if (hasControl(line))
        return {.kind = Kind::Malformed};
    if (!isWhole)
        return {.kind = Kind::Incomplete};
    CallbackRequest request;
    request.kind = readLine(line, callbackPath, request);
    if (request.kind != Kind::Callback)
        return {.kind = request.kind, .path = request.path};
    return request;
}

} // namespace logloupe
