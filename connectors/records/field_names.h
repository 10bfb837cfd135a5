// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which foreign names mean which field: the Elastic Common Schema by its own names, OpenTelemetry's conventions, what common loggers write
// (Logstash, Serilog, pino, zap, Log4j, GELF, journald), and the names a mapping gives. Built once per import, then read from any thread.

#include "connectors/records/mapping.h"
#include "models/domain/field.h"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logloupe {

/// What a number in the place of a level means.
enum class LevelNumbers : quint8 {
    Syslog,        ///< 0 to 7; and 10 to 60 in the steps of ten that pino and bunyan use
    OpenTelemetry, ///< SeverityNumber, 1 to 24
};

struct FieldTarget {
    Field field = Field::Message;
    /// Of several names for one field in a record the lowest rank wins: 0 a mapping's, 1 the canonical name, then from sure to vague.
    quint8 rank = 1;
    qint64 scale = 1;           ///< of a number for Duration: nanoseconds in its unit
    std::string attribute = {}; ///< not empty: no canonical field but an attribute of this name
    LevelNumbers numbers = LevelNumbers::Syslog;
};

class FieldNames {
public:
    /// What a mapping leaves unsaid is guessed from the names, or not.
    enum class Guessing : quint8 { None, CommonNames };

    FieldNames(const ImportMapping& mapping, Guessing guessing);

    struct Meaning {
        std::span<const FieldTarget> targets;
        bool isParent = false; ///< an object of this name can hold known names: "http" for "http.request.method"
    };
    [[nodiscard]] Meaning meaningOf(std::string_view name) const;
    /// Usually none or one; several when a mapping takes several fields from one name.
    [[nodiscard]] std::span<const FieldTarget> find(std::string_view name) const;
    [[nodiscard]] const std::vector<MappedField>& constants() const { return m_constants; }

private:
    struct Slot {
        std::string name;
        std::vector<FieldTarget> targets = {};
        bool isParent = false;
    };
    static constexpr quint32 emptySlot = std::numeric_limits<quint32>::max();

    Slot& slotFor(std::string_view name);
    [[nodiscard]] const Slot* lookUp(std::string_view name) const;
    void insert(std::string_view name, FieldTarget target);
    void addParentsOf(std::string_view name);
    void rehash(size_t size);
    void place(size_t slot);

    std::vector<Slot> m_slots;
    std::vector<quint32> m_table; ///< open addressing, index into m_slots
    std::vector<MappedField> m_constants;
};

/// The field a common name stands for, its canonical name and spelling variants included ("order_id", "orderId").
[[nodiscard]] std::optional<FieldTarget> commonField(std::string_view name);
/// The same, but only names that mean nothing else in running text: business keys and traces.
[[nodiscard]] std::optional<FieldTarget> commonKeyField(std::string_view name);

} // namespace logloupe
