// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/field_names.h"

#include "connectors/records/common_names.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace logloupe {

namespace {

/// Over the length and the first and last eight bytes: names that share all of these are told apart by comparing them.
size_t hashOf(std::string_view name) {
    quint64 first = 0;
    quint64 last = 0;
    const size_t size = std::min(name.size(), sizeof(first));
    if (size > 0) {
        std::memcpy(&first, name.data(), size);
        std::memcpy(&last, name.data() + name.size() - size, size);
    }
    quint64 hash = (first ^ (last << 7 | last >> 57) ^ name.size()) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 32;
    return static_cast<size_t>(hash);
}

FieldTarget targetNamed(const std::string& field) {
    FieldTarget target{.rank = 0};
    if (const auto canonical = fieldByName(field))
        target.field = *canonical;
    else
        target.attribute = field;
    return target;
}

bool isMapped(const ImportMapping& mapping, const FieldTarget& target, std::string_view name) {
    return std::any_of(mapping.fields.begin(), mapping.fields.end(), [&](const MappedField& mapped) {
        return mapped.from == name || fieldByName(mapped.field) == target.field;
    });
}

} // namespace

FieldNames::FieldNames(const ImportMapping& mapping, Guessing guessing)
    : m_constants(mapping.constants) {
    rehash(4096);
    for (const auto& [field, from] : mapping.fields)
        insert(from, targetNamed(field));
    const auto insertUnlessMapped = [&](const std::string& name, const FieldTarget& target) {
        if (!isMapped(mapping, target, name))
            insert(name, target);
    };
    if (guessing == Guessing::CommonNames) {
        for (const auto& [name, target] : commonNames())
            insertUnlessMapped(name, target);
        return;
    }
    for (const Field field : allFields())
        insertUnlessMapped(std::string(fieldName(field)), {.field = field});
}

FieldNames::Meaning FieldNames::meaningOf(std::string_view name) const {
    const Slot* slot = lookUp(name);
    return slot ? Meaning{slot->targets, slot->isParent} : Meaning{};
}

std::span<const FieldTarget> FieldNames::find(std::string_view name) const {
    return meaningOf(name).targets;
}

const FieldNames::Slot* FieldNames::lookUp(std::string_view name) const {
    const size_t mask = m_table.size() - 1;
    for (size_t at = hashOf(name) & mask;; at = (at + 1) & mask) {
        if (m_table[at] == emptySlot)
            return nullptr;
        const Slot& slot = m_slots[m_table[at]];
        if (slot.name == name)
            return &slot;
    }
}

FieldNames::Slot& FieldNames::slotFor(std::string_view name) {
    if (const Slot* slot = lookUp(name))
        return m_slots[static_cast<size_t>(slot - m_slots.data())];
    m_slots.push_back({.name = std::string(name)});
    if (m_slots.size() * 3 > m_table.size())
        rehash(m_table.size() * 2);
    else
        place(m_slots.size() - 1);
    return m_slots.back();
}

void FieldNames::insert(std::string_view name, FieldTarget target) {
    slotFor(name).targets.push_back(std::move(target));
    addParentsOf(name);
}

void FieldNames::addParentsOf(std::string_view name) {
    for (size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1))
        slotFor(name.substr(0, dot)).isParent = true;
}

void FieldNames::rehash(size_t size) {
    m_table.assign(size, emptySlot);
    for (size_t i = 0; i < m_slots.size(); ++i)
        place(i);
}

void FieldNames::place(size_t slot) {
    const size_t mask = m_table.size() - 1;
    size_t at = hashOf(m_slots[slot].name) & mask;
    while (m_table[at] != emptySlot)
        at = (at + 1) & mask;
    m_table[at] = static_cast<quint32>(slot);
}

std::optional<FieldTarget> commonField(std::string_view name) {
    static const auto byName = [] {
        std::unordered_map<std::string_view, FieldTarget> names;
        for (const auto& [known, target] : commonNames())
            names.emplace(known, target);
        return names;
    }();
    const auto found = byName.find(name);
    if (found == byName.end())
        return {};
    return found->second;
}

std::optional<FieldTarget> commonKeyField(std::string_view name) {
    auto target = commonField(name);
    if (!target || target->rank > 3)
        return {};
    switch (target->field) {
    case Field::OrderId:
    case Field::CustomerId:
    case Field::ModelId:
    case Field::UserId:
    case Field::StatusOld:
    case Field::StatusNew:
    case Field::TraceId:
    case Field::SpanId:
    case Field::MessageId:
        return target;
    default:
        return {};
    }
}

} // namespace logloupe
