// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/flat_paint.h"
#include "views/theme/flat_style.h"
#include "views/theme/icons.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

// How the stock widgets look. What they do stays Fusion's.

namespace logloupe {
namespace {

constexpr int menuGap = 24;

int menuIconColumn() {
    return scaled(16) + 2 * space::s;
}

bool has(const QStyleOption& option, QStyle::StateFlag flag) {
    return option.state.testFlag(flag);
}

QColor frontColor(const QStyleOption& option, const QColor& enabled) {
    return has(option, QStyle::State_Enabled) ? enabled : disabledColor(Theme::current().text3());
}

/// Between the rows of figures of a menu: the text, a tab, the shortcut.
std::pair<QString, QString> splitShortcut(const QString& text) {
    const qsizetype tab = text.indexOf(u'\t');
    return tab < 0 ? std::pair(text, QString()) : std::pair(text.left(tab), text.mid(tab + 1));
}

QColor buttonFill(const QStyleOption& option, bool primary) {
    const Theme& theme = Theme::current();
    const bool pressed = has(option, QStyle::State_Sunken);
    const bool hovered = has(option, QStyle::State_MouseOver);
    if (!has(option, QStyle::State_Enabled))
        return primary ? theme.hover() : theme.surface();
    if (primary)
        return pressed || hovered ? theme.accentStrong() : theme.accent();
    if (has(option, QStyle::State_On))
        return theme.selected();
    return pressed ? theme.selected() : hovered ? theme.hover() : theme.surface();
}

} // namespace

void FlatStyle::drawPushButton(const QStyleOptionButton& option, QPainter& painter) const {
    const Theme& theme = Theme::current();
    const bool primary = option.features.testFlag(QStyleOptionButton::DefaultButton);
    const bool flat = option.features.testFlag(QStyleOptionButton::Flat);
    const bool enabled = has(option, State_Enabled);
    const QRectF rect(option.rect);
    paintBox(painter, rect, flat && !has(option, State_MouseOver) ? QColor() : buttonFill(option, primary && !flat),
             flat || (primary && enabled) ? QColor() : theme.borderStrong());
    if (has(option, State_HasFocus)) {
        paintFocusRing(painter, rect);
        if (primary)
            paintBox(painter, rect.adjusted(2, 2, -2, -2), QColor(), theme.onAccent(), radius - 1);
    }
    const QColor color = frontColor(option, primary && !flat ? theme.onAccent() : theme.text());
    QRect content = option.rect.adjusted(space::m, 0, -space::m, 0);
    if (!option.icon.isNull()) {
        const int size = option.iconSize.width();
        const int left = option.text.isEmpty() ? content.center().x() - size / 2 : content.left();
        option.icon.paint(&painter, QRect(left, content.center().y() - size / 2, size, size), Qt::AlignCenter,
                          enabled ? QIcon::Normal : QIcon::Disabled);
        content.setLeft(content.left() + size + space::s);
    }
    painter.setFont(textFont(TextRole::BaseMedium));
    painter.setPen(color);
    painter.drawText(content, Qt::AlignCenter | Qt::TextShowMnemonic, option.text);
}

void FlatStyle::drawComboBox(const QStyleOptionComboBox& option, QPainter& painter) const {
    const Theme& theme = Theme::current();
    const bool enabled = has(option, State_Enabled);
    const QRectF rect(option.rect);
    const QColor fill = !enabled                                           ? theme.sunken()
                        : has(option, State_MouseOver) && !option.editable ? theme.hover()
                                                                           : theme.surface();
    if (option.frame)
        paintBox(painter, rect, fill, enabled ? theme.control() : theme.borderStrong());
    if (has(option, State_HasFocus))
        paintFocusRing(painter, rect);
    const QRect arrow = subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow);
    const int size = scaled(14);
    paintIcon(painter, QRectF(0, 0, size, size).translated(QRectF(arrow).center() - QPointF(size / 2.0, size / 2.0)),
              Icon::ChevronDown, frontColor(option, theme.text2()));
}

void FlatStyle::drawToolButton(const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget) const {
    const Theme& theme = Theme::current();
    const QRectF rect(option.rect);
    const bool active = has(option, State_Enabled) && (has(option, State_MouseOver) || has(option, State_Sunken));
    if (has(option, State_On))
        paintBox(painter, rect, theme.selected(), QColor());
    else if (active)
        paintBox(painter, rect, theme.hover(), QColor());
    if (has(option, State_HasFocus))
        paintFocusRing(painter, rect);
    QStyleOptionToolButton label(option);
    label.state &= ~State_HasFocus;
    label.rect = option.rect;
    label.palette.setColor(QPalette::ButtonText, frontColor(option, theme.text()));
    QProxyStyle::drawControl(CE_ToolButtonLabel, &label, &painter, widget);
}

QSize FlatStyle::menuItemSize(const QStyleOptionMenuItem& option, const QSize& size) const {
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {size.width(), 9};
    const auto [text, shortcut] = splitShortcut(option.text);
    const QFontMetrics metrics(option.font);
    int width = menuIconColumn() + metrics.horizontalAdvance(text) + space::l;
    if (!shortcut.isEmpty())
        width += menuGap + metrics.horizontalAdvance(shortcut);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += menuGap;
    return {width, scaled(height::compactControl)};
}

void FlatStyle::drawMenuItem(const QStyleOptionMenuItem& option, QPainter& painter) const {
    const Theme& theme = Theme::current();
    painter.save();
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(option.rect.left(), option.rect.center().y(), option.rect.width(), 1), theme.border());
        painter.restore();
        return;
    }
    if (has(option, State_Selected) && has(option, State_Enabled))
        painter.fillRect(option.rect, theme.selected());
    const int side = scaled(16);
    const QRectF iconRect(QRect(option.rect.left() + space::s, option.rect.center().y() + 1 - side / 2, side, side));
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked)
            paintIcon(painter, iconRect, Icon::Check, frontColor(option, theme.accent()));
    } else if (!option.icon.isNull()) {
        option.icon.paint(&painter, iconRect.toRect(), Qt::AlignCenter,
                          has(option, State_Enabled) ? QIcon::Normal : QIcon::Disabled);
    }
    const auto [text, shortcut] = splitShortcut(option.text);
    const QRect line = option.rect.adjusted(menuIconColumn(), 0, -space::m, 0);
    painter.setFont(option.font);
    painter.setPen(frontColor(option, theme.text()));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, text);
    painter.setPen(frontColor(option, theme.text3()));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, shortcut);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter, QRectF(line.right() - 12, line.center().y() - 6, 12, 12), Icon::ChevronRight,
                  frontColor(option, theme.text2()));
    painter.restore();
}

void FlatStyle::drawTab(const QStyleOptionTab& option, QPainter& painter) const {
    const Theme& theme = Theme::current();
    const bool selected = has(option, State_Selected);
    const QRect rect = option.rect;
    painter.save();
    painter.setFont(textFont(selected ? TextRole::GridStrong : TextRole::Grid));
    const bool bright = selected || has(option, State_MouseOver);
    painter.setPen(frontColor(option, bright ? theme.text() : theme.text2()));
    painter.drawText(rect, Qt::AlignCenter | Qt::TextShowMnemonic, option.text);
    if (selected)
        painter.fillRect(QRect(rect.left() + space::m, rect.bottom() - 1, rect.width() - 2 * space::m, 2), theme.accent());
    if (has(option, State_HasFocus))
        paintFocusRing(painter, QRectF(rect).adjusted(2, 2, -2, -4));
    painter.restore();
}

void FlatStyle::drawHeaderSection(const QStyleOptionHeader& option, QPainter& painter) const {
    const Theme& theme = Theme::current();
    const QRect rect = option.rect;
    painter.fillRect(rect, has(option, State_MouseOver) ? theme.hover() : theme.sunken());
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.border());
}

QRect FlatStyle::scrollBarRect(const QStyleOptionSlider& option, SubControl subControl, const QWidget* widget) const {
    const QRect rect = option.rect;
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? rect.width() : rect.height();
    const qint64 range = qint64{option.maximum} - option.minimum;
    int slider = length;
    if (range > 0) {
        const qint64 share = qint64{option.pageStep} * length / std::max<qint64>(1, range + option.pageStep);
        const int smallest = pixelMetric(PM_ScrollBarSliderMin, &option, widget);
        slider = static_cast<int>(std::clamp<qint64>(share, std::min(smallest, length), length));
    }
    const int start =
        sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition, length - slider, option.upsideDown);
    const auto along = [&](int from, int size) {
        const QRect part = horizontal ? QRect(rect.left() + from, rect.top(), size, rect.height())
                                      : QRect(rect.left(), rect.top() + from, rect.width(), size);
        return visualRect(option.direction, rect, part);
    };
    switch (subControl) {
    case SC_ScrollBarSlider:
        return along(start, slider);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + slider, length - start - slider);
    case SC_ScrollBarGroove:
        return rect;
    default:
        return {}; // no arrows
    }
}

void FlatStyle::drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const {
    const Theme& theme = Theme::current();
    if (option.maximum <= option.minimum)
        return;
    const bool active =
        option.activeSubControls.testFlag(SC_ScrollBarSlider) && (option.state & (State_MouseOver | State_Sunken));
    const QRectF slider = scrollBarRect(option, SC_ScrollBarSlider, widget);
    const qreal inset = active ? 2 : 3;
    const QRectF handle =
        option.orientation == Qt::Horizontal ? slider.adjusted(2, inset, -2, -inset) : slider.adjusted(inset, 2, -inset, -2);
    paintBox(painter, handle, active ? theme.control() : theme.borderStrong(), QColor(), 3);
}

void FlatStyle::drawProgress(const QStyleOptionProgressBar& option, QPainter& painter) const {
    const Theme& theme = Theme::current();
    const QRectF track(option.rect.left(), option.rect.center().y() - 1, option.rect.width(), 4);
    paintBox(painter, track, theme.hover(), QColor(), markRadius);
    const qint64 range = qint64{option.maximum} - option.minimum;
    if (range <= 0) {
        // Nothing moves: a third of the bar says that the end is not known.
        const QRectF middle = track.adjusted(track.width() / 3, 0, -track.width() / 3, 0);
        paintBox(painter, middle, theme.accent(), QColor(), markRadius);
        return;
    }
    const qreal share =
        std::clamp(static_cast<qreal>(qint64{option.progress} - option.minimum) / static_cast<qreal>(range), 0.0, 1.0);
    QRectF done = track;
    done.setWidth(track.width() * share);
    if (done.width() > 0)
        paintBox(painter, visualRect(option.direction, option.rect, done.toAlignedRect()), theme.accent(), QColor(),
                 markRadius);
}

} // namespace logloupe
