// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/base64_url.h"

namespace logloupe {

namespace {

constexpr QByteArray::Base64Options options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

QByteArray toBase64Url(const QByteArray& bytes) {
    return bytes.toBase64(options);
}

std::optional<QByteArray> fromStrictBase64Url(const QByteArray& text) {
    const QByteArray::FromBase64Result read =
        QByteArray::fromBase64Encoding(text, options | QByteArray::AbortOnBase64DecodingErrors);
    // Written again, it is the same only if it was canonical.
    if (read.decodingStatus != QByteArray::Base64DecodingStatus::Ok || toBase64Url(read.decoded) != text)
        return std::nullopt;
    return read.decoded;
}

} // namespace logloupe
