// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/workspace_choice.h"

#include "views/controls/marks.h"
#include "views/theme/flat_paint.h"
#include "views/theme/text_glyphs.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int textLeft = 50;
constexpr int iconLeft = 18;
constexpr int markSize = 18;
constexpr int mostLines = 4; ///< in large text, or of a profile that cannot be used, which says why

} // namespace

WorkspaceChoice::WorkspaceChoice(const WorkspaceOption& option, QWidget* parent)
    : QAbstractButton(parent)
    , m_option(option) {
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    tell();
}

void WorkspaceChoice::setCurrent(bool current) {
    m_current = current;
    tell();
    update();
}

void WorkspaceChoice::tell() {
    QStringList spoken{optionTitle(m_option), optionAbout(m_option), optionBadge(m_option)};
    spoken.removeAll(QString());
    setAccessibleName(visibleText(spoken.join(u", "_s)));
    setAccessibleDescription(m_current ? tr("chosen") : QString());
    updateGeometry();
}

int WorkspaceChoice::textWidth(int width) const {
    const QString badge = optionBadge(m_option);
    const int badgeRoom = badge.isEmpty() ? 0 : static_cast<int>(std::ceil(pillWidth(badge))) + space::l;
    return std::max(width - textLeft - badgeRoom - space::l, 60);
}

RunsLayout WorkspaceChoice::about(int width) const {
    RunsLayout layout;
    const Token color = m_option.problem.isEmpty() ? Token::Text2 : Token::ErrorText;
    layout.layOut({{optionAbout(m_option), false, color}}, TextRole::Grid, textWidth(width), mostLines);
    return layout;
}

int WorkspaceChoice::heightForWidth(int width) const {
    return static_cast<int>(std::ceil(about(width).size().height())) + lineHeight(TextRole::Base) + 2 * space::m;
}

QSize WorkspaceChoice::sizeHint() const {
    const int wide = scaled(480);
    return {wide, heightForWidth(wide)};
}

QSize WorkspaceChoice::minimumSizeHint() const {
    return {scaled(240), lineHeight(TextRole::Base) + lineHeight(TextRole::Grid) + 2 * space::m};
}

void WorkspaceChoice::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::current();
    const QColor fill = m_current ? theme.selected() : underMouse() ? theme.hover() : theme.surface();
    paintBox(painter, rect(), fill, m_current ? theme.accent() : theme.border(), radius, m_current ? 2 : 1);
    const QColor iconColor = !m_option.problem.isEmpty() ? theme.color(Token::ErrorText)
                             : m_current                 ? theme.accent()
                                                         : theme.text2();
    const Icon mark = !m_option.problem.isEmpty()                       ? Icon::Warning
                      : m_option.kind == WorkspaceOption::Kind::Demo    ? Icon::Gem
                      : m_option.kind == WorkspaceOption::Kind::Profile ? Icon::Database
                                                                        : Icon::Folder;
    paintIcon(painter, QRectF(iconLeft, (height() - markSize) / 2.0, markSize, markSize), mark, iconColor);
    painter.setFont(textFont(TextRole::BaseStrong));
    painter.setPen(theme.text());
    const int room = textWidth(width());
    const QFontMetrics metrics(painter.font());
    painter.drawText(QRect(textLeft, space::m, room, lineHeight(TextRole::Base)), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(visibleText(optionTitle(m_option)), Qt::ElideRight, room));
    about(width()).paint(painter, QPointF(textLeft, space::m + lineHeight(TextRole::Base)));
    if (const QString badge = optionBadge(m_option); !badge.isEmpty()) {
        const qreal wide = pillWidth(badge);
        paintPill(painter, QRectF(width() - space::l - wide, 0, wide + 1, height()), badge,
                  m_current ? theme.surface() : theme.hover(), theme.text2());
    }
    if (hasFocus())
        paintFocusRing(painter,
                       QRectF(rect()).adjusted(m_current ? 3 : 0, m_current ? 3 : 0, m_current ? -3 : 0, m_current ? -3 : 0));
}

void WorkspaceChoice::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Down:
        focusNextChild();
        break;
    case Qt::Key_Up:
        focusPreviousChild();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        break;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void WorkspaceChoice::contextMenuEvent(QContextMenuEvent* event) {
    emit menuRequested(event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                                   : mapToGlobal(QPoint(textLeft, height() - space::s)));
}

void WorkspaceChoice::changeEvent(QEvent* event) {
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        tell();
    update();
}

void WorkspaceChoice::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void WorkspaceChoice::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace logloupe
