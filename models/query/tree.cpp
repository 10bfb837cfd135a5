// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/tree.h"

#include <algorithm>

namespace logloupe {

namespace {

bool sameChildren(const std::vector<QueryNodePointer>& left, const std::vector<QueryNodePointer>& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const QueryNodePointer& one, const QueryNodePointer& other) { return *one == *other; });
}

} // namespace

bool MatchAnd::operator==(const MatchAnd& other) const {
    return sameChildren(children, other.children);
}

bool MatchOr::operator==(const MatchOr& other) const {
    return sameChildren(children, other.children);
}

bool MatchNot::operator==(const MatchNot& other) const {
    return *child == *other.child;
}

} // namespace logloupe
