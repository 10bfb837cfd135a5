// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/field_map.h"

#include "connectors/elastic/field_caps.h"
#include "connectors/records/common_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

class ElasticFields {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

bool isAsked(const NativeField& field) {
    return field.kind != NativeKind::Other;
}

/// A leaf that can hold the canonical field; contradicting types may, though nothing but its existence can be asked then.
bool isFit(Field field, const NativeField& native) {
    if (fieldType(field) == FieldType::Time)
        return native.kind == NativeKind::Date || native.kind == NativeKind::DateNanos;
    return isAsked(native) || !native.conflict.isEmpty();
}

bool isExact(const NativeField& native) {
    switch (native.kind) {
    case NativeKind::Keyword:
    case NativeKind::Wildcard:
    case NativeKind::Number:
    case NativeKind::Boolean:
    case NativeKind::Address:
        return native.searchable;
    case NativeKind::Text:
    case NativeKind::Date:
    case NativeKind::DateNanos:
    case NativeKind::Other:
        return false;
    }
    return false;
}

bool isPlain(const FieldTarget& target) {
    return target.scale == 1 && target.numbers == LevelNumbers::Syslog;
}

std::optional<FieldType> typeOf(NativeKind kind) {
    switch (kind) {
    case NativeKind::Keyword:
    case NativeKind::Boolean:
    case NativeKind::Address:
        return FieldType::Keyword;
    case NativeKind::Wildcard:
    case NativeKind::Text:
        return FieldType::Text;
    case NativeKind::Number:
        return FieldType::Integer;
    case NativeKind::Date:
    case NativeKind::DateNanos:
        return FieldType::Time;
    case NativeKind::Other:
        break;
    }
    return std::nullopt;
}

bool isProfiled(const std::vector<MappedField>& mapped, Field field, std::string_view name) {
    return std::any_of(mapped.begin(), mapped.end(),
                       [&](const MappedField& one) { return one.from == name || one.field == fieldName(field); });
}

} // namespace

Result<FieldMap> FieldMap::read(const QByteArray& fieldCaps, const std::vector<MappedField>& mapped) {
    auto fields = readFieldCaps(fieldCaps);
    if (!fields)
        return failure(std::move(fields.error()));
    FieldMap map;
    map.m_fields = *std::move(fields);
    map.discover(mapped);
    return map;
}

void FieldMap::discover(const std::vector<MappedField>& mapped) {
    m_mapping = mapped;
    for (const auto& [name, from] : mapped) {
        if (const auto field = fieldByName(name); field && findNamed(from))
            m_canonical[*field] = from;
    }
    std::map<Field, const std::pair<std::string, FieldTarget>*> best;
    for (const auto& known : commonNames()) {
        const auto& [name, target] = known;
        const NativeField* native = findNamed(name);
        if (!native || !isFit(target.field, *native) || isProfiled(mapped, target.field, name))
            continue;
        const auto*& chosen = best[target.field];
        if (!chosen || target.rank < chosen->second.rank)
            chosen = &known;
    }
    for (const auto& [field, known] : best) {
        m_canonical[field] = known->first;
        // Pinned, so that records are read by the very name that queries ask for. What a mapping cannot say is left to the names.
        if (isPlain(known->second))
            m_mapping.push_back({std::string(fieldName(field)), known->first});
    }
}

const NativeField* FieldMap::findNamed(std::string_view name) const {
    const auto found = m_fields.find(name);
    return found == m_fields.end() || isSubField(name) ? nullptr : &found->second;
}

bool FieldMap::isSubField(std::string_view name) const {
    for (size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
        const auto parent = m_fields.find(name.substr(0, dot));
        if (parent != m_fields.end() && isAsked(parent->second))
            return true;
    }
    return false;
}

const NativeField* FieldMap::find(const FieldRef& field) const {
    if (field.canonical) {
        const auto known = m_canonical.find(*field.canonical);
        return known == m_canonical.end() ? nullptr : findNamed(known->second);
    }
    const auto mapped =
        std::find_if(m_mapping.begin(), m_mapping.end(), [&field](const MappedField& one) { return one.field == field.name; });
    return findNamed(mapped == m_mapping.end() ? field.name : mapped->from);
}

const NativeField* FieldMap::findExact(const FieldRef& field) const {
    const NativeField* native = find(field);
    if (!native || isExact(*native))
        return native;
    const auto keyword = m_fields.find(native->keyword);
    return native->keyword.empty() || keyword == m_fields.end() ? nullptr : &keyword->second;
}

bool FieldMap::mayHide(const FieldRef& field) const {
    const std::string_view name = field.name;
    for (size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
        const std::string_view parent = name.substr(0, dot);
        const auto found = m_fields.find(parent);
        if (found == m_fields.end() || isAsked(found->second))
            continue;
        const std::string below = std::string(parent) + '.';
        const auto child = m_fields.lower_bound(below);
        if (child == m_fields.end() || child->first.compare(0, below.size(), below) != 0)
            return true;
    }
    return false;
}

qint64 FieldMap::scaleOf(Field field) const {
    const auto known = m_canonical.find(field);
    if (known == m_canonical.end() || isProfiled(m_mapping, field, known->second))
        return 1;
    const auto target = commonField(known->second);
    return target ? target->scale : 1;
}

LevelNumbers FieldMap::levelNumbers() const {
    const auto known = m_canonical.find(Field::Level);
    if (known == m_canonical.end() || isProfiled(m_mapping, Field::Level, known->second))
        return LevelNumbers::Syslog;
    const auto target = commonField(known->second);
    return target ? target->numbers : LevelNumbers::Syslog;
}

const NativeField* FieldMap::tieBreaker(const QString& preferred) const {
    const auto sortable = [this](const std::string& name) -> const NativeField* {
        const auto found = m_fields.find(name);
        if (found == m_fields.end())
            return nullptr;
        const NativeField& native = found->second;
        if ((native.kind == NativeKind::Keyword || native.kind == NativeKind::Wildcard) && native.aggregatable)
            return &native;
        const auto keyword = m_fields.find(native.keyword);
        return native.keyword.empty() || keyword == m_fields.end() || !keyword->second.aggregatable ? nullptr
                                                                                                    : &keyword->second;
    };
    if (!preferred.isEmpty())
        return sortable(preferred.toStdString());
    for (const char* name : {"event.id", "log.id", "log.record.uid", "record.id", "uuid"}) {
        if (const NativeField* found = sortable(name))
            return found;
    }
    return nullptr;
}

std::vector<FieldDescription> FieldMap::descriptions() const {
    std::vector<FieldDescription> described;
    std::vector<std::string_view> taken;
    for (const auto& [field, name] : m_canonical) {
        described.push_back({FieldRef::of(field), fieldType(field)});
        taken.push_back(name);
    }
    for (const auto& [name, native] : m_fields) {
        const auto type = typeOf(native.kind);
        const bool isTaken = std::find(taken.begin(), taken.end(), name) != taken.end();
        if (type && !isTaken && !fieldByName(name) && !isSubField(name))
            described.push_back({FieldRef::named(name), *type});
    }
    std::sort(described.begin(), described.end(),
              [](const FieldDescription& left, const FieldDescription& right) { return left.field.name < right.field.name; });
    return described;
}

QStringList FieldMap::conflicts(int limit) const {
    QStringList sentences;
    int more = 0;
    for (const auto& [name, native] : m_fields) {
        if (native.conflict.isEmpty())
            continue;
        if (sentences.size() < limit)
            sentences << ElasticFields::tr("“%1” is kept in different ways: %2. Questions about it are checked again here.")
                             .arg(QString::fromStdString(name), native.conflict.join(u", "_s));
        else
            ++more;
    }
    if (more > 0)
        sentences << ElasticFields::tr("%n more fields are kept in different ways.", nullptr, more);
    return sentences;
}

} // namespace logloupe
