// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/highlights_panel.h"

#include "views/controls/buttons.h"
#include "views/controls/search_field.h"
#include "views/pages/highlight_row.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <array>

namespace logloupe {

HighlightsPanel::HighlightsPanel(std::function<QueryContext()> context, QWidget* parent)
    : QWidget(parent)
    , m_context(std::move(context)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(makeEditor());
    m_invitation = new QLabel(this);
    m_invitation->setTextFormat(Qt::PlainText);
    m_invitation->setWordWrap(true);
    m_invitation->setContentsMargins(space::l, space::m, space::l, space::m);
    setTextRole(*m_invitation, TextRole::Grid);
    layout->addWidget(m_invitation);
    m_list = new QVBoxLayout;
    m_list->setSpacing(0);
    layout->addLayout(m_list);
    retranslate();
}

HighlightsPanel::~HighlightsPanel() = default;

QWidget* HighlightsPanel::makeHead() {
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(space::l, space::xs, space::s, space::xs);
    m_title = new QLabel(head);
    m_title->setTextFormat(Qt::PlainText);
    setTextRole(*m_title, TextRole::BaseStrong);
    m_add = new Button(QString(), Button::Kind::Outlined, head);
    m_add->setIcon(Icon::Plus);
    m_add->setControlSize(ControlSize::Small);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_add);
    connect(m_add, &Button::clicked, this, &HighlightsPanel::beginAdding);
    return head;
}

QWidget* HighlightsPanel::makeEditor() {
    m_editor = new QWidget(this);
    auto* layout = new QVBoxLayout(m_editor);
    layout->setContentsMargins(space::l, space::xs, space::s, space::s);
    layout->setSpacing(space::xs);
    m_query = new SearchField(m_editor);
    m_query->setLeadingIcon(Icon::Filter);
    m_query->setMono(true);
    m_query->setControlSize(ControlSize::Compact);
    m_name = new QLineEdit(m_editor);
    m_problem = new QLabel(m_editor);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    setTextRole(*m_problem, TextRole::Grid);
    auto* buttons = new QHBoxLayout;
    m_accept = new Button(QString(), Button::Kind::Outlined, m_editor);
    m_accept->setControlSize(ControlSize::Small);
    m_cancel = new Button(QString(), Button::Kind::Flat, m_editor);
    m_cancel->setControlSize(ControlSize::Small);
    buttons->addWidget(m_accept);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    layout->addWidget(m_query);
    layout->addWidget(m_name);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    m_editor->hide();
    connect(m_query, &QLineEdit::returnPressed, this, &HighlightsPanel::finishAdding);
    connect(m_name, &QLineEdit::returnPressed, this, &HighlightsPanel::finishAdding);
    connect(m_query, &QLineEdit::textChanged, this, [this] { showProblem({}); });
    connect(m_accept, &Button::clicked, this, &HighlightsPanel::finishAdding);
    connect(m_cancel, &Button::clicked, this, &HighlightsPanel::closeEditor);
    return m_editor;
}

void HighlightsPanel::beginAdding() {
    m_editor->show();
    m_query->setFocus(Qt::OtherFocusReason);
}

bool HighlightsPanel::isAdding() const {
    return !m_editor->isHidden();
}

QString HighlightsPanel::problem() const {
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void HighlightsPanel::showProblem(const QString& text) {
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, Theme::current().color(Token::ErrorText));
    m_problem->setPalette(palette);
}

int HighlightsPanel::freeColor() const {
    std::array<int, highlightColorCount> used{};
    for (const HighlightRule& rule : m_rules)
        ++used[static_cast<size_t>(((rule.color() % highlightColorCount) + highlightColorCount) % highlightColorCount)];
    return static_cast<int>(std::min_element(used.begin(), used.end()) - used.begin());
}

void HighlightsPanel::finishAdding() {
    const auto rule = HighlightRule::make(m_name->text(), m_query->text(), freeColor(), m_context());
    if (!rule) {
        showProblem(rule.error().message);
        return;
    }
    m_rules.append(*rule);
    closeEditor();
    showRules();
    emit rulesChanged();
}

void HighlightsPanel::closeEditor() {
    m_query->clear();
    m_name->clear();
    showProblem({});
    m_editor->hide();
    m_add->setFocus(Qt::OtherFocusReason);
}

void HighlightsPanel::setRules(const QList<HighlightRule>& rules) {
    m_rules = rules;
    showRules();
}

void HighlightsPanel::showRules() {
    for (HighlightRow* row : std::as_const(m_rows)) {
        // A row asks for its own removal: it goes when its signal has returned.
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        auto* row = new HighlightRow(m_rules[i], this);
        connect(row, &HighlightRow::toggled, this, [this, i](bool enabled) {
            m_rules[i].setEnabled(enabled);
            emit rulesChanged();
        });
        connect(row, &HighlightRow::removed, this, [this, i] {
            m_rules.removeAt(i);
            showRules();
            m_add->setFocus(Qt::OtherFocusReason);
            emit rulesChanged();
        });
        m_list->addWidget(row);
        row->show();
        m_rows.append(row);
    }
    m_invitation->setVisible(m_rules.isEmpty());
}

void HighlightsPanel::setCounts(const QList<qint64>& counts) {
    for (qsizetype i = 0; i < std::min(counts.size(), m_rows.size()); ++i) {
        if (m_rows[i]->count() != counts[i])
            m_rows[i]->setCount(counts[i]);
    }
}

void HighlightsPanel::retranslate() {
    m_title->setText(tr("Highlights"));
    m_add->setText(tr("Add"));
    m_query->setPlaceholderText(tr("Words or a query"));
    m_query->setAccessibleName(tr("Words or a query to highlight"));
    m_name->setPlaceholderText(tr("Name, if you like"));
    m_name->setAccessibleName(tr("Name of the highlight"));
    m_accept->setText(tr("Highlight"));
    m_cancel->setText(tr("Cancel"));
    m_invitation->setText(tr("Mark what you watch for: words, or a query such as order:A-104233."));
}

void HighlightsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace logloupe
