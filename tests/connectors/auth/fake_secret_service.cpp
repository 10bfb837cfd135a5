// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/connectors/auth/fake_secret_service.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace logloupe {

struct FakeSecret {
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

using FakeAttributes = QMap<QString, QString>;
using FakeSecrets = QMap<QDBusObjectPath, FakeSecret>;

QDBusArgument& operator<<(QDBusArgument& argument, const FakeSecret& secret) {
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, FakeSecret& secret) {
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

} // namespace logloupe

Q_DECLARE_METATYPE(logloupe::FakeSecret)
Q_DECLARE_METATYPE(logloupe::FakeSecrets)

namespace logloupe {

namespace {

const auto root = u"/org/freedesktop/secrets"_s;
const auto session = u"/org/freedesktop/secrets/session/1"_s;
const auto nowhere = u"/"_s;
const auto prompt = u"/org/freedesktop/secrets/prompt/1"_s;

QVariant path(const QString& text) {
    return QVariant::fromValue(QDBusObjectPath(text));
}

QVariant paths(const QStringList& texts) {
    QList<QDBusObjectPath> list;
    for (const QString& text : texts)
        list.append(QDBusObjectPath(text));
    return QVariant::fromValue(list);
}

} // namespace

FakeSecretService::FakeSecretService(const QString& busAddress)
    : m_connection(u"fake-secrets"_s) {
    qDBusRegisterMetaType<FakeSecret>();
    qDBusRegisterMetaType<FakeSecrets>();
    qDBusRegisterMetaType<FakeAttributes>();
    QDBusConnection connection = QDBusConnection::connectToBus(busAddress, m_connection);
    connection.registerVirtualObject(root, this, QDBusConnection::SubPath);
    connection.registerService(u"org.freedesktop.secrets"_s);
}

FakeSecretService::~FakeSecretService() {
    die();
}

void FakeSecretService::die() {
    QDBusConnection::disconnectFromBus(m_connection);
}

void FakeSecretService::endPrompt(bool isDismissed) {
    isLocked = isLocked && isDismissed;
    m_isAsking = false;
    QDBusMessage completed = QDBusMessage::createSignal(prompt, u"org.freedesktop.Secret.Prompt"_s, u"Completed"_s);
    completed.setArguments({isDismissed, QVariant::fromValue(QDBusVariant(isDismissed ? paths({}) : m_unlocking))});
    QDBusConnection(m_connection).send(completed);
}

QString FakeSecretService::introspect(const QString&) const {
    return {};
}

bool FakeSecretService::handleMessage(const QDBusMessage& message, const QDBusConnection& connection) {
    m_calls.append(message.member());
    if (isSilent)
        return true;
    if (message.member() == "CreateItem"_L1 && m_stored == diesAtStore) {
        // The connection may not go while it hands this message over.
        QMetaObject::invokeMethod(this, &FakeSecretService::die, Qt::QueuedConnection);
        return true;
    }
    QString error;
    const QList<QVariant> given = answer(message, error);
    return connection.send(error.isEmpty() ? message.createReply(given) : message.createErrorReply(error, u"refused"_s));
}

QList<QVariant> FakeSecretService::answer(const QDBusMessage& message, QString& error) {
    const QString member = message.member();
    if (member == "OpenSession"_L1)
        return openSession(message, error);
    if (member == "SearchItems"_L1)
        return search(message);
    if (member == "GetSecrets"_L1)
        return secrets(message);
    if (member == "CreateItem"_L1)
        return store(message, error);
    if (member == "Unlock"_L1 && isLocked && asksPerson) {
        m_unlocking = QVariant::fromValue(qdbus_cast<QList<QDBusObjectPath>>(message.arguments().value(0)));
        return {paths({}), path(prompt)};
    }
    if (member == "Unlock"_L1) // nobody is there to be asked for a password
        return {isLocked ? paths({}) : message.arguments().value(0), path(nowhere)};
    if (member == "Prompt"_L1) {
        m_isAsking = true;
        return {};
    }
    if (member == "Get"_L1)
        return {QVariant::fromValue(QDBusVariant(isLocked))};
    if (member == "ReadAlias"_L1)
        return {path(root + u"/collection/login"_s)};
    if (member == "Delete"_L1) {
        m_items.remove(message.path());
        return {path(nowhere)};
    }
    if (member == "GetAll"_L1)
        return {QVariantMap{{u"Locked"_s, isLocked}}};
    error = u"org.freedesktop.DBus.Error.UnknownMethod"_s;
    return {};
}

QList<QVariant> FakeSecretService::openSession(const QDBusMessage& message, QString& error) const {
    if (message.arguments().value(0).toString() != "plain"_L1) {
        error = u"org.freedesktop.DBus.Error.NotSupported"_s;
        return {};
    }
    return {QVariant::fromValue(QDBusVariant(QString())), path(session)};
}

QList<QVariant> FakeSecretService::search(const QDBusMessage& message) const {
    const auto wanted = qdbus_cast<FakeAttributes>(message.arguments().value(0));
    QStringList found;
    for (auto item = m_items.cbegin(); item != m_items.cend(); ++item) {
        bool fits = true;
        for (auto attribute = wanted.cbegin(); attribute != wanted.cend(); ++attribute)
            fits = fits && item->attributes.value(attribute.key()) == attribute.value();
        if (fits)
            found.append(item.key());
    }
    return {paths(isLocked ? QStringList() : found), paths(isLocked ? found : QStringList())};
}

QList<QVariant> FakeSecretService::secrets(const QDBusMessage& message) const {
    FakeSecrets given;
    const auto wanted = qdbus_cast<QList<QDBusObjectPath>>(message.arguments().value(0));
    for (const QDBusObjectPath& item : wanted) {
        const auto found = m_items.constFind(item.path());
        if (found != m_items.constEnd() && !isLocked)
            given.insert(item, {QDBusObjectPath(session), {}, found->secret, found->contentType});
    }
    return {QVariant::fromValue(given)};
}

QList<QVariant> FakeSecretService::store(const QDBusMessage& message, QString& error) {
    if (isLocked) {
        error = u"org.freedesktop.Secret.Error.IsLocked"_s;
        return {};
    }
    const auto properties = qdbus_cast<QVariantMap>(message.arguments().value(0));
    const auto secret = qdbus_cast<FakeSecret>(message.arguments().value(1));
    const Item item{qdbus_cast<FakeAttributes>(properties.value(u"org.freedesktop.Secret.Item.Attributes"_s)), secret.value,
                    secret.contentType};
    m_items.removeIf([&item](const auto& entry) { return entry.value().attributes == item.attributes; });
    const QString place = root + u"/collection/login/%1"_s.arg(m_stored);
    m_items.insert(place, item);
    ++m_stored;
    if (m_stored == locksAfterStores)
        isLocked = true;
    return {path(place), path(nowhere)};
}

} // namespace logloupe
