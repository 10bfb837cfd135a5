// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Other schemas: which names a source has for our fields, and where its types differ. Value; any thread.

#include "models/query/query.h"

#include <map>
#include <vector>

namespace logloupe {

struct FieldMapping {
    FieldRef field;
    std::vector<std::string>
        names; ///< the source's own names for it; several are tried side by side; none: the source does not have it
    std::optional<FieldType> type =
        {}; ///< when it differs from ours: an order number kept as free text cannot be compared whole there

    bool operator==(const FieldMapping&) const = default;
};

struct BoundQuery {
    QueryNodePointer root;         ///< FieldRef::name is the source's name, FieldRef::canonical stays ours
    std::vector<FieldRef> missing; ///< fields of the query that the source does not have: conditions on them match nothing
    std::vector<FieldRef>
        conflicts; ///< fields whose type differs: the source answers loosely and the result must be checked again
};

class FieldBinding {
public:
    void add(FieldMapping mapping);

    /// Own names of a field: those of its mapping, else the field's name as it is.
    [[nodiscard]] std::vector<std::string> namesOf(const FieldRef& field) const;
    /// The field a source's own name stands for.
    [[nodiscard]] FieldRef fieldOf(std::string_view ownName) const;
    /// Nothing where the source has the type we expect.
    [[nodiscard]] std::optional<FieldType> conflictOf(const FieldRef& field) const;

    [[nodiscard]] BoundQuery bind(const QueryNode& node) const;

private:
    std::map<std::string, FieldMapping, std::less<>> m_mappings; ///< by our name
    std::map<std::string, std::string, std::less<>> m_fieldsByOwnName;
};

} // namespace logloupe
