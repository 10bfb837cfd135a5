// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lane_story.h"
#include "views/lanes/lane_layout.h"

#include <QTest>

#include <array>
#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace logloupe;
using namespace logloupe::testing;
using namespace Qt::StringLiterals;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

/// Seven pixels a letter, so that the tests need no font.
qreal textWidth(const QString& text) {
    return 7.0 * static_cast<qreal>(text.size());
}

LaneAxis axisOf(const OrderTimeline& timeline, qreal width) {
    std::vector<TimePoint> times;
    for (const EventRef& event : timeline.events)
        times.push_back(event.time());
    return {times, AxisMode::Folded, width};
}

struct Laid {
    std::shared_ptr<const CaseReport> report;
    LaneAxis axis;
    LaneLayout layout;

    Laid(const EventBatch& batch, Duration now, qreal width)
        : report(LaneStory::report(batch, now))
        , axis(axisOf(report->timeline, width))
        , layout(layOutLanes({report->timeline, axis, 29, 14, textWidth})) {}
    [[nodiscard]] const OrderTimeline& timeline() const { return report->timeline; }
};

EventBatch generated(unsigned seed) {
    std::mt19937 random(seed);
    static constexpr std::array<const char*, 6> systems{"shop", "shop-api", "rabbitmq", "mes-api", "mes", "unheard-of"};
    LaneStory story;
    Duration after{};
    const int count = 1 + static_cast<int>(random() % 160);
    for (int i = 0; i < count; ++i) {
        after += milliseconds(random() % (random() % 9 == 0 ? 40'000'000 : 90'000));
        const Severity severity = random() % 12 == 0 ? Severity::Error : random() % 12 == 0 ? Severity::Warn : Severity::Info;
        const std::string system = systems[random() % systems.size()];
        switch (random() % 8) {
        case 0:
            story.event(after, system, "order status changed", severity)
                .change("CREATED", random() % 2 == 0 ? "PAID" : "MODEL_UPLOADED");
            break;
        case 1:
            story.event(after, "rabbitmq", "message published", severity)
                .with(Field::UserId, system)
                .with(Field::Message, "order.paid for mes-api")
                .with(Field::MessageId, "m" + std::to_string(i));
            break;
        case 2:
            story.event(after, system, "message consumed", severity)
                .with(Field::Message, "order.paid, after 1 s")
                .with(Field::MessageId, "m" + std::to_string(i - 1));
            break;
        case 3:
            story.event(after, "mes-api", "price calculation failed", severity)
                .with(Field::ErrorType, "Mesh")
                .with(Field::ErrorMessage, "open mesh");
            break;
        default:
            story.event(after, system, "page viewed", severity);
        }
    }
    return story.batch();
}

} // namespace

class TestLaneLayout : public QObject {
    Q_OBJECT

private slots:
    void nearMarksBecomeOne() {
        LaneStory story;
        for (int i = 0; i < 5; ++i)
            story.event(milliseconds(i), "shop", "page viewed");
        story.event(hours(1), "shop", "page viewed");
        const Laid laid(story.batch(), hours(2), 800);
        QCOMPARE(laid.layout.marks.size(), size_t(2));
        QCOMPARE(laid.layout.marks[0].events, (std::vector<EventIndex>{0, 1, 2, 3, 4}));
        QCOMPARE(laid.layout.marks[0].lead, 0);
        QCOMPARE(laid.layout.marks[1].events, (std::vector<EventIndex>{5}));
    }

    void errorsAndStatusChangesNeverHideEachOther() {
        LaneStory story;
        story.event(milliseconds(0), "shop", "page viewed");
        story.event(milliseconds(1), "shop", "order created").change("", "CREATED");
        story.event(milliseconds(2), "shop", "page failed", Severity::Error);
        story.event(milliseconds(3), "shop", "page failed", Severity::Error);
        story.event(milliseconds(4), "shop", "page slow", Severity::Warn);
        story.event(hours(1), "shop", "page viewed");
        const Laid laid(story.batch(), hours(2), 800);
        std::map<MarkKind, const PlacedMark*> byKind;
        for (const PlacedMark& mark : laid.layout.marks)
            byKind[mark.kind] = &mark;
        QCOMPARE(laid.layout.marks.size(), size_t(3));
        QCOMPARE(byKind.at(MarkKind::Error)->ofKind, 2);
        QCOMPARE(byKind.at(MarkKind::Error)->lead, 2);
        QCOMPARE(byKind.at(MarkKind::StatusChange)->lead, 1);
        // A click on the heap means the error.
        const auto hit = laid.layout.markAt(byKind.at(MarkKind::Error)->center);
        QVERIFY(hit.has_value());
        QCOMPARE(laid.layout.marks[static_cast<size_t>(*hit)].kind, MarkKind::Error);
    }

    void aMessageWithinOneSecondKeepsItsArrows() {
        const Laid laid(busyOrder(), hours(23), 1100);
        int published = 0;
        int delivered = 0;
        for (const PlacedLeg& leg : laid.layout.legs) {
            published += leg.kind == MessageLegKind::Publish ? 1 : 0;
            delivered += leg.kind == MessageLegKind::Deliver ? 1 : 0;
            const QPointF way = leg.to - leg.from;
            QVERIFY2(std::hypot(way.x(), way.y()) >= 6, "there is room for the head of the arrow");
            for (const PlacedMark& mark : laid.layout.marks) {
                const QPointF apart = leg.to - mark.center;
                QVERIFY2(std::hypot(apart.x(), apart.y()) >= dotRadius, "the head is not under a mark");
            }
        }
        QCOMPARE(published, 1);
        QCOMPARE(delivered, 1);
    }

    void wayAndWayBackLieApart() {
        LaneStory story;
        story.event(milliseconds(0), "shop-api", "order created").change("", "CREATED");
        story.event(milliseconds(1), "rabbitmq", "message published")
            .with(Field::UserId, "shop-api")
            .with(Field::Message, "order.created for shop-api")
            .with(Field::MessageId, "m1");
        story.event(milliseconds(2), "shop-api", "message consumed")
            .with(Field::Message, "order.created, after 1 ms")
            .with(Field::MessageId, "m1");
        story.event(hours(1), "shop", "page viewed");
        const Laid laid(story.batch(), hours(2), 800);
        QCOMPARE(laid.layout.legs.size(), size_t(2));
        QVERIFY(std::abs(laid.layout.legs[0].from.x() - laid.layout.legs[1].to.x()) > 3);
    }

    void systemsKeepTheirOrder() {
        LaneStory story;
        story.event(seconds(1), "mes", "x");
        story.event(seconds(2), "printer", "x");
        story.event(seconds(3), "", "x");
        story.event(seconds(4), "shop", "x");
        story.event(seconds(5), "postgres", "x");
        story.event(seconds(6), "rabbitmq", "x");
        const Laid laid(story.batch(), hours(2), 800);
        QStringList systems;
        for (const TimelineLane& lane : laid.timeline().lanes)
            systems << QString::fromStdString(lane.system);
        QVERIFY(systems.indexOf(u"shop"_s) < systems.indexOf(u"rabbitmq"_s));
        QVERIFY(systems.indexOf(u"rabbitmq"_s) < systems.indexOf(u"mes"_s));
        QVERIFY(systems.indexOf(u"printer"_s) > systems.indexOf(u"mes"_s));
        QVERIFY(systems.indexOf(u"postgres"_s) > systems.indexOf(u"printer"_s));
        QVERIFY2(systems.last().isEmpty(), "what names no system comes last");
        for (const PlacedMark& mark : laid.layout.marks)
            QCOMPARE(mark.center.y(), laid.layout.laneCenter(mark.lane));
    }

    void labelsAreWholeOrAbsent() {
        LaneStory story;
        const std::string longMessage(200, 'x');
        story.event(seconds(0), "mes-api", "check failed", Severity::Error)
            .with(Field::ErrorType, "Mesh")
            .with(Field::ErrorMessage, longMessage);
        story.event(minutes(10), "mes-api", "check failed", Severity::Error).with(Field::ErrorType, longMessage);
        story.event(hours(1), "shop", "page viewed");
        const Laid laid(story.batch(), hours(2), 1100);
        QCOMPARE(laid.layout.labels.size(), size_t(1));
        QCOMPARE(laid.layout.labels.front().text, u"Mesh"_s);
    }

    void anErrorsLabelComesBeforeAMessages() {
        LaneStory story;
        story.event(minutes(0), "rabbitmq", "queue refused", Severity::Error).with(Field::ErrorType, "QueueIsOverItsLimit");
        story.event(minutes(14), "rabbitmq", "message published")
            .with(Field::UserId, "shop-api")
            .with(Field::Message, "order.created for mes-api")
            .with(Field::MessageId, "m1");
        story.event(minutes(14) - milliseconds(5), "shop-api", "order created").change("", "CREATED");
        story.event(minutes(25), "rabbitmq", "queue emptied");
        const Laid laid(story.batch(), hours(2), 350);
        QVERIFY(!laid.layout.labels.empty());
        QCOMPARE(laid.layout.labels.front().tone, Tone::Error);
        QCOMPARE(laid.layout.labels.front().text, u"QueueIsOverItsLimit"_s);
    }

    void whateverHappenedTheLayoutHolds_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 80; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void whateverHappenedTheLayoutHolds() {
        QFETCH(const unsigned, seed);
        const Laid laid(generated(seed), hours(24 * 60), 200 + static_cast<qreal>(seed) * 37);
        const LaneLayout& layout = laid.layout;
        std::set<EventIndex> seen;
        for (size_t i = 0; i < layout.marks.size(); ++i) {
            const PlacedMark& mark = layout.marks[i];
            QVERIFY(i == 0 || layout.marks[i - 1].center.x() <= mark.center.x());
            QVERIFY(std::is_sorted(mark.events.begin(), mark.events.end()));
            QVERIFY(std::find(mark.events.begin(), mark.events.end(), mark.lead) != mark.events.end());
            QCOMPARE(laid.timeline().marks[static_cast<size_t>(mark.lead)].kind, mark.kind);
            for (const EventIndex event : mark.events) {
                QVERIFY2(seen.insert(event).second, "an event lies in one mark");
                QCOMPARE(layout.markOf(event), std::optional(static_cast<int>(i)));
                QCOMPARE(laid.timeline().laneOfEvent[static_cast<size_t>(event)], mark.lane);
            }
            for (size_t j = i + 1; j < layout.marks.size() && layout.marks[j].center.x() < mark.center.x() + clusterDistance;
                 ++j) {
                const PlacedMark& other = layout.marks[j];
                QVERIFY2(other.lane != mark.lane || (other.kind != mark.kind && other.isImportant() && mark.isImportant()),
                         "nearer than twelve pixels is one mark, unless one is an error and one a status change");
            }
        }
        QCOMPARE(seen.size(), laid.timeline().events.size());
        for (size_t i = 0; i < layout.labels.size(); ++i) {
            const QRectF& label = layout.labels[i].rect;
            QVERIFY(label.left() >= 0 && label.right() <= laid.axis.width());
            QCOMPARE(label.width(), textWidth(layout.labels[i].text));
            for (size_t j = 0; j < i; ++j)
                QVERIFY2(!label.intersects(layout.labels[j].rect), "labels never collide");
            for (const PlacedMark& mark : layout.marks)
                QVERIFY2(!label.contains(mark.center), "no mark is written over");
        }
        QVERIFY(!layout.markAt({-100, -100}).has_value());
        QVERIFY(!layout.markOf(-1).has_value());
        QVERIFY(!layout.markOf(100'000).has_value());
    }
};

QTEST_GUILESS_MAIN(TestLaneLayout)
#include "tst_lane_layout.moc"
