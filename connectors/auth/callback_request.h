// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the browser brings back to the loopback address (RFC 8252, RFC 6749 section 4.1.2). Pure; any thread.

#include <QByteArray>
#include <QString>

#include <optional>

namespace logloupe {

/// The first line of a request, as far as it came, of at most 8 KiB.
struct CallbackRequest {
    enum class Kind : quint8 {
        Incomplete,  ///< wait for more
        Malformed,   ///< 400
        TooLong,     ///< 414
        WrongMethod, ///< 405: only GET
        OtherPath,   ///< 404; `path` is it
        Callback
    };
    Kind kind = Kind::Incomplete;
    QByteArray path = {};
    QByteArray state = {};
    QByteArray code = {};
    QByteArray error = {}; ///< "access_denied", …: letters, digits, "_", "-", "." alone, else empty
    QByteArray issuer = {};
};

/// A parameter that comes twice, a percent sign that begins no byte, a control character or bytes that are no UTF-8 are Malformed. A callback has a code or an error,
/// not both.
[[nodiscard]] CallbackRequest readCallbackRequest(const QByteArray& received, const QByteArray& callbackPath);

} // namespace logloupe
