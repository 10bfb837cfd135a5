// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/text_runs.h"

#include "views/controls/marks.h"
#include "views/theme/text_glyphs.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace logloupe {
namespace {

constexpr qreal unlimitedWidth = 1e6;
constexpr int comfortableWidth = 480;

TextRole strongOf(TextRole role) {
    switch (role) {
    case TextRole::Caption:
        return TextRole::CaptionStrong;
    case TextRole::Grid:
        return TextRole::GridStrong;
    case TextRole::Base:
    case TextRole::BaseMedium:
        return TextRole::BaseStrong;
    case TextRole::Verdict:
        return TextRole::PanelTitle;
    case TextRole::Mono:
        return TextRole::MonoStrong;
    default:
        return role;
    }
}

} // namespace

QString plainText(const TextRuns& runs) {
    QString text;
    for (const TextRun& run : runs)
        text += visibleText(run.text, LineEnds::Kept);
    return text;
}

struct RunsLayout::Private {
    struct Span {
        qsizetype start = 0;
        qsizetype length = 0;
        bool isLink = false;
        Token color = Token::Text;
    };

    QTextLayout layout;
    QList<Span> spans;
    QSizeF size;
    qreal width = 0;
    TextRole role = TextRole::Base;
    int maximumLines = 0;
    QString lastLine; ///< elided, when there was more
};

RunsLayout::RunsLayout()
    : d(std::make_unique<Private>()) {}
RunsLayout::~RunsLayout() = default;
RunsLayout::RunsLayout(RunsLayout&&) noexcept = default;
RunsLayout& RunsLayout::operator=(RunsLayout&&) noexcept = default;

void RunsLayout::layOut(const TextRuns& runs, TextRole role, qreal width, int maximumLines, Qt::Alignment alignment) {
    d->role = role;
    d->width = width;
    d->maximumLines = maximumLines;
    d->spans.clear();
    d->lastLine.clear();
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const TextRun& run : runs) {
        QString part = visibleText(run.text, LineEnds::Kept);
        part.replace(u'\n', QChar(QChar::LineSeparator));
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(text.size());
        range.length = static_cast<int>(part.size());
        range.format.setFont(textFont(run.strong ? strongOf(role) : role));
        range.format.setForeground(Theme::current().color(run.link.isEmpty() ? run.color : Token::Accent));
        formats.append(range);
        d->spans.append({text.size(), part.size(), !run.link.isEmpty(), run.color});
        text += part;
    }
    d->layout.clearLayout();
    d->layout.setText(text);
    d->layout.setFont(textFont(role));
    d->layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(alignment);
    d->layout.setTextOption(option);
    breakLines();
}

void RunsLayout::breakLines() {
    const qreal line = lineHeight(d->role);
    qreal widest = 0;
    int count = 0;
    d->layout.beginLayout();
    while (true) {
        QTextLine textLine = d->layout.createLine();
        if (!textLine.isValid())
            break;
        textLine.setLineWidth(std::max(1.0, d->width));
        // Lines of the role's height, the text in their middle, whatever the font's own leading.
        textLine.setPosition({0, count * line + std::round((line - textLine.height()) / 2)});
        widest = std::max(widest, textLine.naturalTextWidth());
        ++count;
        if (count == d->maximumLines)
            break;
    }
    d->layout.endLayout();
    if (count > 0 && count == d->maximumLines) {
        const QTextLine last = d->layout.lineAt(count - 1);
        const qsizetype end = last.textStart() + last.textLength();
        if (end < d->layout.text().size()) {
            QString rest = d->layout.text().mid(last.textStart(), 2000);
            rest.replace(QChar(QChar::LineSeparator), u' ');
            d->lastLine = textMetrics(d->role).elidedText(rest, Qt::ElideRight, d->width);
            widest = d->width;
        }
    }
    d->size = QSizeF(std::ceil(widest), std::max(1, count) * line);
}

QSizeF RunsLayout::size() const {
    return d->size;
}

void RunsLayout::paint(QPainter& painter, QPointF topLeft) const {
    const int lines = d->layout.lineCount();
    const int whole = d->lastLine.isEmpty() ? lines : lines - 1;
    for (int index = 0; index < whole; ++index)
        d->layout.lineAt(index).draw(&painter, topLeft);
    if (d->lastLine.isEmpty())
        return;
    // The line that ends in an ellipsis is drawn in the colour of the text it begins with.
    const qsizetype start = d->layout.lineAt(lines - 1).textStart();
    Token color = Token::Text;
    for (const Private::Span& span : std::as_const(d->spans)) {
        if (span.start <= start)
            color = span.isLink ? Token::Accent : span.color;
    }
    const qreal line = lineHeight(d->role);
    paintText(painter, QRectF(topLeft + QPointF(0, whole * line), QSizeF(d->width, line)), d->lastLine, d->role,
              Theme::current().color(color));
}

QList<QRectF> RunsLayout::runRects(int run) const {
    QList<QRectF> rects;
    if (run < 0 || run >= d->spans.size())
        return rects;
    const Private::Span& span = d->spans[run];
    const qreal line = lineHeight(d->role);
    for (int index = 0; index < d->layout.lineCount(); ++index) {
        const QTextLine textLine = d->layout.lineAt(index);
        const qsizetype from = std::max<qsizetype>(span.start, textLine.textStart());
        const qsizetype to = std::min<qsizetype>(span.start + span.length, textLine.textStart() + textLine.textLength());
        if (from >= to)
            continue;
        const qreal left = textLine.cursorToX(static_cast<int>(from));
        const qreal right = textLine.cursorToX(static_cast<int>(to));
        rects.append(QRectF(std::min(left, right), index * line, std::abs(right - left), line));
    }
    return rects;
}

int RunsLayout::runAt(QPointF point) const {
    for (int run = 0; run < d->spans.size(); ++run) {
        const QList<QRectF> rects = runRects(run);
        if (std::any_of(rects.begin(), rects.end(), [point](const QRectF& rect) { return rect.contains(point); }))
            return run;
    }
    return -1;
}

RunLabel::RunLabel(QWidget* parent)
    : PaintedControl(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

RunLabel::RunLabel(const TextRuns& runs, TextRole role, QWidget* parent)
    : RunLabel(parent) {
    m_role = role;
    setRuns(runs);
}

void RunLabel::setRuns(const TextRuns& runs) {
    if (runs == m_runs)
        return;
    m_runs = runs;
    m_currentLink = 0;
    const bool hasLinks = !linkRuns().isEmpty();
    setFocusPolicy(hasLinks ? Qt::StrongFocus : Qt::NoFocus);
    setMouseTracking(hasLinks);
    refresh();
    announce();
}

void RunLabel::setText(const QString& text, Token color) {
    setRuns(text.isEmpty() ? TextRuns() : TextRuns{{text, false, color}});
}

void RunLabel::setRole(TextRole role) {
    m_role = role;
    refresh();
}

void RunLabel::setAlignment(Qt::Alignment alignment) {
    m_alignment = alignment;
    update();
}

void RunLabel::setMaximumLines(int lines) {
    m_maximumLines = lines;
    refresh();
}

RunsLayout RunLabel::layOut(qreal width) const {
    RunsLayout layout;
    layout.layOut(m_runs, m_role, width, m_maximumLines, m_alignment);
    return layout;
}

QList<int> RunLabel::linkRuns() const {
    QList<int> links;
    for (int run = 0; run < m_runs.size(); ++run) {
        if (!m_runs[run].link.isEmpty())
            links.append(run);
    }
    return links;
}

int RunLabel::heightForWidth(int width) const {
    return static_cast<int>(layOut(width).size().height());
}

QSize RunLabel::sizeHint() const {
    const QSizeF oneLine = layOut(unlimitedWidth).size();
    if (oneLine.width() <= scaled(comfortableWidth))
        return {static_cast<int>(oneLine.width()) + 1, static_cast<int>(oneLine.height())};
    return {scaled(comfortableWidth), heightForWidth(scaled(comfortableWidth))};
}

QSize RunLabel::minimumSizeHint() const {
    return {std::min(sizeHint().width(), scaled(80)), lineHeight(m_role)};
}

QString RunLabel::spokenText() const {
    return plainText(m_runs);
}

void RunLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const RunsLayout layout = layOut(width());
    layout.paint(painter, {0, 0});
    const QList<int> links = linkRuns();
    if (hasFocus() && !links.isEmpty()) {
        const QList<QRectF> rects = layout.runRects(links[std::min<qsizetype>(m_currentLink, links.size() - 1)]);
        for (const QRectF& rect : rects)
            paintFocusRing(painter, rect.adjusted(-1, 0, 2, 0));
    }
}

void RunLabel::keyPressEvent(QKeyEvent* event) {
    const QList<int> links = linkRuns();
    const int last = static_cast<int>(links.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (last > 0) {
            m_currentLink = std::clamp(m_currentLink + (event->key() == Qt::Key_Right ? 1 : -1), 0, last);
            update();
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (last >= 0) {
            emit linkActivated(m_runs[links[m_currentLink]].link);
            return;
        }
        break;
    default:
        break;
    }
    PaintedControl::keyPressEvent(event);
}

void RunLabel::mouseMoveEvent(QMouseEvent* event) {
    const int run = layOut(width()).runAt(event->position());
    setCursor(run >= 0 && !m_runs[run].link.isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    PaintedControl::mouseMoveEvent(event);
}

void RunLabel::mouseReleaseEvent(QMouseEvent* event) {
    const int run = layOut(width()).runAt(event->position());
    if (event->button() == Qt::LeftButton && run >= 0 && !m_runs[run].link.isEmpty())
        emit linkActivated(m_runs[run].link);
    else
        PaintedControl::mouseReleaseEvent(event);
}

} // namespace logloupe
