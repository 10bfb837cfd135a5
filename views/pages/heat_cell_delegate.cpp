// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/heat_cell_delegate.h"

#include "views/controls/marks.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QPainter>

namespace logloupe {

void HeatCellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QVariant back = index.data(Qt::BackgroundRole);
    if (back.isValid())
        painter->fillRect(option.rect, back.value<QColor>());
    painter->setFont(textFont(TextRole::Grid));
    painter->setPen(index.data(Qt::ForegroundRole).value<QColor>());
    painter->drawText(option.rect.adjusted(space::s, 0, -space::s, 0), Qt::AlignRight | Qt::AlignVCenter,
                      index.data(Qt::DisplayRole).toString());
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(QPen(Theme::current().accent(), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
}

} // namespace logloupe
