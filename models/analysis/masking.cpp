// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/masking.h"

#include "models/analysis/masking_keys.h"
#include "models/analysis/masking_scanners.h"
#include "models/analysis/masking_tokens.h"
#include "models/analysis/masking_walk.h"

#include <QMessageAuthenticationCode>

namespace logloupe {

namespace {

/// Bytes that are not UTF-8 become U+FFFD, so that what follows can rely on it.
std::string wellFormed(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).toStdString();
}

} // namespace

Masker::Masker(QByteArray key)
    : m_key(std::move(key)) {}

std::string Masker::token(MaskKind kind, std::string_view value) const {
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, m_key);
    const std::string canonical = canonicalValue(kind, value);
    const char kindByte = static_cast<char>(kind);
    code.addData(&kindByte, 1);
    code.addData(canonical.data(), static_cast<qsizetype>(canonical.size()));
    const QByteArray hex = code.result().left(2).toHex();
    std::string result(maskTokenOpen);
    result += maskKindWord(kind).toStdString();
    result += ' ';
    result.append(hex.constData(), static_cast<size_t>(hex.size()));
    result += maskTokenClose;
    return result;
}

QString Masker::tokenFor(MaskKind kind, const QString& value) const {
    return QString::fromStdString(token(kind, value.toStdString()));
}

bool Masker::isToken(std::string_view utf8) {
    return !utf8.empty() && maskTokenEnd(utf8, 0) == utf8.size();
}

std::string Masker::mask(const FieldRef& field, std::string_view utf8) const {
    if (field.canonical) {
        switch (*field.canonical) {
        case Field::OrderId:
        case Field::ModelId:
        case Field::TraceId:
        case Field::SpanId:
        case Field::MessageId:
            return wellFormed(utf8);
        case Field::UserId:
            // A sign-in name may be an address; the numbers of operators are no phones.
            return utf8.find_first_of("@%") != std::string_view::npos ? maskText(utf8) : wellFormed(utf8);
        default:
            break;
        }
    }
    const bool mayBeAddress = utf8.find_first_of("@%") != std::string_view::npos;
    if (!field.canonical && !mayBeAddress && isIdentifierKey({}, field.name))
        return wellFormed(utf8);
    const auto kind = maskKindOfField(field);
    if (!kind || utf8.empty())
        return maskText(utf8);
    return isToken(utf8) ? std::string(utf8) : token(*kind, wellFormed(utf8));
}

std::string Masker::maskText(std::string_view utf8) const {
    constexpr int mostRounds = 4;
    const MakeMaskToken makeToken = [this](MaskKind kind, std::string_view value) { return token(kind, value); };
    if (needsNoMasking(utf8))
        return std::string(utf8);
    std::string text = wellFormed(utf8);
    for (int round = 0; round < mostRounds; ++round) {
        std::string masked = maskedOnce(text, 0, makeToken);
        if (masked == text)
            return masked;
        text = std::move(masked);
    }
    // What one hiding uncovered, the next one should have found: better to show nothing.
    return token(MaskKind::Hidden, text);
}

std::string Masker::maskRecord(std::string_view bytes, RecordFormat format) const {
    std::string masked = maskText(bytes);
    const bool isWhollyHidden = format == RecordFormat::Json && isToken(masked);
    return isWhollyHidden ? '"' + masked + '"' : masked;
}

} // namespace logloupe
