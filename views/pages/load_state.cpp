// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/load_state.h"

#include "models/domain/human_format.h"
#include "views/controls/banner.h"

#include <QCoreApplication>

namespace logloupe {

void showLoadState(EmptyState& state, Icon icon, const QString& title, qint64 events) {
    state.setMessage(icon, title);
    state.setHint(events > 0 ? QCoreApplication::translate("LoadState", "Searching… %1 so far").arg(countText(events))
                             : QCoreApplication::translate("LoadState", "Searching…"));
    state.setAction({});
}

void showFailure(EmptyState& state, const Error& error) {
    state.setMessage(Icon::Warning, error.message);
    state.setHint(error.source);
    state.setAction(QCoreApplication::translate("LoadState", "Try again"));
}

} // namespace logloupe
