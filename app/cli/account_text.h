// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Who is signed in and what that allows, for whoami: as text and as JSON. Never a token. Pure.

#include "app/engine/workspace_access.h"

#include <QJsonObject>
#include <QTimeZone>

namespace logloupe {

/// {profile, title, signed_in, account, roles, admitted_by, screens, systems (null: every one), reveal, export, archive, until, checked, memory_only}; times are ISO 8601
/// UTC, null where there is none.
[[nodiscard]] QJsonObject accountJson(const WorkspaceAccess& access);
/// One fact a line.
[[nodiscard]] QString accountText(const WorkspaceAccess& access, const QTimeZone& zone);

} // namespace logloupe
