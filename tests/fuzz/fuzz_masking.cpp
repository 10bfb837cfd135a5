// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Masking: any bytes become well-formed text that is its own mask, shows no card number in one piece, and stays JSON where it was JSON.

#include "models/analysis/masking.h"
#include "models/analysis/masking_scanners.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

namespace {

using namespace logloupe;

void require(bool condition) {
    if (!condition)
        std::abort();
}

bool isDigit(char byte) {
    return byte >= '0' && byte <= '9';
}

/// A stretch of plain digits alone between blanks or the ends, which nothing excuses.
bool showsCardNumber(std::string_view text) {
    size_t at = 0;
    while (at < text.size()) {
        size_t end = at;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        const size_t size = end - at;
        const bool standsAlone = (at == 0 || text[at - 1] == '\n') && (end == text.size() || text[end] == '\n');
        if (standsAlone && size >= 13 && size <= 19 && isCardRange(text.substr(at, size)) && passesLuhn(text.substr(at, size)))
            return true;
        at = end + 1;
    }
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Masker masker("0123456789abcdef");
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string once = masker.maskText(bytes);
    require(QString::fromStdString(once).toStdString() == once);
    require(masker.maskText(once) == once);
    require(!showsCardNumber(once));
    const std::string byName = masker.mask(FieldRef::named("customer.name"), bytes);
    require(byName.empty() == bytes.empty() && (byName.empty() || Masker::isToken(byName)));

    const QByteArray original(bytes.data(), static_cast<qsizetype>(bytes.size()));
    if (QString::fromUtf8(original).toUtf8() != original)
        return 0; // not JSON (RFC 8259, section 8.1), whatever a parser bears
    QJsonParseError error;
    QJsonDocument::fromJson(original, &error);
    if (error.error != QJsonParseError::NoError)
        return 0;
    const std::string record = masker.maskRecord(bytes, RecordFormat::Json);
    QJsonDocument::fromJson(QByteArray::fromStdString(record), &error);
    require(error.error == QJsonParseError::NoError || Masker::isToken(record.substr(1, record.size() - 2)));
    return 0;
}
