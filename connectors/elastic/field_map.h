// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which fields the indices have, how each is indexed, and which of them are LogLoupe's canonical ones. Value; built from `GET /{index}/_field_caps?fields=*`, any thread.

#include "connectors/records/field_names.h"
#include "connectors/records/mapping.h"
#include "models/domain/aggregates.h"
#include "models/domain/result.h"

#include <QStringList>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace logloupe {

/// How a field can be asked.
enum class NativeKind : quint8 {
    Keyword,  ///< keyword, constant_keyword (whole values, terms, prefix)
    Wildcard, ///< wildcard: like Keyword, and quick for patterns
    Text,     ///< analysed: only words can be found, not parts; no terms aggregation
    Number,   ///< long, integer, short, byte, unsigned_long, double, float, half_float, scaled_float
    Date,     ///< date: milliseconds
    DateNanos,
    Boolean,
    Address, ///< ip: compared as addresses, not as texts
    Other, ///< known but not to be asked here: object, nested and what lies in it, flattened, geo_point, types that contradict each other, …
};

struct NativeField {
    std::string name;
    NativeKind kind = NativeKind::Other;
    bool searchable = true;
    bool aggregatable = true;
    std::string keyword = {}; ///< name of a sub-field of kind Keyword or Wildcard holding the same value; empty: none
    QStringList conflict =
        {}; ///< "keyword in logs-shop-*, long in logs-mes-*": indices that map it to another type; empty: none

    bool operator==(const NativeField&) const = default;
};

class FieldMap {
public:
    /// Usable for nothing; of a source that was not asked yet.
    FieldMap() = default;
    /// `mapped`: the profile's own names for canonical fields; the rest by their ECS names, then by what other loggers write (Logstash, OpenTelemetry), one name each: the surest that an index has.
    /// Decode for a reply that is none; it may be of 10 000 fields.
    [[nodiscard]] static Result<FieldMap> read(const QByteArray& fieldCaps, const std::vector<MappedField>& mapped);

    /// The field that holds a canonical one or has this very name; null: the indices have none. Sub-fields ("message.keyword") are no fields of a record and not found.
    [[nodiscard]] const NativeField* find(const FieldRef& field) const;
    /// Where whole values are compared and counted: the field itself or its keyword sub-field; null where there is neither.
    [[nodiscard]] const NativeField* findExact(const FieldRef& field) const;
    /// The time field; null where no index has one, and nothing can be asked then.
    [[nodiscard]] const NativeField* timeField() const { return find(FieldRef::of(Field::Timestamp)); }
    /// Whether records may hold a field of that name which no index maps: below a flattened one or an object that is not taken apart.
    [[nodiscard]] bool mayHide(const FieldRef& field) const;
    /// What a number of this canonical field is multiplied with to be LogLoupe's: 1 000 000 where durations are kept as duration_ms.
    [[nodiscard]] qint64 scaleOf(Field field) const;
    /// How a number in the place of a level is to be read.
    [[nodiscard]] LevelNumbers levelNumbers() const;
    /// A unique keyword to sort by after the time, by the known names ("event.id", "log.id", …); null: none.
    [[nodiscard]] const NativeField* tieBreaker(const QString& preferred) const;
    /// Sorted by name, canonical names where a field is one.
    [[nodiscard]] std::vector<FieldDescription> descriptions() const;
    /// One translated sentence per field whose type differs between indices, at most `limit` and then the number of the rest.
    [[nodiscard]] QStringList conflicts(int limit = 5) const;
    /// The mapping by which records are decoded: what `mapped` says, and what was discovered.
    [[nodiscard]] const std::vector<MappedField>& mapping() const { return m_mapping; }
    [[nodiscard]] bool isEmpty() const { return m_fields.empty(); }

private:
    void discover(const std::vector<MappedField>& mapped);
    [[nodiscard]] const NativeField* findNamed(std::string_view name) const;
    [[nodiscard]] bool isSubField(std::string_view name) const;

    std::map<std::string, NativeField, std::less<>> m_fields;
    std::map<Field, std::string> m_canonical;
    std::vector<MappedField> m_mapping;
};

} // namespace logloupe
