// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "event_story.h"

#include "models/analysis/discover_process.h"
#include "models/analysis/variants.h"

#include <QTest>

using namespace logloupe;
using namespace logloupe::testing;
using namespace Qt::StringLiterals;

namespace {

/// Equal times, repetitions, a case of one event.
StatusTransitions smallLog() {
    return transitionsOf({
        {"c1", {{"A", 0}, {"B", 3600}, {"C", 7200}}},
        {"c2", {{"A", 10}, {"B", 5000}, {"C", 9010}}},
        {"c3", {{"A", 0}, {"B", 0}, {"B", 90}, {"C", 100}}},
        {"c4", {{"A", 5}}},
        {"c5", {{"A", 100}, {"C", 200}, {"B", 350}}},
        {"c6", {{"A", 0}, {"B", 100}, {"C", 86400}}},
        {"c7", {{"B", 0}, {"A", 0}, {"C", 50}}},
    });
}

QString textOf(const VariantTable& table) {
    QStringList lines;
    for (const Variant& variant : table.variants) {
        QStringList names;
        for (const std::string& name : table.names(variant))
            names.append(QString::fromStdString(name));
        lines.append(names.join(u'>') + u' ' + QString::number(variant.cases) + u' '
                     + QString::number(variant.median.count() / 1'000'000'000) + u' '
                     + QString::number(variant.p90.count() / 1'000'000'000));
    }
    return lines.join(u'\n');
}

} // namespace

class TestVariants : public QObject {
    Q_OBJECT

private slots:
    void countsLikePm4py() {
        // PM4Py 2.7: get_variants, get_all_case_durations with numpy's median and percentile, of the same log.
        const StatusTransitions log = smallLog();
        const VariantTable table = buildVariants(log, discoverProcess(log));
        QCOMPARE(textOf(table), u"A>B>C 3 9000 70920\nA 1 0 0\nA>B>B>C 1 100 100\nA>C>B 1 250 250\nB>A>C 1 50 50"_s);
        QCOMPARE(table.cases, 7);
        QCOMPARE(table.median, Duration(std::chrono::seconds(250)));
        QCOMPARE(table.p90, Duration(std::chrono::seconds(39960)));
    }

    void mergesRepetitionsOfAConfiguredProcess() {
        const VariantTable table = buildVariants(smallLog(), StatusProcess({{"A"}, {"B"}, {"C"}}));
        QVERIFY(textOf(table).startsWith(u"A>B>C 4 "_s));
    }

    void tableOfNothingIsEmpty() {
        const VariantTable table = buildVariants({}, StatusProcess::standard());
        QVERIFY(table.variants.empty());
        QCOMPARE(table.median, Duration::zero());
    }

    void discoversTheOrderOfStatuses() {
        const StatusProcess process = discoverProcess(smallLog());
        QVERIFY(process.isDiscovered());
        QStringList codes;
        for (const OrderStatus& status : process.statuses())
            codes.append(QString::fromStdString(status.code) + (status.isFinal ? u"!"_s : u""_s));
        QCOMPARE(codes, (QStringList{u"A"_s, u"B"_s, u"C!"_s}));
        QVERIFY(discoverProcess({}).statuses().empty());
    }

    void putsTheDefaultProcessInItsOrder() {
        const StatusProcess process = discoverProcess(usualOrders(20));
        QCOMPARE(process.statuses().size(), size_t{10});
        for (size_t i = 0; i < process.statuses().size(); ++i)
            QCOMPARE(process.statuses()[i].code, StatusProcess::standard().statuses()[i].code);
        QVERIFY(process.statuses().back().isFinal);
    }
};

QTEST_GUILESS_MAIN(TestVariants)
#include "tst_variants.moc"
