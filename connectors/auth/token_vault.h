// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where the refresh token of a profile is kept: the system's keyring, found by writing to it and reading back; else the memory of this program alone. Of one thread; every
// call answers once, from the event loop. A locked keyring is not an empty one: it is never written over.

#include "models/domain/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace logloupe {

class TokenVault : public QObject {
    Q_OBJECT
public:
    enum class Kind : quint8 { Unknown, Keyring, MemoryOnly, Locked };
    using QObject::QObject;

    /// Unknown until the first answer.
    [[nodiscard]] virtual Kind kind() const = 0;
    /// Calls take as long as the person needs whom the system asks for the keyring's password.
    [[nodiscard]] virtual bool asksPerson() const { return false; }
    /// The secret of a profile; empty: there is none. A keyring that does not answer within 10 s and is not locked counts as none there is, and is not written to. A locked one
    /// is waited for 5 min, then it is Locked.
    virtual void read(const QString& profile, QObject* context, std::function<void(Result<QByteArray>)> done) = 0;
    /// Nothing: it is kept (in memory, where kind() says so).
    virtual void write(const QString& profile, const QByteArray& secret, QObject* context,
                       std::function<void(std::optional<Error>)> done) = 0;
    virtual void erase(const QString& profile, QObject* context, std::function<void(std::optional<Error>)> done) = 0;

signals:
    void kindChanged();
    void asksPersonChanged();
};

/// The system's keyring through QtKeychain. `patience`: how long it may be silent; `patienceWithPerson`: how long when it is locked and so may be asking for its password.
[[nodiscard]] std::unique_ptr<TokenVault> makeKeyringVault(
    std::chrono::milliseconds patience = std::chrono::seconds(10),
    std::chrono::milliseconds patienceWithPerson = std::chrono::minutes(5));
/// Forgets with the program.
[[nodiscard]] std::unique_ptr<TokenVault> makeMemoryVault();

} // namespace logloupe
