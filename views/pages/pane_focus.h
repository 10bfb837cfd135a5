// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// F6: the focus goes from pane to pane of a page. GUI thread.

#include <QList>
#include <QWidget>

namespace logloupe {

/// Focuses the pane after (direction 1) or before (−1) the one that has the focus; invisible panes are passed over.
inline void moveFocus(const QList<QWidget*>& panes, int direction) {
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes[i]->hasFocus() || panes[i]->isAncestorOf(panes[i]->window()->focusWidget()))
            at = i;
    }
    for (qsizetype step = 1; step <= panes.size(); ++step) {
        QWidget* const next = panes[(at + direction * step + 2 * panes.size()) % panes.size()];
        if (!next->isVisible())
            continue;
        if (next->focusPolicy() != Qt::NoFocus)
            next->setFocus(Qt::TabFocusReason);
        else if (QWidget* inside = next->nextInFocusChain())
            inside->setFocus(Qt::TabFocusReason);
        return;
    }
}

} // namespace logloupe
