// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/sign_in_panel.h"

#include "views/controls/flow_layout.h"
#include "views/controls/labels.h"
#include "views/controls/meters.h"
#include "views/pages/plain_label.h"
#include "views/theme/flat_paint.h"
#include "views/theme/text_glyphs.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int textLeft = 60;
constexpr int iconSize = 20;
constexpr int barWidth = 4;
constexpr int codeSize = 28; ///< px

class Hairline : public QWidget {
public:
    explicit Hairline(QWidget* parent)
        : QWidget(parent) {
        setFixedHeight(1);
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), Theme::current().border()); }
};

class SunkenBox : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintBox(painter, rect(), Theme::current().sunken(), Theme::current().border());
    }
};

/// A text that can be selected, and says what it is where that is not what it shows.
QLabel* selectableLabel(TextRole role, QWidget* parent) {
    QLabel* const label = plainLabel(role, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

} // namespace

SignInPanel::SignInPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(new RunLabel({}, TextRole::PanelTitle, this))
    , m_text(new RunLabel({}, TextRole::Base, this))
    , m_code(new QLabel(this))
    , m_address(selectableLabel(TextRole::Mono, this))
    , m_waiting(new QWidget(this))
    , m_progress(new MeterBar(m_waiting))
    , m_waitingFor(new ElidedLabel(QString(), TextRole::Grid, Token::Text2, m_waiting))
    , m_timeLeft(new ElidedLabel(QString(), TextRole::Grid, Token::Text2, m_waiting))
    , m_facts(new SunkenBox(this))
    , m_factsGrid(new QGridLayout(m_facts))
    , m_buttonRow(new QWidget(this))
    , m_rule(new Hairline(this))
    , m_hint(new RunLabel({}, TextRole::Grid, this))
    , m_notice(new RunLabel({}, TextRole::Grid, this)) {
    m_code->setTextFormat(Qt::PlainText);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* waiting = new QGridLayout(m_waiting);
    waiting->setContentsMargins(0, space::s, 0, 0);
    waiting->setVerticalSpacing(space::xs);
    waiting->addWidget(m_progress, 0, 0, 1, 2);
    waiting->addWidget(m_waitingFor, 1, 0);
    waiting->addWidget(m_timeLeft, 1, 1);
    waiting->setColumnStretch(1, 1);
    m_timeLeft->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_factsGrid->setContentsMargins(space::m, space::s, space::m, space::s);
    m_factsGrid->setHorizontalSpacing(space::l);
    m_factsGrid->setVerticalSpacing(2);
    m_factsGrid->setColumnStretch(1, 1);
    auto* flow = new FlowLayout(m_buttonRow);
    flow->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < signInActionCount; ++i) {
        const auto action = static_cast<SignInAction>(i);
        auto* const button = new Button(QString(), Button::Kind::Outlined, m_buttonRow);
        button->setIcon(actionIcon(action));
        connect(button, &Button::clicked, this, [this, action] { trigger(action); });
        m_buttons[static_cast<size_t>(i)] = button;
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(textLeft, space::xl, space::xl, space::xl);
    layout->setSpacing(space::m);
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_code),
                          static_cast<QWidget*>(m_address), m_waiting, m_facts, m_buttonRow, m_rule,
                          static_cast<QWidget*>(m_hint), static_cast<QWidget*>(m_notice)})
        layout->addWidget(part);
    layout->setSpacing(space::m);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    applyMeasures();
    tell();
}

void SignInPanel::setView(const SignInView& view) {
    if (view == m_view)
        return;
    SignInView onlyTimeChanged = m_view;
    onlyTimeChanged.secondsLeft = view.secondsLeft;
    const bool isSame = onlyTimeChanged == view;
    const bool isNewState = view.state != m_view.state;
    m_view = view;
    if (isSame) {
        tellTime(signInWords(m_view));
        return;
    }
    if (isNewState)
        m_copied.reset();
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    tell();
    if (isNewState) {
        if (hadFocus)
            focusAction();
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void SignInPanel::focusAction() {
    const SignInWords words = signInWords(m_view);
    if (!words.actions.isEmpty())
        button(words.actions.first())->setFocus(Qt::OtherFocusReason);
}

void SignInPanel::trigger(SignInAction action) {
    QString copied;
    if (action == SignInAction::CopyLink)
        copied = m_view.link;
    else if (action == SignInAction::CopyCode)
        copied = m_view.userCode;
    else if (action == SignInAction::CopyDetails)
        copied = detailsText(m_view);
    if (copied.isEmpty()) {
        emit triggered(action);
        return;
    }
    QApplication::clipboard()->setText(copied);
    m_copied = action;
    tellButtons(signInWords(m_view));
}

void SignInPanel::tell() {
    const SignInWords words = signInWords(m_view);
    m_icon = words.icon;
    m_iconColor = words.iconColor;
    m_bar = words.bar;
    m_title->setText(words.title);
    m_text->setRuns(words.text);
    m_text->setVisible(!plainText(words.text).isEmpty());
    const bool isDevice = m_view.state == SignInView::State::WaitingDevice;
    m_code->setText(visibleText(m_view.userCode));
    m_code->setVisible(isDevice);
    m_code->setAccessibleName(m_view.userCode);
    m_address->setText(visibleText(m_view.link));
    m_address->setVisible(isDevice);
    m_waiting->setVisible(!words.waiting.isEmpty());
    m_waitingFor->setText(words.waiting);
    m_progress->setAccessibleName(words.waiting);
    tellTime(words);
    tellFacts(words);
    tellButtons(words);
    m_hint->setText(words.hint, Token::Text3);
    m_hint->setVisible(!words.hint.isEmpty());
    m_notice->setText(words.notice, Token::Text3);
    m_notice->setVisible(!words.notice.isEmpty());
    m_rule->setVisible(!words.hint.isEmpty() || !words.notice.isEmpty());
    setAccessibleName(words.title);
    setAccessibleDescription(plainText(words.text));
    updateGeometry();
    update();
}

void SignInPanel::tellTime(const SignInWords& words) {
    m_timeLeft->setText(words.timeLeft);
    arrangeWaiting();
    m_progress->setFraction(static_cast<qreal>(m_view.secondsLeft) / std::max(m_view.secondsInAll, 1));
}

void SignInPanel::arrangeWaiting() {
    // Where both do not fit into one line, the time has its own.
    auto* const grid = static_cast<QGridLayout*>(m_waiting->layout());
    const int room = width() - textLeft - space::xl;
    const bool isStacked = m_waitingFor->sizeHint().width() + space::m + m_timeLeft->sizeHint().width() > room;
    if (isStacked == m_isStacked)
        return;
    m_isStacked = isStacked;
    grid->removeWidget(m_timeLeft);
    grid->addWidget(m_timeLeft, isStacked ? 2 : 1, isStacked ? 0 : 1, 1, isStacked ? 2 : 1);
    m_timeLeft->setAlignment((isStacked ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

void SignInPanel::tellFacts(const SignInWords& words) {
    while (QLayoutItem* const item = m_factsGrid->takeAt(0)) {
        // The label may be the sender of what led here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int row = 0;
    for (const auto& [label, value] : words.facts) {
        auto* const name = new ElidedLabel(label, TextRole::Grid, Token::Text3, m_facts);
        name->setMinimumWidth(name->sizeHint().width());
        const bool isFingerprint = label == u"SHA-256"_s;
        QLabel* const text = selectableLabel(isFingerprint ? TextRole::Mono : TextRole::Grid, m_facts);
        text->setText(visibleText(value, isFingerprint ? LineEnds::Kept : LineEnds::Visible));
        text->setAccessibleName(label + u": "_s + value);
        m_factsGrid->addWidget(name, row, 0, Qt::AlignTop);
        m_factsGrid->addWidget(text, row++, 1);
        name->show();
        text->show();
    }
    m_facts->setVisible(row > 0);
}

void SignInPanel::tellButtons(const SignInWords& words) {
    for (Button* const each : m_buttons)
        m_buttonRow->layout()->removeWidget(each);
    for (const SignInAction action : words.actions)
        m_buttonRow->layout()->addWidget(button(action));
    QWidget* before = nullptr;
    for (int i = 0; i < signInActionCount; ++i) {
        const auto action = static_cast<SignInAction>(i);
        const bool isShown = words.actions.contains(action);
        const bool isPrimary = words.hasPrimary && isShown && words.actions.first() == action;
        button(action)->setVisible(isShown);
        button(action)->setKind(isPrimary ? Button::Kind::Primary : Button::Kind::Outlined);
        button(action)->setText(m_copied == action ? tr("Copied") : actionText(action, m_view));
        button(action)->setIcon(m_copied == action ? Icon::Check : actionIcon(action));
    }
    for (const SignInAction action : words.actions) {
        if (before != nullptr)
            setTabOrder(before, button(action));
        before = button(action);
    }
    m_buttonRow->setVisible(!words.actions.isEmpty());
}

void SignInPanel::applyMeasures() {
    QFont font = textFont(TextRole::MonoStrong);
    font.setPixelSize(scaled(codeSize));
    font.setLetterSpacing(QFont::AbsoluteSpacing, 2);
    m_code->setFont(font);
}

void SignInPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        tell();
    if (event->type() == QEvent::FontChange)
        applyMeasures();
}

void SignInPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrangeWaiting();
}

void SignInPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::current();
    paintBox(painter, rect(), theme.surface(), theme.borderStrong());
    if (m_bar) {
        painter.setClipRect(QRect(0, 0, barWidth, height()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(*m_bar));
        painter.drawRoundedRect(QRectF(0, 0, 4 * barWidth, height()), radius, radius);
        painter.setClipping(false);
    }
    const QRectF line = m_title->geometry();
    paintIcon(painter, QRectF(space::xl, line.top() + (scaled(20) - iconSize) / 2.0, iconSize, iconSize), m_icon,
              theme.color(m_iconColor));
}

} // namespace logloupe
