// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/masking_json_text.h"

#include <QString>

#include <algorithm>

namespace logloupe {

std::string jsonUnescapedText(std::string_view content) {
    QString result;
    result.reserve(static_cast<qsizetype>(content.size()));
    std::string plain;
    const auto flush = [&] {
        result += QString::fromUtf8(plain.data(), static_cast<qsizetype>(plain.size()));
        plain.clear();
    };
    for (size_t at = 0; at < content.size(); ++at) {
        if (content[at] != '\\' || at + 1 == content.size()) {
            plain += content[at];
            continue;
        }
        const char escape = content[++at];
        switch (escape) {
        case 'n':
            plain += '\n';
            break;
        case 't':
            plain += '\t';
            break;
        case 'r':
            plain += '\r';
            break;
        case 'b':
            plain += '\b';
            break;
        case 'f':
            plain += '\f';
            break;
        case 'u': {
            bool isHex = false;
            const ushort code =
                QByteArray(content.data() + at + 1, static_cast<qsizetype>(std::min<size_t>(4, content.size() - at - 1)))
                    .toUShort(&isHex, 16);
            if (isHex && at + 4 < content.size()) {
                flush();
                result += QChar(code);
                at += 4;
            } else {
                plain += escape;
            }
            break;
        }
        default:
            plain += escape;
            break;
        }
    }
    flush();
    // Through UTF-8, where lone halves of surrogate pairs have no place.
    return result.toStdString();
}

bool isJsonBlank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

std::string jsonPlainText(std::string_view content) {
    return content.find('\\') == std::string_view::npos ? std::string(content) : jsonUnescapedText(content);
}

std::string jsonEscapedText(std::string_view text) {
    std::string result;
    for (const char byte : text) {
        constexpr unsigned char firstPrintable = 0x20;
        if (byte == '"' || byte == '\\') {
            result += '\\';
            result += byte;
        } else if (byte == '\n') {
            result += "\\n";
        } else if (static_cast<unsigned char>(byte) < firstPrintable) {
            constexpr std::string_view hex = "0123456789abcdef";
            result += "\\u00";
            result += hex[static_cast<unsigned char>(byte) >> 4U];
            result += hex[static_cast<unsigned char>(byte) & 0xFU];
        } else {
            result += byte;
        }
    }
    return result;
}

size_t jsonClosingQuote(std::string_view text, size_t at) {
    for (; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at;
    }
    return std::string_view::npos;
}

} // namespace logloupe
