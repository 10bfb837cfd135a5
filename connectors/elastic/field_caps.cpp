// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/field_caps.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

class ElasticFields {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

using NativeFields = std::map<std::string, NativeField, std::less<>>;

struct KindName {
    QLatin1StringView name;
    NativeKind kind;
};

constexpr std::array kindNames{
    KindName{QLatin1StringView("keyword"), NativeKind::Keyword},
    KindName{QLatin1StringView("constant_keyword"), NativeKind::Keyword},
    KindName{QLatin1StringView("wildcard"), NativeKind::Wildcard},
    KindName{QLatin1StringView("text"), NativeKind::Text},
    KindName{QLatin1StringView("match_only_text"), NativeKind::Text},
    KindName{QLatin1StringView("annotated_text"), NativeKind::Text},
    KindName{QLatin1StringView("long"), NativeKind::Number},
    KindName{QLatin1StringView("integer"), NativeKind::Number},
    KindName{QLatin1StringView("short"), NativeKind::Number},
    KindName{QLatin1StringView("byte"), NativeKind::Number},
    KindName{QLatin1StringView("unsigned_long"), NativeKind::Number},
    KindName{QLatin1StringView("double"), NativeKind::Number},
    KindName{QLatin1StringView("float"), NativeKind::Number},
    KindName{QLatin1StringView("half_float"), NativeKind::Number},
    KindName{QLatin1StringView("scaled_float"), NativeKind::Number},
    KindName{QLatin1StringView("date"), NativeKind::Date},
    KindName{QLatin1StringView("date_nanos"), NativeKind::DateNanos},
    KindName{QLatin1StringView("boolean"), NativeKind::Boolean},
    KindName{QLatin1StringView("ip"), NativeKind::Address},
};

NativeKind kindOf(const QString& type) {
    const auto* found = std::find_if(kindNames.begin(), kindNames.end(), [&](const KindName& one) { return one.name == type; });
    return found == kindNames.end() ? NativeKind::Other : found->kind;
}

/// What serves for both; nothing where nothing does.
std::optional<NativeKind> common(NativeKind one, NativeKind other) {
    if (one == other)
        return one;
    const auto isText = [](NativeKind kind) {
        return kind == NativeKind::Keyword || kind == NativeKind::Wildcard || kind == NativeKind::Text;
    };
    const auto isDate = [](NativeKind kind) { return kind == NativeKind::Date || kind == NativeKind::DateNanos; };
    if (isDate(one) && isDate(other))
        return NativeKind::Date;
    if (!isText(one) || !isText(other))
        return std::nullopt;
    return one == NativeKind::Text || other == NativeKind::Text ? NativeKind::Text : NativeKind::Keyword;
}

/// Servers that do not mark metadata name most of it by types of its own; these are the rest.
bool isMetadata(const QString& name) {
    static const QStringList known{u"_doc_count"_s, u"_id"_s,     u"_ignored"_s, u"_index"_s,   u"_primary_term"_s,
                                   u"_routing"_s,   u"_seq_no"_s, u"_source"_s,  u"_version"_s, u"_data_stream_timestamp"_s};
    return known.contains(name);
}

/// "keyword in logs-a, logs-b, …"
QString placeOf(const QString& type, const QJsonArray& indices) {
    constexpr qsizetype mostNamed = 3;
    QStringList names;
    for (qsizetype i = 0; i < std::min(indices.size(), mostNamed); ++i)
        names << indices.at(i).toString().left(100);
    if (indices.size() > mostNamed)
        names << u"…"_s;
    return names.isEmpty() ? type : ElasticFields::tr("%1 in %2").arg(type, names.join(u", "_s));
}

/// Nothing for metadata and for fields that no index maps.
std::optional<NativeField> readField(const QString& name, const QJsonObject& types) {
    NativeField field{.name = name.toStdString()};
    std::optional<NativeKind> kind;
    bool isFirst = true;
    bool isDifferent = false;
    QStringList places;
    for (auto entry = types.constBegin(); entry != types.constEnd(); ++entry) {
        const QJsonObject facts = entry.value().toObject();
        if (facts.value("metadata_field"_L1).toBool() || entry.key().startsWith(u'_'))
            return std::nullopt;
        if (entry.key() == "unmapped"_L1)
            continue;
        const NativeKind next = kindOf(entry.key());
        isDifferent = isDifferent || (!isFirst && kind != next);
        kind = isFirst ? std::optional(next) : kind ? common(*kind, next) : std::nullopt;
        isFirst = false;
        field.searchable = field.searchable && facts.value("searchable"_L1).toBool(true);
        field.aggregatable = field.aggregatable && facts.value("aggregatable"_L1).toBool(true);
        places << placeOf(entry.key().left(100), facts.value("indices"_L1).toArray());
    }
    if (isFirst)
        return std::nullopt;
    field.kind = kind.value_or(NativeKind::Other);
    const bool areDates = field.kind == NativeKind::Date;
    const bool areKeywords = field.kind == NativeKind::Keyword;
    if (isDifferent && !areDates && !areKeywords)
        field.conflict = places;
    return field;
}

/// Documents within a document are asked in another way than by their names.
void closeNested(NativeFields& fields, const std::vector<std::string>& nested) {
    for (const std::string& parent : nested) {
        const std::string below = parent + '.';
        for (auto field = fields.lower_bound(below); field != fields.end() && field->first.compare(0, below.size(), below) == 0;
             ++field) {
            field->second.kind = NativeKind::Other;
            field->second.searchable = false;
        }
    }
}

bool isWhole(const NativeField& field) {
    return (field.kind == NativeKind::Keyword || field.kind == NativeKind::Wildcard) && field.searchable
           && field.conflict.isEmpty();
}

/// The sub-field with whole values: by its usual names first.
std::string keywordOf(const NativeFields& fields, const std::string& name) {
    const std::string below = name + '.';
    for (const char* usual : {"keyword", "raw", "wildcard", "exact"}) {
        const auto found = fields.find(below + usual);
        if (found != fields.end() && isWhole(found->second))
            return found->first;
    }
    for (auto field = fields.lower_bound(below); field != fields.end() && field->first.compare(0, below.size(), below) == 0;
         ++field) {
        if (isWhole(field->second))
            return field->first;
    }
    return {};
}

} // namespace

Result<NativeFields> readFieldCaps(const QByteArray& reply) {
    QJsonParseError problem;
    const QJsonValue listed = QJsonDocument::fromJson(reply, &problem).object().value("fields"_L1);
    const auto notFields = [](const QString& detail) {
        return failure({ErrorKind::Decode,
                        ElasticFields::tr("The logging platform did not list its fields as it should. Check the address in the "
                                          "profile, or show the details to an administrator."),
                        u"field_caps: "_s + detail});
    };
    if (problem.error != QJsonParseError::NoError)
        return notFields(problem.errorString());
    if (!listed.isObject())
        return notFields(u"no fields"_s);
    NativeFields fields;
    std::vector<std::string> nested;
    const QJsonObject object = listed.toObject();
    for (auto entry = object.constBegin(); entry != object.constEnd(); ++entry) {
        if (!entry.value().isObject())
            return notFields(u"a field that is no object"_s);
        if (entry.key().isEmpty() || isMetadata(entry.key()))
            continue;
        auto field = readField(entry.key(), entry.value().toObject());
        if (!field)
            continue;
        if (entry.value().toObject().contains("nested"_L1))
            nested.push_back(field->name);
        fields.emplace(field->name, *std::move(field));
    }
    closeNested(fields, nested);
    for (auto& [name, field] : fields) {
        if (field.kind == NativeKind::Text && field.conflict.isEmpty())
            field.keyword = keywordOf(fields, name);
    }
    return fields;
}

} // namespace logloupe
