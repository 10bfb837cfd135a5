// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a workspace knows about itself beside its events: workspace.json in its folder. Value; any thread.

#include "models/domain/result.h"
#include "models/domain/status_process.h"
#include "models/domain/time.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace logloupe {

struct WorkspaceSettings {
    QString title;                           ///< empty: the folder's name
    std::optional<TimePoint> frozenNow = {}; ///< the demo's "now", so that its story stays true whatever day it is
    QByteArray zone = {};                    ///< IANA name; empty: the system's
    StatusProcess process = StatusProcess::standard();
    std::optional<quint64> demoSeed = {}; ///< given: filled by the simulator
    QString profile = {}; ///< id of the profile it belongs to, through which alone it is opened; empty: nobody's

    bool operator==(const WorkspaceSettings&) const = default;

    [[nodiscard]] static WorkspaceSettings demo();
    /// Errors (Storage) name the key that is wrong.
    [[nodiscard]] static Result<WorkspaceSettings> parse(const QByteArray& json);
    [[nodiscard]] QByteArray toJson() const;

    /// Reads `folder`/workspace.json; settings of a plain workspace when there is none.
    [[nodiscard]] static Result<WorkspaceSettings> load(const QString& folder);
    /// Written aside and renamed, so that it is never half there.
    [[nodiscard]] Result<void> save(const QString& folder) const;
};

/// The folder of a workspace: a name lies among the user's workspaces, anything with a slash (or "." or "..") is a folder itself.
[[nodiscard]] QString workspaceFolder(const QString& nameOrFolder);
inline constexpr auto demoWorkspaceName = "demo";
/// What the demo's events are imported from, which is then taken away.
inline constexpr auto demoFileName = "demo.ndjson";

} // namespace logloupe
