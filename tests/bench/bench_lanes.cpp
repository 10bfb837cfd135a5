// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench_lanes.h"

#include "views/lanes/lane_view.h"
#include "views/theme/theme.h"

#include <QPainter>

#include <array>
#include <functional>

namespace logloupe::bench {

namespace {

using namespace Qt::StringLiterals;

constexpr int events = 200'000;
constexpr QSize viewSize{1600, 330};
constexpr TimePoint begin = TimePoint::fromSeconds(1'778'137'200);

/// Nine systems over ten days with nights of silence; an error in a thousand, a status change in thirty thousand.
std::shared_ptr<const CaseReport> makeReport() {
    static constexpr std::array<const char*, 9> systems{"shop",    "shop-api", "crm", "crm-api", "rabbitmq",
                                                        "mes-api", "mes",      "s3",  "postgres"};
    static constexpr std::array<const char*, 7> statuses{"CREATED",
                                                         "MODEL_UPLOADED",
                                                         "PRICE_CALCULATED",
                                                         "PAID",
                                                         "MANUFACTURING_APPROVED",
                                                         "MANUFACTURING_STARTED",
                                                         "MANUFACTURING_COMPLETED"};
    constexpr qint64 second = 1'000'000'000;
    constexpr int perDay = events / 10;
    unsigned state = 1;
    const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 8; };
    EventBatchBuilder builder(u"bench"_s);
    for (int i = 0; i < events; ++i) {
        const qint64 inDay = qint64(i % perDay) * 12 * 3600 * second / perDay;
        builder.append(begin + Duration(qint64(i / perDay) * 86'400 * second + inDay),
                       next() % 1000 == 0 ? Severity::Error : Severity::Info, static_cast<quint64>(i));
        builder.setText(Field::Service, systems[next() % systems.size()]);
        builder.setText(Field::Action, "page viewed");
        builder.setText(Field::OrderId, "A-1");
        if (i % 30'000 == 0)
            builder.setText(Field::StatusNew, statuses[static_cast<size_t>(i / 30'000)]);
    }
    const EventBatch batch = builder.build();
    std::vector<EventRef> refs;
    refs.reserve(events);
    for (int row = 0; row < batch.size(); ++row)
        refs.push_back({batch, row});
    return std::make_shared<const CaseReport>(
        buildCaseReport(std::move(refs), StatusProcess::standard(), {}, begin + std::chrono::hours(250), QTimeZone::utc()));
}

/// What one would write first: a rectangle for every event.
class NaiveLanes : public QWidget {
public:
    NaiveLanes(std::shared_ptr<const CaseReport> report, const LaneAxis& axis)
        : m_report(std::move(report))
        , m_axis(axis) {}

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().surface());
        for (const TimelineMark& mark : m_report->timeline.marks)
            painter.fillRect(QRectF(m_axis.xOf(mark.time) - 3.5, 29 * mark.lane + 11, 7, 7),
                             Theme::current().systemColor(m_report->timeline.lanes[static_cast<size_t>(mark.lane)].system));
    }

private:
    std::shared_ptr<const CaseReport> m_report;
    const LaneAxis& m_axis;
};

} // namespace

ViewResult laneFrames() {
    ViewResult result{"timeline of 200 000 events", {}, {}, 2, 4, 0.1, "fillRects"};
    const auto report = makeReport();
    LaneView view;
    view.resize(viewSize);
    view.setCase(report, QTimeZone::utc());
    view.show();
    result.ours = measureFrames([&](int frame) {
        view.setCurrentEvent((frame + 20) * 700);
        view.viewport()->repaint();
    });
    NaiveLanes naive(report, view.axis());
    naive.resize(viewSize);
    naive.show();
    result.peer = measureFrames([&](int) { naive.repaint(); });
    return result;
}

} // namespace logloupe::bench
