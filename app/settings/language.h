// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The language of every sentence, switched while the program runs. GUI thread (or the one thread of a command).

#include <QString>
#include <QStringList>
#include <QTranslator>

namespace logloupe {

class Language {
public:
    /// Codes of the languages there are, and what they call themselves.
    [[nodiscard]] static QList<std::pair<QString, QString>> known();

    Language();
    ~Language();
    Q_DISABLE_COPY_MOVE(Language)

    /// "en" or "ru". Widgets get a LanguageChange event; QLocale() becomes that language's, so that dates and numbers follow.
    void use(const QString& code);
    [[nodiscard]] const QString& current() const { return m_code; }

private:
    QString m_code;
    QTranslator m_own; ///< LogLoupe's sentences; English has a file too, for its plural forms
    QTranslator m_qt;  ///< Qt's own dialogs
};

} // namespace logloupe
