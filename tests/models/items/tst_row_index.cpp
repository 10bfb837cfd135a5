// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/row_index.h"

#include <QTest>

#include <random>

using namespace logloupe;

namespace {

std::vector<RowId> contents(const RowIndex& index) {
    std::vector<RowId> rows;
    (void)index.findForward(0, [&rows](RowId id) {
        rows.push_back(id);
        return false;
    });
    return rows;
}

std::vector<RowId> run(quint32 batch, quint32 first, int count) {
    std::vector<RowId> rows;
    for (int index = 0; index < count; ++index)
        rows.push_back({batch, first + static_cast<quint32>(index)});
    return rows;
}

} // namespace

class TestRowIndex : public QObject {
    Q_OBJECT

private slots:
    void runsCostNothingPerRow() {
        RowIndex index;
        for (quint32 batch = 0; batch < 20; ++batch)
            index.insertRun(index.size(), {batch, 0}, 1'000'000);
        QCOMPARE(index.size(), 20'000'000);
        QCOMPARE(index.at(0), (RowId{0, 0}));
        QCOMPARE(index.at(19'999'999), (RowId{19, 999'999}));
        QCOMPARE(index.at(5'000'001), (RowId{5, 1}));
        QVERIFY(index.memory() < 10'000);
    }

    void continuedRunsStayOne() {
        RowIndex index;
        index.insertRun(0, {3, 0}, 10);
        const qint64 before = index.memory();
        for (quint32 at = 10; at < 1000; ++at)
            index.insertRun(index.size(), {3, at}, 1);
        QCOMPARE(index.memory(), before);
        QCOMPARE(contents(index), run(3, 0, 1000));
    }

    void manySmallRunsCostEightBytesARow() {
        RowIndex index;
        for (quint32 batch = 0; batch < 50'000; ++batch)
            index.insertRun(index.size(), {batch, 0}, 2);
        QCOMPARE(index.size(), 100'000);
        QVERIFY2(index.memory() < 100'000 * 8 * 2, qPrintable(QString::number(index.memory())));
        QCOMPARE(index.at(99'999), (RowId{49'999, 1}));
    }

    void searchesBothWays() {
        RowIndex index;
        index.insertRun(0, {0, 0}, 5000);
        index.replace(5000, 5000, run(1, 0, 10));
        const auto isFirstOfBatch1 = [](RowId id) { return id == RowId{1, 0}; };
        QCOMPARE(index.findForward(0, isFirstOfBatch1), 5000);
        QCOMPARE(index.findForward(5001, isFirstOfBatch1), -1);
        QCOMPARE(index.findBackward(5009, isFirstOfBatch1), 5000);
        QCOMPARE(index.findBackward(100'000, isFirstOfBatch1), 5000);
        QCOMPARE(index.findBackward(4999, isFirstOfBatch1), -1);
        QCOMPARE(index.findBackward(-1, isFirstOfBatch1), -1);
        QCOMPARE(RowIndex().findForward(0, isFirstOfBatch1), -1);
    }

    void behavesLikeAPlainList_data() {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 30; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void behavesLikeAPlainList() {
        QFETCH(const quint32, seed);
        std::mt19937 random(seed);
        const auto upTo = [&random](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound + 1)); };
        RowIndex index;
        std::vector<RowId> expected;
        for (quint32 step = 0; step < 120; ++step) {
            const int size = static_cast<int>(expected.size());
            switch (random() % 5) {
            case 0: {
                const int at = random() % 2 == 0 ? size : upTo(size);
                const int count = 1 + upTo(step % 7 == 0 ? 9000 : 40);
                index.insertRun(at, {step, 7}, count);
                const auto rows = run(step, 7, count);
                expected.insert(expected.begin() + at, rows.begin(), rows.end());
                break;
            }
            case 1:
            case 2: {
                const int from = upTo(size);
                const int to = from + upTo(std::min(size - from, 20));
                const auto rows = run(step, 100, upTo(30));
                index.replace(from, to, rows);
                expected.erase(expected.begin() + from, expected.begin() + to);
                expected.insert(expected.begin() + from, rows.begin(), rows.end());
                break;
            }
            case 3: {
                const int count = upTo(size / 3);
                std::vector<RowId> dropped;
                index.dropFront(count, [&dropped](RowId first, int length) {
                    const auto rows = run(first.batch, first.row, length);
                    dropped.insert(dropped.end(), rows.begin(), rows.end());
                });
                QCOMPARE(dropped, std::vector<RowId>(expected.begin(), expected.begin() + count));
                expected.erase(expected.begin(), expected.begin() + count);
                break;
            }
            default:
                index.insertRun(index.size(), {step, 0}, 1);
                expected.push_back({step, 0});
            }
            QCOMPARE(index.size(), static_cast<int>(expected.size()));
            QCOMPARE(contents(index), expected);
            if (!expected.empty()) {
                const int at = upTo(index.size() - 1);
                QCOMPARE(index.at(at), expected[static_cast<size_t>(at)]);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRowIndex)
#include "tst_row_index.moc"
