// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// An opened workspace: its store and the platforms of its profile, each behind the guard of who may see what, what its population says, whom it hides. GUI thread (or the one thread of a
// command), but for what opens.

#include "app/engine/platform_sources.h"
#include "app/engine/population_cache.h"
#include "app/engine/workspace_access.h"
#include "app/engine/workspace_settings.h"
#include "connectors/api/merged_source.h"
#include "connectors/local/store/event_store.h"
#include "connectors/local/store/local_source.h"
#include "models/items/event_text.h"

#include <QStringList>
#include <QTimeZone>

#include <memory>
#include <vector>

namespace logloupe {

/// A workspace as it lies on the disk; made on any thread, because opening reads.
struct OpenedStore {
    QString folder;
    QString name;
    WorkspaceSettings settings;
    std::shared_ptr<EventStore> store;
    QByteArray maskingKey;
    QStringList maskedKeys = {}; ///< beside those everywhere: the profile's
    QStringList notices = {};    ///< beside the store's own: translated sentences a person should see once

    /// A demo that is not filled yet is given its settings; it is filled by DemoFiller. A workspace that belongs to a profile is opened through it alone (Auth).
    [[nodiscard]] static Result<OpenedStore> open(const QString& nameOrFolder, OpenMode mode);
    /// The local store of a profile, made where it is not there yet, with the profile's words and limits. `nameOrFolder`: another one than workspaceOf() says. One that
    /// people have to sign in to belongs to the profile from then on, but for the demo, which is nobody's secret. Reading alone waits for nobody who writes.
    [[nodiscard]] static Result<OpenedStore> openFor(const Profile& profile, OpenMode mode, const QString& nameOrFolder = {});
    /// The name of the workspace that keeps a profile's events on this computer.
    [[nodiscard]] static QString workspaceOf(const Profile& profile);
    /// For whoever only asks: nobody is kept from writing meanwhile, and a workspace that is not there is an error (Usage) instead of a new one, but for the
    /// demo, which is made. Opened for writing only where something has to be filled or mended first.
    [[nodiscard]] static Result<OpenedStore> openForReading(const QString& nameOrFolder);

    /// A demo whose events were never all read in.
    [[nodiscard]] bool lacksDemo() const;

private:
    [[nodiscard]] static Result<OpenedStore> openAs(const QString& profileId, const QString& nameOrFolder, OpenMode mode);
    [[nodiscard]] Result<void> follow(const Profile& profile);
};

class Workspace : public QObject {
    Q_OBJECT
public:
    /// Everybody may see everything.
    explicit Workspace(OpenedStore opened, QObject* parent = nullptr);
    /// The access says who may see what, from now on and while it changes; it outlives the workspace. `make` opens the platforms of its profile.
    Workspace(OpenedStore opened, WorkspaceAccess& access, QObject* parent = nullptr,
              const PlatformFactory& make = makePlatformSource);
    ~Workspace() override;

    [[nodiscard]] WorkspaceAccess& access() { return m_access; }

    [[nodiscard]] const QString& name() const { return m_opened.name; }
    [[nodiscard]] const QString& folder() const { return m_opened.folder; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] const WorkspaceSettings& settings() const { return m_opened.settings; }
    /// Keeps them on the disk, and learns the population anew.
    [[nodiscard]] Result<void> changeSettings(const WorkspaceSettings& settings);
    [[nodiscard]] const std::shared_ptr<EventStore>& store() const { return m_opened.store; }
    /// What it keeps and what its platforms keep, as far as the rights go: every question goes here.
    [[nodiscard]] EventSource& source() { return m_merged ? static_cast<EventSource&>(*m_merged) : *m_sources.front(); }
    /// Each of them alone: the local store first, then the platforms in the profile's order.
    [[nodiscard]] const std::vector<EventSource*>& sources() const { return m_sources; }
    [[nodiscard]] bool hasPlatforms() const { return !m_platforms.opened.empty(); }
    /// Only those of these names are asked from now on. Before anybody has taken source() or population(); at least one of sources() is named.
    void chooseSources(const QStringList& names);
    /// The store unguarded, for what the program measures itself and shows to nobody as it is.
    [[nodiscard]] LocalSource& localSource() { return *m_source; }
    /// Sources of the profile that cannot be read, each with its reason.
    [[nodiscard]] const QList<SourceHealth>& unreadableSources() const { return m_platforms.unreadable; }
    /// What can be watched live, as far as the rights go.
    [[nodiscard]] const std::vector<EventSource*>& tailSources() const { return m_tailSources; }
    [[nodiscard]] PopulationCache& population() { return *m_population; }
    [[nodiscard]] std::shared_ptr<const TextMask> mask() const { return m_mask; }
    [[nodiscard]] QTimeZone zone() const;

    /// The frozen time of a demo; the clock's time where a platform goes on; else the time of the newest event, because a workspace without a live source knows nothing of
    /// what came later: an order in an old file is not years late. The clock's time for an empty workspace.
    [[nodiscard]] TimePoint now() const;
    /// Whether now() is the moment of the last event instead of the clock's.
    [[nodiscard]] bool isAsOfLastEvent() const;
    /// Waits for its first events from the simulator.
    [[nodiscard]] bool needsDemo() const;
    [[nodiscard]] const QStringList& notices() const { return m_opened.notices; }

private:
    void makePopulation();
    void mergeSources();

    Workspace(OpenedStore opened, std::unique_ptr<WorkspaceAccess> own, WorkspaceAccess* access, QObject* parent,
              const PlatformFactory& make);
    GuardedSource* guard(EventSource& source);

    OpenedStore m_opened;
    std::unique_ptr<WorkspaceAccess> m_ownAccess; ///< of a workspace without a profile
    WorkspaceAccess& m_access;
    std::unique_ptr<LocalSource> m_source;
    std::vector<std::unique_ptr<EventSource>> m_liveSources;
    PlatformSources m_platforms;
    std::vector<std::unique_ptr<GuardedSource>> m_guards; ///< before every source; they go first
    std::vector<EventSource*> m_sources;
    std::unique_ptr<MergedSource> m_merged; ///< of more than one
    std::vector<EventSource*> m_tailSources;
    std::unique_ptr<PopulationCache> m_population;
    std::shared_ptr<const TextMask> m_mask;
};

} // namespace logloupe
