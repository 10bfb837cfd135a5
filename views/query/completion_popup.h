// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The list under a query's caret: what could stand there, with a hint at the right, and the keys below. Never takes the focus. GUI thread.

#include "models/query/completion.h"

#include <QFrame>

class QListView;

namespace logloupe {

class CandidateModel;

class CompletionPopup : public QFrame {
    Q_OBJECT
public:
    static constexpr int rowsShown = 8;

    /// Shown over the window of `owner`.
    explicit CompletionPopup(QWidget* owner);

    /// `typed` is marked at the begin of labels that have it. `at`: upper left corner, in the owner's coordinates.
    void open(const Completion& completion, const QString& typed, QPoint at);
    void close();
    [[nodiscard]] bool isShown() const { return isVisible(); }
    [[nodiscard]] int current() const;
    [[nodiscard]] int count() const;
    void move(int rows);
    using QFrame::move;
    /// Whether a person chose a row since it was opened.
    [[nodiscard]] bool wasMoved() const { return m_moved; }
    /// "error.type, keyword, 5 values, 1 of 4"
    [[nodiscard]] QString spokenCurrent() const;

signals:
    void taken(int candidate);
    void helpRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int footHeight() const;

    QWidget* m_owner;
    CandidateModel* m_model;
    QListView* m_list;
    QRectF m_help;
    bool m_moved = false;
};

} // namespace logloupe
