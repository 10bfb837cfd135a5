// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/masking_tokens.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace logloupe {

namespace {

constexpr std::array kindWords{
    QT_TRANSLATE_NOOP("Masking", "e-mail"),   QT_TRANSLATE_NOOP("Masking", "phone"),   QT_TRANSLATE_NOOP("Masking", "card"),
    QT_TRANSLATE_NOOP("Masking", "name"),     QT_TRANSLATE_NOOP("Masking", "address"), QT_TRANSLATE_NOOP("Masking", "passport"),
    QT_TRANSLATE_NOOP("Masking", "SNILS"),    QT_TRANSLATE_NOOP("Masking", "INN"),     QT_TRANSLATE_NOOP("Masking", "IP"),
    QT_TRANSLATE_NOOP("Masking", "birthday"), QT_TRANSLATE_NOOP("Masking", "secret"),  QT_TRANSLATE_NOOP("Masking", "hidden")};

} // namespace

size_t maskTokenEnd(std::string_view text, size_t at) {
    if (text.substr(at, maskTokenOpen.size()) != maskTokenOpen)
        return 0;
    const std::string_view rest = text.substr(at + maskTokenOpen.size());
    const auto endAfter = [&](std::string_view word) -> size_t {
        constexpr size_t digits = 4;
        const size_t size = word.size() + 1 + digits + maskTokenClose.size();
        if (rest.size() < size || !rest.starts_with(word) || rest[word.size()] != ' '
            || rest.substr(size - maskTokenClose.size(), maskTokenClose.size()) != maskTokenClose)
            return 0;
        const std::string_view hash = rest.substr(word.size() + 1, digits);
        const bool isHash = std::all_of(hash.begin(), hash.end(),
                                        [](char byte) { return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f'); });
        return isHash ? at + maskTokenOpen.size() + size : 0;
    };
    for (size_t kind = 0; kind < kindWords.size(); ++kind) {
        if (const size_t end = endAfter(kindWords[kind]))
            return end;
        if (const size_t end = endAfter(maskKindWord(static_cast<MaskKind>(kind)).toStdString()))
            return end;
    }
    return 0;
}

QString maskKindWord(MaskKind kind) {
    return QCoreApplication::translate("Masking", kindWords[static_cast<size_t>(kind)]);
}

} // namespace logloupe
