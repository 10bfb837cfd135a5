// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/completeness.h"

#include <QStringList>

namespace logloupe {

/// Which sources are not whole and why, "opensearch: 1 shard failed; loki"; empty when all are.
[[nodiscard]] inline QString missingParts(const Completeness& completeness) {
    QStringList parts;
    for (const SourceCompleteness& source : completeness.sources) {
        if (source.state != SourceState::Complete)
            parts << (source.reason.isEmpty() ? source.name : source.name + QStringLiteral(": ") + source.reason);
    }
    return parts.join(QStringLiteral("; "));
}

} // namespace logloupe
