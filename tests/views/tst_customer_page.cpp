// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/text_runs.h"
#include "views/pages/customer_page.h"
#include "views/theme/theme.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;
using std::chrono::hours;

namespace {

constexpr TimePoint now = TimePoint::fromSeconds(1'778'671'920);

std::vector<CustomerOrder> orders(int count, int late) {
    std::vector<CustomerOrder> result;
    for (int i = 0; i < count; ++i) {
        CustomerOrder order;
        order.order = "A-" + std::to_string(100 + i);
        order.verdict.kind = i < late ? VerdictKind::Late : VerdictKind::OnTime;
        order.verdict.status = "PAID";
        order.verdict.since = now - hours(i);
        order.verdict.elapsed = hours(i);
        result.push_back(std::move(order));
    }
    return result;
}

QString said(const CustomerPage& page) {
    QStringList texts;
    for (const RunLabel* label : page.findChild<EmptyState*>()->findChildren<RunLabel*>()) {
        if (!label->isHidden())
            texts << label->spokenText();
    }
    for (const QLabel* label : page.findChildren<QLabel*>())
        texts << label->text();
    return texts.join(u'|');
}

} // namespace

class TestCustomerPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void manyOrdersOpenInstantly() {
        CustomerPage page;
        page.resize(1200, 700);
        page.show();
        page.showOrders(u"C-7"_s, orders(5000, 3), QTimeZone::utc(), now);
        auto* table = page.findChild<QTableView*>();
        QCOMPARE(table->model()->rowCount(), 5000);
        QCOMPARE(table->model()->index(0, 0).data(OrdersModel::OrderRole).toString(), u"A-100"_s);
        QCOMPARE(table->currentIndex().row(), 0);
        table->sortByColumn(0, Qt::DescendingOrder);
        QCOMPARE(table->model()->index(0, 0).data(OrdersModel::OrderRole).toString(), u"A-999"_s);
        QVERIFY2(said(page).contains(u"Customer C-7"_s), qPrintable(said(page)));
        QVERIFY2(said(page).contains(u"5000 order"_s) && said(page).contains(u"3 late"_s), qPrintable(said(page)));
        QVERIFY(!table->accessibleName().isEmpty());
    }

    void enterOpensTheOrder() {
        CustomerPage page;
        page.resize(1200, 700);
        page.show();
        page.showOrders(u"C-7"_s, orders(3, 0), QTimeZone::utc(), now);
        QVERIFY2(said(page).contains(u"none is late"_s), qPrintable(said(page)));
        QSignalSpy opened(&page, &CustomerPage::orderRequested);
        auto* table = page.findChild<QTableView*>();
        page.focusPane();
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().toString(), u"A-101"_s);
    }

    void nothingKnownAndErrorsSayWhatToDo() {
        CustomerPage page;
        page.showOrders(u"C-404"_s, {}, QTimeZone::utc(), now);
        QVERIFY2(said(page).contains(u"Nothing is logged about customer C-404."_s), qPrintable(said(page)));
        QVERIFY2(said(page).contains(u"Check the number."_s), qPrintable(said(page)));
        QSignalSpy retry(&page, &CustomerPage::retryRequested);
        Error error;
        error.message = u"The store did not answer."_s;
        page.showError(error);
        QVERIFY2(said(page).contains(u"The store did not answer."_s), qPrintable(said(page)));
        auto* again = page.findChild<EmptyState*>()->findChild<Button*>();
        QVERIFY(!again->isHidden());
        again->click();
        QCOMPARE(retry.count(), 1);
        page.showLoading(u"C-7"_s, 12'400);
        QVERIFY2(said(page).contains(u"12\u202f400 so far"_s), qPrintable(said(page)));
        QVERIFY(again->isHidden());
    }
};

QTEST_MAIN(TestCustomerPage)
#include "tst_customer_page.moc"
