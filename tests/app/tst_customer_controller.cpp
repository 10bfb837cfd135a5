// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/customer_controller.h"
#include "memory_source.h"
#include "views/controls/banner.h"
#include "views/controls/text_runs.h"
#include "views/pages/customer_page.h"
#include "views/theme/theme.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint now = TimePoint::fromSeconds(1'778'671'920);

std::vector<EventBatch> orders(int count) {
    EventBatchBuilder builder(u"memory"_s);
    for (int i = 0; i < count; ++i) {
        builder.append(now - std::chrono::hours(1 + i % 500), Severity::Info, static_cast<quint64>(i));
        builder.setText(Field::Service, "shop-api");
        builder.setText(Field::OrderId, "A-" + std::to_string(i));
        builder.setText(Field::CustomerId, i % 10 == 9 ? "C-8" : "C-7");
        builder.setText(Field::StatusNew, "PAID");
    }
    return {builder.build()};
}

struct Stage {
    MemorySource source{orders(1000)};
    PopulationCache cache{source, StatusProcess::standard(), [] { return now; }};
    EventText text;
    CustomerPage page;
    CustomerController controller{CaseSources{source, [this]() -> PopulationCache& { return cache; }, [] { return now; },
                                              [] { return std::shared_ptr<const TextMask>(); }},
                                  text, page};
    QSignalSpy shown{&controller, &CustomerController::shown};

    [[nodiscard]] int rows() const { return page.findChild<QTableView*>()->model()->rowCount(); }
    [[nodiscard]] QString said() const {
        QStringList texts;
        for (const RunLabel* label : page.findChild<EmptyState*>()->findChildren<RunLabel*>())
            texts << label->spokenText();
        return texts.join(u'|');
    }
};

} // namespace

class TestCustomerController : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void aCustomerWithManyOrders() {
        Stage stage;
        QSignalSpy completeness(&stage.controller, &CustomerController::completenessChanged);
        stage.controller.open(u"C-7"_s);
        QVERIFY2(stage.said().contains(u"Customer C-7"_s), qPrintable(stage.said()));
        QTRY_COMPARE(stage.shown.count(), 1);
        QCOMPARE(stage.rows(), 900);
        QCOMPARE(completeness.count(), 1);
    }

    void anotherCustomerEndsTheOlderLoad() {
        Stage stage;
        stage.source.hold();
        stage.controller.open(u"C-7"_s);
        stage.controller.open(u"C-8"_s);
        stage.source.release();
        QTRY_COMPARE(stage.shown.count(), 1);
        QTest::qWait(0);
        QCOMPARE(stage.shown.count(), 1);
        QCOMPARE(stage.rows(), 100);
    }

    void anErrorCanBeTriedAgain() {
        Stage stage;
        Error error;
        error.message = u"The store did not answer."_s;
        stage.source.failWith(error);
        stage.controller.open(u"C-7"_s);
        QTRY_COMPARE(stage.shown.count(), 1);
        QVERIFY2(stage.said().contains(error.message), qPrintable(stage.said()));
        stage.source.failWith({});
        emit stage.page.retryRequested();
        QVERIFY2(stage.said().contains(u"Searching"_s), qPrintable(stage.said()));
        QTRY_COMPARE(stage.shown.count(), 2);
        QCOMPARE(stage.rows(), 900);
    }

    void anUnknownCustomerIsNoError() {
        Stage stage;
        stage.controller.open(u"C-404"_s);
        QTRY_COMPARE(stage.shown.count(), 1);
        QVERIFY2(stage.said().contains(u"Nothing is logged about customer C-404."_s), qPrintable(stage.said()));
    }
};

QTEST_MAIN(TestCustomerController)
#include "tst_customer_controller.moc"
