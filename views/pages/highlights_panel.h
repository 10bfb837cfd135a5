// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The words and queries a person wants to see at a glance in the live tail: a colour, a name, how often they came lately; add, switch, remove.
// GUI thread.

#include "views/grid/highlight_rules.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace logloupe {

class Button;
class ElidedLabel;
class HighlightRow;
class SearchField;

class HighlightsPanel : public QWidget {
    Q_OBJECT
public:
    /// `context`: how queries that are typed here are read; asked each time.
    explicit HighlightsPanel(std::function<QueryContext()> context, QWidget* parent = nullptr);
    ~HighlightsPanel() override;

    [[nodiscard]] const QList<HighlightRule>& rules() const { return m_rules; }
    void setRules(const QList<HighlightRule>& rules);
    /// Events of the last minutes per rule, in the order of rules().
    void setCounts(const QList<qint64>& counts);
    /// Opens the fields for a new one, with the caret in them.
    void beginAdding();
    [[nodiscard]] bool isAdding() const;
    /// What is wrong with the query that was typed; empty when nothing is.
    [[nodiscard]] QString problem() const;

signals:
    /// Added, removed or switched by the person.
    void rulesChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeEditor();
    void finishAdding();
    void closeEditor();
    void showRules();
    void showProblem(const QString& text);
    void retranslate();
    [[nodiscard]] int freeColor() const;

    std::function<QueryContext()> m_context;
    QList<HighlightRule> m_rules;
    QLabel* m_title = nullptr;
    Button* m_add = nullptr;
    QWidget* m_editor = nullptr;
    SearchField* m_query = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_problem = nullptr;
    Button* m_accept = nullptr;
    Button* m_cancel = nullptr;
    QLabel* m_invitation = nullptr;
    QVBoxLayout* m_list = nullptr;
    QList<HighlightRow*> m_rows;
};

} // namespace logloupe
