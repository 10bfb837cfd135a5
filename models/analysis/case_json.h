// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The command line's JSON for one case. The shapes are a contract; fields may be added. Pure; any thread.

#include "models/analysis/case_report.h"
#include "models/domain/completeness.h"

#include <QJsonObject>

#include <functional>
#include <string_view>

namespace logloupe {

/// Hides personal data in a field's value; gets the field's name and its text ("_raw" for the record).
using FieldMask = std::function<QString(std::string_view field, const QString& value)>;

/// The canonical fields by name, the record's other fields are inside _raw; _source is the source's name.
[[nodiscard]] QJsonObject eventJson(const EventRef& event, const FieldMask& mask);
[[nodiscard]] QJsonObject completenessJson(const Completeness& completeness);
[[nodiscard]] QJsonObject caseJson(const CaseReport& report, const Completeness& completeness, const FieldMask& mask);
/// Seconds with nine digits after the point at most, as every key that ends in _s holds.
[[nodiscard]] double secondsJson(Duration duration);

} // namespace logloupe
