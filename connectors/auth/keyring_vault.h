// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The vault in the system's keyring. What it is worth is found out by writing an entry, reading it back and erasing it, before its first use and whenever it says that it has
// nothing: a locked keyring says so too. Once it fails, memory takes its place and it is not touched again; a locked one is asked anew when somebody wants what is in it.

#include "connectors/auth/keyring_job.h"

#include <QHash>

#include <vector>

namespace logloupe {

class KeyringVault : public TokenVault {
    Q_OBJECT
public:
    KeyringVault(std::chrono::milliseconds patience, std::chrono::milliseconds patienceWithPerson);

    [[nodiscard]] Kind kind() const override { return m_kind; }
    [[nodiscard]] bool asksPerson() const override { return m_asking > 0; }
    void read(const QString& profile, QObject* context, std::function<void(Result<QByteArray>)> done) override;
    void write(const QString& profile, const QByteArray& secret, QObject* context,
               std::function<void(std::optional<Error>)> done) override;
    void erase(const QString& profile, QObject* context, std::function<void(std::optional<Error>)> done) override;

private:
    using Call = std::function<void()>;

    /// Calls once the kind is known. `asksLocked`: a keyring that was locked is asked again.
    void whenKnown(bool asksLocked, Call call);
    void probe(Call call);
    void readProbe(const QString& key, const QByteArray& sample);
    void takeProbe(const KeyringAnswer& answer);
    void setKind(Kind kind);
    /// After an answer that is none.
    void fallBack(const KeyringAnswer& answer);
    [[nodiscard]] Error whyNot() const;
    [[nodiscard]] Result<QByteArray> fromMemory(const QString& profile) const;
    void readKeyring(const QString& profile, std::function<void(Result<QByteArray>)> done);
    void eraseInKeyring(const QString& profile, std::function<void(std::optional<Error>)> done);

    KeyringPatience m_patience;
    int m_asking = 0; ///< calls that wait for a person
    Kind m_kind = Kind::Unknown;
    bool m_wasKeyring = false; ///< so that it may hold what memory does not
    QString m_detail;
    QHash<QString, QByteArray> m_memory;
    std::vector<Call> m_probing;
};

} // namespace logloupe
