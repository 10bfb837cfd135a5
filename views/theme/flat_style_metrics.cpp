// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/flat_style.h"

#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QStyleOption>

#include <algorithm>

// Sizes and hints of the application style.

namespace logloupe {

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const {
    switch (type) {
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return menuItemSize(*item, size);
        break;
    case CT_PushButton: {
        const QSize text = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {std::max(text.width() + scaled(8), scaled(72)), scaled(height::control)};
    }
    case CT_LineEdit:
    case CT_SpinBox:
        return {QProxyStyle::sizeFromContents(type, option, size, widget).width(), scaled(height::control)};
    case CT_ComboBox:
        return {size.width() + scaled(8 + 28) + 8, scaled(height::control)};
    case CT_ToolButton:
        return size.expandedTo({scaled(height::smallControl), scaled(height::smallControl)}) + QSize(scaled(8), scaled(4));
    case CT_TabBarTab:
        return {size.width(), scaled(32)};
    case CT_CheckBox:
    case CT_RadioButton:
        return QProxyStyle::sizeFromContents(type, option, size, widget)
            .expandedTo({scaled(height::smallControl), scaled(height::smallControl)});
    case CT_HeaderSection:
        return {QProxyStyle::sizeFromContents(type, option, size, widget).width(), scaled(height::columnHead)};
    case CT_ItemViewItem: {
        const QSize item = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {item.width(), std::max(item.height(), scaled(height::searchRow))};
    }
    case CT_MenuBarItem:
        return size + QSize(scaled(16), scaled(8));
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_FocusFrameVMargin:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
    case PM_TabBar_ScrollButtonOverlap:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_FocusFrameHMargin: // what item views leave beside their text
        return scaled(6);
    case PM_DefaultFrameWidth:
    case PM_SplitterWidth:
        return 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return scaled(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return scaled(8);
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuHMargin:
        return 0;
    case PM_SubMenuOverlap:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return scaled(16);
    case PM_TabBarTabHSpace:
        return scaled(24);
    case PM_TabBarTabVSpace:
        return scaled(12);
    case PM_HeaderMargin:
        return scaled(8);
    case PM_HeaderMarkSize:
        return scaled(12);
    case PM_TreeViewIndentation:
        return scaled(16);
    case PM_ToolTipLabelFrameWidth:
        return scaled(6);
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return space::l;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::s;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returnData) const {
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_Scrollable:
        return hint == SH_ItemView_ShowDecorationSelected || hint == SH_Menu_Scrollable ? 1 : 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 0;
    case SH_Widget_Animation_Duration:
        return ThemeSwitch::fadeMilliseconds();
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_TabBar_ElideMode:
        return Qt::ElideRight;
    case SH_MessageBox_TextInteractionFlags:
        return Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Table_GridLineColor:
        return static_cast<int>(Theme::current().border().rgb());
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace logloupe
