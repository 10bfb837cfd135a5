// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "event_story.h"

#include "models/analysis/order_timeline.h"

#include <QTest>

#include <random>

using namespace logloupe;
using namespace logloupe::testing;
using namespace Qt::StringLiterals;

namespace {

OrderTimeline timelineOf(EventStory& story, std::string_view now = "2026-05-13T11:32:00Z") {
    return buildTimeline(story.events(), StatusProcess::standard(), at(now));
}

QString statusesOf(const OrderTimeline& timeline) {
    QStringList codes;
    for (const StatusStay& stay : timeline.statuses)
        codes.append(QString::fromStdString(stay.code));
    return codes.join(u' ');
}

QString lanesOf(const OrderTimeline& timeline) {
    QStringList lanes;
    for (const TimelineLane& lane : timeline.lanes)
        lanes.append(QString::fromStdString(lane.system));
    return lanes.join(u' ');
}

QString legsOf(const OrderTimeline& timeline, const TimelineMessage& message) {
    static const QStringList kinds{u"publish"_s, u"deliver"_s, u"reject"_s, u"wait"_s};
    QStringList legs;
    for (const MessageLeg& leg : message.legs)
        legs.append(kinds[static_cast<int>(leg.kind)] + u' '
                    + QString::fromStdString(timeline.lanes[static_cast<size_t>(leg.fromLane)].system) + u'>'
                    + QString::fromStdString(timeline.lanes[static_cast<size_t>(leg.toLane)].system) + u' '
                    + QString::number(std::chrono::duration_cast<std::chrono::milliseconds>(leg.end - leg.begin).count()));
    return legs.join(u", "_s);
}

} // namespace

class TestOrderTimeline : public QObject {
    Q_OBJECT

private slots:
    void tellsTheLateOrder() {
        const OrderTimeline timeline = buildTimeline(lateOrder(), StatusProcess::standard(), lateOrderNow());
        QCOMPARE(timeline.order, std::string("A-104233"));
        QCOMPARE(timeline.customer, std::string("C-20817"));
        QCOMPARE(timeline.model, std::string("M-88120"));
        QCOMPARE(timeline.modelSize, std::optional<qint64>(48'200'000));
        QCOMPARE(timeline.seller, std::string("seller 4"));
        QCOMPARE(timeline.holder.kind, HolderKind::Operator);
        QCOMPARE(timeline.holder.actor, std::string("operator 17"));
        QCOMPARE(timeline.holder.system, std::string("mes"));
        QCOMPARE(lanesOf(timeline), u"shop shop-api crm-api rabbitmq mes-api mes"_s);
        QCOMPARE(statusesOf(timeline), u"CREATED MODEL_UPLOADED PRICE_CALCULATED PAID MANUFACTURING_APPROVED"_s);
        QCOMPARE(timeline.errors, 2);
        QCOMPARE(timeline.warnings, 1);
        QCOMPARE(timeline.retries, 2);
        QVERIFY(timeline.statuses.back().isOpen());
        QCOMPARE(timeline.statuses.back().duration, lateOrderNow() - at("2026-05-11T07:31:52.040Z"));
        QCOMPARE(timeline.statuses[0].left, std::optional<TimePoint>(timeline.statuses[1].entered));
        QCOMPARE(timeline.statuses.back().actor, std::string("seller 4"));
    }

    void findsSpans() {
        const OrderTimeline timeline = buildTimeline(lateOrder(), StatusProcess::standard(), lateOrderNow());
        QCOMPARE(timeline.spans.size(), size_t{2});
        QCOMPARE(timeline.spans[0].state, SpanState::Failed);
        QCOMPARE(timeline.spans[0].duration(), Duration(std::chrono::seconds(393)));
        QCOMPARE(timeline.spans[0].reason, std::string("open mesh, 14 edges"));
        QCOMPARE(timeline.spans[1].state, SpanState::Finished);
        QCOMPARE(timeline.spans[1].duration(), Duration(std::chrono::seconds(75)));
    }

    void followsMessages() {
        const OrderTimeline timeline = buildTimeline(lateOrder(), StatusProcess::standard(), lateOrderNow());
        QCOMPARE(timeline.messages.size(), size_t{2});
        QCOMPARE(legsOf(timeline, timeline.messages[0]), u"publish shop-api>rabbitmq 21, deliver rabbitmq>crm-api 187"_s);
        QCOMPARE(timeline.messages[0].name, std::string("order.created"));
        QCOMPARE(timeline.messages[0].waited(lateOrderNow()), Duration::zero());
        const TimelineMessage& approved = timeline.messages[1];
        QCOMPARE(approved.name, std::string("order.approved"));
        QCOMPARE(approved.publisher, std::string("crm-api"));
        QCOMPARE(approved.consumer, std::string("mes-api"));
        QCOMPARE(approved.rejections, 1);
        QCOMPARE(approved.state, MessageState::Consumed);
        QCOMPARE(approved.waited(lateOrderNow()), at("2026-05-11T08:44:06.350Z") - at("2026-05-11T07:31:52.904Z"));
        QCOMPARE(
            legsOf(timeline, approved),
            u"publish crm-api>rabbitmq 78, reject rabbitmq>mes-api 786, wait rabbitmq>rabbitmq 4333439, deliver rabbitmq>mes-api 0"_s);
    }

    void doesNotDependOnTheOrderOfItsInput() {
        const OrderTimeline expected = buildTimeline(lateOrder(), StatusProcess::standard(), lateOrderNow());
        std::mt19937 random(20260513);
        for (int round = 0; round < 50; ++round) {
            std::vector<EventRef> events = lateOrder();
            std::shuffle(events.begin(), events.end(), random);
            const OrderTimeline timeline = buildTimeline(events, StatusProcess::standard(), lateOrderNow());
            QCOMPARE(statusesOf(timeline), statusesOf(expected));
            QCOMPARE(lanesOf(timeline), lanesOf(expected));
            QCOMPARE(timeline.messages.size(), expected.messages.size());
            QCOMPARE(legsOf(timeline, timeline.messages[1]), legsOf(expected, expected.messages[1]));
        }
    }

    void dropsWhatCameTwice() {
        std::vector<EventRef> events = lateOrder();
        const size_t count = events.size();
        events.insert(events.end(), events.begin(), events.begin() + 5);
        const OrderTimeline timeline = buildTimeline(events, StatusProcess::standard(), lateOrderNow());
        QCOMPARE(timeline.events.size(), count);
        QCOMPARE(timeline.duplicates, 5);
    }

    void knowsTheSameRecordFromTwoSources() {
        EventStory first("A-1", {}, u"loki"_s);
        first.event("2026-05-01T00:00:00Z", "shop", "page viewed").raw("one record");
        EventStory second("A-1", {}, u"opensearch"_s);
        second.event("2026-05-01T00:00:00Z", "shop", "page viewed").raw("one record");
        second.event("2026-05-01T00:00:00Z", "shop", "page viewed").raw("another record");
        std::vector<EventRef> events = first.events();
        for (const EventRef& event : second.events())
            events.push_back(event);
        QCOMPARE(buildTimeline(events, StatusProcess::standard(), lateOrderNow()).events.size(), size_t{2});
    }

    void keepsEqualRecordsOfOneSource() {
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00Z", "shop", "page viewed").raw("one line");
        story.event("2026-05-01T00:00:00Z", "shop", "page viewed").raw("one line");
        QCOMPARE(timelineOf(story).events.size(), size_t{2});
    }

    void survivesAnyPartOfTheEvents() {
        const std::vector<EventRef> all = lateOrder();
        std::mt19937 random(7);
        for (int round = 0; round < 300; ++round) {
            std::vector<EventRef> some;
            for (const EventRef& event : all) {
                if (random() % 2 == 0)
                    some.push_back(event);
            }
            const OrderTimeline timeline = buildTimeline(some, StatusProcess::standard(), lateOrderNow());
            QCOMPARE(timeline.events.size(), some.size());
            QCOMPARE(timeline.marks.size(), some.size());
            for (const StatusStay& stay : timeline.statuses)
                QVERIFY(stay.duration >= Duration::zero() && (!stay.left || *stay.left >= stay.entered));
            for (const TimelineSpan& span : timeline.spans)
                QVERIFY(span.end >= span.begin);
            for (const TimelineMessage& message : timeline.messages) {
                QVERIFY(!message.events.empty());
                for (const MessageLeg& leg : message.legs)
                    QVERIFY(leg.end >= leg.begin && leg.fromLane >= 0 && leg.toLane >= 0
                            && leg.toLane < static_cast<int>(timeline.lanes.size()));
            }
        }
    }

    void isEmptyWithoutEvents() {
        const OrderTimeline timeline = buildTimeline({}, StatusProcess::standard(), lateOrderNow());
        QVERIFY(timeline.events.empty());
        QVERIFY(!timeline.current());
        QCOMPARE(timeline.holder.kind, HolderKind::Nobody);
        QVERIFY(timeline.range.isEmpty());
    }

    void entersAStatusOnceThoughTwoSystemsLogIt() {
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00Z", "shop-api", "API response").change("", "PAID");
        story.event("2026-05-01T00:00:01Z", "crm-api", "order status changed")
            .by("seller 2")
            .change("PRICE_CALCULATED", "PAID");
        const OrderTimeline timeline = timelineOf(story);
        QCOMPARE(statusesOf(timeline), u"PAID"_s);
        QCOMPARE(timeline.statuses[0].entered, at("2026-05-01T00:00:00Z"));
        QCOMPARE(timeline.statuses[0].actor, std::string("seller 2"));
    }

    void keepsRepetitionsOfADiscoveredProcess() {
        EventStory story("case-1");
        story.event("2026-05-01T00:00:00Z", "permits", "").change("", "Check");
        story.event("2026-05-02T00:00:00Z", "permits", "").change("", "Check");
        const StatusProcess process({{"Check"}}, true);
        const OrderTimeline timeline = buildTimeline(story.events(), process, lateOrderNow());
        QCOMPARE(statusesOf(timeline), u"Check Check"_s);
        QCOMPARE(timeline.holder.kind, HolderKind::Nobody);
    }

    void tellsTheFirstStatusFromTheFirstChange() {
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00Z", "shop-api", "order created").by("C-17");
        story.event("2026-05-01T00:05:00Z", "shop-api", "order status changed").change("CREATED", "MODEL_UPLOADED");
        const OrderTimeline timeline = timelineOf(story);
        QCOMPARE(statusesOf(timeline), u"CREATED MODEL_UPLOADED"_s);
        QCOMPARE(timeline.statuses[0].duration, Duration(std::chrono::minutes(5)));
        QCOMPARE(timeline.statuses[0].actor, std::string("C-17"));
    }

    void inventsNoFirstStatus() {
        EventStory story("A-1");
        story.event("2026-05-01T00:05:00Z", "shop-api", "order status changed").change("CREATED", "MODEL_UPLOADED");
        QCOMPARE(statusesOf(timelineOf(story)), u"MODEL_UPLOADED"_s);
    }

    void seesAGapInTheChanges() {
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00Z", "shop-api", "order status changed").change("CREATED", "MODEL_UPLOADED");
        story.event("2026-05-02T00:00:00Z", "shop-api", "order status changed").change("PRICE_CALCULATED", "PAID");
        const OrderTimeline timeline = timelineOf(story);
        QVERIFY(!timeline.statuses[0].gapBefore);
        QVERIFY(timeline.statuses[1].gapBefore);
    }

    void mendsTheOrderThatSkewedClocksBroke() {
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00.000Z", "shop-api", "order status changed")
            .change("MODEL_UPLOADED", "PRICE_CALCULATED");
        story.event("2026-05-02T00:00:00.100Z", "crm-api", "order status changed").change("PAID", "MANUFACTURING_APPROVED");
        story.event("2026-05-02T00:00:00.300Z", "shop-api", "order status changed").change("PRICE_CALCULATED", "PAID");
        const OrderTimeline timeline = timelineOf(story);
        QCOMPARE(statusesOf(timeline), u"PRICE_CALCULATED PAID MANUFACTURING_APPROVED"_s);
        QCOMPARE(timeline.uncertain.size(), size_t{1});
        QCOMPARE(timeline.uncertain[0].by, Duration(std::chrono::milliseconds(200)));
        QVERIFY(timeline.marks[1].orderUncertain && timeline.marks[2].orderUncertain);
        QVERIFY(!timeline.marks[0].orderUncertain);
    }

    void leavesARealWayBackAlone() {
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00Z", "crm-api", "order status changed").change("CREATED", "PAID");
        story.event("2026-05-02T00:00:00Z", "shop-api", "order status changed").change("PAID", "PRICE_CALCULATED");
        story.event("2026-05-02T00:00:02Z", "crm-api", "order status changed").change("PRICE_CALCULATED", "PAID");
        QCOMPARE(statusesOf(timelineOf(story)), u"PAID PRICE_CALCULATED PAID"_s);
    }

    void pairsRequests_data() {
        QTest::addColumn<QString>("requestRecord");
        QTest::addColumn<QString>("responseRecord");
        QTest::addColumn<QString>("responsePath");
        QTest::addColumn<bool>("paired");
        QTest::newRow("same id") << uR"({"http.request.id":"r1"})"_s << uR"({"http.request.id":"r1"})"_s << u"/other"_s << true;
        QTest::newRow("other id") << uR"({"http.request.id":"r1"})"_s << uR"({"http.request.id":"r2"})"_s << u"/orders"_s
                                  << false;
        QTest::newRow("no id, same path") << u"{}"_s << u"{}"_s << u"/orders"_s << true;
        QTest::newRow("no id, other path") << u"{}"_s << u"{}"_s << u"/other"_s << false;
        QTest::newRow("broken record, same path") << u"{"_s << u"]["_s << u"/orders"_s << true;
    }

    void pairsRequests() {
        QFETCH(const QString, requestRecord);
        QFETCH(const QString, responseRecord);
        QFETCH(const QString, responsePath);
        QFETCH(const bool, paired);
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00.000Z", "mes-api", "API request")
            .with(Field::UrlPath, "/orders")
            .raw(requestRecord.toStdString());
        story.event("2026-05-01T00:00:00.200Z", "mes-api", "API response")
            .with(Field::UrlPath, responsePath.toStdString())
            .with(Field::HttpStatus, 503)
            .raw(responseRecord.toStdString());
        const OrderTimeline timeline = timelineOf(story);
        QCOMPARE(timeline.requests.size(), size_t{1});
        QCOMPARE(timeline.requests[0].answered.has_value(), paired);
        QCOMPARE(timeline.requests[0].httpStatus == std::optional<qint64>(503), paired);
    }

    void marksAnAnswerBeforeItsRequest() {
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00.000Z", "mes-api", "API response").raw(R"({"http.request.id":"r1"})");
        story.event("2026-05-01T00:00:00.300Z", "mes-api", "API request").raw(R"({"http.request.id":"r1"})");
        const OrderTimeline timeline = timelineOf(story);
        QCOMPARE(timeline.uncertain.size(), size_t{1});
        QCOMPARE(timeline.uncertain[0].by, Duration(std::chrono::milliseconds(300)));
        QVERIFY(timeline.requests[0].answered.has_value());
    }

    void followsAMessageWithoutIds() {
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00.000Z", "crm-api", "message published").with(Field::Message, "order.paid");
        story.event("2026-05-01T00:00:01.000Z", "mes-api", "message rejected", Severity::Error)
            .with(Field::Message, "order.paid: bad field");
        story.event("2026-05-01T01:00:00.000Z", "mes-api", "message consumed").with(Field::Message, "order.paid");
        story.event("2026-05-01T02:00:00.000Z", "crm-api", "message published").with(Field::Message, "order.paid");
        const OrderTimeline timeline = timelineOf(story);
        QCOMPARE(timeline.messages.size(), size_t{2});
        QCOMPARE(timeline.messages[0].state, MessageState::Consumed);
        QCOMPARE(timeline.messages[0].rejections, 1);
        QCOMPARE(legsOf(timeline, timeline.messages[0]), u"reject crm-api>mes-api 1000, deliver crm-api>mes-api 0"_s);
        QCOMPARE(timeline.messages[1].state, MessageState::Published);
    }

    void keepsADeadLetterDeadThoughItsClockRunsAhead() {
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00.000Z", "rabbitmq", "message published")
            .by("crm-api")
            .with(Field::Message, "order.approved")
            .with(Field::MessageId, "m");
        story.event("2026-05-01T00:00:00.100Z", "rabbitmq", "message dead-lettered")
            .with(Field::MessageDestination, "mes.orders.dead")
            .with(Field::MessageId, "m");
        story.event("2026-05-01T00:00:00.500Z", "mes-api", "message rejected", Severity::Error).with(Field::MessageId, "m");
        const OrderTimeline timeline = timelineOf(story);
        QCOMPARE(timeline.messages[0].state, MessageState::DeadLettered);
        QCOMPARE(timeline.uncertain.size(), size_t{1});
        QCOMPARE(timeline.messages[0].waited(at("2026-05-01T01:00:00.100Z")), Duration(std::chrono::hours(1)));
    }

    void ordersSystems() {
        QCOMPARE(sortedSystems({"postgres", "b2b-gateway", "mes", "", "crm-api", "rabbitmq", "shop", "accounts"}),
                 (std::vector<std::string>{"shop", "crm-api", "rabbitmq", "mes", "b2b-gateway", "accounts", "postgres", ""}));
    }

    void tellsWithWhomItIs_data() {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("actor");
        QTest::addColumn<HolderKind>("kind");
        QTest::newRow("model to upload") << u"CREATED"_s << u"C-1"_s << HolderKind::Customer;
        QTest::newRow("price") << u"MODEL_UPLOADED"_s << u""_s << HolderKind::System;
        QTest::newRow("payment") << u"PRICE_CALCULATED"_s << u""_s << HolderKind::Customer;
        QTest::newRow("confirmation") << u"PAID"_s << u""_s << HolderKind::Seller;
        QTest::newRow("no operator yet") << u"MANUFACTURING_APPROVED"_s << u"seller 4"_s << HolderKind::AnyOperator;
        QTest::newRow("packed by an operator") << u"PACKAGING"_s << u"operator 3"_s << HolderKind::Operator;
        QTest::newRow("packed by a system") << u"PACKAGING"_s << u""_s << HolderKind::System;
        QTest::newRow("on its way") << u"SHIPPED"_s << u""_s << HolderKind::Nobody;
        QTest::newRow("closed") << u"CLOSED"_s << u""_s << HolderKind::Nobody;
        QTest::newRow("a status of another process") << u"ENGRAVING"_s << u""_s << HolderKind::Nobody;
    }

    void tellsWithWhomItIs() {
        QFETCH(const QString, status);
        QFETCH(const QString, actor);
        QFETCH(const HolderKind, kind);
        EventStory story("A-1", "C-1");
        story.event("2026-05-01T00:00:00Z", "mes", "order status changed")
            .by(actor.toStdString())
            .change("", status.toStdString());
        QCOMPARE(timelineOf(story).holder.kind, kind);
    }

    void survivesAFlood() {
        EventStory story("A-1");
        for (int i = 0; i < 20'000; ++i)
            story.event("2026-05-01T00:00:00Z", i % 2 == 0 ? "mes-api" : "crm-api",
                        i % 3 == 0   ? "API request"
                        : i % 3 == 1 ? "API response"
                                     : "message published");
        const OrderTimeline timeline = timelineOf(story);
        QCOMPARE(timeline.events.size(), size_t{20'000});
    }
};

QTEST_GUILESS_MAIN(TestOrderTimeline)
#include "tst_order_timeline.moc"
