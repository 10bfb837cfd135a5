// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A query with what it was read as: the line, whatever the page puts beside it, and below it the chips or why it cannot be read. GUI thread.

#include "models/query/completion.h"
#include "models/query/query_chips.h"

#include <QWidget>

#include <optional>
#include <vector>

class QHBoxLayout;

namespace logloupe {

class ElidedLabel;
class FlowLayout;
class QueryEdit;
class QueryHelp;
class RunLabel;

class QueryBar : public QWidget {
    Q_OBJECT
public:
    explicit QueryBar(QWidget* parent = nullptr);

    /// Behind the line: a time range, a button.
    void addBeside(QWidget* widget);

    void setText(const QString& text);
    [[nodiscard]] QString text() const;
    void setContext(const QueryContext& context);
    void setVocabulary(CompletionVocabulary vocabulary);
    /// The query, or why it cannot be read.
    [[nodiscard]] Result<Query> query() const;
    /// What a source said about the query after it was sent.
    void showProblem(const Error& error);
    void focusLine();
    [[nodiscard]] QueryEdit* edit() const { return m_edit; }

signals:
    /// Enter, the removal of a chip, or submit(): the text can be read.
    void submitted();
    void valuesWanted(const logloupe::FieldRef& field);

public slots:
    /// Searches, or shows why the text cannot be read and puts the caret there.
    void submit();
    void openHelp();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void updateReading();
    void showChips(const std::vector<QueryChip>& chips);
    void updateProblem();
    [[nodiscard]] bool isMistaken() const;

    QHBoxLayout* m_line = nullptr;
    QueryEdit* m_edit = nullptr;
    QWidget* m_problemRow = nullptr;
    RunLabel* m_problem = nullptr;
    QWidget* m_chipRow = nullptr;
    FlowLayout* m_chipLayout = nullptr;
    QueryHelp* m_help = nullptr;
    std::vector<QueryChip> m_chips;
    std::optional<QString> m_askedText; ///< that a person pressed Enter on though it cannot be read
};

} // namespace logloupe
