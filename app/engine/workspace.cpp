// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/workspace.h"

#include "app/engine/workspace_mask.h"
#include "connectors/demo/demo_source.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSaveFile>

namespace logloupe {

namespace {

constexpr int keyBytes = 32;

QByteArray randomKey() {
    QByteArray key(keyBytes, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32*>(key.data()), keyBytes / 4);
    return key;
}

/// The key by which personal data becomes tokens: the same token in the same workspace, today and tomorrow. A folder that cannot be written gets a key for
/// this session.
QByteArray readMaskingKey(const QString& folder, const WorkspaceSettings& settings) {
    if (settings.demoSeed)
        return QCryptographicHash::hash(QByteArrayLiteral("logloupe demo ") + QByteArray::number(*settings.demoSeed),
                                        QCryptographicHash::Sha256);
    const QString path = QDir(folder).filePath(QStringLiteral("masking.key"));
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray key = file.read(keyBytes);
        if (key.size() == keyBytes)
            return key;
    }
    const QByteArray key = randomKey();
    QSaveFile fresh(path);
    if (fresh.open(QIODevice::WriteOnly)) {
        fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        if (fresh.write(key) == key.size())
            fresh.commit();
    }
    return key;
}

} // namespace

Result<OpenedStore> OpenedStore::open(const QString& nameOrFolder, OpenMode mode) {
    OpenedStore opened;
    opened.folder = workspaceFolder(nameOrFolder);
    opened.name = QFileInfo(opened.folder).fileName();
    const bool isNew = !QFileInfo::exists(opened.folder);
    if (mode == OpenMode::ReadWrite && !QDir().mkpath(opened.folder)) {
        return failure(
            {ErrorKind::Storage,
             QCoreApplication::translate("Workspace", "The folder %1 cannot be made. Check the rights of the folder above it.")
                 .arg(QDir::toNativeSeparators(opened.folder))});
    }
    auto settings = WorkspaceSettings::load(opened.folder);
    if (!settings)
        return failure(settings.error());
    opened.settings = *settings;
    auto store = EventStore::open(opened.folder, mode);
    if (!store)
        return failure(store.error());
    opened.store = std::move(*store);
    if (isNew && nameOrFolder == QLatin1String(demoWorkspaceName) && !opened.store->isReadOnly()) {
        opened.settings = WorkspaceSettings::demo();
        if (const auto saved = opened.settings.save(opened.folder); !saved)
            return failure(saved.error());
    }
    opened.maskingKey = readMaskingKey(opened.folder, opened.settings);
    return opened;
}

Workspace::Workspace(OpenedStore opened, QObject* parent)
    : QObject(parent)
    , m_opened(std::move(opened))
    , m_source(std::make_unique<LocalSource>(m_opened.store, m_opened.name))
    , m_mask(makeWorkspaceMask(m_opened.maskingKey)) {
    if (m_opened.settings.demoSeed) {
        const DemoClock clock = makeDemoClock(*m_opened.settings.frozenNow);
        for (const LiveStreamSettings& live : demoLiveSources(true))
            m_liveSources.push_back(std::make_unique<DemoSource>(live, clock));
    }
    for (const auto& live : m_liveSources)
        m_tailSources.push_back(live.get());
    if (m_tailSources.empty())
        m_tailSources.push_back(m_source.get());
    makePopulation();
}

Workspace::~Workspace() = default;

void Workspace::makePopulation() {
    m_population = std::make_unique<PopulationCache>(*m_source, m_opened.settings.process, [this] { return now(); });
}

QString Workspace::title() const {
    return m_opened.settings.title.isEmpty() ? m_opened.name : m_opened.settings.title;
}

Result<void> Workspace::changeSettings(const WorkspaceSettings& settings) {
    if (settings == m_opened.settings)
        return {};
    m_opened.settings = settings;
    makePopulation();
    return settings.save(m_opened.folder);
}

QTimeZone Workspace::zone() const {
    return m_opened.settings.zone.isEmpty() ? QTimeZone::systemTimeZone() : QTimeZone(m_opened.settings.zone);
}

TimePoint Workspace::now() const {
    if (m_opened.settings.frozenNow)
        return *m_opened.settings.frozenNow;
    const TimeRange range = m_source->health().range;
    if (isAsOfLastEvent())
        return range.end;
    return TimePoint::fromMilliseconds(QDateTime::currentMSecsSinceEpoch());
}

bool Workspace::isAsOfLastEvent() const {
    const TimeRange range = m_source->health().range;
    return !m_opened.settings.frozenNow && !range.isUnbounded() && !range.isEmpty();
}

bool Workspace::needsDemo() const {
    return m_opened.settings.demoSeed && m_source->health().events <= 0 && !m_opened.store->isReadOnly();
}

} // namespace logloupe
