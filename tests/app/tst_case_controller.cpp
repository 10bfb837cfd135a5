// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/case_controller.h"
#include "memory_source.h"
#include "models/domain/human_format.h"
#include "views/pages/case_page.h"
#include "views/theme/theme.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint now = TimePoint::fromSeconds(1'778'671'920);

/// Every order: created, priced with a failure, paid; the customer's address stands in a message.
std::vector<EventBatch> orders(int count) {
    EventBatchBuilder builder(u"memory"_s);
    quint64 sequence = 0;
    for (int i = 0; i < count; ++i) {
        const TimePoint begin = now - std::chrono::hours(300) + std::chrono::hours(i);
        const auto add = [&](std::chrono::minutes after, const char* system, const char* action, Severity severity) {
            builder.append(begin + after, severity, ++sequence);
            builder.setText(Field::Service, system);
            builder.setText(Field::Action, action);
            builder.setText(Field::OrderId, "A-" + std::to_string(i));
            builder.setText(Field::CustomerId, "C-7");
            builder.setRaw("{}", RecordFormat::Json);
        };
        add(std::chrono::minutes(0), "shop-api", "order created", Severity::Info);
        builder.setText(Field::StatusNew, "CREATED");
        add(std::chrono::minutes(5), "mes-api", "price calculation failed", Severity::Error);
        builder.setText(Field::ErrorType, "PriceCalculationFailed");
        builder.setText(Field::ErrorMessage, "mail to anna@example.org failed");
        add(std::chrono::minutes(30), "shop-api", "order status changed", Severity::Info);
        builder.setText(Field::StatusOld, "CREATED");
        builder.setText(Field::StatusNew, "PAID");
    }
    return {builder.build()};
}

class MailMask : public TextMask {
public:
    QString maskedValue(const FieldRef&, const QString& value) const override {
        QString masked = value;
        return masked.replace(u"anna@example.org"_s, u"‹e-mail 3f2a›"_s);
    }
    QString maskedRecord(const QString& record, RecordFormat) const override { return record; }
};

struct Stage {
    MemorySource source{orders(40)};
    PopulationCache cache{source, StatusProcess::standard(), [] { return now; }};
    EventText text;
    CasePage page{text};
    CaseController controller{CaseSources{source, [this]() -> PopulationCache& { return cache; }, [] { return now; },
                                          [] { return std::make_shared<const MailMask>(); }},
                              text, page};
    QSignalSpy shown{&controller, &CaseController::shown};
    QSignalSpy completeness{&controller, &CaseController::completenessChanged};

    Stage() {
        text.setZone(QTimeZone("Europe/Moscow"));
        text.setNow(now);
        page.resize(1400, 800);
    }
    [[nodiscard]] QString orderShown() const { return page.report() ? toText(page.report()->timeline.order) : QString(); }
};

} // namespace

class TestCaseController : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void anOrderIsShownWithItsCompleteness() {
        Stage stage;
        stage.controller.open(u"A-3"_s);
        QVERIFY(stage.controller.isLoading());
        QVERIFY(stage.controller.ticket().isEmpty());
        QTRY_COMPARE(stage.shown.count(), 1);
        QVERIFY(!stage.controller.isLoading());
        QCOMPARE(stage.orderShown(), u"A-3"_s);
        QCOMPARE(stage.page.report()->timeline.events.size(), size_t(3));
        QCOMPARE(stage.completeness.count(), 1);
        QVERIFY(stage.completeness.front().front().value<Completeness>().isComplete());
    }

    void aPartialAnswerIsShownAndSaid() {
        Stage stage;
        stage.source.answerPartly(u"1 shard failed"_s);
        stage.controller.open(u"A-3"_s);
        QTRY_COMPARE(stage.shown.count(), 1);
        QCOMPARE(stage.orderShown(), u"A-3"_s);
        QVERIFY(!stage.completeness.front().front().value<Completeness>().isComplete());
        QVERIFY2(stage.controller.ticket().contains(u"1 shard failed"_s), qPrintable(stage.controller.ticket()));
    }

    void anErrorCanBeTriedAgain() {
        Stage stage;
        Error error;
        error.message = u"The store did not answer."_s;
        stage.source.failWith(error);
        stage.controller.open(u"A-3"_s);
        QTRY_COMPARE(stage.shown.count(), 1);
        QVERIFY(!stage.controller.isLoading());
        QVERIFY(stage.controller.ticket().isEmpty());
        stage.source.failWith({});
        emit stage.page.retryRequested();
        QVERIFY2(stage.controller.isLoading(), "the page says that it looks again");
        QTRY_COMPARE(stage.shown.count(), 2);
        QCOMPARE(stage.orderShown(), u"A-3"_s);
    }

    void anUnknownOrderIsNoError() {
        Stage stage;
        stage.controller.open(u"A-404"_s);
        QTRY_COMPARE(stage.shown.count(), 1);
        QVERIFY(stage.page.report()->timeline.events.empty());
        QVERIFY2(stage.controller.ticket().isEmpty(), "there is nothing to put into a ticket");
    }

    void anotherOrderEndsTheOlderLoad() {
        Stage stage;
        stage.source.hold();
        stage.controller.open(u"A-3"_s);
        stage.controller.open(u"A-9"_s);
        stage.source.release();
        QTRY_COMPARE(stage.shown.count(), 1);
        QTest::qWait(0);
        QCOMPARE(stage.shown.count(), 1);
        QCOMPARE(stage.orderShown(), u"A-9"_s);
        QCOMPARE(stage.page.order(), u"A-9"_s);
        QVERIFY(stage.source.cancelled >= 1);
    }

    void reloadingKeepsThePageInSight() {
        Stage stage;
        stage.controller.open(u"A-3"_s);
        QTRY_COMPARE(stage.shown.count(), 1);
        stage.controller.reload();
        QVERIFY2(!stage.controller.isLoading(), "what is shown stays until the newer words are there");
        QTRY_COMPARE(stage.shown.count(), 2);
    }

    void theTicketIsMaskedAndComplete() {
        Stage stage;
        stage.controller.open(u"A-3"_s);
        QTRY_COMPARE(stage.shown.count(), 1);
        const QString ticket = stage.controller.ticket();
        QVERIFY2(!ticket.contains(u"anna@"), qPrintable(ticket));
        QVERIFY2(ticket.contains(u"A-3"_s) && ticket.contains(u"PAID"_s) && ticket.contains(u"UTC+3"_s), qPrintable(ticket));
    }

    void nothingPersonalStandsInTitleAndSummary() {
        Stage stage;
        stage.controller.open(u"A-3"_s);
        QTRY_COMPARE(stage.shown.count(), 1);
        for (const QLabel* label : stage.page.findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(u"anna"), qPrintable(label->text()));
        QVERIFY(!sentenceText(joinSentences(stage.page.report()->summary)).contains(u"anna"));
        QVERIFY(!sentenceText(stage.page.report()->verdict.sentence).contains(u"anna"));
    }
};

QTEST_MAIN(TestCaseController)
#include "tst_case_controller.moc"
