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

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

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

QString translated(const char* text) {
    return QCoreApplication::translate("Workspace", text);
}

/// Asked without taking the lock away from anybody: readers do not hinder each other.
bool isWrittenByAnother(const QString& folder) {
    const int file = ::open(QFile::encodeName(QDir(folder).filePath(QStringLiteral("lock"))).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool isHeld = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return isHeld;
}

QStringList noticesOfReader(const QString& folder, const EventStore& store) {
    if (isWrittenByAnother(folder))
        return {translated(QT_TRANSLATE_NOOP("Workspace", "Another LogLoupe has this workspace open; it is only read here."))};
    QStringList notices;
    for (const ImportRecord& import : store.imports()) {
        if (!import.isComplete)
            notices << translated(QT_TRANSLATE_NOOP("Workspace",
                                                    "The import of “%1” was interrupted. Import the file again and it "
                                                    "goes on from there."))
                           .arg(import.name);
    }
    return notices;
}

bool isLocal(const ProfileSource& source) {
    return source.kind == QStringLiteral("local");
}

Error belongsToProfile(const QString& id) {
    return {ErrorKind::Auth,
            translated(
                QT_TRANSLATE_NOOP("Workspace",
                                  "This workspace belongs to the profile “%1” and is opened through it: logloupe --profile %1"))
                .arg(id)};
}

} // namespace

bool OpenedStore::lacksDemo() const {
    if (!settings.demoSeed)
        return false;
    const std::vector<ImportRecord> imports = store->imports();
    return std::none_of(imports.begin(), imports.end(), [](const ImportRecord& import) {
        return import.isComplete && import.name == QLatin1String(demoFileName);
    });
}

Result<OpenedStore> OpenedStore::openForReading(const QString& nameOrFolder) {
    const QString folder = workspaceFolder(nameOrFolder);
    const bool isDemo = nameOrFolder == QLatin1String(demoWorkspaceName);
    if (QFileInfo::exists(QDir(folder).filePath(QStringLiteral("segments")))) {
        auto opened = open(nameOrFolder, OpenMode::ReadOnly);
        // A list of contents that is not there can be made anew from the segments, by whoever may write.
        if (!opened || (opened->lacksDemo() && !isWrittenByAnother(folder)))
            return open(nameOrFolder, OpenMode::ReadWrite);
        opened->notices = noticesOfReader(folder, *opened->store);
        return opened;
    }
    if (isDemo)
        return open(nameOrFolder, OpenMode::ReadWrite);
    return failure(
        {ErrorKind::Usage,
         translated(QT_TRANSLATE_NOOP("Workspace", "There is no workspace “%1”. It is made by the first import: logloupe "
                                                   "--workspace %1 import FILE"))
             .arg(nameOrFolder)});
}

Result<OpenedStore> OpenedStore::open(const QString& nameOrFolder, OpenMode mode) {
    return openAs({}, nameOrFolder, mode);
}

Result<OpenedStore> OpenedStore::openAs(const QString& profileId, const QString& nameOrFolder, OpenMode mode) {
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
    if (!settings->profile.isEmpty() && settings->profile != profileId)
        return failure(belongsToProfile(settings->profile));
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

QString OpenedStore::workspaceOf(const Profile& profile) {
    for (const ProfileSource& source : profile.sources) {
        const QString named = source.options.value(QStringLiteral("workspace")).toString();
        if (isLocal(source) && !named.isEmpty())
            return named;
    }
    return QStringLiteral("profile-") + profile.id;
}

Result<OpenedStore> OpenedStore::openFor(const Profile& profile, OpenMode mode, const QString& nameOrFolder) {
    const QString name = nameOrFolder.isEmpty() ? workspaceOf(profile) : nameOrFolder;
    const bool isThere = QFileInfo::exists(QDir(workspaceFolder(name)).filePath(QStringLiteral("segments")));
    auto opened = openAs(profile.id, name, isThere ? mode : OpenMode::ReadWrite);
    if (opened && opened->lacksDemo() && mode == OpenMode::ReadOnly)
        opened = openAs(profile.id, name, OpenMode::ReadWrite);
    if (!opened)
        return opened;
    if (const auto followed = opened->follow(profile); !followed)
        return failure(followed.error());
    return opened;
}

Result<void> OpenedStore::follow(const Profile& profile) {
    if (settings.demoSeed)
        return {};
    const WorkspaceSettings before = settings;
    settings.title = profile.title;
    settings.process = profile.process;
    settings.zone = profile.zone;
    if (profile.signIn)
        settings.profile = profile.id;
    maskedKeys = profile.maskedKeys;
    return settings == before ? Result<void>() : settings.save(folder);
}

Workspace::Workspace(OpenedStore opened, QObject* parent)
    : Workspace(std::move(opened), std::make_unique<WorkspaceAccess>(), nullptr, parent, makePlatformSource) {}

Workspace::Workspace(OpenedStore opened, WorkspaceAccess& access, QObject* parent, const PlatformFactory& make)
    : Workspace(std::move(opened), nullptr, &access, parent, make) {}

Workspace::Workspace(OpenedStore opened, std::unique_ptr<WorkspaceAccess> own, WorkspaceAccess* access, QObject* parent,
                     const PlatformFactory& make)
    : QObject(parent)
    , m_opened(std::move(opened))
    , m_ownAccess(std::move(own))
    , m_access(m_ownAccess ? *m_ownAccess : *access)
    , m_source(std::make_unique<LocalSource>(m_opened.store, m_opened.name))
    , m_mask(makeWorkspaceMask(m_opened.maskingKey, m_opened.maskedKeys)) {
    if (m_access.profile() != nullptr)
        m_platforms = openPlatforms(*m_access.profile(), m_access.session(), make);
    m_sources.push_back(guard(*m_source));
    for (const auto& platform : m_platforms.opened)
        m_sources.push_back(guard(*platform));
    if (m_opened.settings.demoSeed) {
        const DemoClock clock = makeDemoClock(*m_opened.settings.frozenNow);
        for (const LiveStreamSettings& live : demoLiveSources(true))
            m_liveSources.push_back(std::make_unique<DemoSource>(live, clock));
    }
    for (const auto& live : m_liveSources)
        m_tailSources.push_back(guard(*live));
    // The demo's own store stands still.
    m_tailSources.insert(m_tailSources.end(), m_sources.begin() + (m_liveSources.empty() ? 0 : 1), m_sources.end());
    mergeSources();
}

void Workspace::mergeSources() {
    m_merged.reset();
    if (m_sources.size() > 1)
        m_merged = std::make_unique<MergedSource>(m_access.profile()->title, m_sources);
    makePopulation();
}

void Workspace::chooseSources(const QStringList& names) {
    m_population.reset();
    std::erase_if(m_sources, [&names](const EventSource* source) { return !names.contains(source->name()); });
    mergeSources();
}

GuardedSource* Workspace::guard(EventSource& source) {
    m_guards.push_back(std::make_unique<GuardedSource>(source));
    m_access.guard(*m_guards.back());
    return m_guards.back().get();
}

Workspace::~Workspace() = default;

void Workspace::makePopulation() {
    const bool asksPlatforms = m_sources.size() > 1 || m_sources.front() != m_guards.front().get();
    m_population = std::make_unique<PopulationCache>(
        source(), m_opened.settings.process, [this] { return now(); }, nullptr,
        asksPlatforms ? PopulationCache::platform : PopulationCache::local);
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
    return !m_opened.settings.frozenNow && !hasPlatforms() && !range.isUnbounded() && !range.isEmpty();
}

bool Workspace::needsDemo() const {
    return m_opened.lacksDemo() && !m_opened.store->isReadOnly();
}

} // namespace logloupe
