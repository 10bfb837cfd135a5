// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree_dump.h"

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const FieldRef& field) {
    return QString::fromStdString(field.name) + (field.canonical ? QString() : u"'"_s);
}

QString boundOf(const std::optional<QueryBound>& bound) {
    if (!bound)
        return {};
    if (bound->integer)
        return QString::number(*bound->integer);
    return bound->number ? QString::number(*bound->number) : u'\'' + bound->text + u'\'';
}

struct Dumper {
    QString list(const QString& name, const std::vector<QueryNodePointer>& children) const {
        QString result = u'(' + name;
        for (const QueryNodePointer& child : children)
            result += u' ' + dumpTree(*child);
        return result + u')';
    }
    QString operator()(const MatchAll&) const { return u"all"_s; }
    QString operator()(const MatchAnd& match) const { return list(u"and"_s, match.children); }
    QString operator()(const MatchOr& match) const { return list(u"or"_s, match.children); }
    QString operator()(const MatchNot& match) const { return list(u"not"_s, {match.child}); }
    QString operator()(const MatchWords& match) const {
        return (match.hasWildcards ? u"pattern:"_s : u"words:"_s) + match.text;
    }
    QString operator()(const MatchValue& match) const {
        return nameOf(match.field) + (match.hasWildcards ? u'~' : u'=') + match.text;
    }
    QString operator()(const MatchExists& match) const { return nameOf(match.field) + u'?'; }
    QString operator()(const MatchRange& match) const {
        return nameOf(match.field) + (match.lowInclusive ? u'[' : u'(') + boundOf(match.low) + u',' + boundOf(match.high)
               + (match.highInclusive ? u']' : u')');
    }
    QString operator()(const MatchRegex& match) const {
        return (match.field ? nameOf(*match.field) : QString()) + u'/' + match.pattern + u'/'
               + (match.ignoreCase ? u"i"_s : QString());
    }
};

} // namespace

QString dumpTree(const QueryNode& node) {
    return std::visit(Dumper{}, node.value);
}

} // namespace logloupe
