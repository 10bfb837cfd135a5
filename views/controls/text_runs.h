// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A sentence made of plain and strong parts. Data goes in as text, never as HTML, so it can only ever be shown literally.

#include "views/controls/painted_control.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QList>
#include <QString>

#include <memory>

class QPainter;

namespace logloupe {

struct TextRun {
    QString text;
    bool strong = false;
    Token color = Token::Text;
    QString link = {}; ///< not empty: shown as a link, and given back when activated

    bool operator==(const TextRun&) const = default;
};
using TextRuns = QList<TextRun>;

/// The words alone, hidden characters made visible.
[[nodiscard]] QString plainText(const TextRuns& runs);

/// Lays runs out in lines and paints them. Holds no reference to what it was made of.
class RunsLayout {
public:
    RunsLayout();
    ~RunsLayout();
    RunsLayout(RunsLayout&&) noexcept;
    RunsLayout& operator=(RunsLayout&&) noexcept;

    /// Breaks into lines of `width`; `maximumLines` 0 means as many as needed, else the last line ends with an ellipsis.
    void layOut(const TextRuns& runs, TextRole role, qreal width, int maximumLines = 0,
                Qt::Alignment alignment = Qt::AlignLeft);
    [[nodiscard]] QSizeF size() const;
    void paint(QPainter& painter, QPointF topLeft) const;
    /// Index of the run under a point relative to the top left, or -1.
    [[nodiscard]] int runAt(QPointF point) const;
    /// Where a run is painted, one rectangle a line.
    [[nodiscard]] QList<QRectF> runRects(int run) const;

private:
    void breakLines();

    struct Private;
    std::unique_ptr<Private> d;
};

/// A label of runs: one sentence or a paragraph. Links are reached with Left and Right when it has the focus, opened with Enter.
class RunLabel : public PaintedControl {
    Q_OBJECT
public:
    explicit RunLabel(QWidget* parent = nullptr);
    explicit RunLabel(const TextRuns& runs, TextRole role = TextRole::Base, QWidget* parent = nullptr);

    void setRuns(const TextRuns& runs);
    /// One run, the whole label.
    void setText(const QString& text, Token color = Token::Text);
    [[nodiscard]] const TextRuns& runs() const { return m_runs; }
    void setRole(TextRole role);
    void setAlignment(Qt::Alignment alignment);
    /// 0: as many as needed.
    void setMaximumLines(int lines);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spokenText() const override;

signals:
    void linkActivated(const QString& link);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] RunsLayout layOut(qreal width) const;
    [[nodiscard]] QList<int> linkRuns() const;

    TextRuns m_runs;
    TextRole m_role = TextRole::Base;
    Qt::Alignment m_alignment = Qt::AlignLeft;
    int m_maximumLines = 0;
    int m_currentLink = 0;
};

} // namespace logloupe
