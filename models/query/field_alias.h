// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The names people use for fields: short ones, ECS and OpenTelemetry spellings that differ from the canonical name, and Russian words.
// Any thread.

#include "models/domain/field.h"

#include <QString>

#include <span>

namespace logloupe {

struct FieldAlias {
    QStringView name; ///< lower case
    Field field;
};

/// All short names, grouped by field, the most usual first.
[[nodiscard]] std::span<const FieldAlias> fieldAliases();

/// The field a name means: its exact canonical name first, then an alias in any case of letters. Nothing for other names.
[[nodiscard]] std::optional<Field> fieldByAnyName(QStringView name);

/// True for "status" and its like: short for the order's status, but for the HTTP status when its value is a number.
[[nodiscard]] bool meansHttpStatusWithNumber(QStringView name);

/// What people call the field in a sentence, translated: "system", "order". Fields that are not canonical keep their name.
[[nodiscard]] QString fieldWord(const FieldRef& field);

} // namespace logloupe
