// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The values of one record while it is read, and their way into a batch. Views point into the decoder's input. One thread.

#include "connectors/records/field_names.h"
#include "connectors/records/rejection.h"
#include "connectors/records/time_reader.h"
#include "models/domain/event_batch.h"

#include <array>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace logloupe {

/// What decoding a chunk gives.
struct DecodedRows {
    explicit DecodedRows(const QString& source)
        : builder(source) {}
    EventBatchBuilder builder;
    std::vector<RejectedRecord> rejected;

    void reject(qint64 line, RejectReason reason, std::string_view record) {
        rejected.push_back({line, reason, std::string(record.substr(0, rejectedRecordLimit))});
    }
};

class RecordValues {
public:
    void clear();
    void setTime(TimePoint time) { m_time = time; }
    void setSeverity(Severity severity) { m_severity = severity; }
    /// Text that exists nowhere in the input, kept until clear().
    std::string_view keep(std::string text);
    /// As EventBatchBuilder: Keyword, Key and Text fields.
    void setText(Field field, std::string_view text);
    void setNumber(Field field, qint64 number);
    void addAttribute(std::string_view name, std::string_view value) { m_attributes.emplace_back(name, value); }
    /// Reads a text as the target's type demands; a value that does not fit its type is left to the record. A time that
    /// cannot be read is remembered for missingTime().
    void assign(const FieldTarget& target, std::string_view text, TimeReader& times);
    /// Constants of a mapping fill what the record does not name itself.
    void assignConstants(const std::vector<MappedField>& constants, TimeReader& times);

    [[nodiscard]] bool has(Field field) const { return (m_present >> static_cast<unsigned>(field)) & 1U; }
    [[nodiscard]] std::string_view text(Field field) const {
        return has(field) ? m_texts[static_cast<size_t>(field)] : std::string_view();
    }
    [[nodiscard]] std::optional<TimePoint> time() const { return m_time; }
    [[nodiscard]] Severity severity() const { return m_severity; }
    /// Why there is no time.
    [[nodiscard]] RejectReason missingTime() const { return m_badTime ? RejectReason::UnreadableTime : RejectReason::NoTime; }

    /// Appends a row; time() must be there.
    void emitTo(EventBatchBuilder& builder, qint64 line, std::string_view raw, RecordFormat format) const;

private:
    [[nodiscard]] bool outranks(const FieldTarget& target);

    std::optional<TimePoint> m_time;
    Severity m_severity = Severity::Unknown;
    bool m_badTime = false;
    quint32 m_present = 0;
    std::array<std::string_view, fieldCount> m_texts;
    std::array<qint64, fieldCount> m_numbers{};
    std::array<quint8, fieldCount> m_ranks{};
    std::vector<std::pair<std::string_view, std::string_view>> m_attributes;
    std::deque<std::string> m_kept;
};

/// Words as parseSeverity(), numbers as LevelNumbers says.
[[nodiscard]] Severity readSeverity(std::string_view text, LevelNumbers numbers);

/// A whole number, or a decimal one rounded, times scale; nothing for anything else or out of range.
[[nodiscard]] std::optional<qint64> readInteger(std::string_view text, qint64 scale);

} // namespace logloupe
