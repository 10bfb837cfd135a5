// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A Secret Service (freedesktop.org Secret Storage, draft 0.2) as the keyring's client library meets it, which can be locked, silent, or die while it is asked.
// Only the unencrypted session, only the default collection.

#include <QByteArray>
#include <QDBusConnection>
#include <QDBusVirtualObject>
#include <QHash>
#include <QMap>
#include <QStringList>

namespace logloupe {

class FakeSecretService : public QDBusVirtualObject {
    Q_OBJECT
public:
    struct Item {
        QMap<QString, QString> attributes;
        QByteArray secret;
        QString contentType;
    };

    explicit FakeSecretService(const QString& busAddress);
    ~FakeSecretService() override;

    [[nodiscard]] const QHash<QString, Item>& items() const { return m_items; }
    /// What was asked, in order: "CreateItem", …
    [[nodiscard]] const QStringList& calls() const { return m_calls; }

    bool isLocked = false;
    bool asksPerson = false; ///< unlocking shows a prompt, which stays until givePassword() or dismiss()
    bool isSilent = false;
    int locksAfterStores = -1; ///< a number: locked once so many entries have been stored
    int diesAtStore = -1;      ///< a number: gone from the bus in the middle of storing that entry, the first being 0

    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    void givePassword() { endPrompt(false); }
    void dismiss() { endPrompt(true); }

    [[nodiscard]] QString introspect(const QString& path) const override;
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override;

private:
    [[nodiscard]] QList<QVariant> answer(const QDBusMessage& message, QString& error);
    [[nodiscard]] QList<QVariant> openSession(const QDBusMessage& message, QString& error) const;
    [[nodiscard]] QList<QVariant> search(const QDBusMessage& message) const;
    [[nodiscard]] QList<QVariant> secrets(const QDBusMessage& message) const;
    [[nodiscard]] QList<QVariant> store(const QDBusMessage& message, QString& error);
    void endPrompt(bool isDismissed);
    void die();

    QString m_connection;
    QHash<QString, Item> m_items; ///< by object path
    QStringList m_calls;
    int m_stored = 0;
    bool m_isAsking = false;
    QVariant m_unlocking = {}; ///< what the prompt is about
};

} // namespace logloupe
