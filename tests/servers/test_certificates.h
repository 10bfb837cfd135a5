// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Certificates for tests, made when they are asked for and kept nowhere: an authority of our own and what it vouches for. Any thread.

#include <QByteArray>
#include <QSslConfiguration>
#include <QString>

namespace logloupe {

struct TestCertificate {
    QByteArray certificate; ///< PEM
    QByteArray key;         ///< PEM, unencrypted
};

class TestAuthority {
public:
    TestAuthority();

    /// PEM; to be trusted.
    [[nodiscard]] const QByteArray& certificate() const { return m_self.certificate; }
    /// For a DNS name or an address, good for an hour; with `expired`, until yesterday.
    [[nodiscard]] TestCertificate issue(const QString& host, bool expired = false) const;

private:
    TestCertificate m_self;
};

/// That vouches for itself alone.
[[nodiscard]] TestCertificate selfSigned(const QString& host);

/// What a server of 127.0.0.1 needs to speak TLS with it.
[[nodiscard]] QSslConfiguration serverTls(const TestCertificate& certificate);

} // namespace logloupe
