// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a query was read as, one chip for each part that all must match: "system is: mes-api or crm-api", "not path: /health". Pure; any thread.

#include "models/query/query.h"

#include <vector>

namespace logloupe {

struct QueryChip {
    QString key;   ///< translated words: "system is", "not path"; empty for a part that is more than one condition
    QString value; ///< as written, or as read: "mes-api or crm-api"
    bool isNegated = false;
    bool isUnfinished = false; ///< cannot be read yet, or looks like the begin of a field's name
    int begin = 0;             ///< the part of the text it stands for, UTF-16 units
    int end = 0;

    bool operator==(const QueryChip&) const = default;
};

/// Chips in the order of the text. Where the text cannot be read, the parts before are chips as usual and the last chip is the unfinished rest.
[[nodiscard]] std::vector<QueryChip> queryChips(const QString& text, const QueryContext& context = {});

/// The text without one of its chips and without the AND that tied it.
[[nodiscard]] QString withoutChip(const QString& text, const std::vector<QueryChip>& chips, int index);

} // namespace logloupe
