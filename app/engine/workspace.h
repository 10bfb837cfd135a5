// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// An opened workspace: its store, the source over it, what its population says, whom it hides. GUI thread (or the one thread of a command), but for openStore().

#include "app/engine/population_cache.h"
#include "app/engine/workspace_settings.h"
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
    QStringList notices = {}; ///< beside the store's own: translated sentences a person should see once

    /// A demo that is not filled yet is given its settings; it is filled by DemoFiller.
    [[nodiscard]] static Result<OpenedStore> open(const QString& nameOrFolder, OpenMode mode);
    /// For whoever only asks: nobody is kept from writing meanwhile, and a workspace that is not there is an error (Usage) instead of a new one, but for the
    /// demo, which is made. Opened for writing only where something has to be filled or mended first.
    [[nodiscard]] static Result<OpenedStore> openForReading(const QString& nameOrFolder);

    /// A demo whose events were never all read in.
    [[nodiscard]] bool lacksDemo() const;
};

class Workspace : public QObject {
    Q_OBJECT
public:
    explicit Workspace(OpenedStore opened, QObject* parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] const QString& name() const { return m_opened.name; }
    [[nodiscard]] const QString& folder() const { return m_opened.folder; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] const WorkspaceSettings& settings() const { return m_opened.settings; }
    /// Keeps them on the disk, and learns the population anew.
    [[nodiscard]] Result<void> changeSettings(const WorkspaceSettings& settings);
    [[nodiscard]] const std::shared_ptr<EventStore>& store() const { return m_opened.store; }
    [[nodiscard]] LocalSource& source() { return *m_source; }
    /// What can be watched live.
    [[nodiscard]] const std::vector<EventSource*>& tailSources() const { return m_tailSources; }
    [[nodiscard]] PopulationCache& population() { return *m_population; }
    [[nodiscard]] std::shared_ptr<const TextMask> mask() const { return m_mask; }
    [[nodiscard]] QTimeZone zone() const;

    /// The frozen time of a demo; else the time of the newest event, because a workspace without a live source knows nothing of what came later: an order in an
    /// old file is not years late. The clock's time for an empty workspace.
    [[nodiscard]] TimePoint now() const;
    /// Whether now() is the moment of the last event instead of the clock's.
    [[nodiscard]] bool isAsOfLastEvent() const;
    /// Waits for its first events from the simulator.
    [[nodiscard]] bool needsDemo() const;
    [[nodiscard]] const QStringList& notices() const { return m_opened.notices; }

private:
    void makePopulation();

    OpenedStore m_opened;
    std::unique_ptr<LocalSource> m_source;
    std::vector<std::unique_ptr<EventSource>> m_liveSources;
    std::vector<EventSource*> m_tailSources;
    std::unique_ptr<PopulationCache> m_population;
    std::shared_ptr<const TextMask> m_mask;
};

} // namespace logloupe
