// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/keyring_job.h"

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

/// The job has no parent: the keyring's library calls it back whenever it is done, however late.
void start(QKeychain::Job* job, const QString& key, std::chrono::milliseconds patience, QObject* context, KeyringDone done) {
    job->setKey(key);
    auto* wait = new QObject(context);
    const auto answer = [wait, done = std::move(done)](const KeyringAnswer& given) {
        wait->deleteLater();
        wait->disconnect();
        done(given);
    };
    QTimer* timer = new QTimer(wait);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, wait, [timer, job, wait, answer] {
        timer->stop();
        QObject::disconnect(job, nullptr, wait, nullptr);
        answer({KeyringAnswer::Outcome::Failed, {}, u"the keyring is silent"_s});
    });
    QObject::connect(job, &QKeychain::Job::finished, wait, [timer, answer](QKeychain::Job* finished) {
        timer->stop();
        answer(answerOf(finished));
    });
    timer->start(patience);
    job->start();
}

} // namespace

void readFromKeyring(const QString& key, std::chrono::milliseconds patience, QObject* context, KeyringDone done) {
    start(new QKeychain::ReadPasswordJob(service()), key, patience, context, std::move(done));
}

void writeToKeyring(const QString& key, const QByteArray& secret, std::chrono::milliseconds patience, QObject* context,
                    KeyringDone done) {
    auto* job = new QKeychain::WritePasswordJob(service());
    job->setBinaryData(secret);
    start(job, key, patience, context, std::move(done));
}

void eraseFromKeyring(const QString& key, std::chrono::milliseconds patience, QObject* context, KeyringDone done) {
    start(new QKeychain::DeletePasswordJob(service()), key, patience, context, std::move(done));
}

} // namespace logloupe
