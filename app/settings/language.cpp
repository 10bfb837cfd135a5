// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace logloupe {

QList<std::pair<QString, QString>> Language::known() {
    return {{QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("ru"), QStringLiteral("Русский")}};
}

Language::Language() = default;

Language::~Language() {
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Language::use(const QString& code) {
    if (code == m_code)
        return;
    m_code = code;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    QLocale::setDefault(code == QStringLiteral("ru") ? QLocale(QLocale::Russian, QLocale::Russia)
                                                     : QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (m_qt.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral(":/translations/logloupe_%1.qm").arg(code)))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace logloupe
