// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which roles an account has, and whether one of them lets it in. Pure; any thread.

#include "models/domain/result.h"

#include <QJsonObject>
#include <QStringList>

namespace logloupe {

/// The value at `pointer` (RFC 6901; a name without slash is a key): a string, or an array of strings, in NFC. A way that leads nowhere is no roles.
/// Errors: Auth where the claims only point at groups kept elsewhere (_claim_names, hasgroups), which cannot be told apart from having none.
[[nodiscard]] Result<QStringList> rolesIn(const QJsonObject& claims, const QString& pointer);
/// Those of `roles` that admit, compared whole, after NFC, in the order of `admitted`.
[[nodiscard]] QStringList admittingRoles(const QStringList& roles, const QStringList& admitted);

} // namespace logloupe
