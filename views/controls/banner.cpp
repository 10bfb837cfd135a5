// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/banner.h"

#include "views/controls/marks.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace logloupe {
namespace {

constexpr int barWidth = 4;
constexpr qsizetype mostActions = 2;
constexpr int emptyIconSize = 32;

struct VerdictGeometry {
    int iconSize;
    int textLeft;
    int margin;
};

VerdictGeometry verdictGeometry() {
    return {scaled(18), barWidth + scaled(12 + 18 + 8), scaled(8)};
}

} // namespace

Token messageSoft(MessageKind kind) {
    switch (kind) {
    case MessageKind::Good:
        return Token::GoodSoft;
    case MessageKind::Warn:
        return Token::WarnSoft;
    case MessageKind::Error:
        return Token::ErrorSoft;
    case MessageKind::Info:
        break;
    }
    return Token::Hover;
}

Token messageFill(MessageKind kind) {
    switch (kind) {
    case MessageKind::Good:
        return Token::GoodFill;
    case MessageKind::Warn:
        return Token::WarnFill;
    case MessageKind::Error:
        return Token::ErrorFill;
    case MessageKind::Info:
        break;
    }
    return Token::Control;
}

Token messageText(MessageKind kind) {
    switch (kind) {
    case MessageKind::Good:
        return Token::GoodText;
    case MessageKind::Warn:
        return Token::WarnText;
    case MessageKind::Error:
        return Token::ErrorText;
    case MessageKind::Info:
        break;
    }
    return Token::Text2;
}

Icon messageIcon(MessageKind kind) {
    switch (kind) {
    case MessageKind::Good:
        return Icon::Check;
    case MessageKind::Warn:
        return Icon::Warning;
    case MessageKind::Error:
        return Icon::Error;
    case MessageKind::Info:
        break;
    }
    return Icon::Info;
}

Banner::Banner(QWidget* parent)
    : QWidget(parent)
    , m_text(new RunLabel(this))
    , m_layout(new QHBoxLayout(this)) {
    updateMargins();
    m_layout->setSpacing(space::l);
    m_layout->addWidget(m_text, 1, Qt::AlignVCenter);
    m_text->setRole(TextRole::Grid);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

Banner::Banner(MessageKind kind, const TextRuns& text, QWidget* parent)
    : Banner(parent) {
    setKind(kind);
    setText(text);
}

void Banner::setKind(MessageKind kind) {
    m_kind = kind;
    update();
}

void Banner::setIcon(Icon icon) {
    m_icon = icon;
    update();
}

void Banner::setText(const TextRuns& text) {
    m_text->setRuns(text);
    setAccessibleName(plainText(text));
}

void Banner::setText(const QString& text) {
    setText(TextRuns{{text}});
}

void Banner::setActions(const QStringList& texts) {
    const qsizetype count = std::min(texts.size(), mostActions);
    // One of them may be what asks for this; and those that stay keep the focus.
    while (m_actions.size() > count) {
        Button* const last = m_actions.takeLast();
        last->hide();
        last->deleteLater();
    }
    for (qsizetype index = 0; index < m_actions.size(); ++index)
        m_actions[index]->setText(texts[index]);
    for (qsizetype index = m_actions.size(); index < count; ++index) {
        auto* action = new Button(texts[index], Button::Kind::Link, this);
        action->setControlSize(ControlSize::Small);
        m_layout->insertWidget(static_cast<int>(index) + 1, action);
        connect(action, &Button::clicked, this, [this, index] { emit actionTriggered(static_cast<int>(index)); });
        m_actions.append(action);
        action->show();
    }
}

void Banner::setClosable(bool closable) {
    if (closable == (m_close != nullptr))
        return;
    if (!closable) {
        delete m_close;
        m_close = nullptr;
        return;
    }
    m_close = Button::iconOnly(Icon::Close, tr("Close"), Button::Kind::Flat, this);
    m_close->setControlSize(ControlSize::Small);
    m_layout->addWidget(m_close);
    connect(m_close, &Button::clicked, this, &Banner::closed);
}

void Banner::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(messageSoft(m_kind)));
    const int size = scaled(16);
    // Beside the first line, also when the text takes several.
    const QRectF firstLine(0, m_text->y(), width(), lineHeight(TextRole::Grid));
    paintIcon(painter, QRectF(space::l, firstLine.center().y() - size / 2.0, size, size),
              m_icon == Icon::None ? messageIcon(m_kind) : m_icon, theme.color(messageText(m_kind)));
}

void Banner::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_close != nullptr)
        m_close->setIconName(tr("Close"));
    if (event->type() == QEvent::StyleChange)
        updateMargins();
}

void Banner::updateMargins() {
    // The icon is painted in the left margin.
    m_layout->setContentsMargins(space::l + scaled(16) + space::s, space::s - 1, space::l, space::s - 1);
}

VerdictBar::VerdictBar(QWidget* parent)
    : PaintedControl(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void VerdictBar::setVerdict(MessageKind kind, const TextRuns& sentence) {
    m_kind = kind;
    m_sentence = sentence;
    refresh();
    announce();
}

void VerdictBar::setIcon(Icon icon) {
    m_icon = icon;
    update();
}

int VerdictBar::heightForWidth(int width) const {
    const VerdictGeometry geometry = verdictGeometry();
    RunsLayout layout;
    layout.layOut(m_sentence, TextRole::Verdict, width - geometry.textLeft - space::m);
    return static_cast<int>(layout.size().height()) + 2 * geometry.margin;
}

QSize VerdictBar::sizeHint() const {
    const int width = scaled(480);
    return {width, heightForWidth(width)};
}

QSize VerdictBar::minimumSizeHint() const {
    return {scaled(160), lineHeight(TextRole::Verdict) + 2 * verdictGeometry().margin};
}

QString VerdictBar::spokenText() const {
    return plainText(m_sentence);
}

void VerdictBar::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    const VerdictGeometry geometry = verdictGeometry();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(messageSoft(m_kind)));
    painter.fillRect(QRect(0, 0, barWidth, height()), theme.color(messageFill(m_kind)));
    RunsLayout layout;
    layout.layOut(m_sentence, TextRole::Verdict, width() - geometry.textLeft - space::m);
    const qreal top = std::max(0.0, std::round((height() - layout.size().height()) / 2));
    const qreal iconTop = top + (lineHeight(TextRole::Verdict) - geometry.iconSize) / 2.0;
    paintIcon(painter, QRectF(barWidth + scaled(12), iconTop, geometry.iconSize, geometry.iconSize), m_icon,
              theme.color(messageText(m_kind)));
    layout.paint(painter, QPointF(geometry.textLeft, top));
}

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_iconSpace(new QWidget(this))
    , m_sentence(new RunLabel(this))
    , m_hint(new RunLabel(this))
    , m_action(new Button(this)) {
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::s);
    column->addStretch(2);
    column->addWidget(m_iconSpace, 0, Qt::AlignHCenter);
    column->addSpacing(space::xs);
    // As wide as there is room: a long sentence breaks into lines, which the layout only allows for without an alignment.
    column->addWidget(m_sentence);
    column->addWidget(m_hint);
    column->addSpacing(space::xs);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_hint->setAlignment(Qt::AlignHCenter);
    m_hint->setRole(TextRole::Grid);
    m_hint->hide();
    m_action->hide();
    updateIconSpace();
    connect(m_action, &Button::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setMessage(Icon icon, const QString& sentence) {
    m_icon = icon;
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    update();
}

void EmptyState::setHint(const QString& hint) {
    m_hint->setText(hint, Token::Text2);
    m_hint->setVisible(!hint.isEmpty());
}

void EmptyState::setAction(const QString& text) {
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::updateIconSpace() {
    m_iconSpace->setFixedSize(scaled(emptyIconSize), scaled(emptyIconSize));
}

void EmptyState::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateIconSpace();
}

void EmptyState::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintIcon(painter, m_iconSpace->geometry(), m_icon, Theme::current().text3());
}

} // namespace logloupe
