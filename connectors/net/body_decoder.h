// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The body of an HTTP answer as it was meant: what came packed is unpacked here and not by Qt, which takes a packed body that ends too early for a whole one. Of one thread.

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>

namespace logloupe {

class BodyDecoder {
public:
    enum class State : quint8 {
        Good,
        TooLarge, ///< over the limit; nothing more is taken
        Broken    ///< not what the encoding says; nothing more is taken
    };

    /// `encoding`: of Content-Encoding (RFC 9110, section 8.4): none, "identity", "gzip" (RFC 1952, members one behind the other too) or "deflate" (RFC 1950); anything else
    /// is Broken from its first byte. `limit`: bytes after unpacking.
    BodyDecoder(const QByteArray& encoding, qint64 limit);
    ~BodyDecoder();
    BodyDecoder(BodyDecoder&&) noexcept;
    BodyDecoder& operator=(BodyDecoder&&) noexcept;

    [[nodiscard]] static QByteArray accepted() { return "gzip, deflate"; }

    State take(QByteArrayView bytes);
    [[nodiscard]] State state() const { return m_state; }
    /// Good, and not in the middle of what was packed; also where nothing came at all.
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] const QByteArray& body() const { return m_body; }

private:
    struct Inflation;

    State keep(QByteArrayView bytes);
    State inflate(QByteArrayView bytes);

    qint64 m_limit;
    QByteArray m_body;
    State m_state = State::Good;
    bool m_isUnknown = false;
    std::unique_ptr<Inflation> m_inflation; ///< null: the body is not packed
};

} // namespace logloupe
