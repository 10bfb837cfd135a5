// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/record_highlighter.h"

#include "models/items/event_text.h"
#include "views/theme/icons.h"
#include "views/theme/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

/// Read once, when the first record is shown: loading it takes tens of milliseconds.
[[nodiscard]] KSyntaxHighlighting::Repository& repository() {
    static KSyntaxHighlighting::Repository repository;
    static const bool extended = [] {
        (void)iconPixmap(Icon::Info, Qt::black, 16, 1); // makes the resources known
        repository.addCustomSearchPath(u":/logloupe/syntax-highlighting"_s);
        return true;
    }();
    Q_UNUSED(extended)
    return repository;
}

[[nodiscard]] QString definitionName(RecordLanguage language) {
    switch (language) {
    case RecordLanguage::Json:
        return u"JSON"_s;
    case RecordLanguage::Xml:
        return u"XML"_s;
    case RecordLanguage::Sql:
        return u"SQL"_s;
    case RecordLanguage::StackTrace:
        return u"Stack Trace"_s;
    case RecordLanguage::Plain:
        break;
    }
    return {};
}

[[nodiscard]] Token tokenOf(KSyntaxHighlighting::Theme::TextStyle style) {
    using Style = KSyntaxHighlighting::Theme;
    switch (style) {
    case Style::Function:
    case Style::Variable:
    case Style::DataType:
    case Style::Attribute:
    case Style::Others:
    case Style::BuiltIn:
    case Style::Extension:
        return Token::JsonKey;
    case Style::Char:
    case Style::SpecialChar:
    case Style::String:
    case Style::VerbatimString:
    case Style::SpecialString:
        return Token::JsonString;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
        return Token::JsonNumber;
    case Style::Keyword:
    case Style::ControlFlow:
    case Style::Preprocessor:
    case Style::Import:
    case Style::Constant:
        return Token::JsonKeyword;
    case Style::Comment:
    case Style::Documentation:
    case Style::Annotation:
    case Style::CommentVar:
    case Style::RegionMarker:
    case Style::Information:
        return Token::Text3;
    case Style::Error:
    case Style::Alert:
        return Token::ErrorText;
    case Style::Warning:
        return Token::WarnText;
    default:
        return Token::Text;
    }
}

} // namespace

RecordHighlighter::RecordHighlighter(QTextDocument* document)
    : SyntaxHighlighter(document) {}

void RecordHighlighter::setLanguage(RecordLanguage language) {
    m_language = language;
    setDefinition(language == RecordLanguage::Plain ? KSyntaxHighlighting::Definition()
                                                    : repository().definitionForName(definitionName(language)));
}

void RecordHighlighter::highlightBlock(const QString& text) {
    if (m_language != RecordLanguage::Plain)
        SyntaxHighlighter::highlightBlock(text);
    const Theme& theme = Theme::current();
    for (const TextSpan& span : maskedTokens(text)) {
        QTextCharFormat format;
        format.setForeground(theme.color(Token::WarnText));
        format.setBackground(theme.color(Token::WarnSoft));
        setFormat(span.first, span.length, format);
    }
}

void RecordHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) {
    // Of the library's styles only the meaning is used: the colours are the program's own, in light and dark.
    // JSON's brackets and commas are "others", which in XML are names of attributes.
    const bool isPunctuation = m_language == RecordLanguage::Json && format.textStyle() == KSyntaxHighlighting::Theme::Others;
    const Token token = isPunctuation ? Token::Text : tokenOf(format.textStyle());
    if (token == Token::Text || length == 0)
        return;
    QTextCharFormat shown;
    shown.setForeground(Theme::current().color(token));
    setFormat(offset, length, shown);
}

} // namespace logloupe
