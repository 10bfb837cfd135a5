// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// EventBatch is the one currency between sources, models and painters: a shared, immutable, columnar chunk of events of one source.
// Copying it copies a pointer. Built on any thread by EventBatchBuilder, read from any thread. Views it returns live as long
// as any copy of the batch.

#include "models/domain/field.h"
#include "models/domain/severity.h"
#include "models/domain/time.h"

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace logloupe {

/// How the verbatim record is written, which decides how its other fields are read.
enum class RecordFormat : quint8 { Text, Json };

class EventBatch {
public:
    /// A name and value that a decoder found beside the canonical fields of a record that is not JSON.
    using Attribute = std::pair<std::string_view, std::string_view>;

    EventBatch();

    [[nodiscard]] int size() const;
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    /// Name of the source that delivered the batch.
    [[nodiscard]] const QString& source() const;

    [[nodiscard]] TimePoint time(int row) const;
    [[nodiscard]] Severity severity(int row) const;
    /// Position within the source, unique there and rising in the source's own order; breaks ties of time.
    [[nodiscard]] quint64 sequence(int row) const;
    /// UTF-8 as stored. Empty where the event lacks the field, and for Timestamp, Level and Integer fields but Level's name.
    [[nodiscard]] std::string_view text(Field field, int row) const;
    /// Integer fields only; nothing where the event lacks it.
    [[nodiscard]] std::optional<qint64> number(Field field, int row) const;
    [[nodiscard]] bool has(Field field, int row) const;

    /// The record exactly as it was read, without its line end; may hold bytes that are not UTF-8.
    [[nodiscard]] std::string_view raw(int row) const;
    [[nodiscard]] RecordFormat rawFormat(int row) const;
    [[nodiscard]] std::vector<Attribute> attributes(int row) const;

    /// Keyword fields are dictionary coded per batch: code(), then dictionary()[code]. Code 0 is the empty text (absent).
    /// An empty span: no event of the batch has the field.
    [[nodiscard]] std::span<const quint32> codes(Field keywordField) const;
    [[nodiscard]] std::span<const std::string_view> dictionary(Field keywordField) const;
    /// Key and Text fields, a text per row, empty where the event lacks it. An empty span: no event of the batch has the field.
    [[nodiscard]] std::span<const std::string_view> texts(Field keyOrTextField) const;
    [[nodiscard]] std::span<const qint64> times() const; ///< nanoseconds, as TimePoint::nanoseconds
    [[nodiscard]] std::span<const Severity> severities() const;

    /// Rows `first` to `first + count - 1` as a batch of their own. Copies nothing and keeps all of this one alive; its dictionaries are those of the whole.
    [[nodiscard]] EventBatch part(int first, int count) const;

    /// Approximate bytes held in memory; of a part its share.
    [[nodiscard]] qint64 memory() const;

private:
    friend class EventBatchBuilder;
    struct Data;
    explicit EventBatch(std::shared_ptr<const Data> data);
    [[nodiscard]] size_t place(int row) const { return m_first + static_cast<size_t>(row); }

    std::shared_ptr<const Data> m_data;
    size_t m_first = 0; ///< of a part, among the rows of the data
    size_t m_rows = 0;
};

/// Builds one batch row by row: append(), then set what the event has, then the next append(). Each instance on one thread.
class EventBatchBuilder {
public:
    explicit EventBatchBuilder(QString source);
    ~EventBatchBuilder();
    EventBatchBuilder(const EventBatchBuilder&) = delete;
    EventBatchBuilder& operator=(const EventBatchBuilder&) = delete;

    void reserve(int rows, qint64 textBytes);
    void append(TimePoint time, Severity severity, quint64 sequence);
    /// Corrects the time or severity of the newest row (decoders meet them in any order).
    void setTime(TimePoint time);
    void setSeverity(Severity severity);
    /// Keyword, Key and Text fields. Setting a field twice keeps the last value. An empty text means absent.
    void setText(Field field, std::string_view utf8);
    void setNumber(Field field, qint64 value);
    void setRaw(std::string_view bytes, RecordFormat format);
    void addAttribute(std::string_view name, std::string_view value);

    [[nodiscard]] int size() const;
    [[nodiscard]] qint64 memory() const;
    /// The batch so far; the builder is empty and ready for the next one afterwards.
    [[nodiscard]] EventBatch build();

private:
    std::unique_ptr<EventBatch::Data> m_data;
};

/// One event of a batch, as a value that keeps the batch alive.
struct EventRef {
    EventBatch batch;
    int row = 0;

    [[nodiscard]] TimePoint time() const { return batch.time(row); }
    [[nodiscard]] Severity severity() const { return batch.severity(row); }
    [[nodiscard]] std::string_view text(Field field) const { return batch.text(field, row); }
    [[nodiscard]] std::optional<qint64> number(Field field) const { return batch.number(field, row); }
};

/// The order in which events of several sources are shown: time, then source name, then sequence.
[[nodiscard]] bool isBefore(const EventBatch& left, int leftRow, const EventBatch& right, int rightRow);

} // namespace logloupe
