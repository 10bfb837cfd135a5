// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/query/query_edit.h"

#include "models/query/lexer.h"
#include "views/query/completion_popup.h"
#include "views/theme/typography.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QTextCharFormat>

namespace logloupe {

namespace {

constexpr int longestTyped = 65536;

/// The field whose value stands at the caret: "service.name:me|".
std::optional<FieldRef> fieldBefore(const QString& text, int valueBegin) {
    int end = valueBegin;
    while (end > 0 && (text[end - 1] == u'(' || text[end - 1].isSpace() || text[end - 1] == u'"'))
        --end;
    if (end == 0 || (text[end - 1] != u':' && text[end - 1] != u'='))
        return {};
    int begin = --end;
    while (begin > 0 && (text[begin - 1].isLetterOrNumber() || QStringView(u"._@-").contains(text[begin - 1])))
        --begin;
    if (begin == end)
        return {};
    return FieldRef::named(text.mid(begin, end - begin).toStdString());
}

} // namespace

Token highlightToken(HighlightKind kind) {
    switch (kind) {
    case HighlightKind::Field:
        return Token::JsonKey;
    case HighlightKind::Keyword:
        return Token::JsonKeyword;
    case HighlightKind::String:
    case HighlightKind::Text:
        return Token::JsonString;
    case HighlightKind::Number:
        return Token::JsonNumber;
    case HighlightKind::Regex:
        return Token::JsonNumber;
    case HighlightKind::Error:
        return Token::ErrorText;
    case HighlightKind::Operator:
    case HighlightKind::Parenthesis:
        break;
    }
    return Token::Text;
}

QueryEdit::QueryEdit(QWidget* parent)
    : SearchField(parent)
    , m_popup(new CompletionPopup(this)) {
    setMono(true);
    setMaxLength(longestTyped);
    setAttribute(Qt::WA_InputMethodEnabled);
    connect(this, &QLineEdit::textChanged, this, &QueryEdit::readText);
    connect(this, &QLineEdit::textEdited, this, [this] { complete(false); });
    connect(this, &QLineEdit::cursorPositionChanged, this, [this](int, int caret) {
        if (m_popup->isShown() && !m_taking && (caret < m_completion.begin || caret > m_completion.end + 1))
            closePopup();
    });
    connect(m_popup, &CompletionPopup::taken, this, &QueryEdit::take);
    connect(m_popup, &CompletionPopup::helpRequested, this, &QueryEdit::helpRequested);
}

QueryEdit::~QueryEdit() = default;

void QueryEdit::setContext(const QueryContext& context) {
    m_context = context;
    readText();
}

void QueryEdit::setVocabulary(CompletionVocabulary vocabulary) {
    m_vocabulary = std::move(vocabulary);
    if (m_popup->isShown() || (m_awaitsValues && hasFocus()))
        complete(false);
}

void QueryEdit::readText() {
    const auto query = parseQuery(text(), m_context);
    m_problem = query ? std::nullopt : std::optional(query.error());
    colour();
    emit readAnew();
}

void QueryEdit::colour() {
    if (m_colouring)
        return;
    const QScopedValueRollback<bool> guard(m_colouring, true);
    const Theme& theme = Theme::current();
    QList<QInputMethodEvent::Attribute> attributes;
    for (const HighlightSpan& span : highlightQuery(text(), m_context)) {
        QTextCharFormat format;
        format.setForeground(theme.color(highlightToken(span.kind)));
        if (span.kind == HighlightKind::Error) {
            format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            format.setUnderlineColor(theme.color(Token::ErrorFill));
        }
        // The positions of an input method's formats count from the caret.
        attributes.append({QInputMethodEvent::TextFormat, span.begin - cursorPosition(), span.length, format});
    }
    // A line edit takes formats for its text from an input method only.
    QInputMethodEvent event(QString(), attributes);
    QLineEdit::inputMethodEvent(&event);
    update();
}

int QueryEdit::problemX() const {
    if (!m_problem || !m_problem->position)
        return 0;
    const int caretX = inputMethodQuery(Qt::ImCursorRectangle).toRectF().toRect().left();
    const QFontMetrics metrics(font());
    const QString shown = text();
    const int from = std::min<int>(*m_problem->position, static_cast<int>(shown.size()));
    const int width = metrics.horizontalAdvance(shown.left(from)) - metrics.horizontalAdvance(shown.left(cursorPosition()));
    return std::clamp(caretX + width, scaled(8), std::max(scaled(8), this->width() - scaled(8)));
}

void QueryEdit::goToProblem() {
    if (m_problem && m_problem->position)
        setCursorPosition(std::min<int>(*m_problem->position, static_cast<int>(text().size())));
    setFocus(Qt::OtherFocusReason);
}

void QueryEdit::complete(bool asked) {
    if (m_taking)
        return;
    m_completion = completeQuery(text(), cursorPosition(), m_vocabulary, m_context);
    const QString typed = text().mid(m_completion.begin, cursorPosition() - m_completion.begin);
    const auto field = fieldBefore(text(), m_completion.begin);
    // The values may come later than the next letter is typed, and open the list then.
    m_awaitsValues = field && m_completion.candidates.empty();
    if (field)
        emit valuesWanted(*field);
    // A list that comes up over nothing typed would be in the way.
    const bool nothingNew = m_completion.candidates.size() == 1 && m_completion.candidates.front().insert == typed;
    const bool worthIt = asked || !typed.isEmpty() || field.has_value();
    if (m_completion.candidates.empty() || nothingNew || !worthIt) {
        closePopup();
        return;
    }
    const QFontMetrics metrics(font());
    const int caretX = inputMethodQuery(Qt::ImCursorRectangle).toRectF().toRect().left();
    m_popup->open(m_completion, typed,
                  QPoint(std::max(0, caretX - metrics.horizontalAdvance(typed) - scaled(12)), height() + 2));
    speakCandidate();
}

void QueryEdit::take(int candidate) {
    if (candidate < 0 || candidate >= static_cast<int>(m_completion.candidates.size()))
        return;
    const CompletionCandidate chosen = m_completion.candidates[static_cast<size_t>(candidate)];
    {
        const QScopedValueRollback<bool> guard(m_taking, true);
        // As one edit, so that one undo takes it back.
        setSelection(m_completion.begin, std::max(m_completion.end, cursorPosition()) - m_completion.begin);
        insert(chosen.insert);
    }
    closePopup();
    // After a field its values are what comes next.
    if (chosen.kind == CompletionKind::Field)
        complete(false);
}

void QueryEdit::closePopup() {
    m_popup->close();
    setAccessibleDescription({});
}

void QueryEdit::speakCandidate() {
    setAccessibleDescription(m_popup->spokenCurrent());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

bool QueryEdit::handlePopupKey(QKeyEvent& event) {
    switch (event.key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        m_popup->move(event.key() == Qt::Key_Down ? 1 : -1);
        speakCandidate();
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        m_popup->move(event.key() == Qt::Key_PageDown ? CompletionPopup::rowsShown : -CompletionPopup::rowsShown);
        speakCandidate();
        return true;
    case Qt::Key_Tab:
        take(std::max(0, m_popup->current()));
        return true;
    case Qt::Key_Escape:
        closePopup();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Enter searches, unless the person went into the list.
        if (m_popup->wasMoved()) {
            take(m_popup->current());
            return true;
        }
        return false;
    default:
        return false;
    }
}

void QueryEdit::keyPressEvent(QKeyEvent* event) {
    if (m_popup->isShown() && handlePopupKey(*event))
        return;
    const bool space = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
    if (space || (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier)) {
        complete(true);
        return;
    }
    if (event->key() == Qt::Key_F1) {
        emit helpRequested();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        m_awaitsValues = false;
        closePopup();
        emit submitted();
        return;
    }
    SearchField::keyPressEvent(event);
}

bool QueryEdit::event(QEvent* event) {
    if (event->type() == QEvent::KeyPress && m_popup->isShown()) {
        auto* key = static_cast<QKeyEvent*>(event);
        // Before the focus chain gets it.
        if (key->key() == Qt::Key_Tab && handlePopupKey(*key))
            return true;
    }
    if (event->type() == QEvent::ShortcutOverride && m_popup->isShown()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_F1) {
            event->accept();
            return true;
        }
    }
    const bool handled = SearchField::event(event);
    if (event->type() == QEvent::InputMethod && !m_colouring
        && static_cast<QInputMethodEvent*>(event)->preeditString().isEmpty())
        colour();
    return handled;
}

void QueryEdit::focusOutEvent(QFocusEvent* event) {
    closePopup();
    SearchField::focusOutEvent(event);
}

void QueryEdit::changeEvent(QEvent* event) {
    SearchField::changeEvent(event);
    // Qt sends changes from within the base's constructor as well.
    if (m_popup != nullptr && (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange))
        colour();
    if (m_popup != nullptr && event->type() == QEvent::LanguageChange)
        readText();
}

} // namespace logloupe
