// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/store_answers.h"

#include "connectors/local/store/bin_counts.h"
#include "connectors/local/store/value_numbers.h"
#include "models/domain/record_fields.h"

#include <algorithm>
#include <numeric>

namespace logloupe::store {

namespace {

constexpr size_t fewValues = 256;

struct Bins {
    qint64 start = 0;
    qint64 step = 1;
    int columns = 0;

    [[nodiscard]] int of(qint64 time) const {
        return static_cast<int>((static_cast<quint64>(time) - static_cast<quint64>(start)) / static_cast<quint64>(step));
    }
    /// The first time after a bin; the latest time when that lies beyond.
    [[nodiscard]] qint64 endOf(int bin) const {
        const auto wide = static_cast<quint64>(start) + (static_cast<quint64>(bin) + 1) * static_cast<quint64>(step);
        const auto left = static_cast<quint64>(TimePoint::latest().nanoseconds) - static_cast<quint64>(start);
        return (static_cast<quint64>(bin) + 1) > left / static_cast<quint64>(step) ? TimePoint::latest().nanoseconds
                                                                                   : static_cast<qint64>(wide);
    }
};

class CountVisitor final : public ScanVisitor {
public:
    CountVisitor(const Bins& bins, const std::optional<FieldRef>& by)
        : m_bins(bins)
        , m_by(by) {}

    bool takeSegment(const std::shared_ptr<const SegmentReader>& segment, SegmentQuery& query, bool isWhole) override {
        if (m_by)
            m_segmentValues = std::make_unique<SegmentValues>(segment, *m_by, m_numbers);
        return isWhole && takeRollup(*segment, query);
    }

    void takeGroup(int group, const GroupView& view, const RowMask& rows) override {
        if (m_segmentValues)
            m_segmentValues->read(group, view, rows, m_values);
        const PackedColumn times = view.times();
        for (int begin = firstIn(rows, 0); begin < rows.rows; begin = firstIn(rows, begin)) {
            const int bin = m_bins.of(times.at(begin));
            const int end = std::max(begin + 1, view.firstRowFrom(m_bins.endOf(bin)));
            countRun(rows, begin, end, bin);
            begin = end;
        }
    }

    void leaveSegment() override { m_segmentValues.reset(); }

    void takeLive(const EventBatch& batch, std::span<const int> rows) override {
        for (const int row : rows) {
            const quint32 value = m_by ? m_numbers.of(fieldText(batch, row, *m_by).value_or(std::string())) : 0;
            add(value, m_bins.of(batch.time(row).nanoseconds), 1);
        }
    }

    [[nodiscard]] const std::vector<std::string>& names() const { return m_numbers.names(); }
    /// By value; nothing in those that were not met.
    [[nodiscard]] const std::vector<BinCounts>& counts() const { return m_counts; }

private:
    static int firstIn(const RowMask& rows, int from) {
        if (from >= rows.rows)
            return rows.rows;
        const void* found = std::memchr(rows.in.data() + from, 1, static_cast<size_t>(rows.rows - from));
        return found == nullptr ? rows.rows : static_cast<int>(static_cast<const quint8*>(found) - rows.in.data());
    }

    void countRun(const RowMask& rows, int begin, int end, int bin) {
        if (!m_segmentValues) {
            add(0, bin, std::accumulate(rows.in.begin() + begin, rows.in.begin() + end, 0U));
            return;
        }
        if (m_numbers.names().size() > fewValues) {
            for (int row = begin; row < end; ++row) {
                if (rows.in[static_cast<size_t>(row)] != 0)
                    add(m_values[static_cast<size_t>(row)], bin, 1);
            }
            return;
        }
        std::array<quint32, fewValues> counts{};
        for (int row = begin; row < end; ++row)
            counts[m_values[static_cast<size_t>(row)] % fewValues] += rows.in[static_cast<size_t>(row)];
        for (quint32 value = 0; value < m_numbers.names().size(); ++value) {
            if (counts[value] != 0)
                add(value, bin, counts[value]);
        }
    }

    void add(quint32 value, int bin, quint64 count) {
        if (value >= m_counts.size())
            m_counts.resize(value + 1);
        m_counts[value].add(bin, count, m_bins.columns);
    }

    bool takeRollup(const SegmentReader& segment, const SegmentQuery& query) {
        const auto field = m_by ? m_by->canonical : std::nullopt;
        if ((m_by && field != Field::Service && field != Field::Action && field != Field::Level) || !query.isDecidedByRollup())
            return false;
        for (const qint64 bin : {hourBin, minuteBin}) {
            if (m_bins.step % bin != 0 || m_bins.start % bin != 0)
                continue;
            const auto entries = segment.rollup(bin);
            if (entries.empty())
                continue;
            for (const RollupEntry& entry : entries) {
                if (!query.matches(entry))
                    continue;
                const quint32 code = field == Field::Service  ? entry.service
                                     : field == Field::Action ? entry.action
                                                              : static_cast<quint32>(entry.severity);
                const bool isPresent = field && segment.has(*field);
                add(isPresent ? m_segmentValues->numberOfCode(code) : 0, m_bins.of(entry.bin * bin), entry.count);
            }
            return true;
        }
        return false;
    }

    Bins m_bins;
    std::optional<FieldRef> m_by;
    ValueNumbers m_numbers;
    std::unique_ptr<SegmentValues> m_segmentValues;
    std::array<quint32, rowsPerGroup> m_values{};
    std::vector<BinCounts> m_counts;
};

struct MergedCounts {
    ValueNumbers numbers;
    std::vector<BinCounts> counts;

    void add(const CountVisitor& visitor, int bins) {
        for (size_t value = 0; value < visitor.counts().size(); ++value) {
            if (visitor.counts()[value].total() == 0)
                continue;
            const quint32 number = numbers.of(visitor.names()[value]);
            if (number >= counts.size())
                counts.resize(number + 1);
            counts[number].add(visitor.counts()[value], bins);
        }
    }
};

} // namespace

std::vector<size_t> byFallingCount(const std::vector<std::string>& names, const std::vector<quint64>& counts) {
    std::vector<size_t> order;
    for (size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] != 0)
            order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](size_t left, size_t right) {
        return counts[left] != counts[right] ? counts[left] > counts[right] : names[left] < names[right];
    });
    return order;
}

Answered<CountTable> countEvents(const ScanContext& context, const CountRequest& request) {
    const qint64 length = request.range.length().count();
    const qint64 step = request.step.count();
    const Bins bins{.start = request.range.begin.nanoseconds,
                    .step = step,
                    .columns = static_cast<int>(length / step + (length % step != 0 ? 1 : 0))};
    Answered<CountTable> result{.answer = {request.range.begin, request.step, bins.columns, {}, {}}};
    const auto outcome = scanStore(context.pool, context.snapshot, request.query, request.range, context.isOver,
                                   context.progress, [&] { return std::make_unique<CountVisitor>(bins, request.by); });
    result.hitRegexLimit = outcome.hitRegexLimit;
    MergedCounts merged;
    for (const auto& visitor : outcome.visitors)
        merged.add(static_cast<const CountVisitor&>(*visitor), bins.columns);

    std::vector<quint64> totals;
    for (const BinCounts& row : merged.counts)
        totals.push_back(row.total());
    const auto width = static_cast<size_t>(bins.columns);
    std::vector<quint64> rest;
    CountTable& table = result.answer;
    for (const size_t row : byFallingCount(merged.numbers.names(), totals)) {
        if (static_cast<int>(table.rows.size()) < request.rowLimit) {
            table.rows.push_back(merged.numbers.names()[row]);
            table.counts.resize(table.rows.size() * width);
            merged.counts[row].addTo(std::span(table.counts).last(width));
            continue;
        }
        rest.resize(width);
        merged.counts[row].addTo(rest);
    }
    if (!rest.empty()) {
        table.rows.emplace_back("\xE2\x80\xA6");
        table.counts.insert(table.counts.end(), rest.begin(), rest.end());
    }
    if (table.rows.empty() && !request.by) {
        table.rows.emplace_back();
        table.counts.assign(width, 0);
    }
    return result;
}

} // namespace logloupe::store
