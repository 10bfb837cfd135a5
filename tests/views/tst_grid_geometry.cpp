// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/grid_columns.h"
#include "views/grid/grid_geometry.h"
#include "views/grid/row_selection.h"

#include <QTest>

#include <random>

using namespace logloupe;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::vector<ColumnPlace>)

class TestGridGeometry : public QObject {
    Q_OBJECT

private slots:
    void everyPixelBelongsToWhatStandsThere_data() {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 0; seed < 25; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void everyPixelBelongsToWhatStandsThere() {
        QFETCH(const quint32, seed);
        std::mt19937 random(seed);
        const int rows = static_cast<int>(random() % 30);
        const int rowHeight = 1 + static_cast<int>(random() % 26);
        std::vector<Interruption> interruptions;
        int before = 0;
        while (before <= rows && random() % 6 != 0) {
            interruptions.push_back({before, 1 + static_cast<int>(random() % 30)});
            before += static_cast<int>(random() % 5);
        }
        const RowGeometry geometry(rows, rowHeight, interruptions);

        // What a person would draw, one thing after the other.
        qint64 y = 0;
        size_t next = 0;
        for (int row = 0; row <= rows; ++row) {
            for (; next < interruptions.size() && interruptions[next].beforeRow == row; ++next) {
                QCOMPARE(geometry.interruptionTop(static_cast<int>(next)), y);
                for (int inside : {0, interruptions[next].height - 1})
                    QCOMPARE(geometry.at(y + inside),
                             (RowGeometry::Hit{RowGeometry::Hit::Kind::Interruption, static_cast<int>(next)}));
                y += interruptions[next].height;
            }
            if (row == rows)
                break;
            QCOMPARE(geometry.rowTop(row), y);
            for (int inside : {0, rowHeight - 1})
                QCOMPARE(geometry.at(y + inside), (RowGeometry::Hit{RowGeometry::Hit::Kind::Row, row}));
            QCOMPARE(geometry.rowNear(y), row);
            y += rowHeight;
        }
        QCOMPARE(geometry.height(), y);
        QCOMPARE(geometry.at(y), RowGeometry::Hit{});
        QCOMPARE(geometry.at(-1), RowGeometry::Hit{});
        QCOMPARE(geometry.rowNear(y + 5), rows - 1);
        QCOMPARE(geometry.rowNear(-5), rows == 0 ? -1 : 0);
    }

    void countsBeyondThirtyTwoBits() {
        const RowGeometry geometry(200'000'000, 26, {{0, 24}, {199'999'999, 24}});
        QCOMPARE(geometry.height(), qint64(200'000'000) * 26 + 48);
        QCOMPARE(geometry.at(geometry.height() - 1), (RowGeometry::Hit{RowGeometry::Hit::Kind::Row, 199'999'999}));
        QCOMPARE(geometry.rowTop(199'999'999), geometry.height() - 26);
    }

    void columnsGiveWayInTheirOrder_data() {
        QTest::addColumn<int>("available");
        QTest::addColumn<std::vector<ColumnPlace>>("places");
        // Time 100, action 80 (first to go), message (stretches, at least 150), actor 60 (second to go).
        QTest::newRow("room for all") << 500 << std::vector<ColumnPlace>{{10, 100}, {110, 80}, {190, 240}, {430, 60}};
        QTest::newRow("just enough") << 410 << std::vector<ColumnPlace>{{10, 100}, {110, 80}, {190, 150}, {340, 60}};
        QTest::newRow("one goes") << 409 << std::vector<ColumnPlace>{{10, 100}, {110, 0}, {110, 229}, {339, 60}};
        QTest::newRow("both go") << 300 << std::vector<ColumnPlace>{{10, 100}, {110, 0}, {110, 180}, {290, 0}};
        QTest::newRow("the rest stays") << 100 << std::vector<ColumnPlace>{{10, 100}, {110, 0}, {110, 150}, {260, 0}};
    }

    void columnsGiveWayInTheirOrder() {
        QFETCH(const int, available);
        QFETCH(const std::vector<ColumnPlace>, places);
        const std::vector<ColumnWish> wishes{{100, 0, false}, {80, 1, false}, {320, 0, true}, {60, 2, false}};
        QCOMPARE(layOutColumns(wishes, available, 10, 150), places);
    }

    void theLastColumnStretchesWhenNoneDoes() {
        const std::vector<ColumnWish> wishes{{100, 0, false}, {80, 0, false}};
        QCOMPARE(layOutColumns(wishes, 400, 10, 50), (std::vector<ColumnPlace>{{10, 100}, {110, 280}}));
        QVERIFY(layOutColumns({}, 400, 10, 50).empty());
    }

    void columnsAreRemembered() {
        GridColumns columns(searchColumns());
        columns.setShown(EventColumn::Trace, true);
        columns.setShown(EventColumn::Order, false);
        columns.setWidth(EventColumn::System, 150);
        GridColumns restored(caseColumns());
        QVERIFY(restored.restore(columns.state()));
        QCOMPARE(restored.shown(), columns.shown());
        QCOMPARE(restored.width(EventColumn::System), 150);
        restored.reset();
        QCOMPARE(restored.shown(), caseColumns());
    }

    void nonsenseChangesNoColumns_data() {
        QTest::addColumn<QString>("state");
        QTest::newRow("empty") << QString();
        QTest::newRow("unknown") << u"nothing:12 other"_s;
        QTest::newRow("noise") << u":: : 17"_s;
    }

    void nonsenseChangesNoColumns() {
        QFETCH(const QString, state);
        GridColumns columns(tailColumns());
        QVERIFY(!columns.restore(state));
        QCOMPARE(columns.shown(), tailColumns());
    }

    void widthsStayWithinReason() {
        GridColumns columns(tailColumns());
        QVERIFY(columns.restore(u"time:99999999 level:-4 message:many"_s));
        QCOMPARE(columns.width(EventColumn::Time), widestColumn);
        QCOMPARE(columns.width(EventColumn::Level), narrowestColumn);
        QCOMPARE(columns.width(EventColumn::Message), GridColumns(tailColumns()).width(EventColumn::Message));
    }

    void theLastColumnCannotBeHidden() {
        GridColumns columns({EventColumn::Message});
        columns.setShown(EventColumn::Message, false);
        QCOMPARE(columns.shown(), QList<EventColumn>{EventColumn::Message});
    }

    void selectionIsASetOfRows_data() {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 0; seed < 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void selectionIsASetOfRows() {
        QFETCH(const quint32, seed);
        std::mt19937 random(seed);
        RowSelection selection;
        std::vector<bool> expected(60);
        for (int step = 0; step < 60; ++step) {
            const int from = static_cast<int>(random() % expected.size());
            const int to = static_cast<int>(random() % expected.size());
            const auto low = static_cast<size_t>(std::min(from, to));
            const auto high = static_cast<size_t>(std::max(from, to));
            switch (random() % 5) {
            case 0:
                selection.add(from, to);
                std::fill(expected.begin() + static_cast<qsizetype>(low), expected.begin() + static_cast<qsizetype>(high) + 1,
                          true);
                break;
            case 1:
                selection.remove(from, to);
                std::fill(expected.begin() + static_cast<qsizetype>(low), expected.begin() + static_cast<qsizetype>(high) + 1,
                          false);
                break;
            case 2:
                selection.toggle(from);
                expected[static_cast<size_t>(from)] = !expected[static_cast<size_t>(from)];
                break;
            case 3: {
                // Two ranges of rows come in, told in positions after the change.
                const int first = static_cast<int>(random() % expected.size());
                const int second = first + 2 + static_cast<int>(random() % 3);
                selection.follow({RowsChange::Kind::Inserted, {{first, 2}, {second + 1, 1}}});
                expected.insert(expected.begin() + first, 2, false);
                expected.insert(expected.begin() + std::min<qsizetype>(second + 1, static_cast<qsizetype>(expected.size())),
                                false);
                break;
            }
            default: {
                const int count = 1 + static_cast<int>(random() % 3);
                selection.follow({RowsChange::Kind::Dropped, {{0, count}}});
                expected.erase(expected.begin(), expected.begin() + count);
                break;
            }
            }
            for (size_t row = 0; row < expected.size(); ++row)
                QCOMPARE(selection.contains(static_cast<int>(row)), static_cast<bool>(expected[row]));
            QCOMPARE(selection.count(), static_cast<qint64>(std::count(expected.begin(), expected.end(), true)));
        }
        selection.follow({});
        QVERIFY(selection.isEmpty());
    }

    void rowsMoveWithWhatComesBefore() {
        const RowsChange inserted{RowsChange::Kind::Inserted, {{1, 2}, {5, 1}}};
        QCOMPARE(rowAfter(0, inserted), 0);
        QCOMPARE(rowAfter(1, inserted), 3);
        QCOMPARE(rowAfter(2, inserted), 4);
        QCOMPARE(rowAfter(3, inserted), 6);
        const RowsChange dropped{RowsChange::Kind::Dropped, {{0, 3}}};
        QCOMPARE(rowAfter(2, dropped), -1);
        QCOMPARE(rowAfter(3, dropped), 0);
        QCOMPARE(rowAfter(7, RowsChange{}), -1);
    }
};

QTEST_GUILESS_MAIN(TestGridGeometry)
#include "tst_grid_geometry.moc"
