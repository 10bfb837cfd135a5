// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "event_story.h"

#include "models/analysis/compare.h"
#include "models/analysis/customer_orders.h"

#include <QLocale>
#include <QTest>

using namespace logloupe;
using namespace logloupe::testing;
using namespace Qt::StringLiterals;

namespace {

OrderTimeline timelineOf(const std::vector<EventRef>& events) {
    return buildTimeline(events, StatusProcess::standard(), lateOrderNow());
}

QString rowsOf(const ComparedStatus& status) {
    QStringList lines;
    for (const ComparedRow& row : status.rows) {
        const auto side = [&](size_t i) { return row.sides[i] ? row.sides[i]->text : u"//"_s + row.missing[i]; };
        lines.append(side(0) + u" | "_s + row.difference + u" | "_s + side(1));
    }
    return lines.join(u'\n');
}

} // namespace

class TestCompare : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }

    void comparesTheLateOrderWithANormalOne() {
        const Baselines baselines = buildBaselines(usualOrders(412), StatusProcess::standard(), lateOrderNow());
        const Comparison comparison =
            compareOrders(timelineOf(normalOrder()), timelineOf(lateOrder()), baselines, StatusProcess::standard());
        QCOMPARE(comparison.statuses.size(), size_t{10});
        QCOMPARE(comparison.firstUnreached, 5);
        QStringList differences;
        for (const ComparedDifference& difference : comparison.differences)
            differences.append(difference.text);
        QCOMPARE(differences, (QStringList{u"production not started, +1 d 18 h"_s, u"message rejected once, +1 h 12 min"_s,
                                           u"price calculation failed once, +39 min 16 s"_s}));
        const ComparedStatus& uploaded = comparison.statuses[1];
        QCOMPARE(uploaded.differenceText, u"+39 min 16 s"_s);
        QCOMPARE(rowsOf(uploaded), u"model uploaded, 46.0 MB |  | model uploaded, 48.2 MB\n"
                                   "//not in this order | one failure more | price calculation failed after 6 min 33 s\n"
                                   "price calculation, 1 min 22 s | −7 s | price calculation, 1 min 15 s\n"
                                   "price offered | +39 min 16 s | price offered"_s);
        const ComparedStatus& approved = comparison.statuses[4];
        QCOMPARE(approved.tones[1], Tone::Error);
        QCOMPARE(approved.note, u"and growing"_s);
        QCOMPARE(rowsOf(approved), u"//not in this order | one rejection more | MessageRejected: missing field ring.size\n"
                                   "//not in this order |  | order.approved dead-lettered\n"
                                   "order.approved consumed | +1 h 12 min | order.approved consumed, after a rejection\n"
                                   "operator assigned, operator 6 | +1 h 13 min | operator assigned, operator 17\n"
                                   "production started, operator 6 | missing | //production started: missing for 2 d 2 h"_s);
        QCOMPARE(comparison.statuses[2].note, u"customer"_s);
        QCOMPARE(comparison.statuses[5].differenceText, u"not reached"_s);
        QVERIFY(comparison.totalOpen[1] && !comparison.totalOpen[0]);
        QVERIFY(comparison.usuallyMore.has_value());
        QCOMPARE(comparison.usuallyMorePopulation, 412);
    }

    void findsNoDifferenceWithItself() {
        const OrderTimeline timeline = timelineOf(normalOrder());
        const Comparison comparison = compareOrders(timeline, timeline, {}, StatusProcess::standard());
        QVERIFY(comparison.differences.empty());
        QCOMPARE(comparison.matchedSteps, comparison.steps);
        QCOMPARE(comparison.totalDifference, std::optional(Duration::zero()));
        QCOMPARE(comparison.firstUnreached, static_cast<int>(comparison.statuses.size()));
    }

    void aStayThatGoesOnIsNotYetTheShorterOne() {
        // The normal order was in CREATED for six minutes.
        const auto openFor = [](std::string_view now) {
            EventStory story("A-7");
            story.event("2026-05-01T08:00:00Z", "shop-api", "order created").change("", "CREATED");
            return buildTimeline(story.events(), StatusProcess::standard(), at(now));
        };
        const OrderTimeline normal = timelineOf(normalOrder());
        const Comparison early = compareOrders(normal, openFor("2026-05-01T08:01:00Z"), {}, StatusProcess::standard());
        QCOMPARE(early.totalDifference, std::optional(Duration::zero()));
        const Comparison late = compareOrders(normal, openFor("2026-05-01T08:10:00Z"), {}, StatusProcess::standard());
        QCOMPARE(late.totalDifference, std::optional(Duration(std::chrono::minutes(4))));
    }

    void survivesOrdersWithoutStatuses() {
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00Z", "shop", "page viewed");
        const OrderTimeline bare = timelineOf(story.events());
        const Comparison comparison = compareOrders(bare, timelineOf(lateOrder()), {}, StatusProcess::standard());
        QCOMPARE(comparison.statuses.size(), size_t{5});
        QVERIFY(!comparison.totalDifference);
        QVERIFY(compareOrders(bare, bare, {}, StatusProcess::standard()).statuses.empty());
    }

    void choosesTheNearestNormalOrder() {
        const StatusTransitions transitions = usualOrders(101);
        const Baselines baselines = buildBaselines(transitions, StatusProcess::standard(), lateOrderNow());
        std::vector<NormalOrder> candidates =
            normalOrders(transitions, baselines, StatusProcess::standard(), timelineOf(lateOrder()), 3);
        QCOMPARE(candidates.size(), size_t{3});
        QCOMPARE(candidates[0].order, std::string("N-50"));
        QVERIFY(candidates[0].distance <= candidates[1].distance);
        QCOMPARE(nearestNormalOrder(candidates, 48'200'000)->order, std::string("N-50"));
        candidates[0].modelSize = 1'000'000;
        candidates[1].modelSize = 90'000'000;
        candidates[2].modelSize = 46'000'000;
        QCOMPARE(nearestNormalOrder(candidates, 48'200'000)->order, candidates[2].order);
        QVERIFY(normalOrderText(candidates[2], moscow(), lateOrderNow()).contains(u"same route, model 46.0 MB, closed"_s));
        QVERIFY(!nearestNormalOrder({}, 1));
    }

    void takesNoCancelledOrStrangeOrderForNormal() {
        const StatusTransitions transitions = transitionsOf({{"A-1", {{"CREATED", 0}, {"CANCELLED", 10}}},
                                                             {"A-2", {{"CREATED", 0}, {"PAID", 10}, {"CLOSED", 20}}},
                                                             {"A-3", {{"CREATED", 0}}}});
        const Baselines baselines = buildBaselines(transitions, StatusProcess::standard(), lateOrderNow());
        EventStory story("A-9");
        story.event("2026-05-01T00:00:00Z", "shop-api", "order created").change("", "CREATED");
        const std::vector<NormalOrder> candidates =
            normalOrders(transitions, baselines, StatusProcess::standard(), timelineOf(story.events()));
        QCOMPARE(candidates.size(), size_t{1});
        QCOMPARE(candidates[0].order, std::string("A-2"));
    }

    void listsACustomersOrders() {
        std::vector<EventRef> events = normalOrder();
        for (const EventRef& event : lateOrder())
            events.push_back(event);
        EventStory more("A-200000", "C-20817");
        more.event("2026-05-13T11:00:00Z", "shop-api", "order created").change("", "CREATED");
        for (const EventRef& event : more.events())
            events.push_back(event);
        const std::vector<CustomerOrder> orders =
            customerOrders(events, {}, StatusProcess::standard(), lateOrderNow(), moscow());
        QCOMPARE(orders.size(), size_t{3});
        QCOMPARE(orders[0].order, std::string("A-104233"));
        QVERIFY(orders[0].verdict.isLate());
        QCOMPARE(orders[0].errors, 2);
        QCOMPARE(orders[1].order, std::string("A-200000"));
        QCOMPARE(orders[1].status, std::string("CREATED"));
        QCOMPARE(orders[2].verdict.kind, VerdictKind::Closed);
        QVERIFY(customerOrders({}, {}, StatusProcess::standard(), lateOrderNow(), moscow()).empty());
    }
};

QTEST_GUILESS_MAIN(TestCompare)
#include "tst_compare.moc"
