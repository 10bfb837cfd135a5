// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/importer.h"

#include "connectors/local/import/import_run.h"

#include <QThread>

namespace logloupe {

using namespace Qt::StringLiterals;

Importer::Importer(EventStore& store, QObject* parent)
    : QObject(parent)
    , m_store(store) {}

Importer::~Importer() {
    cancel();
    if (m_thread)
        m_thread->wait();
}

void Importer::start(const ImportRequest& request) {
    if (m_thread)
        return;
    m_cancelled = false;
    m_thread.reset(QThread::create([this, request] {
        const auto tell = [this](const ImportProgress& progress) {
            QMetaObject::invokeMethod(
                this, [this, progress] { emit progressed(progress); }, Qt::QueuedConnection);
        };
        const ImportResult result = ImportRun(m_store, request, m_cancelled, tell).run();
        QMetaObject::invokeMethod(
            this, [this, result] { finish(result); }, Qt::QueuedConnection);
    }));
    m_thread->setObjectName(u"import"_s);
    m_thread->start();
}

void Importer::cancel() {
    m_cancelled = true;
}

void Importer::finish(const ImportResult& result) {
    m_thread->wait();
    m_thread.reset();
    emit finished(result);
}

} // namespace logloupe
