// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/keyring_job.h"

#include "connectors/auth/keyring_question.h"

#include <QPointer>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

QString service() {
    return u"LogLoupe"_s;
}

KeyringAnswer answerOf(QKeychain::Job* job) {
    // Numbers alone: a keyring's own sentence may quote what it was given.
    const QString detail = u"keyring error %1"_s.arg(static_cast<int>(job->error()));
    switch (job->error()) {
    case QKeychain::NoError: {
        const auto* reading = qobject_cast<QKeychain::ReadPasswordJob*>(job);
        return {KeyringAnswer::Outcome::Done, reading ? reading->binaryData() : QByteArray(), {}};
    }
    case QKeychain::EntryNotFound:
        return {KeyringAnswer::Outcome::NotFound, {}, detail};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {KeyringAnswer::Outcome::Locked, {}, detail};
    default:
        return {KeyringAnswer::Outcome::Failed, {}, detail};
    }
}

/// One call under way, a child of whom it is for.
class KeyringWait : public QObject {
public:
    /// The job has no parent: the keyring's library calls it back whenever it is done, however late.
    KeyringWait(QKeychain::Job* job, const KeyringPatience& patience, QObject* context, KeyringDone done)
        : QObject(context)
        , m_job(job)
        , m_patience(patience)
        , m_done(std::move(done)) {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &KeyringWait::lookWhy);
        connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job* finished) { settle(answerOf(finished)); });
        m_timer.start(patience.withKeyring);
    }

private:
    void lookWhy() {
        askWhetherKeyringIsLocked(m_patience.withKeyring, this, [this](bool isLocked) {
            if (!isLocked)
                settle({KeyringAnswer::Outcome::Failed, {}, u"the keyring is silent"_s});
            else if (m_waited >= m_patience.withPerson)
                settle({KeyringAnswer::Outcome::Locked, {}, u"nobody unlocked the keyring"_s});
            else
                waitForPerson();
        });
    }
    void waitForPerson() {
        m_waited += m_patience.withKeyring;
        m_timer.start(m_patience.withKeyring);
        if (!std::exchange(m_asksPerson, true) && m_patience.onPerson)
            m_patience.onPerson(true);
    }
    void settle(const KeyringAnswer& answer) {
        m_timer.stop();
        if (m_job)
            m_job->disconnect(this);
        deleteLater();
        const KeyringDone done = std::exchange(m_done, nullptr);
        if (!done)
            return;
        if (m_asksPerson && m_patience.onPerson)
            m_patience.onPerson(false);
        done(answer);
    }

    QPointer<QKeychain::Job> m_job;
    const KeyringPatience m_patience;
    KeyringDone m_done;
    QTimer m_timer;
    std::chrono::milliseconds m_waited{0};
    bool m_asksPerson = false;
};

void start(QKeychain::Job* job, const QString& key, const KeyringPatience& patience, QObject* context, KeyringDone done) {
    job->setKey(key);
    new KeyringWait(job, patience, context, std::move(done));
    job->start();
}

} // namespace

void readFromKeyring(const QString& key, const KeyringPatience& patience, QObject* context, KeyringDone done) {
    start(new QKeychain::ReadPasswordJob(service()), key, patience, context, std::move(done));
}

void writeToKeyring(const QString& key, const QByteArray& secret, const KeyringPatience& patience, QObject* context,
                    KeyringDone done) {
    auto* job = new QKeychain::WritePasswordJob(service());
    job->setBinaryData(secret);
    start(job, key, patience, context, std::move(done));
}

void eraseFromKeyring(const QString& key, const KeyringPatience& patience, QObject* context, KeyringDone done) {
    start(new QKeychain::DeletePasswordJob(service()), key, patience, context, std::move(done));
}

} // namespace logloupe
