// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/event_batch.h"

#include <array>
#include <deque>
#include <limits>
#include <string>
#include <unordered_map>

namespace logloupe {

namespace {

constexpr qint64 absent = std::numeric_limits<qint64>::min();

/// Text that never moves, so that views into it stay valid while more is added.
class Arena {
public:
    std::string_view add(std::string_view text) {
        if (m_blocks.empty() || m_blocks.back().capacity() - m_blocks.back().size() < text.size()) {
            m_blocks.emplace_back();
            m_blocks.back().reserve(std::max(text.size(), m_nextBlock));
            m_nextBlock = std::min<size_t>(m_nextBlock * 2, 4 << 20);
        }
        std::string& block = m_blocks.back();
        const size_t offset = block.size();
        block.append(text);
        m_size += static_cast<qint64>(text.size());
        return {block.data() + offset, text.size()};
    }
    void reserve(size_t bytes) { m_nextBlock = std::max(m_nextBlock, bytes); }
    [[nodiscard]] qint64 size() const { return m_size; }

private:
    std::deque<std::string> m_blocks;
    size_t m_nextBlock = 16 << 10;
    qint64 m_size = 0;
};

struct KeywordColumn {
    std::vector<quint32> codes;
    std::vector<std::string_view> dictionary;
    std::unordered_map<std::string_view, quint32> codeOf;
};

} // namespace

struct EventBatch::Data {
    QString source;
    std::vector<qint64> times;
    std::vector<Severity> severities;
    std::vector<quint64> sequences;
    // By Field; empty where no event has the field, else as long as the batch.
    std::array<KeywordColumn, fieldCount> keywords;
    std::array<std::vector<std::string_view>, fieldCount> texts;
    std::array<std::vector<qint64>, fieldCount> numbers;
    std::vector<std::string_view> raws;
    std::vector<RecordFormat> formats;
    std::vector<quint32> attributeEnds; ///< empty without any attributes, else per row the end in `attributes`
    std::vector<EventBatch::Attribute> attributes;
    Arena arena;

    [[nodiscard]] size_t rows() const { return times.size(); }

    [[nodiscard]] qint64 memory() const {
        qint64 bytes = arena.size() + static_cast<qint64>(sizeof(Data));
        bytes += static_cast<qint64>(rows() * (sizeof(qint64) + sizeof(quint64) + sizeof(std::string_view) + 2));
        for (const KeywordColumn& column : keywords)
            bytes += static_cast<qint64>(column.codes.size() * sizeof(quint32)
                                         + column.dictionary.size() * sizeof(std::string_view));
        for (const auto& column : texts)
            bytes += static_cast<qint64>(column.size() * sizeof(std::string_view));
        for (const auto& column : numbers)
            bytes += static_cast<qint64>(column.size() * sizeof(qint64));
        return bytes + static_cast<qint64>(attributes.size() * sizeof(EventBatch::Attribute));
    }

    /// Columns grow only when they are written to; here they catch up with the rows.
    void completeColumns() {
        for (KeywordColumn& column : keywords) {
            if (!column.codes.empty())
                column.codes.resize(rows(), 0);
        }
        for (auto& column : texts) {
            if (!column.empty())
                column.resize(rows());
        }
        for (auto& column : numbers) {
            if (!column.empty())
                column.resize(rows(), absent);
        }
        if (!attributeEnds.empty())
            attributeEnds.resize(rows(), static_cast<quint32>(attributes.size()));
    }
};

EventBatch::EventBatch() {
    static const auto empty = std::make_shared<const Data>();
    m_data = empty;
}

EventBatch::EventBatch(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
    , m_rows(m_data->rows()) {}

int EventBatch::size() const {
    return static_cast<int>(m_rows);
}

const QString& EventBatch::source() const {
    return m_data->source;
}

TimePoint EventBatch::time(int row) const {
    return {m_data->times[place(row)]};
}

Severity EventBatch::severity(int row) const {
    return m_data->severities[place(row)];
}

quint64 EventBatch::sequence(int row) const {
    return m_data->sequences[place(row)];
}

std::string_view EventBatch::text(Field field, int row) const {
    const auto index = static_cast<size_t>(field);
    const size_t position = place(row);
    switch (fieldType(field)) {
    case FieldType::Level:
        return severityName(m_data->severities[position]);
    case FieldType::Keyword: {
        const KeywordColumn& column = m_data->keywords[index];
        return column.codes.empty() ? std::string_view() : column.dictionary[column.codes[position]];
    }
    case FieldType::Key:
    case FieldType::Text: {
        const auto& column = m_data->texts[index];
        return column.empty() ? std::string_view() : column[position];
    }
    case FieldType::Time:
    case FieldType::Integer:
        break;
    }
    return {};
}

std::optional<qint64> EventBatch::number(Field field, int row) const {
    const auto& column = m_data->numbers[static_cast<size_t>(field)];
    if (column.empty() || column[place(row)] == absent)
        return {};
    return column[place(row)];
}

bool EventBatch::has(Field field, int row) const {
    switch (fieldType(field)) {
    case FieldType::Time:
        return true;
    case FieldType::Level:
        return severity(row) != Severity::Unknown;
    case FieldType::Integer:
        return number(field, row).has_value();
    default:
        return !text(field, row).empty();
    }
}

std::string_view EventBatch::raw(int row) const {
    return m_data->raws[place(row)];
}

RecordFormat EventBatch::rawFormat(int row) const {
    return m_data->formats[place(row)];
}

std::vector<EventBatch::Attribute> EventBatch::attributes(int row) const {
    const auto& ends = m_data->attributeEnds;
    if (ends.empty())
        return {};
    const size_t position = place(row);
    const auto begin = m_data->attributes.begin() + (position == 0 ? 0 : static_cast<std::ptrdiff_t>(ends[position - 1]));
    return {begin, m_data->attributes.begin() + static_cast<std::ptrdiff_t>(ends[position])};
}

std::span<const quint32> EventBatch::codes(Field keywordField) const {
    const auto& codes = m_data->keywords[static_cast<size_t>(keywordField)].codes;
    return codes.empty() ? std::span<const quint32>() : std::span(codes).subspan(m_first, m_rows);
}

std::span<const std::string_view> EventBatch::dictionary(Field keywordField) const {
    return m_data->keywords[static_cast<size_t>(keywordField)].dictionary;
}

std::span<const std::string_view> EventBatch::texts(Field keyOrTextField) const {
    const auto& texts = m_data->texts[static_cast<size_t>(keyOrTextField)];
    return texts.empty() ? std::span<const std::string_view>() : std::span(texts).subspan(m_first, m_rows);
}

std::span<const qint64> EventBatch::times() const {
    return std::span(m_data->times).subspan(m_first, m_rows);
}

std::span<const Severity> EventBatch::severities() const {
    return std::span(m_data->severities).subspan(m_first, m_rows);
}

EventBatch EventBatch::part(int first, int count) const {
    EventBatch part = *this;
    part.m_first += static_cast<size_t>(first);
    part.m_rows = static_cast<size_t>(count);
    return part;
}

qint64 EventBatch::memory() const {
    const size_t all = m_data->rows();
    return m_rows == all ? m_data->memory() : m_data->memory() * static_cast<qint64>(m_rows) / static_cast<qint64>(all);
}

EventBatchBuilder::EventBatchBuilder(QString source)
    : m_data(std::make_unique<EventBatch::Data>()) {
    m_data->source = std::move(source);
}

EventBatchBuilder::~EventBatchBuilder() = default;

void EventBatchBuilder::reserve(int rows, qint64 textBytes) {
    const auto count = static_cast<size_t>(rows);
    m_data->times.reserve(count);
    m_data->severities.reserve(count);
    m_data->sequences.reserve(count);
    m_data->raws.reserve(count);
    m_data->formats.reserve(count);
    m_data->arena.reserve(static_cast<size_t>(textBytes));
}

void EventBatchBuilder::append(TimePoint time, Severity severity, quint64 sequence) {
    m_data->times.push_back(time.nanoseconds);
    m_data->severities.push_back(severity);
    m_data->sequences.push_back(sequence);
    m_data->raws.emplace_back();
    m_data->formats.push_back(RecordFormat::Text);
    if (!m_data->attributeEnds.empty())
        m_data->attributeEnds.push_back(static_cast<quint32>(m_data->attributes.size()));
}

void EventBatchBuilder::setTime(TimePoint time) {
    m_data->times.back() = time.nanoseconds;
}

void EventBatchBuilder::setSeverity(Severity severity) {
    m_data->severities.back() = severity;
}

void EventBatchBuilder::setText(Field field, std::string_view utf8) {
    const auto index = static_cast<size_t>(field);
    const size_t rows = m_data->rows();
    switch (fieldType(field)) {
    case FieldType::Keyword: {
        KeywordColumn& column = m_data->keywords[index];
        if (column.dictionary.empty()) {
            if (utf8.empty())
                return;
            column.dictionary.emplace_back();
            column.codeOf.emplace(std::string_view(), 0);
        }
        column.codes.resize(rows, 0);
        // Neighbouring events mostly repeat values; only a new one pays for the copy into the arena.
        auto found = column.codeOf.find(utf8);
        if (found == column.codeOf.end()) {
            const std::string_view kept = m_data->arena.add(utf8);
            found = column.codeOf.emplace(kept, static_cast<quint32>(column.dictionary.size())).first;
            column.dictionary.push_back(kept);
        }
        column.codes.back() = found->second;
        return;
    }
    case FieldType::Key:
    case FieldType::Text: {
        auto& column = m_data->texts[index];
        if (column.empty() && utf8.empty())
            return;
        column.resize(rows);
        column.back() = m_data->arena.add(utf8);
        return;
    }
    case FieldType::Level:
        if (const auto severity = parseSeverity(utf8))
            m_data->severities.back() = *severity;
        return;
    case FieldType::Time:
    case FieldType::Integer:
        return;
    }
}

void EventBatchBuilder::setNumber(Field field, qint64 value) {
    if (fieldType(field) != FieldType::Integer)
        return;
    auto& column = m_data->numbers[static_cast<size_t>(field)];
    column.resize(m_data->rows(), absent);
    column.back() = value;
}

void EventBatchBuilder::setRaw(std::string_view bytes, RecordFormat format) {
    m_data->raws.back() = m_data->arena.add(bytes);
    m_data->formats.back() = format;
}

void EventBatchBuilder::addAttribute(std::string_view name, std::string_view value) {
    if (m_data->attributeEnds.empty())
        m_data->attributeEnds.resize(m_data->rows(), 0);
    m_data->attributes.emplace_back(m_data->arena.add(name), m_data->arena.add(value));
    m_data->attributeEnds.back() = static_cast<quint32>(m_data->attributes.size());
}

int EventBatchBuilder::size() const {
    return static_cast<int>(m_data->rows());
}

qint64 EventBatchBuilder::memory() const {
    return m_data->memory();
}

EventBatch EventBatchBuilder::build() {
    m_data->completeColumns();
    auto next = std::make_unique<EventBatch::Data>();
    next->source = m_data->source;
    for (KeywordColumn& column : m_data->keywords)
        column.codeOf.clear();
    std::shared_ptr<const EventBatch::Data> finished = std::exchange(m_data, std::move(next));
    return EventBatch(std::move(finished));
}

bool isBefore(const EventBatch& left, int leftRow, const EventBatch& right, int rightRow) {
    const TimePoint leftTime = left.time(leftRow);
    const TimePoint rightTime = right.time(rightRow);
    if (leftTime != rightTime)
        return leftTime < rightTime;
    if (left.source() != right.source())
        return left.source() < right.source();
    return left.sequence(leftRow) < right.sequence(rightRow);
}

} // namespace logloupe
