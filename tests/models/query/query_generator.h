// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Random query trees as the parser makes them, and random events for them: the same for the same seed.

#include "models/domain/event_batch.h"
#include "models/query/query.h"

#include <random>

namespace logloupe {

class QueryGenerator {
public:
    explicit QueryGenerator(quint32 seed)
        : m_random(seed) {}

    [[nodiscard]] QueryNodePointer tree(int depth);
    /// Values come from the same small stock as those in the trees, so that many conditions hold.
    [[nodiscard]] EventBatch events(int count);

private:
    [[nodiscard]] int below(int limit) { return static_cast<int>(m_random() % static_cast<quint32>(limit)); }
    [[nodiscard]] QString text();
    [[nodiscard]] QString pattern();
    [[nodiscard]] FieldRef textField();
    [[nodiscard]] QueryNodePointer leaf();
    [[nodiscard]] QueryNodePointer numberLeaf();
    [[nodiscard]] QueryNodePointer range(const FieldRef& field, const QString& low, const QString& high);
    [[nodiscard]] std::vector<QueryNodePointer> children(int depth);

    std::mt19937 m_random;
};

} // namespace logloupe
