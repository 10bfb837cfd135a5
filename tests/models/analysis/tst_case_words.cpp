// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "event_story.h"
#include "ts_translator.h"

#include "models/analysis/case_report.h"
#include "models/analysis/compare.h"
#include "models/analysis/ticket_text.h"
#include "models/analysis/variants.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>

#include <array>
#include <limits>

using namespace logloupe;
using namespace logloupe::testing;
using namespace Qt::StringLiterals;

namespace {

QString storyOf(const std::vector<EventRef>& events, TimePoint now = lateOrderNow(),
                const StatusProcess& process = StatusProcess::standard()) {
    return sentenceText(joinSentences(summarize(buildTimeline(events, process, now), process, moscow())));
}

/// Brackets every text it is asked for, so that words which were never offered for translation stand outside.
class BracketTranslator : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* disambiguation,
                                    int count) const override {
        Q_UNUSED(context);
        Q_UNUSED(disambiguation);
        Q_UNUSED(count);
        return u"⟦"_s + QString::fromUtf8(source) + u"⟧"_s;
    }
};

/// What stands outside all brackets.
QString outsideBrackets(const QString& text) {
    QString outside;
    int depth = 0;
    for (const QChar c : text) {
        if (c == u'⟦')
            ++depth;
        else if (c == u'⟧')
            --depth;
        else if (depth == 0)
            outside += c;
    }
    return outside.trimmed();
}

class ScopedTranslator {
public:
    explicit ScopedTranslator(QTranslator& translator)
        : m_translator(translator) {
        QCoreApplication::installTranslator(&m_translator);
    }
    ~ScopedTranslator() { QCoreApplication::removeTranslator(&m_translator); }
    ScopedTranslator(const ScopedTranslator&) = delete;
    ScopedTranslator& operator=(const ScopedTranslator&) = delete;

private:
    QTranslator& m_translator;
};

} // namespace

class TestCaseWords : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }

    void composesSentences() {
        const Sentence sentence = composeSentence(u"**Late:** in %1 **%2**, %9 and 97%"_s, {u"PA**ID %2"_s, u"2 d"_s});
        QCOMPARE(sentence.size(), 4);
        QCOMPARE(sentenceText(sentence), u"Late: in PA**ID %2 2 d, %9 and 97%"_s);
        QVERIFY(sentence[0].bold && !sentence[1].bold && sentence[2].bold && !sentence[3].bold);
        QCOMPARE(composeSentence({}, {}), Sentence());
    }

    void tellsTheLateOrder() {
        QCOMPARE(storyOf(lateOrder()),
                 u"The customer created the order on Thu 7 May at 10:12 and uploaded the model (48.2 MB) at 10:19. The first "
                 u"price calculation failed, the second succeeded. "
                 "Paid on Sun 10 May, approved for production by seller 4 on Mon 11 May at 10:31. Production rejected the "
                 "message once and received it 1 h 12 min later. "
                 "Now waiting for operator 17, who took the order on Mon 11 May at 11:48. Production has not started."_s);
    }

    void tellsTheNormalOrder() {
        QCOMPARE(
            storyOf(normalOrder()),
            u"The customer created the order on Tue 28 Apr at 11:00 and uploaded the model (46.0 MB) at 11:06. The price was "
            u"calculated in 1 min 22 s. "
            "Paid on Wed 29 Apr, approved for production by seller 2 on Thu 30 Apr at 04:20. Operator 6 took the order on Thu "
            "30 Apr at 04:23. "
            "Production started on Thu 30 Apr at 13:46 and finished on Sat 2 May at 09:46. Packed on Sat 2 May at 13:00 and shipped at 15:00. Closed on Tue 5 May at 09:00."_s);
    }

    void tellsWhatHappened_data() {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("actor");
        QTest::addColumn<QString>("expected");
        QTest::newRow("cancelled by the customer")
            << u"CANCELLED"_s << u"C-1"_s << u"The customer cancelled the order on Fri 1 May at 03:00."_s;
        QTest::newRow("cancelled by a seller")
            << u"CANCELLED"_s << u"seller-9"_s << u"The order was cancelled by seller 9 on Fri 1 May at 03:00."_s;
        QTest::newRow("cancelled by nobody known")
            << u"CANCELLED"_s << u""_s << u"The order was cancelled on Fri 1 May at 03:00."_s;
        QTest::newRow("cancelled by a login")
            << u"CANCELLED"_s << u"i.petrova"_s << u"The order was cancelled by i.petrova on Fri 1 May at 03:00."_s;
        QTest::newRow("waits for payment") << u"PRICE_CALCULATED"_s << u""_s
                                           << u"Now waiting for the customer’s payment since Fri 1 May 03:00."_s;
        QTest::newRow("waits for a seller")
            << u"PAID"_s << u""_s
            << u"Paid on Fri 1 May at 03:00. Now waiting for a seller’s confirmation since Fri 1 May 03:00."_s;
        QTest::newRow("waits for anybody")
            << u"MANUFACTURING_APPROVED"_s << u""_s
            << u"Approved for production on Fri 1 May at 03:00. Now waiting for an operator since Fri 1 May 03:00. Production has not started."_s;
        QTest::newRow("in production") << u"MANUFACTURING_STARTED"_s << u""_s << u"In production since Fri 1 May 03:00."_s;
        QTest::newRow("on its way") << u"SHIPPED"_s << u""_s << u"On its way to the customer since Fri 1 May 03:00."_s;
        QTest::newRow("a status nobody described") << u"ENGRAVING"_s << u""_s << u"Now in ENGRAVING since Fri 1 May 03:00."_s;
    }

    void tellsWhatHappened() {
        QFETCH(const QString, status);
        QFETCH(const QString, actor);
        QFETCH(const QString, expected);
        EventStory story("A-1", "C-1");
        story.event("2026-05-01T00:00:00Z", "crm-api", "order status changed")
            .by(actor.toStdString())
            .change("", status.toStdString());
        QCOMPARE(storyOf(story.events()), expected);
    }

    void tellsOfAMessageThatStillWaits() {
        EventStory story("A-1");
        story.event("2026-05-10T05:00:00Z", "crm-api", "order status changed")
            .by("seller 2")
            .change("PAID", "MANUFACTURING_APPROVED");
        story.event("2026-05-10T05:00:01Z", "mes-api", "message rejected", Severity::Error)
            .with(Field::Message, "order.approved")
            .with(Field::MessageId, "m");
        story.event("2026-05-10T05:00:02Z", "rabbitmq", "message dead-lettered", Severity::Warn)
            .with(Field::MessageDestination, "mes.orders.dead")
            .with(Field::MessageId, "m");
        QCOMPARE(storyOf(story.events()),
                 u"Approved for production by seller 2 on Sun 10 May at 08:00. Production rejected the message once; it has "
                 u"been waiting for 3 d 6 h. "
                 "Now waiting in the queue mes.orders.dead since Sun 10 May 08:00. Production has not started."_s);
    }

    void doesNotWaitForWhatTheOrderLeftBehind() {
        EventStory story("A-1");
        story.event("2026-05-10T05:00:01Z", "mes-api", "message rejected", Severity::Error)
            .with(Field::Message, "order.approved")
            .with(Field::MessageId, "m");
        story.event("2026-05-11T05:00:00Z", "mes", "order status changed")
            .change("MANUFACTURING_APPROVED", "MANUFACTURING_STARTED");
        QCOMPARE(storyOf(story.events()), u"Production rejected the message once. In production since Mon 11 May 08:00."_s);
    }

    void tellsErrorsAndUnansweredRequests() {
        EventStory story("A-1");
        story.event("2026-05-10T05:00:00Z", "shop-api", "API request").with(Field::UrlPath, "/pay");
        story.event("2026-05-10T05:01:00Z", "shop-api", "API request").with(Field::UrlPath, "/pay/2");
        story.event("2026-05-10T05:02:00Z", "crm-api", "failure", Severity::Fatal);
        story.event("2026-05-10T05:03:00Z", "shop-api", "failure", Severity::Error);
        QCOMPARE(
            storyOf(story.events()),
            u"2 requests got no answer. 2 errors are logged in shop-api, crm-api. No status change is logged; the last event was on Sun 10 May at 08:03 in shop-api."_s);
    }

    void tellsACaseOfAnUnknownProcess() {
        EventStory story("case-1");
        story.event("2011-10-11T11:45:40Z", "permits", "").by("Resource21").change("", "Confirmation of receipt");
        story.event("2011-10-12T06:26:25Z", "permits", "").by("Resource10").change("", "Check");
        story.event("2011-11-24T14:37:16Z", "permits", "").by("Resource21").change("", "Print & send");
        const StatusProcess process({{"Confirmation of receipt"}, {"Check"}, {"Print & send", {}, true}}, true);
        QCOMPARE(
            storyOf(story.events(), at("2011-12-01T00:00:00Z"), process),
            u"It began on Tue 11 Oct at 15:45 with Confirmation of receipt, by Resource21. 1 steps followed. Ended with Print & send on Thu 24 Nov at 18:37, by Resource21."_s);
    }

    void saysNothingOfWhatIsNotLogged() { QCOMPARE(storyOf({}), u"Nothing is logged for this order."_s); }

    void keepsMarkupOfTheDataLiteral() {
        EventStory story("A-1");
        story.event("2026-05-10T05:00:00Z", "x", "order status changed").by("**<b>%1</b>").change("", "CANCELLED");
        QCOMPARE(storyOf(story.events()), u"The order was cancelled by **<b>%1</b> on Sun 10 May at 08:00."_s);
    }

    void survivesTheEdgesOfTime() {
        const std::vector<qint64> times{TimePoint::earliest().nanoseconds,   TimePoint::earliest().nanoseconds + 1, -1, 0,
                                        TimePoint::latest().nanoseconds - 1, TimePoint::latest().nanoseconds};
        const std::array statuses{"CREATED", "PAID", "MANUFACTURING_APPROVED", "CREATED", "PAID", "CLOSED"};
        EventBatchBuilder builder(u"test"_s);
        StatusTransitions transitions{{"A-1"}, {"CREATED", "PAID", "MANUFACTURING_APPROVED", "CLOSED"}, {"x"}, {}, {}, {}, {}};
        for (size_t i = 0; i < times.size(); ++i) {
            builder.append({times[i]}, Severity::Error, i);
            builder.setText(Field::OrderId, "A-1");
            builder.setText(Field::Action, i % 2 == 0 ? "price calculation started" : "message rejected");
            builder.setText(Field::StatusNew, statuses[i]);
            builder.setNumber(Field::Duration, std::numeric_limits<qint64>::min());
            builder.setNumber(Field::FileSize, std::numeric_limits<qint64>::max());
            transitions.order.push_back(0);
            transitions.status.push_back(static_cast<quint16>(i % 4));
            transitions.system.push_back(0);
            transitions.time.push_back(times[i]);
        }
        const std::vector<EventRef> events = eventsOf(std::vector<EventBatch>{builder.build()});
        for (const TimePoint now : {TimePoint::earliest(), TimePoint{0}, TimePoint::latest()}) {
            const Baselines baselines = buildBaselines(transitions, StatusProcess::standard(), now);
            const CaseReport report = buildCaseReport(events, StatusProcess::standard(), baselines, now, moscow());
            QVERIFY(!ticketText(report, {}, moscow(), {}).isEmpty());
            for (const StatusStay& stay : report.timeline.statuses)
                QVERIFY(stay.duration >= Duration::zero());
            QVERIFY(!compareOrders(report.timeline, report.timeline, baselines, StatusProcess::standard()).statuses.empty());
            QCOMPARE(sampleHistogram(baselines.find("PAID")->stays, 8, Duration::max()).counts.size(), size_t{8});
            QCOMPARE(buildVariants(transitions, StatusProcess::standard()).cases, 1);
        }
    }

    void listsFacts() {
        const Baselines baselines = buildBaselines(usualOrders(100), StatusProcess::standard(), lateOrderNow());
        const CaseReport report = buildCaseReport(lateOrder(), StatusProcess::standard(), baselines, lateOrderNow(), moscow());
        QStringList facts;
        for (const CaseFact& fact : report.facts)
            facts.append(fact.label + u": "_s + sentenceText(fact.value));
        QCOMPARE(facts, (QStringList{u"Age: 6 d 4 h, usually 4–12 d"_s, u"With now: operator 17, mes"_s, u"Seller: seller 4"_s,
                                     u"Model: M-88120, 48.2 MB"_s, u"Errors: 2 errors, 1 warnings"_s}));
        QCOMPARE(report.facts.last().value.first().tone, Tone::Error);
        QCOMPARE(report.stays.size(), report.timeline.statuses.size());
        QCOMPARE(report.stays[1].kind, VerdictKind::OverUsual);
        QCOMPARE(report.stays[4].kind, VerdictKind::Late);
    }

    void writesATicket() {
        const CaseReport report = buildCaseReport(lateOrder(), StatusProcess::standard(), {}, lateOrderNow(), moscow());
        Completeness completeness{17, 20, true, {{u"loki"_s, SourceState::Partial, u"1 shard failed"_s}}};
        QStringList seen;
        const QString text = ticketText(report, completeness, moscow(), [&](const QString& line) {
            seen.append(line);
            return QString(line).replace(u"C-20817"_s, u"‹customer›"_s);
        });
        QVERIFY(text.startsWith(
            u"Order A-104233, customer ‹customer›\nLate: in MANUFACTURING_APPROVED 2 d 4 h, over the limit of 1 d\n\nThe customer created"_s));
        QVERIFY(text.contains(u"- Mon 11 May 10:31  ERROR  mes-api  MessageRejected  missing field ring.size\n"_s));
        QVERIFY(text.contains(u"- Thu 7 May 10:12  CREATED, 7 min 19 s\n"_s));
        QVERIFY(text.endsWith(u"17 of 20 events; loki: 1 shard failed\n"_s));
        QVERIFY(!text.contains(u"C-20817"_s));
        QCOMPARE(seen.size(), text.count(u'\n'));
    }

    void offersEveryWordForTranslation_data() {
        QTest::addColumn<int>("order");
        QTest::newRow("late") << 0;
        QTest::newRow("normal") << 1;
    }

    void offersEveryWordForTranslation() {
        QFETCH(const int, order);
        BracketTranslator translator;
        const ScopedTranslator installed(translator);
        const Baselines baselines = buildBaselines(usualOrders(100), StatusProcess::standard(), lateOrderNow());
        const CaseReport report = buildCaseReport(order == 0 ? lateOrder() : normalOrder(), StatusProcess::standard(),
                                                  baselines, lateOrderNow(), moscow());
        for (const Sentence& sentence : report.summary)
            QCOMPARE(outsideBrackets(sentenceText(sentence)), QString());
        QCOMPARE(outsideBrackets(sentenceText(report.verdict.sentence)), QString());
        for (const CaseFact& fact : report.facts)
            QCOMPARE(outsideBrackets(fact.label), QString());
    }

    void speaksRussian() {
        TsTranslator russian(u"models"_s, u"ru"_s);
        // That every text has its Russian is the house's test; here it is read.
        if (!russian.knows(u"CaseSummary"_s))
            QSKIP("translations/models_ru.ts does not know this room yet: ./dev translations");
        const ScopedTranslator installed(russian);
        QLocale::setDefault(QLocale(QLocale::Russian));
        QCOMPARE(storyOf(lateOrder()),
                 u"Клиент создал заказ в чт 7 мая в 10:12 и загрузил модель (48,2 МБ) в 10:19. Первый расчёт цены не удался, "
                 u"второй прошёл. "
                 "Оплачен в вс 10 мая, передан в производство продавцом 4 в пн 11 мая в 10:31. Производство один раз отклонило "
                 "сообщение и получило его через 1 ч 12 мин. "
                 "Сейчас ждёт оператора 17: он взял заказ в пн 11 мая в 11:48. Производство не начато."_s);
        const Baselines baselines = buildBaselines(usualOrders(421), StatusProcess::standard(), lateOrderNow());
        const CaseReport report = buildCaseReport(lateOrder(), StatusProcess::standard(), baselines, lateOrderNow(), moscow());
        QCOMPARE(sentenceText(report.verdict.sentence),
                 u"Опаздывает: в MANUFACTURING_APPROVED 2 д 4 ч, обычно 7–19 ч, медленнее 100\u202f% из 421 заказа"_s);
        QVERIFY(storyOf(normalOrder()).contains(u"во вт 28 апр"_s));
        QCOMPARE(russian.takeMissing(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestCaseWords)
#include "tst_case_words.moc"
