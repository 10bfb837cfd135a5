// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/keyring_question.h"

#ifdef LOGLOUPE_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#else
#include <QTimer>
#endif

using namespace Qt::StringLiterals;

namespace logloupe {

#ifdef LOGLOUPE_HAS_DBUS

void askWhetherKeyringIsLocked(std::chrono::milliseconds patience, QObject* context, std::function<void(bool)> done) {
    QDBusMessage question =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets/aliases/default"_s,
                                       u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question.setArguments({u"org.freedesktop.Secret.Collection"_s, u"Locked"_s});
    question.setAutoStartService(false);
    // Without a bus the call fails, and says so from the event loop as well.
    const QDBusPendingCall call = QDBusConnection::sessionBus().asyncCall(question, static_cast<int>(patience.count()));
    auto* const watcher = new QDBusPendingCallWatcher(call, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done = std::move(done)] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        done(reply.isValid() && reply.value().variant().toBool());
    });
}

#else

void askWhetherKeyringIsLocked(std::chrono::milliseconds, QObject* context, std::function<void(bool)> done) {
    QTimer::singleShot(0, context, [done = std::move(done)] { done(false); });
}

#endif

} // namespace logloupe
