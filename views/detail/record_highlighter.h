// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Colours a text document by language, in the colours of the theme, and marks masked tokens. GUI thread only.

#include "views/detail/record_language.h"

#include <KSyntaxHighlighting/SyntaxHighlighter>

#include <QTextCharFormat>

namespace logloupe {

class RecordHighlighter : public KSyntaxHighlighting::SyntaxHighlighter {
    Q_OBJECT
public:
    explicit RecordHighlighter(QTextDocument* document);

    void setLanguage(RecordLanguage language);
    [[nodiscard]] RecordLanguage language() const { return m_language; }

protected:
    void highlightBlock(const QString& text) override;
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override;

private:
    RecordLanguage m_language = RecordLanguage::Plain;
};

} // namespace logloupe
