// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a provider says of itself: whatever it is, every address that is taken is a safe one, and the issuer the one that was asked.

#include "connectors/auth/provider_metadata.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace logloupe;

void require(bool condition) {
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray json(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QString issuer = QStringLiteral("https://id.example");
    const Result<ProviderMetadata> read = readProviderMetadata(json, issuer);
    if (read) {
        require(read->issuer == issuer);
        for (const QUrl& needed : {read->authorization, read->token, read->keys})
            require(isSafeEndpoint(needed));
        for (const QUrl& optional : {read->userInfo, read->revocation, read->endSession, read->deviceAuthorization})
            require(optional.isEmpty() || isSafeEndpoint(optional));
    } else {
        require(read.error().kind == ErrorKind::Auth && !read.error().message.isEmpty());
    }
    // Any bytes as an issuer: the address stays on its host, and is asked for nothing but the one document.
    const QString anyIssuer = QString::fromUtf8(json);
    const QUrl url = discoveryUrl(anyIssuer);
    if (isSafeEndpoint(url))
        require(url.path().endsWith(QLatin1String("/.well-known/openid-configuration")) && !url.hasQuery());
    return 0;
}
