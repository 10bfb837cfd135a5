// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The line a query is written in: coloured as it is typed, completed at the caret, underlined where it cannot be read.
// Keys: Down or Ctrl+Space opens the list, ↑ ↓ choose, Tab takes, Esc closes it; Enter searches; F1 asks for help. GUI thread.

#include "models/query/completion.h"
#include "models/query/highlight.h"
#include "views/controls/search_field.h"

namespace logloupe {

class CompletionPopup;

/// The colour of a part of a query.
[[nodiscard]] Token highlightToken(HighlightKind kind);

class QueryEdit : public SearchField {
    Q_OBJECT
public:
    explicit QueryEdit(QWidget* parent = nullptr);
    ~QueryEdit() override;

    void setContext(const QueryContext& context);
    [[nodiscard]] const QueryContext& context() const { return m_context; }
    /// What completion offers.
    void setVocabulary(CompletionVocabulary vocabulary);

    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }
    /// Where the text cannot be read, in this widget's coordinates; 0 when it can.
    [[nodiscard]] int problemX() const;
    /// Puts the caret where the text cannot be read.
    void goToProblem();
    [[nodiscard]] const CompletionPopup* popup() const { return m_popup; }

signals:
    /// Enter; the text may be one that cannot be read.
    void submitted();
    void helpRequested();
    /// The text was read anew: problem() may be another one.
    void readAnew();
    /// Values of this field would help to complete what is typed.
    void valuesWanted(const logloupe::FieldRef& field);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void readText();
    void colour();
    void complete(bool asked);
    void take(int candidate);
    void closePopup();
    bool handlePopupKey(QKeyEvent& event);
    void speakCandidate();

    QueryContext m_context;
    CompletionVocabulary m_vocabulary;
    std::optional<Error> m_problem;
    Completion m_completion;
    CompletionPopup* m_popup = nullptr;
    bool m_colouring = false;
    bool m_taking = false;
    bool m_awaitsValues = false; ///< the list would be open if the values of the field at the caret were known
};

} // namespace logloupe
