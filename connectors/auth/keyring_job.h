// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One question to the system's keyring, with patience: a service that never answers is given up, its late answer heeded by nobody. Of one thread.

#include "connectors/auth/token_vault.h"

#include <chrono>

namespace logloupe {

struct KeyringAnswer {
    enum class Outcome : quint8 {
        Done,
        NotFound, ///< a locked keyring says so too
        Locked,
        Failed ///< no keyring, or one that is silent or broken
    };
    Outcome outcome = Outcome::Failed;
    QByteArray secret = {};
    QString detail = {};
};

using KeyringDone = std::function<void(const KeyringAnswer&)>;

struct KeyringPatience {
    std::chrono::milliseconds withKeyring{10'000}; ///< that says nothing
    std::chrono::milliseconds withPerson{300'000}; ///< whom the system may be asking for the keyring's password
    std::function<void(bool)> onPerson = {};       ///< a person is waited for; not any more
};

/// Each calls `done` once, from the event loop, as long as `context` lives. A keyring that is silent while it is locked waits for a person: Locked where nobody comes.
void readFromKeyring(const QString& key, const KeyringPatience& patience, QObject* context, KeyringDone done);
void writeToKeyring(const QString& key, const QByteArray& secret, const KeyringPatience& patience, QObject* context,
                    KeyringDone done);
void eraseFromKeyring(const QString& key, const KeyringPatience& patience, QObject* context, KeyringDone done);

} // namespace logloupe
