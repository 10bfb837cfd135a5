// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Links into Kibana and OpenSearch Dashboards: Discover with the same query and range. Pure; any thread.
//
// Source: both keep Discover's state in the address's fragment as RISON (`_g` time, `_a` query in KQL or DQL, index).

#include "connectors/elastic/elastic_settings.h"
#include "connectors/elastic/platform.h"
#include "models/query/query.h"

#include <QUrl>

namespace logloupe {

/// Empty where the profile names no dashboards. What KQL cannot say (regular expressions) is left out, so that the page shows more, never less.
[[nodiscard]] QUrl discoverLink(const ElasticSettings& settings, PlatformFamily family, const Query& query,
                                const TimeRange& range);

} // namespace logloupe
