// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench_views.h"

#include "models/analysis/masking.h"
#include "models/domain/human_format.h"
#include "models/items/event_table_model.h"
#include "tests/bench/bench_lanes.h"
#include "views/charts/histogram_view.h"
#include "views/grid/event_grid.h"
#include "views/heatmap/heatmap_view.h"
#include "views/theme/theme.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

namespace logloupe::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int frames = 240;
constexpr int batchRows = 100'000;
constexpr int tailRows = 1'667;
constexpr QSize windowSize{1600, 900};

/// Rows that differ in their text but not in their place: the same batch can follow itself, so that twenty million rows fit a bench.
EventBatch makeBatch(int rows, unsigned seed) {
    static constexpr std::array<const char*, 6> systems{"shop", "shop-api", "crm", "crm-api", "mes-api", "rabbitmq"};
    static constexpr std::array<const char*, 5> actions{"page viewed", "status changed", "message published", "api request",
                                                        "price calculation started"};
    unsigned state = seed;
    const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 8; };
    EventBatchBuilder builder(u"bench"_s);
    builder.reserve(rows, qint64(rows) * 120);
    for (int row = 0; row < rows; ++row) {
        builder.append(TimePoint::fromSeconds(1'778'484'712), next() % 40 == 0 ? Severity::Error : Severity::Info, 1);
        builder.setText(Field::Service, systems[next() % systems.size()]);
        builder.setText(Field::Action, actions[next() % actions.size()]);
        builder.setText(Field::OrderId, "A-" + std::to_string(100'000 + next() % 90'000));
        builder.setText(Field::UserId, "seller-" + std::to_string(next() % 30));
        builder.setText(Field::Message, "order.approved for mes-api, attempt " + std::to_string(next() % 1000)
                                            + ", queue depth " + std::to_string(next()) + " after "
                                            + std::to_string(next() % 5000) + " ms");
    }
    return builder.build();
}

/// Masks as the program does: both grids show the same texts.
class BenchMask final : public TextMask {
public:
    [[nodiscard]] QString maskedValue(const FieldRef& field, const QString& value) const override {
        const QByteArray utf8 = value.toUtf8();
        return toText(m_masker.mask(field, {utf8.constData(), static_cast<size_t>(utf8.size())}));
    }
    [[nodiscard]] QString maskedRecord(const QString& record, RecordFormat format) const override {
        const QByteArray utf8 = record.toUtf8();
        return toText(m_masker.maskRecord({utf8.constData(), static_cast<size_t>(utf8.size())}, format));
    }

private:
    Masker m_masker{QByteArray(32, 'b')};
};

FrameTimes summary(std::vector<double> milliseconds) {
    std::sort(milliseconds.begin(), milliseconds.end());
    return {milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 99 / 100]};
}

FrameTimes measure(const std::function<void(int frame)>& draw) {
    std::vector<double> times;
    QElapsedTimer timer;
    for (int frame = -20; frame < frames; ++frame) {
        timer.start();
        draw(frame);
        if (frame >= 0)
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents();
    }
    return summary(std::move(times));
}

struct Scene {
    EventRows rows;
    EventText text;
    EventGrid grid{rows, text, GridStyle::forSearch(), caseColumns()};
    EventTableModel model{rows, text};
    QTableView table;

    explicit Scene(int count) {
        text.setMask(std::make_shared<BenchMask>());
        const EventBatch batch = makeBatch(batchRows, 7);
        for (int added = 0; added < count; added += batchRows)
            rows.add(batch);
        grid.resize(windowSize);
        table.setModel(&model);
        table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        table.verticalHeader()->setDefaultSectionSize(scaled(height::searchRow));
        table.verticalHeader()->hide();
        table.setFont(textFont(TextRole::Grid));
        table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        const auto places = grid.columnPlaces();
        for (size_t column = 0; column < places.size(); ++column)
            table.setColumnWidth(static_cast<int>(column), places[column].width);
        table.resize(windowSize);
        grid.show();
        table.show();
        QCoreApplication::processEvents();
    }
};

ViewResult scrollPages(Scene& scene) {
    ViewResult result{"scroll a page", {}, {}, 4, 8, 0.4};
    const int page = windowSize.height() - scaled(height::columnHead);
    // Every page is new: none has been painted before.
    const auto scroll = [page](QAbstractScrollArea& area, int frame, int start) {
        area.verticalScrollBar()->setValue(start + frame * page);
        area.viewport()->repaint();
    };
    const int start = scene.grid.verticalScrollBar()->maximum() / 2;
    result.ours = measure([&](int frame) { scroll(scene.grid, frame, start); });
    result.peer = measure([&](int frame) { scroll(scene.table, frame, start); });
    return result;
}

ViewResult tailFrames(int count) {
    ViewResult result{"tail frame, 1 667 new rows", {}, {}, 4, 8, 0.15};
    const EventBatch batch = makeBatch(tailRows, 99);
    {
        Scene scene(count);
        scene.table.hide();
        scene.table.setModel(nullptr);
        scene.grid.setTail(true);
        result.ours = measure([&](int) {
            scene.rows.add(batch);
            scene.grid.viewport()->repaint();
        });
    }
    Scene scene(count);
    scene.grid.hide();
    result.peer = measure([&](int) {
        scene.rows.add(batch);
        scene.table.scrollToBottom();
        scene.table.viewport()->repaint();
    });
    return result;
}

/// Counts as errors come: mostly few, sometimes many.
CountTable makeCounts(std::vector<std::string> rows, int columns, unsigned seed) {
    unsigned state = seed;
    const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 8; };
    CountTable counts{TimePoint::fromSeconds(1'778'446'800), std::chrono::minutes(1), columns, std::move(rows), {}};
    counts.counts.resize(counts.rows.size() * static_cast<size_t>(columns));
    for (quint64& count : counts.counts)
        count = next() % 8 == 0 ? next() % 400 : next() % 4;
    return counts;
}

/// Two tables in turn, so that nothing painted before can be shown again.
std::array<CountTable, 2> makeTwoCounts(const std::vector<std::string>& rows, int columns) {
    return {makeCounts(rows, columns, 3), makeCounts(rows, columns, 5)};
}

/// What one would write first: the background and a call for each cell or bar.
class NaiveChart : public QWidget {
public:
    std::function<void(QPainter&)> paint;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().surface());
        paint(painter);
    }
};

ViewResult heatmapFrames() {
    ViewResult result{"heatmap 1440 x 90, new counts", {}, {}, 2, 4, 0.1, "fillRects"};
    constexpr int columns = 1440;
    std::vector<std::string> names;
    for (int row = 0; row < 90; ++row)
        names.push_back("endpoint " + std::to_string(row));
    const auto counts = makeTwoCounts(names, columns);
    HeatmapView view;
    view.resize(windowSize);
    view.show();
    result.ours = measure([&](int frame) {
        view.setData({counts[static_cast<size_t>(frame & 1)], {}, false, QTimeZone::utc(), {}});
        view.repaint();
    });
    const HeatmapGeometry geometry = view.geometryNow();
    NaiveChart naive;
    naive.resize(windowSize);
    naive.show();
    result.peer = measure([&](int frame) {
        naive.paint = [&, &table = counts[static_cast<size_t>(frame & 1)]](QPainter& painter) {
            for (int row = 0; row < geometry.rows; ++row) {
                for (int column = 0; column < columns; ++column)
                    painter.fillRect(geometry.cellRect({row, column}), Theme::current().heatFor(table.at(row, column)));
            }
        };
        naive.repaint();
    });
    return result;
}

ViewResult histogramFrames() {
    ViewResult result{"histogram 1440 x 4, new counts", {}, {}, 2, 4, 0.5, "drawRects"};
    constexpr int columns = 1440;
    constexpr QSize size{1600, 140};
    const auto counts = makeTwoCounts({"DEBUG", "INFO", "WARN", "ERROR"}, columns);
    HistogramView view;
    view.resize(size);
    view.show();
    result.ours = measure([&](int frame) {
        view.setCounts(counts[static_cast<size_t>(frame & 1)], HistogramView::Series::Levels);
        view.repaint();
    });
    NaiveChart naive;
    naive.resize(size);
    naive.show();
    result.peer = measure([&](int frame) {
        naive.paint = [&, &table = counts[static_cast<size_t>(frame & 1)]](QPainter& painter) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            for (int column = 0; column < columns; ++column) {
                qreal bottom = size.height();
                for (int row = 0; row < 4; ++row) {
                    const qreal tall = static_cast<qreal>(table.at(row, column)) * size.height() / 1600;
                    painter.setBrush(Theme::current().level(static_cast<Severity>(row + 2)).fill);
                    painter.drawRect(
                        QRectF(column * size.width() / qreal(columns), bottom - tall, size.width() / qreal(columns), tall));
                    bottom -= tall;
                }
            }
        };
        naive.repaint();
    });
    return result;
}

} // namespace

FrameTimes measureFrames(const std::function<void(int frame)>& draw) {
    return measure(draw);
}

ViewReport benchmarkViews(int rows) {
    ThemeSwitch::instance().install(ThemeChoice::Light);
    ViewReport report;
    report.rows = rows;
    {
        Scene scene(rows);
        report.modelBytes = scene.rows.indexMemory();
        report.results.push_back(scrollPages(scene));
    }
    report.results.push_back(tailFrames(rows));
    report.results.push_back(heatmapFrames());
    report.results.push_back(histogramFrames());
    report.results.push_back(laneFrames());
    return report;
}

} // namespace logloupe::bench
