// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ts_translator.h"

#include <QFile>
#include <QXmlStreamReader>

namespace logloupe::testing {

namespace {

QString keyOf(const QString& context, const QString& source) {
    return context + QChar(0x1F) + source;
}

/// CLDR's plural rules for integers.
qsizetype formOf(int count, bool isRussian) {
    if (!isRussian)
        return count == 1 ? 0 : 1;
    const int tens = count % 100;
    const int ones = count % 10;
    if (ones == 1 && tens != 11)
        return 0;
    return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
}

} // namespace

TsTranslator::TsTranslator(const QString& room, const QString& language)
    : m_isRussian(language == QStringLiteral("ru")) {
    QFile file(qEnvironmentVariable("LOGLOUPE_SOURCE_DIR") + QStringLiteral("/translations/%1_%2.ts").arg(room, language));
    if (!file.open(QIODevice::ReadOnly))
        return;
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    QString text;
    bool isPlural = false;
    while (!xml.atEnd()) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::Characters)
            text += xml.text();
        if (token == QXmlStreamReader::StartElement) {
            text.clear();
            isPlural = isPlural && xml.name() != QStringLiteral("translation");
        }
        if (token != QXmlStreamReader::EndElement)
            continue;
        if (xml.name() == QStringLiteral("name"))
            m_contexts.append(context = text);
        else if (xml.name() == QStringLiteral("source"))
            source = text;
        else if (xml.name() == QStringLiteral("numerusform") && (isPlural = true))
            m_forms[keyOf(context, source)].append(text);
        else if (xml.name() == QStringLiteral("translation") && !isPlural && !text.isEmpty())
            m_forms[keyOf(context, source)].append(text);
    }
}

QString TsTranslator::translate(const char* context, const char* source, const char* disambiguation, int count) const {
    Q_UNUSED(disambiguation);
    const auto found = m_forms.constFind(keyOf(QString::fromUtf8(context), QString::fromUtf8(source)));
    if (found == m_forms.constEnd() || found->isEmpty()) {
        m_missing.append(QString::fromUtf8(context) + QStringLiteral(": ") + QString::fromUtf8(source));
        return {};
    }
    if (count < 0)
        return found->constFirst();
    return found->value(std::min(formOf(count, m_isRussian), found->size() - 1));
}

QStringList TsTranslator::takeMissing() {
    QStringList missing;
    missing.swap(m_missing);
    return missing;
}

} // namespace logloupe::testing
