// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "event_story.h"

#include "models/analysis/changes_before.h"
#include "models/analysis/heatmap.h"

#include <QLocale>
#include <QTest>

using namespace logloupe;
using namespace logloupe::testing;
using namespace Qt::StringLiterals;
using std::chrono::hours;

namespace {

/// Seven days by hours: `usual` errors every hour, one row.
CountTable weekOf(quint64 usual) {
    return {at("2026-05-06T21:00:00Z"), hours(1), 7 * 24, {"mes-api"}, std::vector<quint64>(7 * 24, usual)};
}

} // namespace

class TestHeatmap : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }

    void explainsASpike() {
        CountTable counts = weekOf(5);
        counts.counts[14] = 3;
        counts.counts[24 + 14] = 9;
        counts.counts[6 * 24 + 14] = 607;
        const HeatCell cell{0, 6 * 24 + 14};
        const auto usual = usualCount(counts, cell);
        QVERIFY(usual);
        QCOMPARE(usual->days, 6);
        QCOMPARE(usual->low, 4ULL);
        QCOMPARE(usual->high, 7ULL);
        QCOMPARE(usualCountText(*usual, counts.step), u"usually 4–7 in this hour"_s);
        QCOMPARE(ratioText(*spikeRatio(607, *usual)), u"×121"_s);
        QVERIFY(!spikeRatio(7, *usual));
        QCOMPARE(worstSpike(counts), std::optional(cell));
        QVERIFY(!worstSpike(weekOf(500)));
    }

    void knowsWhenNothingIsUsual() {
        CountTable twoDays = weekOf(5);
        twoDays.columns = 48;
        twoDays.counts.resize(48);
        QVERIFY(!usualCount(twoDays, {0, 3}));
        CountTable odd = weekOf(5);
        odd.step = hours(7);
        QVERIFY(!usualCount(odd, {0, 3}));
        const auto quiet = usualCount(weekOf(0), {0, 3});
        QCOMPARE(spikeRatio(40, *quiet), std::optional(40.0));
    }

    void tellsSilenceFromZero() {
        const CountTable errors{{0}, hours(1), 4, {"crm", "mes", "unknown"}, {0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}};
        const CountTable all{{0}, hours(1), 4, {"mes", "crm"}, {9, 9, 9, 0, 5, 0, 7, 0}};
        QCOMPARE(silentCells(errors, all), (std::vector<HeatCell>{{0, 1}}));
        CountTable shifted = all;
        shifted.step = hours(2);
        QVERIFY(silentCells(errors, shifted).empty());
    }

    void sortsRows() {
        const CountTable counts{{0}, hours(1), 1, {"mes", "zeta", "shop", "alpha"}, {1, 3, 2, 3}};
        QCOMPARE(sortedRows(counts, true).rows, (std::vector<std::string>{"shop", "mes", "alpha", "zeta"}));
        QCOMPARE(sortedRows(counts, true).counts, (std::vector<quint64>{2, 1, 3, 3}));
        QCOMPARE(sortedRows(counts, false).rows, (std::vector<std::string>{"alpha", "zeta", "shop", "mes"}));
    }

    void findsWhatChanged() {
        EventStory story("A-1");
        story.event("2026-05-13T10:00:00Z", "mes-api", "x").with(Field::ServiceVersion, "4.18.1");
        story.event("2026-05-13T10:30:00Z", "mes-api", "x", Severity::Error)
            .with(Field::ErrorType, "DbTimeout")
            .with(Field::ServiceVersion, "4.18.1");
        story.event("2026-05-13T11:01:12Z", "mes-api", "x").with(Field::ServiceVersion, "4.18.2");
        story.event("2026-05-13T11:01:30Z", "mes-api", "x").with(Field::ServiceVersion, "4.18.1");
        story.event("2026-05-13T11:02:03Z", "mes-api", "x", Severity::Error).with(Field::ErrorType, "MessageRejected");
        story.event("2026-05-13T11:02:04Z", "mes-api", "x", Severity::Error).with(Field::ErrorType, "DbTimeout");
        story.event("2026-05-13T11:02:05Z", "crm", "x").with(Field::ServiceVersion, "1.0");
        const std::vector<Change> changes =
            changesBefore(story.events(), {at("2026-05-13T11:00:00Z"), at("2026-05-13T12:00:00Z")});
        QStringList texts;
        for (const Change& change : changes)
            texts.append(changeText(change));
        QCOMPARE(texts, (QStringList{u"release mes-api 4.18.1 → 4.18.2"_s, u"first error: MessageRejected"_s}));
    }

    void findsReleasesInCounts() {
        const CountTable counts{{0}, hours(1), 3, {"2.0", "1.9", ""}, {0, 0, 5, 3, 3, 1, 1, 1, 1}};
        const std::vector<Change> changes = releases("crm", counts);
        QCOMPARE(changes.size(), size_t{1});
        QCOMPARE(changes[0], (Change{ChangeKind::Release, {2 * 3600 * 1'000'000'000LL}, "crm", "1.9", "2.0"}));
    }
};

QTEST_GUILESS_MAIN(TestHeatmap)
#include "tst_heatmap.moc"
