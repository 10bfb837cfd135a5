// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/completeness.h"

#include <algorithm>

namespace logloupe {

bool Completeness::isComplete() const {
    return std::all_of(sources.begin(), sources.end(),
                       [](const SourceCompleteness& source) { return source.state == SourceState::Complete; });
}

void Completeness::merge(const Completeness& other) {
    shown += other.shown;
    total += other.total;
    exact = exact && other.exact;
    sources += other.sources;
}

} // namespace logloupe
