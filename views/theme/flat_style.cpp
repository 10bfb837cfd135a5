// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/flat_style.h"

#include "views/theme/flat_paint.h"
#include "views/theme/icons.h"
#include "views/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace logloupe {
namespace {

using namespace Qt::StringLiterals;

bool isEnabled(const QStyleOption& option) {
    return option.state.testFlag(QStyle::State_Enabled);
}

bool hasFocus(const QStyleOption& option) {
    return option.state.testFlag(QStyle::State_HasFocus);
}

void drawField(const QStyleOption& option, QPainter& painter) {
    const Theme& theme = Theme::current();
    const QRectF rect(option.rect);
    const bool enabled = isEnabled(option);
    if (enabled && hasFocus(option)) {
        paintBox(painter, rect, theme.surface(), theme.accent(), radius, 2);
        return;
    }
    paintBox(painter, rect, enabled ? theme.surface() : theme.sunken(), enabled ? theme.control() : theme.borderStrong());
}

void drawCheckMark(const QStyleOption& option, QPainter& painter) {
    const Theme& theme = Theme::current();
    const QRectF rect(option.rect);
    const bool checked = option.state.testFlag(QStyle::State_On);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    const bool enabled = isEnabled(option);
    if (!checked && !partly) {
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        paintBox(painter, rect, theme.surface(), enabled ? (hovered ? theme.text2() : theme.control()) : theme.borderStrong(),
                 3);
        return;
    }
    paintBox(painter, rect, enabled ? theme.accent() : disabledColor(theme.text3()), QColor(), 3);
    const qreal inset = rect.width() / 8;
    paintIcon(painter, rect.adjusted(inset, inset, -inset, -inset), checked ? Icon::Check : Icon::Minus, theme.onAccent());
}

void drawRadioMark(const QStyleOption& option, QPainter& painter) {
    const Theme& theme = Theme::current();
    const QRectF rect(option.rect);
    const bool checked = option.state.testFlag(QStyle::State_On);
    const QColor active = isEnabled(option) ? theme.accent() : theme.borderStrong();
    const QColor idle = isEnabled(option) ? theme.control() : theme.borderStrong();
    paintBox(painter, rect, theme.surface(), checked ? active : idle, rect.width() / 2, checked ? 2 : 1);
    if (checked) {
        const qreal inset = rect.width() * 0.3;
        paintBox(painter, rect.adjusted(inset, inset, -inset, -inset), active, QColor(), rect.width());
    }
}

void drawBranch(const QStyleOption& option, QPainter& painter) {
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const bool open = option.state.testFlag(QStyle::State_Open);
    paintIcon(painter, QRectF(0, 0, 12, 12).translated(QRectF(option.rect).center() - QPointF(6, 6)),
              open ? Icon::ChevronDown : Icon::ChevronRight, Theme::current().text2());
}

void drawItemBackground(const QStyleOption& option, QPainter& painter) {
    const Theme& theme = Theme::current();
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, theme.selected());
    else if (option.state.testFlag(QStyle::State_MouseOver) && isEnabled(option))
        painter.fillRect(option.rect, theme.hover());
}

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    const Theme& theme = Theme::current();
    switch (element) {
    case PE_FrameFocusRect:
        // Item views show the current row by its fill; a ring around one cell is noise.
        if (qobject_cast<const QAbstractItemView*>(widget) == nullptr)
            paintFocusRing(*painter, option->rect);
        return;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame == nullptr || frame->lineWidth > 0)
            drawField(*option, *painter);
        return;
    case PE_FrameLineEdit:
        drawField(*option, *painter);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckMark(*option, *painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadioMark(*option, *painter);
        return;
    case PE_IndicatorBranch:
        drawBranch(*option, *painter);
        return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        drawItemBackground(*option, *painter);
        return;
    case PE_Frame:
    case PE_FrameGroupBox:
        paintBox(*painter, option->rect, QColor(), theme.borderStrong());
        return;
    case PE_FrameTabWidget:
    case PE_FrameDockWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1, theme.border());
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme.surface());
        paintBox(*painter, option->rect, QColor(), theme.borderStrong(), 0);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorHeaderArrow:
        paintIcon(*painter, option->rect, Icon::ChevronDown, isEnabled(*option) ? theme.text2() : disabledColor(theme.text3()));
        return;
    case PE_IndicatorArrowUp:
        paintIcon(*painter, option->rect, Icon::ChevronUp, isEnabled(*option) ? theme.text2() : disabledColor(theme.text3()));
        return;
    case PE_IndicatorArrowRight:
        paintIcon(*painter, option->rect, Icon::ChevronRight, theme.text2());
        return;
    case PE_IndicatorArrowLeft:
        paintIcon(*painter, option->rect, Icon::ChevronLeft, theme.text2());
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
    const Theme& theme = Theme::current();
    switch (element) {
    case CE_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            drawPushButton(*button, *painter);
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            drawMenuItem(*item, *painter);
        return;
    case CE_MenuEmptyArea:
    case CE_MenuHMargin:
    case CE_MenuVMargin:
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, theme.canvas());
        return;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            drawTab(*tab, *painter);
        return;
    case CE_TabBarTabLabel:
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, option->state.testFlag(State_MouseOver) ? theme.accent() : theme.borderStrong());
        return;
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            drawHeaderSection(*header, *painter);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, theme.sunken());
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1, theme.border());
        return;
    case CE_ProgressBar:
        if (const auto* progress = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            drawProgress(*progress, *painter);
        return;
    case CE_SizeGrip:
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            drawScrollBar(*slider, *painter, widget);
    } else if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            drawComboBox(*combo, *painter);
    } else if (control == CC_ToolButton) {
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option))
            drawToolButton(*button, *painter, widget);
    } else if (control == CC_SpinBox) {
        drawField(*option, *painter);
        for (const auto& [part, arrow] :
             {std::pair(SC_SpinBoxUp, Icon::ChevronUp), std::pair(SC_SpinBoxDown, Icon::ChevronDown)})
            paintIcon(*painter, subControlRect(CC_SpinBox, option, part, widget), arrow, Theme::current().text2());
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                                const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return scrollBarRect(*slider, subControl, widget);
    }
    if (control == CC_ComboBox) {
        const QRect rect = option->rect;
        const int arrow = scaled(28);
        if (subControl == SC_ComboBoxEditField)
            return visualRect(option->direction, rect, rect.adjusted(scaled(8), 2, -arrow, -2));
        if (subControl == SC_ComboBoxArrow)
            return visualRect(option->direction, rect, QRect(rect.right() - arrow + 1, rect.top(), arrow, rect.height()));
    }
    if (control == CC_SpinBox) {
        const QRect rect = option->rect;
        const int arrows = scaled(24);
        const int half = rect.height() / 2;
        if (subControl == SC_SpinBoxUp)
            return visualRect(option->direction, rect, QRect(rect.right() - arrows, rect.top() + 2, arrows, half - 2));
        if (subControl == SC_SpinBoxDown)
            return visualRect(option->direction, rect, QRect(rect.right() - arrows, rect.top() + half, arrows, half - 2));
        if (subControl == SC_SpinBoxEditField)
            return visualRect(option->direction, rect, rect.adjusted(2, 2, -arrows - 2, -2));
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    if (element == SE_LineEditContents)
        return option->rect.adjusted(scaled(8) - 2, 1, -(scaled(8) - 2), -1);
    if (element == SE_CheckBoxFocusRect || element == SE_RadioButtonFocusRect)
        return option->rect;
    if (element == SE_HeaderLabel) {
        // The margin is for the sides alone: above and below it would cut what hangs under the line.
        QRect label = QProxyStyle::subElementRect(element, option, widget);
        label.setTop(option->rect.top());
        label.setBottom(option->rect.bottom() - 1);
        return label;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QIcon FlatStyle::standardIcon(StandardPixmap standardIcon, const QStyleOption* option, const QWidget* widget) const {
    switch (standardIcon) {
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return icon(Icon::Info, Token::Accent);
    case SP_MessageBoxWarning:
        return icon(Icon::Warning, Token::WarnText);
    case SP_MessageBoxCritical:
        return icon(Icon::Error, Token::ErrorText);
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
        return icon(Icon::Close, Token::Text2);
    case SP_DirIcon:
    case SP_DirClosedIcon:
    case SP_DirOpenIcon:
        return icon(Icon::Folder, Token::Text2);
    case SP_FileIcon:
        return icon(Icon::Note, Token::Text2);
    default:
        return QProxyStyle::standardIcon(standardIcon, option, widget);
    }
}

void FlatStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (qobject_cast<QComboBox*>(widget) != nullptr || qobject_cast<QAbstractButton*>(widget) != nullptr
        || qobject_cast<QLineEdit*>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace logloupe
