// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/random_text.h"

#include "connectors/auth/base64_url.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace logloupe {

QByteArray randomText() {
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return toBase64Url(QByteArray(reinterpret_cast<const char*>(words.data()), sizeof(words)));
}

QByteArray codeChallenge(const QByteArray& verifier) {
    return toBase64Url(QCryptographicHash::hash(verifier, QCryptographicHash::Sha256));
}

} // namespace logloupe
