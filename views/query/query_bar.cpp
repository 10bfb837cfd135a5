// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/query/query_bar.h"

#include "views/controls/chip.h"
#include "views/controls/flow_layout.h"
#include "views/controls/labels.h"
#include "views/controls/text_runs.h"
#include "views/query/query_edit.h"
#include "views/query/query_help.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace logloupe {

QueryBar::QueryBar(QWidget* parent)
    : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::m, space::l, space::s);
    layout->setSpacing(space::s);
    m_line = new QHBoxLayout;
    m_line->setSpacing(space::s);
    m_edit = new QueryEdit(this);
    m_line->addWidget(m_edit, 1);
    layout->addLayout(m_line);
    m_problemRow = new QWidget(this);
    auto* problemLayout = new QHBoxLayout(m_problemRow);
    problemLayout->setContentsMargins(0, 0, 0, 0);
    m_problem = new RunLabel(m_problemRow);
    m_problem->setRole(TextRole::Base);
    problemLayout->addWidget(m_problem);
    layout->addWidget(m_problemRow);
    m_chipRow = new QWidget(this);
    m_chipLayout = new FlowLayout(m_chipRow, space::s, space::xs);
    layout->addWidget(m_chipRow);
    m_help = new QueryHelp(this);
    connect(m_edit, &QueryEdit::readAnew, this, &QueryBar::updateReading);
    connect(m_edit, &QueryEdit::submitted, this, &QueryBar::submit);
    connect(m_edit, &QueryEdit::helpRequested, this, &QueryBar::openHelp);
    connect(m_edit, &QueryEdit::valuesWanted, this, &QueryBar::valuesWanted);
    connect(m_help, &QueryHelp::exampleChosen, this, [this](const QString& text) {
        setText(text);
        focusLine();
    });
    retranslate();
}

void QueryBar::addBeside(QWidget* widget) {
    m_line->addWidget(widget);
}

void QueryBar::setText(const QString& text) {
    m_edit->setText(text);
}

QString QueryBar::text() const {
    return m_edit->text();
}

void QueryBar::setContext(const QueryContext& context) {
    m_edit->setContext(context);
}

void QueryBar::setVocabulary(CompletionVocabulary vocabulary) {
    m_edit->setVocabulary(std::move(vocabulary));
}

Result<Query> QueryBar::query() const {
    return parseQuery(text(), m_edit->context());
}

void QueryBar::focusLine() {
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void QueryBar::submit() {
    if (!m_edit->problem()) {
        emit submitted();
        return;
    }
    m_askedText = text();
    updateProblem();
    m_edit->goToProblem();
}

void QueryBar::openHelp() {
    m_help->openBelow(*m_edit);
}

void QueryBar::showProblem(const Error& error) {
    m_problem->setText(error.message, Token::ErrorText);
    m_problemRow->layout()->setContentsMargins(0, 0, 0, 0);
    m_problemRow->show();
}

void QueryBar::updateReading() {
    const std::vector<QueryChip> chips = queryChips(text(), m_edit->context());
    // A zone or a minute later the same is read the same way: the chip that has the focus stays.
    if (chips != m_chips)
        showChips(chips);
    updateProblem();
    updateGeometry();
}

void QueryBar::showChips(const std::vector<QueryChip>& chips) {
    m_chips = chips;
    m_chipLayout->clear();
    m_chipRow->setVisible(!m_chips.empty());
    if (!m_chips.empty())
        m_chipLayout->addWidget(new ElidedLabel(tr("Read as"), TextRole::Base, Token::Text2, m_chipRow));
    for (int i = 0; i < static_cast<int>(m_chips.size()); ++i) {
        const QueryChip& known = m_chips[static_cast<size_t>(i)];
        auto* chip = new Chip(m_chipRow);
        if (known.isUnfinished)
            chip->setUnfinished((isMistaken() ? tr("not understood: %1") : tr("unfinished: %1")).arg(known.value));
        else
            chip->setCondition(known.key, known.value, known.isNegated);
        connect(chip, &Chip::activated, this, [this, known] {
            m_edit->setFocus(Qt::OtherFocusReason);
            m_edit->setSelection(known.begin, known.end - known.begin);
        });
        // The chips are made anew from within.
        connect(chip, &Chip::removeRequested, this, [this, i] {
            const QString rest = withoutChip(text(), m_chips, i);
            QMetaObject::invokeMethod(
                this,
                [this, rest] {
                    setText(rest);
                    m_edit->setFocus(Qt::OtherFocusReason);
                    submit();
                },
                Qt::QueuedConnection);
        });
        m_chipLayout->addWidget(chip);
        chip->show();
    }
    m_chipLayout->invalidate();
}

bool QueryBar::isMistaken() const {
    // What is merely unfinished is not told of while it is typed.
    const auto spans = highlightQuery(text(), m_edit->context());
    return std::any_of(spans.begin(), spans.end(), [](const HighlightSpan& span) { return span.kind == HighlightKind::Error; });
}

void QueryBar::updateProblem() {
    const auto& problem = m_edit->problem();
    const bool isShown = problem.has_value() && (m_askedText == text() || isMistaken());
    m_problemRow->setVisible(isShown);
    if (!isShown)
        return;
    m_problem->setText(problem->message, Token::ErrorText);
    const int indent = std::min(m_edit->problemX(), std::max(0, width() - m_problem->sizeHint().width() - 2 * space::l));
    m_problemRow->layout()->setContentsMargins(indent, 0, 0, 0);
}

void QueryBar::retranslate() {
    m_edit->setPlaceholderText(tr("All events. Write words, a number, or field:value"));
    m_edit->setAccessibleName(tr("Query"));
    showChips(queryChips(text(), m_edit->context()));
    updateReading();
}

void QueryBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void QueryBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    updateProblem();
}

} // namespace logloupe
