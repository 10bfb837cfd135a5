// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/pem_text.h"

#include "models/domain/json_place.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 64 * 1024;
constexpr QLatin1StringView begin("-----BEGIN ");
constexpr QLatin1StringView beginCertificate("-----BEGIN CERTIFICATE-----");
constexpr QLatin1StringView endCertificate("-----END CERTIFICATE-----");

class PemText {
    Q_DECLARE_TR_FUNCTIONS(PemText)
};

tl::unexpected<Error> notTaken(ErrorKind kind, const QString& sentence, const QString& path) {
    return failure({kind, sentence.arg(quoted(QFileInfo(path).fileName()))});
}

bool isPasswordKey(const QString& text) {
    return text.contains("ENCRYPTED"_L1); // PKCS #8 in its first line, the older form in "Proc-Type: 4,ENCRYPTED"
}

QByteArray firstCertificate(const QString& text) {
    const qsizetype start = text.indexOf(beginCertificate) + beginCertificate.size();
    const qsizetype end = text.indexOf(endCertificate, start);
    return QByteArray::fromBase64(text.mid(start, end < 0 ? -1 : end - start).toLatin1());
}

} // namespace

Result<QString> readPemFile(const QString& path, PemKind kind) {
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return notTaken(ErrorKind::Storage, PemText::tr("The file %1 cannot be read. Check its rights."), path);
    const QByteArray content = file.read(mostBytes + 1);
    const QString text = QString::fromLatin1(content.mid(std::max<qsizetype>(content.indexOf("-----BEGIN "), 0)));
    if (content.size() > mostBytes || !text.startsWith(begin))
        return notTaken(ErrorKind::Usage, PemText::tr("The file %1 is no PEM file, or larger than 64 KiB."), path);
    const bool hasKey = text.contains("PRIVATE KEY-----"_L1);
    if (kind == PemKind::PrivateKey && !hasKey)
        return notTaken(ErrorKind::Usage, PemText::tr("There is no private key in the file %1."), path);
    if (kind == PemKind::PrivateKey && isPasswordKey(text))
        return notTaken(
            ErrorKind::Usage,
            PemText::tr("The key in the file %1 has a password. Take one without: it is kept in the profile, which only "
                        "you can read."),
            path);
    if (kind == PemKind::Certificates && hasKey)
        return notTaken(ErrorKind::Usage, PemText::tr("There is a private key in the file %1. Take the certificate alone."),
                        path);
    if (kind == PemKind::Certificates && !text.contains(beginCertificate))
        return notTaken(ErrorKind::Usage, PemText::tr("There is no certificate in the file %1."), path);
    return text;
}

QString describePem(const QString& text) {
    if (!text.startsWith(begin))
        return text;
    const auto count = static_cast<int>(text.count(beginCertificate));
    if (count == 0)
        return PemText::tr("Private key");
    const QByteArray digest = QCryptographicHash::hash(firstCertificate(text), QCryptographicHash::Sha256);
    return PemText::tr("%n certificate(s), SHA-256 %1", nullptr, count).arg(QString::fromLatin1(digest.toHex(':').toUpper()));
}

} // namespace logloupe
