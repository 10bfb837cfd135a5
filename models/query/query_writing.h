// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Writes names and values so that the lexer reads them back unchanged. Pure; any thread.

#include "models/domain/field.h"

#include <QString>

namespace logloupe {

/// The canonical name, or the other field's name, in quotes where it could be taken for something else.
[[nodiscard]] QString writeFieldName(const FieldRef& field);
/// A value after an operator: bare where that is safe everywhere, else in quotes.
[[nodiscard]] QString writeValue(const QString& text);
/// Words without a field: bare only where they cannot be taken for an order number, a field or an operator.
[[nodiscard]] QString writeWords(const QString& text);
/// A pattern with * and ?, in which \ stands before those that mean themselves.
[[nodiscard]] QString writePattern(const QString& pattern);

} // namespace logloupe
