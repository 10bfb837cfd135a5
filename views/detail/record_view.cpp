// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/record_view.h"

#include "models/domain/human_format.h"
#include "views/controls/buttons.h"
#include "views/detail/record_highlighter.h"
#include "views/theme/flat_paint.h"
#include "views/theme/text_glyphs.h"
#include "views/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextBlock>
#include <QTextEdit>
#include <QWheelEvent>

#include <cmath>

namespace logloupe {
namespace {

constexpr int padding = 8;
constexpr int moreGap = 2;
/// In characters.
constexpr int tabWidth = 4;
constexpr int hanging = 4;

/// Fixed-width fonts with ligatures would show "->" as one sign; a hair of spacing keeps Qt from joining characters.
[[nodiscard]] QFont literalMono() {
    QFont font = textFont(TextRole::Mono);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.01);
    return font;
}

} // namespace

RecordView::RecordView(Layout layout, QWidget* parent)
    : QWidget(parent)
    , m_layout(layout)
    , m_edit(new QTextEdit(this))
    , m_more(new Button(QString(), Button::Kind::Link, this)) {
    m_edit->setReadOnly(true);
    m_edit->setAcceptRichText(false);
    m_edit->setUndoRedoEnabled(false);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setTabChangesFocus(true);
    m_edit->viewport()->setAutoFillBackground(false);
    m_edit->document()->setDocumentMargin(0);
    m_edit->viewport()->installEventFilter(this);
    m_edit->installEventFilter(this);
    m_highlighter = new RecordHighlighter(m_edit->document());
    m_more->setControlSize(ControlSize::Small);
    m_more->hide();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_more, &Button::clicked, this, &RecordView::showAll);
    connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] {
        applyLook();
        fill();
    });
    applyLook();
    retranslate();
}

RecordView::~RecordView() = default;

void RecordView::applyLook() {
    m_edit->setFont(literalMono());
    m_edit->document()->setDefaultFont(literalMono());
    QPalette colors = m_edit->palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    colors.setColor(QPalette::Text, Theme::current().text());
    m_edit->setPalette(colors);
    QTextOption option = m_edit->document()->defaultTextOption();
    option.setTabStopDistance(tabWidth * QFontMetricsF(literalMono()).horizontalAdvance(QLatin1Char(' ')));
    option.setTextDirection(Qt::LeftToRight);
    m_edit->document()->setDefaultTextOption(option);
}

void RecordView::retranslate() {
    m_edit->setAccessibleName(tr("Record"));
    //: %1 is a count of characters
    m_more->setText(tr("Show all, %1 more characters").arg(countText(m_hidden)));
}

void RecordView::setText(const QString& text) {
    if (text == m_text)
        return;
    m_text = text;
    m_unfolded = false;
    fill();
}

void RecordView::showAll() {
    m_unfolded = true;
    fill();
}

QString RecordView::shownText() const {
    return m_edit->toPlainText();
}

void RecordView::fill() {
    m_language = detectLanguage(m_text);
    QString laidOut = m_text;
    if (m_layout == Layout::Pretty && m_language == RecordLanguage::Json)
        laidOut = prettyJson(m_text).value_or(m_text);
    const FoldedText folded = m_unfolded ? FoldedText{laidOut, 0} : foldText(laidOut);
    m_hidden = folded.hidden;
    // Set in this order the text is highlighted once.
    m_edit->clear();
    m_highlighter->setLanguage(m_language);
    // The long names of a trace would each leave half a line empty.
    m_edit->setWordWrapMode(m_language == RecordLanguage::StackTrace ? QTextOption::WrapAnywhere
                                                                     : QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_edit->setPlainText(visibleText(folded.text, LineEnds::Kept));
    indentWrappedLines();
    m_more->setVisible(m_hidden > 0);
    retranslate();
    updateGeometry();
}

void RecordView::indentWrappedLines() {
    const qreal space = QFontMetricsF(literalMono()).horizontalAdvance(QLatin1Char(' '));
    for (QTextBlock block = m_edit->document()->begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        qsizetype leading = 0;
        qsizetype tabs = 0;
        while (leading < text.size() && leading < 40
               && (text.at(leading) == QLatin1Char(' ') || text.at(leading) == QLatin1Char('\t')))
            tabs += text.at(leading++) == QLatin1Char('\t') ? 1 : 0;
        QTextBlockFormat format;
        const qreal indent = static_cast<qreal>(leading + (tabWidth - 1) * tabs + hanging) * space;
        format.setLeftMargin(indent);
        format.setTextIndent(-indent);
        QTextCursor(block).setBlockFormat(format);
    }
}

int RecordView::contentHeight(int width) const {
    const std::unique_ptr<QTextDocument> measure(m_edit->document()->clone());
    measure->setTextWidth(width);
    return static_cast<int>(std::ceil(measure->size().height()));
}

int RecordView::heightForWidth(int width) const {
    const int inner = width - 2 * padding - 1;
    QTextDocument* document = m_edit->document();
    const int text = std::abs(document->textWidth() - inner) < 1 ? static_cast<int>(std::ceil(document->size().height()))
                                                                 : contentHeight(inner);
    return text + 2 * padding + (m_hidden > 0 ? m_more->sizeHint().height() + moreGap : 0) + 2;
}

QSize RecordView::sizeHint() const {
    const int hintWidth = std::max(this->width(), scaled(240));
    return {hintWidth, heightForWidth(hintWidth)};
}

QSize RecordView::minimumSizeHint() const {
    return {scaled(120), scaled(32)};
}

void RecordView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBox(painter, rect(), Theme::current().sunken(), Theme::current().border());
    if (m_edit->hasFocus())
        paintFocusRing(painter, rect());
}

void RecordView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // Placed by hand: a layout of its own would answer for the height in place of the text.
    const int more = m_hidden > 0 ? m_more->sizeHint().height() + moreGap : 0;
    m_edit->setGeometry(padding + 1, padding, width() - 2 * padding - 1, std::max(0, height() - 2 * padding - more));
    m_more->setGeometry(padding, height() - padding - m_more->sizeHint().height(), m_more->sizeHint().width(),
                        m_more->sizeHint().height());
}

void RecordView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool RecordView::eventFilter(QObject* watched, QEvent* event) {
    // The box is as tall as its text: the wheel belongs to what it stands in.
    if (watched == m_edit->viewport() && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    if (watched == m_edit && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    return QWidget::eventFilter(watched, event);
}

} // namespace logloupe
