// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The few pages a browser is shown after it came back: static, without style, script or address, kept nowhere. Any thread.

#include <QByteArray>

namespace logloupe {

enum class CallbackPage : quint8 {
    SignedIn,
    NoRole,
    Refused,
    Failed,
    Over,       ///< the attempt this tab belongs to has ended
    Unexpected, ///< nobody waits for what came
};

/// A whole HTTP answer with that page.
[[nodiscard]] QByteArray pageAnswer(int status, CallbackPage page);
/// 303 to another path of the same listener, so that the address the browser keeps has no code in it.
[[nodiscard]] QByteArray redirectAnswer(const QByteArray& path);
/// An answer without a page, for what no browser asks.
[[nodiscard]] QByteArray emptyAnswer(int status);

} // namespace logloupe
