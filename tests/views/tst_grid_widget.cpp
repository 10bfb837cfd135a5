// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/event_grid.h"
#include "views/theme/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 midnight = 1'778'371'200; // 2026-05-10T00:00:00Z

/// `count` events a second apart; every tenth an error, every seventh a change of status.
EventBatch events(qint64 firstSecond, int count, quint64 firstSequence) {
    EventBatchBuilder builder(u"store"_s);
    for (int row = 0; row < count; ++row) {
        const auto number = static_cast<int>(firstSequence) + row;
        builder.append({(midnight + firstSecond + row) * second}, number % 10 == 9 ? Severity::Error : Severity::Info,
                       firstSequence + static_cast<quint64>(row));
        builder.setText(Field::Service, "mes-api");
        builder.setText(Field::OrderId, "A-" + std::to_string(1000 + number));
        builder.setText(Field::Message, "event " + std::to_string(number));
        builder.setText(Field::TraceId, "trace-" + std::to_string(number));
        if (number % 7 == 6)
            builder.setText(Field::StatusNew, "PAID");
    }
    return builder.build();
}

struct Fixture {
    EventRows rows;
    EventText text;
    std::unique_ptr<EventGrid> grid;

    explicit Fixture(int count = 200, const QList<EventColumn>& columns = searchColumns()) {
        if (count > 0)
            rows.add(events(0, count, 0));
        grid = std::make_unique<EventGrid>(rows, text, GridStyle::forSearch(), columns);
        grid->resize(900, scaled(height::columnHead) + 10 * scaled(height::searchRow));
        grid->show();
        QCoreApplication::processEvents();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(grid.get(), static_cast<Qt::Key>(key), modifiers);
    }
    [[nodiscard]] int firstVisible() const { return grid->rowAt({5, 0}); }
    [[nodiscard]] int fullRows() const { return grid->viewport()->height() / scaled(height::searchRow); }
};

class HidingMask : public TextMask {
public:
    QString maskedValue(const FieldRef&, const QString& value) const override {
        return QString(value).replace(u"event"_s, u"‹word 3f2a›"_s);
    }
    QString maskedRecord(const QString& record, RecordFormat) const override { return record; }
};

} // namespace

class TestGridWidget : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void keysMove_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<int>("to");
        QTest::newRow("j") << 5 << u"j"_s << 6;
        QTest::newRow("k") << 5 << u"k"_s << 4;
        QTest::newRow("the same keys in Cyrillic") << 5 << u"оол"_s << 6;
        QTest::newRow("next error") << 5 << u"n"_s << 9;
        QTest::newRow("next error in Cyrillic") << 5 << u"т"_s << 9;
        QTest::newRow("previous error") << 25 << u"N"_s << 19;
        QTest::newRow("no previous error") << 5 << u"N"_s << 5;
        QTest::newRow("next status change") << 0 << u"]]"_s << 13;
        QTest::newRow("previous status change") << 13 << u"["_s << 6;
        QTest::newRow("from nowhere forward") << -1 << u"j"_s << 0;
        QTest::newRow("stays at the end") << 199 << u"jj"_s << 199;
        QTest::newRow("stays at the begin") << 0 << u"k"_s << 0;
    }

    void keysMove() {
        QFETCH(const int, from);
        QFETCH(const QString, keys);
        QFETCH(const int, to);
        Fixture fixture;
        fixture.grid->setCurrentRow(from);
        for (const QChar key : keys) {
            QKeyEvent event(QEvent::KeyPress, 0, Qt::NoModifier, QString(key));
            QCoreApplication::sendEvent(fixture.grid.get(), &event);
        }
        QCOMPARE(fixture.grid->currentRow(), to);
        QCOMPARE(fixture.grid->selection().ranges(), (QList<RowRange>{{to, 1}}));
        QVERIFY(fixture.grid->viewport()->rect().contains(fixture.grid->rowRect(to)));
    }

    void pagesAndEnds() {
        Fixture fixture;
        fixture.grid->setCurrentRow(0);
        fixture.press(Qt::Key_PageDown);
        QCOMPARE(fixture.grid->currentRow(), fixture.fullRows() - 1);
        fixture.press(Qt::Key_End);
        QCOMPARE(fixture.grid->currentRow(), 199);
        QCOMPARE(fixture.grid->verticalScrollBar()->value(), fixture.grid->verticalScrollBar()->maximum());
        fixture.press(Qt::Key_PageUp);
        QCOMPARE(fixture.grid->currentRow(), 199 - fixture.fullRows() + 1);
        fixture.press(Qt::Key_Home);
        QCOMPARE(fixture.grid->currentRow(), 0);
        QCOMPARE(fixture.firstVisible(), 0);
    }

    void shiftSelectsAndCopies() {
        Fixture fixture(200, {EventColumn::Order, EventColumn::Message});
        fixture.text.setMask(std::make_shared<HidingMask>());
        fixture.grid->setCurrentRow(3);
        fixture.press(Qt::Key_Down, Qt::ShiftModifier);
        fixture.press(Qt::Key_Down, Qt::ShiftModifier);
        fixture.press(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(fixture.grid->selection().ranges(), (QList<RowRange>{{3, 2}}));
        QSignalSpy copied(fixture.grid.get(), &EventGrid::copied);
        fixture.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"A-1003\t‹word 3f2a› 3\nA-1004\t‹word 3f2a› 4\n"_s);
        QCOMPARE(copied.size(), 1);
        fixture.press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(fixture.grid->selection().count(), 200);
    }

    void mouseSelects() {
        Fixture fixture;
        QSignalSpy changes(fixture.grid.get(), &EventGrid::currentChanged);
        const auto click = [&](int row, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(fixture.grid->viewport(), Qt::LeftButton, modifiers, fixture.grid->rowRect(row).center());
        };
        click(2, {});
        QCOMPARE(fixture.grid->currentRow(), 2);
        QCOMPARE(changes.size(), 1);
        click(5, Qt::ShiftModifier);
        click(8, Qt::ControlModifier);
        QCOMPARE(fixture.grid->selection().ranges(), (QList<RowRange>{{2, 4}, {8, 1}}));
        click(3, Qt::ControlModifier);
        QCOMPARE(fixture.grid->selection().ranges(), (QList<RowRange>{{2, 1}, {4, 2}, {8, 1}}));
    }

    void anOrderIsALink() {
        Fixture fixture;
        QSignalSpy opened(fixture.grid.get(), &EventGrid::orderActivated);
        const QRect cell = fixture.grid->cellRect(4, 3);
        QTest::mouseClick(fixture.grid->viewport(), Qt::LeftButton, {}, {cell.left() + 10, cell.center().y()});
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), u"A-1004"_s);
        // Beside the words there is no link.
        QTest::mouseClick(fixture.grid->viewport(), Qt::LeftButton, {}, {cell.right() - 3, cell.center().y()});
        QCOMPARE(opened.size(), 1);
    }

    void enterOpens() {
        Fixture fixture;
        QSignalSpy activated(fixture.grid.get(), &EventGrid::activated);
        fixture.press(Qt::Key_Return);
        QCOMPARE(activated.size(), 0);
        fixture.grid->setCurrentRow(7);
        fixture.press(Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.first().first().value<EventRef>().row, 7);
    }

    void columnsResizeByKey() {
        Fixture fixture;
        fixture.grid->setCurrentRow(0);
        const int before = fixture.grid->columnPlaces()[1].width;
        fixture.press(Qt::Key_Right);
        fixture.press(Qt::Key_Right);
        QCOMPARE(fixture.grid->currentColumn(), 1);
        fixture.press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(fixture.grid->columnPlaces()[1].width > before);
        fixture.press(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(fixture.grid->columnPlaces()[1].width, before);
    }

    void rowsAboveDoNotMoveWhatIsRead() {
        Fixture fixture;
        fixture.grid->setCurrentRow(100);
        fixture.grid->showTime(fixture.rows.time(100));
        const int top = fixture.grid->rowRect(100).top();
        const EventRef read = *fixture.grid->currentEvent();
        QSignalSpy changes(fixture.grid.get(), &EventGrid::currentChanged);
        fixture.rows.add(events(-50, 40, 1000));
        QCOMPARE(fixture.grid->currentRow(), 140);
        QCOMPARE(fixture.grid->rowRect(140).top() - top, 0);
        QCOMPARE(fixture.rows.find(read), std::optional(140));
        QCOMPARE(fixture.grid->selection().ranges(), (QList<RowRange>{{140, 1}}));
        QCOMPARE(changes.size(), 0);
    }

    void aFilterKeepsTheCurrentEvent() {
        Fixture fixture;
        fixture.grid->setCurrentRow(49);
        const auto onlyErrors = [](const EventBatch& batch) {
            std::vector<int> rows;
            for (int row = 0; row < batch.size(); ++row) {
                if (batch.severity(row) == Severity::Error)
                    rows.push_back(row);
            }
            return rows;
        };
        fixture.rows.setFilter(onlyErrors);
        QCOMPARE(fixture.grid->currentRow(), 4);
        fixture.rows.setFilter({});
        QCOMPARE(fixture.grid->currentRow(), 49);
        fixture.grid->setCurrentRow(48);
        QSignalSpy changes(fixture.grid.get(), &EventGrid::currentChanged);
        fixture.rows.setFilter(onlyErrors);
        QCOMPARE(fixture.grid->currentRow(), -1);
        QCOMPARE(changes.size(), 1);
        QVERIFY(changes.first().first().value<EventRef>().batch.isEmpty());
    }

    void aTailFollowsUntilOneScrollsAway() {
        Fixture fixture;
        fixture.grid->setTail(true);
        QScrollBar* bar = fixture.grid->verticalScrollBar();
        fixture.rows.add(events(300, 50, 1000));
        (void)fixture.grid->rowRect(0);
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY(fixture.grid->isFollowing());

        QSignalSpy following(fixture.grid.get(), &EventGrid::followingChanged);
        bar->setValue(bar->maximum() / 2);
        QVERIFY(!fixture.grid->isFollowing());
        const int read = fixture.firstVisible();
        fixture.rows.add(events(400, 50, 2000));
        (void)fixture.grid->rowRect(0);
        QCOMPARE(fixture.firstVisible(), read);
        fixture.grid->goToEnd();
        QVERIFY(fixture.grid->isFollowing());
        QCOMPARE(following.size(), 2);
    }

    void droppedRowsDoNotMoveWhatIsRead() {
        Fixture fixture;
        fixture.rows.setLimit(200);
        fixture.grid->setTail(true);
        fixture.grid->verticalScrollBar()->setValue(0);
        fixture.grid->showTime(fixture.rows.time(150));
        const int read = fixture.firstVisible();
        const EventRef event = fixture.rows.at(read);
        fixture.rows.add(events(300, 100, 1000));
        QCOMPARE(fixture.rows.dropped(), qint64(100));
        QCOMPARE(fixture.firstVisible(), read - 100);
        QCOMPARE(fixture.rows.find(event), std::optional(read - 100));
    }

    void manyBatchesAreOneLayout() {
        Fixture fixture;
        fixture.grid->setTail(true);
        QTest::qWait(1);
        const qint64 before = fixture.grid->verticalScrollBar()->maximum();
        int ranges = 0;
        connect(fixture.grid->verticalScrollBar(), &QScrollBar::rangeChanged, this, [&ranges] { ++ranges; });
        for (int batch = 0; batch < 100; ++batch)
            fixture.rows.add(events(1000 + batch, 1, 5000 + static_cast<quint64>(batch)));
        (void)fixture.grid->rowRect(0);
        QCOMPARE(ranges, 1);
        QCOMPARE(fixture.grid->verticalScrollBar()->maximum() - before, 100LL * scaled(height::searchRow));
    }

    void daysAndNoticesStandBetweenRows() {
        Fixture fixture(0);
        fixture.rows.add(events(86'400 - 3, 6, 0));
        const int row = scaled(height::searchRow);
        const int day = scaled(height::dayHead);
        QCOMPARE(fixture.grid->rowRect(0).top(), day);
        QCOMPARE(fixture.grid->rowRect(2).top(), day + 2 * row);
        QCOMPARE(fixture.grid->rowRect(3).top(), 2 * day + 3 * row);
        fixture.grid->setDayHeads(EventGrid::DayHeads::Never);
        QCOMPARE(fixture.grid->rowRect(3).top(), 3 * row);

        GridNotice notice{u"fetch"_s,   MessageKind::Warn, Icon::None,          u"12 events dropped"_s,
                          u"by Loki"_s, u"Fetch them"_s,   fixture.rows.time(1)};
        fixture.grid->addNotice(notice);
        const int between = fixture.grid->rowRect(2).top() - fixture.grid->rowRect(1).bottom() - 1;
        QVERIFY(between > row);
        QCOMPARE(fixture.grid->rowRect(1).top(), row);
        QSignalSpy chosen(fixture.grid.get(), &EventGrid::noticeActivated);
        const int y = fixture.grid->rowRect(2).top() - between / 2;
        QTest::mouseClick(fixture.grid->viewport(), Qt::LeftButton, {}, {300, y});
        QCOMPARE(chosen.size(), 0);
        QTest::mouseClick(fixture.grid->viewport(), Qt::LeftButton, {}, {fixture.grid->viewport()->width() - 40, y});
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), u"fetch"_s);
    }

    void asksForMoreNearTheEnd() {
        Fixture fixture;
        QSignalSpy near(fixture.grid.get(), &EventGrid::endApproached);
        fixture.grid->setCurrentRow(50);
        QCOMPARE(near.size(), 0);
        fixture.press(Qt::Key_End);
        QCOMPARE(near.size(), 1);
        fixture.press(Qt::Key_Up);
        QCOMPARE(near.size(), 1);
    }

    void narrowGridsHideActionThenActor() {
        Fixture fixture(10, {EventColumn::Time, EventColumn::Action, EventColumn::Message, EventColumn::Actor});
        const auto hidden = [&] {
            QList<int> columns;
            const auto places = fixture.grid->columnPlaces();
            for (size_t column = 0; column < places.size(); ++column) {
                if (places[column].width == 0)
                    columns.append(static_cast<int>(column));
            }
            return columns;
        };
        QCOMPARE(hidden(), QList<int>{});
        fixture.grid->resize(500, 300);
        QCOMPARE(hidden(), QList<int>{1});
        fixture.grid->resize(400, 300);
        QCOMPARE(hidden(), (QList<int>{1, 3}));
    }

    void assistiveTechnologyReadsATable() {
        Fixture fixture;
        fixture.text.setMask(std::make_shared<HidingMask>());
        QAccessibleInterface* root = QAccessible::queryAccessibleInterface(fixture.grid.get());
        QVERIFY(root != nullptr);
        QCOMPARE(root->role(), QAccessible::Table);
        QCOMPARE(root->text(QAccessible::Name), u"Events"_s);
        QAccessibleTableInterface* table = root->tableInterface();
        QVERIFY(table != nullptr);
        QCOMPARE(table->rowCount(), 200);
        QCOMPARE(table->columnCount(), 5);
        QCOMPARE(table->columnDescription(4), u"Message"_s);
        QAccessibleInterface* cell = table->cellAt(3, 4);
        QVERIFY(cell != nullptr);
        QCOMPARE(cell->role(), QAccessible::Cell);
        QCOMPARE(cell->text(QAccessible::Name), u"‹word 3f2a› 3"_s);
        QCOMPARE(cell->tableCellInterface()->rowIndex(), 3);
        QCOMPARE(cell->tableCellInterface()->columnIndex(), 4);
        QCOMPARE(root->child(root->indexOfChild(cell)), cell);
        QCOMPARE(cell->tableCellInterface()->columnHeaderCells().first()->text(QAccessible::Name), u"Message"_s);
        QCOMPARE(root->childAt(cell->rect().center().x(), cell->rect().center().y()), cell);
        fixture.grid->setCurrentRow(3);
        QVERIFY(cell->state().selected);
        QCOMPARE(table->selectedRows(), QList<int>{3});
        QVERIFY(table->selectRow(9));
        QCOMPARE(fixture.grid->currentRow(), 9);
        QVERIFY(table->cellAt(199, 0)->state().offscreen);
        QCOMPARE(table->cellAt(500, 0), nullptr);
    }

    void paintsWhatChanged() {
        Fixture fixture;
        const QImage before = fixture.grid->grab().toImage();
        fixture.grid->setCurrentRow(2);
        const QImage selected = fixture.grid->grab().toImage();
        const QRect row = fixture.grid->rowRect(2).translated(fixture.grid->viewport()->pos());
        QCOMPARE(selected.pixelColor(row.left() + 1, row.center().y()), Theme::light().accent());
        QCOMPARE(selected.pixelColor(row.right() - 4, row.center().y()), Theme::light().selected());
        QVERIFY(before.pixelColor(row.right() - 4, row.center().y()) != selected.pixelColor(row.right() - 4, row.center().y()));
        ThemeSwitch::instance().setChoice(ThemeChoice::Dark);
        QCoreApplication::processEvents();
        const QImage dark = fixture.grid->grab().toImage();
        ThemeSwitch::instance().setChoice(ThemeChoice::Light);
        QCOMPARE(dark.pixelColor(row.right() - 4, row.center().y()), Theme::dark().selected());
        fixture.text.setZone(QTimeZone("Asia/Kolkata"));
        QVERIFY(fixture.grid->grab().toImage() != selected);
    }

    void scrollingPaintsTheSameAsPaintingAnew() {
        Fixture fixture;
        (void)fixture.grid->grab();
        for (int step = 0; step < 7; ++step) {
            fixture.grid->verticalScrollBar()->setValue(step * 37);
            QCoreApplication::processEvents();
        }
        const QImage scrolled = fixture.grid->grab().toImage();
        fixture.grid->viewport()->update();
        QCOMPARE(fixture.grid->grab().toImage(), scrolled);
    }

    void highlightsMarkWords() {
        EventBatchBuilder builder(u"s"_s);
        builder.append({1}, Severity::Info, 1);
        builder.setText(Field::Message, "Sign-in failed for A-1, sign-in FAILED again");
        builder.setText(Field::OrderId, "A-1");
        const EventBatch batch = builder.build();
        const QString text = u"Sign-in failed for A-1, sign-in FAILED again"_s;
        std::vector<HighlightRule> rules;
        for (const QString& query : {u"order:A-1"_s, u"for user:nobody"_s, u"\"sign-in failed\""_s, u"failed"_s, u"again"_s})
            rules.push_back(HighlightRule::make({}, query, 0).value());
        rules[4].setEnabled(false);
        QCOMPARE(highlightSpans(text, rules, batch, 0), (QList<MarkedSpan>{{0, 14, 2}, {19, 3, 0}, {24, 14, 2}}));
        QVERIFY(!rules[1].matches(batch, 0));
        // A rule that concerns the event without being said in its message marks all of it, but takes nothing from others.
        const std::vector<HighlightRule> silent{HighlightRule::make({}, u"level:INFO"_s, 1).value()};
        QCOMPARE(highlightSpans(text, silent, batch, 0), (QList<MarkedSpan>{{0, static_cast<int>(text.size()), 0}}));
        rules.insert(rules.begin(), silent.front());
        QCOMPARE(highlightSpans(text, rules, batch, 0).size(), 3);
        QVERIFY(highlightSpans({}, silent, batch, 0).isEmpty());
    }

    void highlightsAreMadeOfQueries_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("word") << u"failed"_s << QStringList{u"failed"_s};
        QTest::newRow("phrase") << u"\"sign-in failed\""_s << QStringList{u"sign-in failed"_s};
        QTest::newRow("order") << u"A-104233"_s << QStringList{u"A-104233"_s};
        QTest::newRow("field") << u"user.id:\"operator 17\""_s << QStringList{u"operator 17"_s};
        QTest::newRow("not what it leaves out") << u"failed and not retried"_s << QStringList{u"failed"_s};
        QTest::newRow("either") << u"failed or late"_s << QStringList{u"failed"_s, u"late"_s};
        QTest::newRow("wildcard") << u"time*out"_s << QStringList{u"time"_s, u"out"_s};
        QTest::newRow("level alone has its own column") << u"level>=WARN"_s << QStringList{};
    }

    void highlightsAreMadeOfQueries() {
        QFETCH(const QString, query);
        QFETCH(const QStringList, words);
        const auto rule = HighlightRule::make(u" My orders "_s, query, 3);
        QVERIFY(rule);
        QCOMPARE(rule->words(), words);
        QCOMPARE(rule->name(), u"My orders"_s);
        QCOMPARE(HighlightRule::make({}, query, 3)->name(), query);
    }

    void whatIsNoQueryIsRefusedInWords() {
        for (const QString& query : {QString(), u"   "_s, u"level:"_s, u"(failed"_s, u"not ("_s}) {
            const auto rule = HighlightRule::make({}, query, 0);
            QVERIFY2(!rule, qPrintable(query));
            QCOMPARE(rule.error().kind, ErrorKind::Query);
            QVERIFY(!rule.error().message.isEmpty());
        }
    }

    void highlightsAreKept() {
        QList<HighlightRule> rules{HighlightRule::make(u"Orders"_s, u"order:A-1"_s, 2).value(),
                                   HighlightRule::make({}, u"\"sign-in failed\""_s, 5).value()};
        rules[1].setEnabled(false);
        QCOMPARE(highlightsFromJson(highlightsToJson(rules)), rules);
        for (const QByteArray& hostile :
             {QByteArray(), QByteArray("{"), QByteArray("[1,null,[],{}]"), QByteArray("[{\"query\":\"(\"}]"),
              QByteArray("{\"query\":\"failed\"}"), QByteArray("[{\"query\":7,\"color\":\"x\"}]"), QByteArray("\xff\xfe")})
            QVERIFY(highlightsFromJson(hostile).isEmpty());
        // A number of any size is a colour.
        const auto odd = highlightsFromJson(R"([{"query":"failed","color":-2000000000}])");
        QCOMPARE(odd.size(), 1);
        QVERIFY(highlightColors(odd.front().color()).fill.isValid());
        QCOMPARE(highlightsFromJson("[" + QByteArray(R"({"query":"failed"},)").repeated(5000) + R"({"query":"late"}])").size(),
                 50);
    }

    void elidedTextFits_data() {
        QTest::addColumn<TextRole>("role");
        QTest::addColumn<QString>("text");
        for (const auto& [name, text] : {std::pair{"latin", u"order.approved -> mes.orders.dead, first attempt"_s},
                                         {"cyrillic", u"сообщение отклонено: нет поля ring.size"_s},
                                         {"hebrew", u"שלום עולם order A-1 שלום עולם"_s},
                                         {"mixed fonts", u"operator ␛[31m ␊ red ␛[0m and on"_s},
                                         {"wide", u"注文 A-1 は遅れています 注文 A-1"_s}}) {
            QTest::addRow("%s", name) << TextRole::Grid << text;
            QTest::addRow("%s mono", name) << TextRole::Mono << text;
        }
        QTest::addRow("64 KiB") << TextRole::Mono << QString(65'536, u'x');
    }

    void elidedTextFits() {
        QFETCH(const TextRole, role);
        QFETCH(const QString, text);
        const TextShaper shaper(role);
        const ShapedText whole = shaper.elided(text, 1e9);
        QVERIFY(whole.width > 0);
        for (qreal width = 20; width < whole.width && width < 400; width += 13) {
            const ShapedText cut = shaper.elided(text, width);
            QVERIFY(cut.isElided);
            QVERIFY2(cut.width <= width + 0.5, qPrintable(QString::number(cut.width - width)));
            QVERIFY(!cut.runs.isEmpty());
        }
    }
};

QTEST_MAIN(TestGridWidget)
#include "tst_grid_widget.moc"
