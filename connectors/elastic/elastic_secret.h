// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Credentials that lie in a file of the user's alone. Any thread.

#include "connectors/elastic/elastic_settings.h"

#include <QByteArray>

namespace logloupe {

/// The value of an Authorization header: "ApiKey …" from a key as Elasticsearch shows it encoded, or as id:key; "Basic …" from user:password. Usage where the file is
/// missing, too long, empty, has control characters within, or may be read by others; messages name neither the file's content nor its folder.
[[nodiscard]] Result<QByteArray> authorizationFromFile(const QString& path, ElasticCredentials credentials);

} // namespace logloupe
