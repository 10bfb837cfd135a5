// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/keyring_vault.h"

#include "connectors/auth/random_text.h"
#include "connectors/auth/sign_in_errors.h"

#include <QPointer>

#include <utility>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

using Outcome = KeyringAnswer::Outcome;

/// From the event loop, and only as long as the context lives.
template <typename Answer>
std::function<void(Answer)> later(QObject* context, std::function<void(Answer)> done) {
    return [context = QPointer(context), done = std::move(done)](const Answer& answer) {
        if (context)
            QMetaObject::invokeMethod(
                context, [done, answer] { done(answer); }, Qt::QueuedConnection);
    };
}

} // namespace

KeyringVault::KeyringVault(std::chrono::milliseconds patience, std::chrono::milliseconds patienceWithPerson)
    : m_patience{patience, patienceWithPerson, [this](bool asks) {
                     m_asking += asks ? 1 : -1;
                     emit asksPersonChanged();
                 }} {}

void KeyringVault::whenKnown(bool asksLocked, Call call) {
    const bool isOpen = m_kind == Kind::Unknown || (asksLocked && m_kind == Kind::Locked);
    if (isOpen)
        probe(std::move(call));
    else
        call();
}

void KeyringVault::probe(Call call) {
    m_probing.push_back(std::move(call));
    if (m_probing.size() > 1)
        return;
    // Of its own name, so that two copies of the program do not read each other's.
    const QString key = u"probe-"_s + QString::fromLatin1(randomText());
    const QByteArray sample = randomText();
    writeToKeyring(key, sample, m_patience, this, [this, key, sample](const KeyringAnswer& answer) {
        if (answer.outcome == Outcome::Done)
            readProbe(key, sample);
        else
            takeProbe(answer);
    });
}

void KeyringVault::readProbe(const QString& key, const QByteArray& sample) {
    readFromKeyring(key, m_patience, this, [this, key, sample](const KeyringAnswer& answer) {
        if (answer.outcome != Outcome::Done || answer.secret != sample) {
            takeProbe(
                {answer.outcome == Outcome::Locked ? Outcome::Locked : Outcome::Failed, {}, u"the probe did not come back"_s});
            return;
        }
        eraseFromKeyring(key, m_patience, this, [this](const KeyringAnswer& erased) { takeProbe(erased); });
    });
}

void KeyringVault::takeProbe(const KeyringAnswer& answer) {
    if (answer.outcome == Outcome::Done)
        setKind(Kind::Keyring);
    else
        fallBack(answer);
    for (const Call& call : std::exchange(m_probing, {}))
        call();
}

void KeyringVault::setKind(Kind kind) {
    m_wasKeyring = m_wasKeyring || kind == Kind::Keyring;
    if (std::exchange(m_kind, kind) != kind)
        emit kindChanged();
}

void KeyringVault::fallBack(const KeyringAnswer& answer) {
    m_detail = answer.detail;
    setKind(answer.outcome == Outcome::Locked ? Kind::Locked : Kind::MemoryOnly);
}

Error KeyringVault::whyNot() const {
    return m_kind == Kind::Locked ? sign_in_errors::keyringLocked() : sign_in_errors::keyringFailed(m_detail);
}

Result<QByteArray> KeyringVault::fromMemory(const QString& profile) const {
    const auto found = m_memory.constFind(profile);
    if (found != m_memory.constEnd())
        return *found;
    if (m_kind == Kind::Locked || m_wasKeyring)
        return failure(whyNot());
    return QByteArray();
}

void KeyringVault::read(const QString& profile, QObject* context, std::function<void(Result<QByteArray>)> done) {
    const auto answer = later<Result<QByteArray>>(context, std::move(done));
    whenKnown(!m_memory.contains(profile), [this, profile, answer] {
        if (m_kind == Kind::Keyring && !m_memory.contains(profile))
            readKeyring(profile, answer);
        else
            answer(fromMemory(profile));
    });
}

void KeyringVault::readKeyring(const QString& profile, std::function<void(Result<QByteArray>)> done) {
    readFromKeyring(profile, m_patience, this, [this, profile, done = std::move(done)](const KeyringAnswer& answer) {
        if (answer.outcome == Outcome::Done) {
            done(answer.secret);
        } else if (answer.outcome == Outcome::NotFound) {
            probe([this, done] { done(m_kind == Kind::Keyring ? Result<QByteArray>(QByteArray()) : failure(whyNot())); });
        } else {
            fallBack(answer);
            done(fromMemory(profile));
        }
    });
}

void KeyringVault::write(const QString& profile, const QByteArray& secret, QObject* context,
                         std::function<void(std::optional<Error>)> done) {
    const auto answer = later<std::optional<Error>>(context, std::move(done));
    whenKnown(false, [this, profile, secret, answer] {
        if (m_kind != Kind::Keyring) {
            m_memory.insert(profile, secret);
            answer(std::nullopt);
            return;
        }
        writeToKeyring(profile, secret, m_patience, this, [this, profile, secret, answer](const KeyringAnswer& written) {
            if (written.outcome == Outcome::Done) {
                m_memory.remove(profile);
            } else {
                m_memory.insert(profile, secret);
                fallBack(written);
            }
            answer(std::nullopt);
        });
    });
}

void KeyringVault::erase(const QString& profile, QObject* context, std::function<void(std::optional<Error>)> done) {
    const auto answer = later<std::optional<Error>>(context, std::move(done));
    m_memory.remove(profile);
    whenKnown(true, [this, profile, answer] {
        if (m_kind == Kind::Keyring)
            eraseInKeyring(profile, answer);
        else
            answer(m_kind == Kind::Locked || m_wasKeyring ? std::optional(whyNot()) : std::nullopt);
    });
}

void KeyringVault::eraseInKeyring(const QString& profile, std::function<void(std::optional<Error>)> done) {
    eraseFromKeyring(profile, m_patience, this, [this, done = std::move(done)](const KeyringAnswer& answer) {
        if (answer.outcome == Outcome::Done) {
            done(std::nullopt);
        } else if (answer.outcome == Outcome::NotFound) {
            probe([this, done] { done(m_kind == Kind::Keyring ? std::nullopt : std::optional(whyNot())); });
        } else {
            fallBack(answer);
            done(whyNot());
        }
    });
}

std::unique_ptr<TokenVault> makeKeyringVault(std::chrono::milliseconds patience, std::chrono::milliseconds patienceWithPerson) {
    return std::make_unique<KeyringVault>(patience, patienceWithPerson);
}

} // namespace logloupe
