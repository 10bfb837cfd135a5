// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/deep_links.h"

#include "models/query/leaf_test.h"

#include <algorithm>
#include <array>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

/// A condition in KQL; nothing stands for one that it cannot say and that is left out.
struct KqlPart {
    QString text = {};
    bool isSaid = false;
    bool isExact = false;
};

QString quotedKql(const QString& text) {
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s)
        .replace(u'"', u"\\\""_s)
        .replace(u'\n', u"\\n"_s)
        .replace(u'\r', u"\\r"_s)
        .replace(u'\t', u"\\t"_s);
    return u'"' + escaped + u'"';
}

/// What KQL takes as a plain word without escapes.
bool isPlain(QChar letter) {
    return letter.isLetterOrNumber() || letter == u'_' || letter == u'-' || letter == u'.' || letter == u'/';
}

/// "*conn* and *refused*" of "conn?refused": the plain pieces of a text wherever they stand.
QStringList piecesOf(const QString& text) {
    QStringList pieces{QString()};
    for (const QChar letter : text) {
        if (letter.isLetterOrNumber())
            pieces.back() += letter;
        else if (!pieces.back().isEmpty())
            pieces << QString();
    }
    pieces.removeAll(QString());
    return pieces;
}

class KqlWriter {
public:
    explicit KqlWriter(const ElasticSettings& settings)
        : m_settings(settings) {}

    KqlPart operator()(const MatchAll&) const { return {}; }
    KqlPart operator()(const MatchRegex&) const { return {}; }
    KqlPart operator()(const MatchAnd& match) const { return list(match.children, u" and "_s); }
    KqlPart operator()(const MatchOr& match) const {
        const KqlPart any = list(match.children, u" or "_s);
        const bool isWhole = std::all_of(match.children.begin(), match.children.end(), [this](const QueryNodePointer& child) {
            return std::visit(*this, child->value).isSaid;
        });
        return isWhole ? any : KqlPart();
    }
    KqlPart operator()(const MatchNot& match) const {
        const KqlPart child = std::visit(*this, match.child->value);
        return child.isSaid && child.isExact ? KqlPart{u"not ("_s + child.text + u')', true, true} : KqlPart();
    }
    KqlPart operator()(const MatchWords& match) const { return pieces({}, match.text); }
    KqlPart operator()(const MatchExists& match) const { return {name(match.field) + u" : *"_s, true, true}; }
    KqlPart operator()(const MatchValue& match) const {
        const auto type = match.field.canonical ? std::optional(fieldType(*match.field.canonical)) : std::nullopt;
        if (type == FieldType::Level)
            return levels(LeafTest(match));
        if (!type || type == FieldType::Text)
            return pieces(name(match.field) + u" : "_s, match.text);
        if (type == FieldType::Time || (type == FieldType::Integer && match.hasWildcards))
            return {};
        if (match.hasWildcards)
            return pattern(match);
        return {name(match.field) + u" : "_s + quotedKql(match.text), type != FieldType::Integer || isInteger(match.text),
                true};
    }
    KqlPart operator()(const MatchRange& match) const {
        if (match.field.canonical == Field::Level)
            return levels(LeafTest(match));
        QStringList parts;
        if (!bound(match.field, match.low, match.lowInclusive ? u" >= "_s : u" > "_s, parts)
            || !bound(match.field, match.high, match.highInclusive ? u" <= "_s : u" < "_s, parts))
            return {};
        return {parts.join(u" and "_s), true, true};
    }

private:
    [[nodiscard]] QString name(const FieldRef& field) const {
        const auto mapped = std::find_if(m_settings.fields.begin(), m_settings.fields.end(),
                                         [&field](const MappedField& one) { return one.field == field.name; });
        const QString own = QString::fromStdString(mapped == m_settings.fields.end() ? field.name : mapped->from);
        const bool isBare = std::all_of(own.begin(), own.end(), [](QChar letter) { return isPlain(letter) || letter == u'@'; });
        return isBare ? own : quotedKql(own);
    }

    static bool isInteger(const QString& text) {
        bool isRead = false;
        (void)text.toLongLong(&isRead);
        return isRead;
    }

    KqlPart list(const std::vector<QueryNodePointer>& children, const QString& word) const {
        KqlPart all{.isExact = true};
        QStringList texts;
        for (const QueryNodePointer& child : children) {
            const KqlPart part = std::visit(*this, child->value);
            all.isExact = all.isExact && part.isSaid && part.isExact;
            if (part.isSaid)
                texts << u'(' + part.text + u')';
        }
        all.isSaid = !texts.isEmpty();
        all.text = texts.join(word);
        return all;
    }

    static KqlPart pieces(const QString& field, const QString& text) {
        QStringList parts;
        for (const QString& piece : piecesOf(text))
            parts << field + u'*' + piece + u'*';
        return {parts.join(u" and "_s), !parts.isEmpty(), false};
    }

    /// KQL knows the * alone; what it would take for a sign of its own becomes one.
    [[nodiscard]] KqlPart pattern(const MatchValue& match) const {
        QString text;
        for (const QChar letter : match.text) {
            const QChar next = isPlain(letter) ? letter : QChar(u'*');
            if (next != u'*' || !text.endsWith(u'*'))
                text += next;
        }
        return {name(match.field) + u" : "_s + text, true, false};
    }

    /// In the cases in which levels are commonly written.
    [[nodiscard]] KqlPart levels(const LeafTest& test) const {
        QStringList words;
        for (const Severity severity : allSeverities) {
            if (!test.fits(severity))
                continue;
            for (const std::string_view spelling : severitySpellings(severity)) {
                const QString word = QString::fromLatin1(spelling.data(), static_cast<qsizetype>(spelling.size()));
                words << word << word.toUpper() << word.left(1).toUpper() + word.mid(1);
            }
        }
        words.removeDuplicates();
        return words.isEmpty()
                   ? KqlPart()
                   : KqlPart{name(FieldRef::of(Field::Level)) + u" : ("_s + words.join(u" or "_s) + u')', true, false};
    }

    bool bound(const FieldRef& field, const std::optional<QueryBound>& bound, const QString& sign, QStringList& parts) const {
        if (!bound)
            return true;
        if (field.canonical == Field::Timestamp && bound->integer)
            parts << name(field) + sign + quotedKql(toIso8601({*bound->integer}));
        else if (bound->integer)
            parts << name(field) + sign + QString::number(*bound->integer);
        else if (bound->number)
            parts << name(field) + sign + QString::number(*bound->number, 'g', 17);
        else
            return false;
        return true;
    }

    const ElasticSettings& m_settings;
};

/// A string in RISON.
QString rison(const QString& text) {
    QString escaped = text;
    escaped.replace(u'!', u"!!"_s).replace(u'\'', u"!'"_s);
    return u'\'' + escaped + u'\'';
}

QString timeOf(TimePoint time, TimePoint open, const QString& otherwise) {
    return rison(time == open ? otherwise : toIso8601(time));
}

} // namespace

QUrl discoverLink(const ElasticSettings& settings, PlatformFamily family, const Query& query, const TimeRange& range) {
    Q_UNUSED(family)
    if (settings.dashboards.isEmpty())
        return {};
    const KqlPart kql = std::visit(KqlWriter(settings), query.root().value);
    const QString global = u"(time:(from:"_s + timeOf(range.begin, TimePoint::earliest(), u"now-20y"_s) + u",to:"_s
                           + timeOf(range.end, TimePoint::latest(), u"now"_s) + u"))"_s;
    const QString index = settings.dataView.isEmpty() ? QString() : u"index:"_s + rison(settings.dataView) + u',';
    const QString page = u'(' + index + u"query:(language:kuery,query:"_s + rison(kql.isSaid ? kql.text : QString()) + u"))"_s;
    QUrl link = settings.dashboards;
    link.setPath(link.path() + u"/app/discover"_s);
    link.setFragment(u"/?_g="_s + QString::fromLatin1(QUrl::toPercentEncoding(global, "(),:")) + u"&_a="_s
                         + QString::fromLatin1(QUrl::toPercentEncoding(page, "(),:")),
                     QUrl::TolerantMode);
    return link;
}

} // namespace logloupe
