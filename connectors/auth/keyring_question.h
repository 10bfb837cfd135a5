// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Why a keyring is silent: one that is locked and still answers may be asking a person for its password just now. Of one thread.

#include <QObject>

#include <chrono>
#include <functional>

namespace logloupe {

/// Asks the Secret Service (freedesktop.org, draft 0.2) whether the collection that secrets go to is locked. `done` is called once, from the event loop, as long as `context`
/// lives. False also where there is no such service, where it does not answer within `patience`, and on systems without D-Bus.
void askWhetherKeyringIsLocked(std::chrono::milliseconds patience, QObject* context, std::function<void(bool)> done);

} // namespace logloupe
