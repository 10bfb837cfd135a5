// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/field_binding.h"

#include <algorithm>

namespace logloupe {

namespace {

void addOnce(std::vector<FieldRef>& fields, const FieldRef& field) {
    if (std::find(fields.begin(), fields.end(), field) == fields.end())
        fields.push_back(field);
}

struct Binder {
    const FieldBinding& binding;
    BoundQuery& bound;

    QueryNodePointer bind(const QueryNode& node) const { return std::visit(*this, node.value); }

    QueryNodePointer operator()(const MatchAll& match) const { return makeQueryNode(match); }
    QueryNodePointer operator()(const MatchWords& match) const { return makeQueryNode(match); }
    QueryNodePointer operator()(const MatchAnd& match) const { return makeQueryNode(MatchAnd{boundChildren(match.children)}); }
    QueryNodePointer operator()(const MatchOr& match) const { return makeQueryNode(MatchOr{boundChildren(match.children)}); }
    QueryNodePointer operator()(const MatchNot& match) const { return makeQueryNode(MatchNot{bind(*match.child)}); }
    QueryNodePointer operator()(const MatchValue& match) const { return boundLeaf(match); }
    QueryNodePointer operator()(const MatchExists& match) const { return boundLeaf(match); }
    QueryNodePointer operator()(const MatchRange& match) const { return boundLeaf(match); }
    QueryNodePointer operator()(const MatchRegex& match) const {
        if (!match.field)
            return makeQueryNode(match);
        return spread(*match.field, [&](const FieldRef& own) {
            MatchRegex copy = match;
            copy.field = own;
            return makeQueryNode(std::move(copy));
        });
    }

private:
    [[nodiscard]] std::vector<QueryNodePointer> boundChildren(const std::vector<QueryNodePointer>& children) const {
        std::vector<QueryNodePointer> result;
        for (const QueryNodePointer& child : children)
            result.push_back(bind(*child));
        return result;
    }

    template <typename Match>
    [[nodiscard]] QueryNodePointer boundLeaf(const Match& match) const {
        return spread(match.field, [&](const FieldRef& own) {
            Match copy = match;
            copy.field = own;
            return makeQueryNode(std::move(copy));
        });
    }

    /// The leaf on each of the source's names.
    template <typename MakeLeaf>
    [[nodiscard]] QueryNodePointer spread(const FieldRef& field, MakeLeaf&& makeLeaf) const {
        const std::vector<std::string> names = binding.namesOf(field);
        if (names.empty()) {
            addOnce(bound.missing, field);
            return makeQueryNode(MatchNot{makeQueryNode(MatchAll{})});
        }
        if (binding.conflictOf(field))
            addOnce(bound.conflicts, field);
        std::vector<QueryNodePointer> leaves;
        for (const std::string& name : names)
            leaves.push_back(makeLeaf(FieldRef{field.canonical, name}));
        return leaves.size() == 1 ? leaves.front() : makeQueryNode(MatchOr{std::move(leaves)});
    }
};

} // namespace

void FieldBinding::add(FieldMapping mapping) {
    for (const std::string& name : mapping.names)
        m_fieldsByOwnName.insert_or_assign(name, mapping.field.name);
    const std::string name = mapping.field.name;
    m_mappings.insert_or_assign(name, std::move(mapping));
}

std::vector<std::string> FieldBinding::namesOf(const FieldRef& field) const {
    const auto found = m_mappings.find(field.name);
    return found == m_mappings.end() ? std::vector{field.name} : found->second.names;
}

FieldRef FieldBinding::fieldOf(std::string_view ownName) const {
    const auto found = m_fieldsByOwnName.find(ownName);
    return FieldRef::named(found == m_fieldsByOwnName.end() ? ownName : std::string_view(found->second));
}

std::optional<FieldType> FieldBinding::conflictOf(const FieldRef& field) const {
    const auto found = m_mappings.find(field.name);
    if (found == m_mappings.end() || !found->second.type)
        return std::nullopt;
    const bool isSame = field.canonical && fieldType(*field.canonical) == *found->second.type;
    return isSame ? std::nullopt : found->second.type;
}

BoundQuery FieldBinding::bind(const QueryNode& node) const {
    BoundQuery bound;
    bound.root = Binder{*this, bound}.bind(node);
    return bound;
}

} // namespace logloupe
