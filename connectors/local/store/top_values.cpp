// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/store_answers.h"

#include "connectors/local/store/value_numbers.h"
#include "models/domain/record_fields.h"

namespace logloupe::store {

namespace {

class TopVisitor final : public ScanVisitor {
public:
    explicit TopVisitor(const FieldRef& field)
        : m_field(field) {}

    bool takeSegment(const std::shared_ptr<const SegmentReader>& segment, SegmentQuery& query, bool isWhole) override {
        m_values = std::make_unique<SegmentValues>(segment, m_field, m_numbers);
        return isWhole && query.matchesEverything() && takeFacts(*segment);
    }

    void takeGroup(int group, const GroupView& view, const RowMask& rows) override {
        m_values->read(group, view, rows, m_rowValues);
        for (int row = 0; row < rows.rows; ++row) {
            if (rows.in[static_cast<size_t>(row)] != 0)
                add(m_rowValues[static_cast<size_t>(row)], 1);
        }
    }

    void leaveSegment() override { m_values.reset(); }

    void takeLive(const EventBatch& batch, std::span<const int> rows) override {
        for (const int row : rows)
            add(m_numbers.of(fieldText(batch, row, m_field).value_or(std::string())), 1);
    }

    [[nodiscard]] const std::vector<std::string>& names() const { return m_numbers.names(); }
    [[nodiscard]] const std::vector<quint64>& counts() const { return m_counts; }

private:
    void add(quint32 value, quint64 count) {
        if (value >= m_counts.size())
            m_counts.resize(std::max<size_t>(value + 1, m_numbers.names().size()));
        m_counts[value] += count;
    }

    /// The segment knows how often each of its values occurs.
    bool takeFacts(const SegmentReader& segment) {
        if (!m_field.canonical)
            return false;
        if (!segment.has(*m_field.canonical)) {
            add(0, segment.rows());
            return true;
        }
        if (fieldType(*m_field.canonical) != FieldType::Keyword)
            return false;
        const auto& uses = segment.facts().uses[static_cast<size_t>(*m_field.canonical)];
        for (quint32 code = 0; code < uses.size(); ++code)
            add(m_values->numberOfCode(code), uses[code]);
        return true;
    }

    FieldRef m_field;
    ValueNumbers m_numbers;
    std::unique_ptr<SegmentValues> m_values;
    std::array<quint32, rowsPerGroup> m_rowValues{};
    std::vector<quint64> m_counts;
};

class MatchCounter final : public ScanVisitor {
public:
    bool takeSegment(const std::shared_ptr<const SegmentReader>& segment, SegmentQuery& query, bool isWhole) override {
        if (!isWhole || !query.matchesEverything())
            return false;
        m_count += segment->rows();
        return true;
    }
    void takeGroup(int, const GroupView&, const RowMask& rows) override { m_count += rows.count(); }
    void leaveSegment() override {}
    void takeLive(const EventBatch&, std::span<const int> rows) override { m_count += static_cast<qint64>(rows.size()); }

    [[nodiscard]] qint64 count() const { return m_count; }

private:
    qint64 m_count = 0;
};

} // namespace

Answered<TopValues> topValues(const ScanContext& context, const TopRequest& request) {
    Answered<TopValues> result;
    TopValues& top = result.answer;
    top.field = request.field;
    const auto outcome = scanStore(context.pool, context.snapshot, request.query, request.range, context.isOver,
                                   context.progress, [&] { return std::make_unique<TopVisitor>(request.field); });
    result.hitRegexLimit = outcome.hitRegexLimit;
    ValueNumbers numbers;
    std::vector<quint64> counts;
    for (const auto& scanned : outcome.visitors) {
        const auto& visitor = static_cast<const TopVisitor&>(*scanned);
        for (size_t value = 0; value < visitor.counts().size(); ++value) {
            if (visitor.counts()[value] == 0)
                continue;
            const quint32 number = numbers.of(visitor.names()[value]);
            counts.resize(numbers.names().size());
            counts[number] += visitor.counts()[value];
        }
    }
    if (!counts.empty())
        top.missing = std::exchange(counts.front(), 0);
    for (const size_t value : byFallingCount(numbers.names(), counts)) {
        ++top.distinct;
        if (static_cast<int>(top.values.size()) < request.limit)
            top.values.push_back({numbers.names()[value], counts[value]});
        else
            top.others += counts[value];
    }
    return result;
}

qint64 countMatches(const ScanContext& context, const Query& query, TimeRange range, bool& hitRegexLimit) {
    const auto outcome = scanStore(context.pool, context.snapshot, query, range, context.isOver, context.progress,
                                   [] { return std::make_unique<MatchCounter>(); });
    hitRegexLimit = hitRegexLimit || outcome.hitRegexLimit;
    qint64 count = 0;
    for (const auto& visitor : outcome.visitors)
        count += static_cast<const MatchCounter&>(*visitor).count();
    return count;
}

} // namespace logloupe::store
