// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The part of the Query DSL that LogLoupe writes, read after the references of both servers on a few documents: a stand-in for a server in tests of the translation.

#include "connectors/elastic/field_map.h"
#include "models/domain/event_batch.h"

#include <QJsonObject>

#include <vector>

namespace logloupe::dsl {

/// The same events as documents and as a batch.
[[nodiscard]] std::vector<QJsonObject> documents();
[[nodiscard]] EventBatch events();

[[nodiscard]] bool finds(const QJsonObject& query, const QJsonObject& document, const FieldMap& fields);

} // namespace logloupe::dsl
