// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_secret.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace logloupe {

namespace {

constexpr qint64 longestSecret = 16 * 1024;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

tl::unexpected<Error> cannotUse(const QString& sentence, const QString& path) {
    return failure({ErrorKind::Usage, sentence.arg(QFileInfo(path).fileName())});
}

} // namespace

Result<QByteArray> authorizationFromFile(const QString& path, ElasticCredentials credentials) {
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return cannotUse(Tr::tr("The file %1 with the credentials cannot be read. Tell an administrator."), path);
    if ((file.permissions() & others) != 0)
        return cannotUse(Tr::tr("The file %1 with the credentials can be read by others on this computer, so it is not used. "
                                "Make it readable by you alone (mode 0600)."),
                         path);
    const QByteArray secret = file.read(longestSecret + 1).trimmed();
    const bool isText = std::none_of(secret.begin(), secret.end(), [](char byte) {
        const auto value = static_cast<unsigned char>(byte);
        return value < 0x20 || value == 0x7F;
    });
    const bool hasTwoParts = secret.indexOf(':') > 0;
    if (secret.isEmpty() || secret.size() > longestSecret || !isText
        || (credentials == ElasticCredentials::Basic && !hasTwoParts))
        return cannotUse(
            Tr::tr("The file %1 does not hold what the profile says: an API key, or a name and a password parted by "
                   "a colon, on one line."),
            path);
    if (credentials == ElasticCredentials::Basic)
        return "Basic " + secret.toBase64();
    return "ApiKey " + (hasTwoParts ? secret.toBase64() : secret);
}

} // namespace logloupe
