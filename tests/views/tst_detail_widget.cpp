// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/key_value_list.h"
#include "views/detail/event_detail.h"
#include "views/detail/event_detail_parts.h"
#include "views/detail/record_view.h"
#include "views/grid/event_grid.h"
#include "views/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

class MailMask : public TextMask {
public:
    QString maskedValue(const FieldRef& field, const QString& value) const override {
        return field.name == "customer.email" ? u"‹e-mail 3f2a›"_s : value;
    }
    QString maskedRecord(const QString& record, RecordFormat) const override {
        return QString(record).replace(u"x@example.org"_s, u"‹e-mail 3f2a›"_s);
    }
};

EventRef sample() {
    EventBatchBuilder builder(u"store"_s);
    builder.append({1'778'484'712'904'000'000}, Severity::Error, 1);
    builder.setText(Field::Service, "mes-api");
    builder.setText(Field::Message, "MessageRejected: missing field ring.size");
    builder.setText(Field::OrderId, "A-104233");
    builder.setText(Field::CustomerId, "C-20817");
    builder.setText(Field::TraceId, "5b8e1122aabbccddeeff00112233c41f");
    builder.setText(Field::ErrorType, "MessageRejected");
    builder.setText(Field::ErrorStackTrace, "a.B: no\n\tat a.B.c(B.java:1)\n\tat a.D.e(D.java:2)");
    builder.setNumber(Field::Duration, 75'000'000'000);
    builder.setRaw(R"({"order.id":"A-104233","customer.email":"x@example.org","attempt":1})", RecordFormat::Json);
    return {builder.build(), 0};
}

struct Fixture {
    EventText text;
    EventDetail detail{text};

    Fixture() {
        text.setZone(QTimeZone("Europe/Moscow"));
        text.setMask(std::make_shared<MailMask>());
        detail.resize(400, 700);
        detail.show();
    }
    [[nodiscard]] KeyValueList* list() { return detail.findChild<KeyValueList*>(); }
    [[nodiscard]] int rowOf(const QString& label) {
        for (int row = 0; row < list()->rows().size(); ++row) {
            if (list()->rows().at(row).label == label)
                return row;
        }
        return -1;
    }
    [[nodiscard]] KeyValueRow row(const QString& label) { return list()->rows().value(rowOf(label)); }
};

QStringList actionIds(const KeyValueRow& row) {
    QStringList ids;
    for (const KeyValueAction& action : row.actions)
        ids.append(action.id);
    return ids;
}

} // namespace

class TestDetailWidget : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void offersOnlyWhatSomebodyAnswersTo() {
        Fixture fixture;
        fixture.detail.setEvent(sample());
        QVERIFY(fixture.row(u"order.id"_s).actions.isEmpty());
        QVERIFY(fixture.row(u"error.type"_s).actions.isEmpty());
        QSignalSpy orders(&fixture.detail, &EventDetail::orderActivated);
        QSignalSpy filters(&fixture.detail, &EventDetail::filterRequested);
        QSignalSpy traces(&fixture.detail, &EventDetail::traceRequested);
        QSignalSpy customers(&fixture.detail, &EventDetail::customerActivated);
        fixture.detail.setEvent(sample());
        QVERIFY(fixture.row(u"order.id"_s).link);
        emit fixture.list()->actionTriggered(fixture.rowOf(u"order.id"_s), u"open"_s);
        QCOMPARE(orders.value(0).value(0).toString(), u"A-104233"_s);
        emit fixture.list()->valueActivated(fixture.rowOf(u"customer.id"_s));
        QCOMPARE(customers.value(0).value(0).toString(), u"C-20817"_s);
        // Shown short, given whole.
        QCOMPARE(fixture.row(u"trace.id"_s).value, u"5b8e…c41f"_s);
        emit fixture.list()->valueActivated(fixture.rowOf(u"trace.id"_s));
        QCOMPARE(traces.value(0).value(0).toString(), u"5b8e1122aabbccddeeff00112233c41f"_s);
        // Shown in words, filtered by what was logged.
        QCOMPARE(fixture.row(u"event.duration"_s).value, u"1 min 15 s"_s);
        emit fixture.list()->actionTriggered(fixture.rowOf(u"event.duration"_s), detailAction::filterOut.toString());
        QCOMPARE(filters.value(0).value(0).value<FieldRef>(), FieldRef::of(Field::Duration));
        QCOMPARE(filters.value(0).value(1).toString(), u"75000000000"_s);
        QCOMPARE(filters.value(0).value(2).toBool(), true);
    }

    void maskedValuesAreNotShown() {
        Fixture fixture;
        fixture.detail.setEvent(sample());
        KeyValueRow mail = fixture.row(u"customer.email"_s);
        QVERIFY(mail.masked);
        QCOMPARE(mail.value, u"‹e-mail 3f2a›"_s);
        QVERIFY(mail.actions.isEmpty());
        for (const RecordView* view : fixture.detail.findChildren<RecordView*>())
            QVERIFY(!view->shownText().contains(u"example.org"_s));
        fixture.detail.copyRecord();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"‹e-mail 3f2a›"_s));
        QVERIFY(!QGuiApplication::clipboard()->text().contains(u"example.org"_s));
        fixture.detail.setRevealOffered(true);
        QSignalSpy reveals(&fixture.detail, &EventDetail::revealRequested);
        mail = fixture.row(u"customer.email"_s);
        QCOMPARE(actionIds(mail), QStringList{u"reveal"_s});
        emit fixture.list()->actionTriggered(fixture.rowOf(u"customer.email"_s), u"reveal"_s);
        QCOMPARE(reveals.value(0).value(1).value<FieldRef>().name, std::string("customer.email"));
        // Unmasked while it runs: every text follows.
        fixture.text.setMask(nullptr);
        QCOMPARE(fixture.row(u"customer.email"_s).masked, false);
    }

    void maskedValuesAreFilteredByTheirToken() {
        Fixture fixture;
        QSignalSpy filters(&fixture.detail, &EventDetail::filterRequested);
        fixture.detail.setEvent(sample());
        QCOMPARE(actionIds(fixture.row(u"customer.email"_s)), (QStringList{u"filter-for"_s, u"filter-out"_s}));
        emit fixture.list()->actionTriggered(fixture.rowOf(u"customer.email"_s), u"filter-for"_s);
        QCOMPARE(filters.size(), 1);
        // What goes into a query is what the screen shows; whoever asks a source learns what stands behind it.
        QCOMPARE(filters.front().at(1).toString(), u"‹e-mail 3f2a›"_s);
        const FieldRef mail = FieldRef::named("customer.email");
        QCOMPARE(fixture.text.loggedValues(mail, u"‹e-mail 3f2a›"_s), QStringList{u"x@example.org"_s});
        QCOMPARE(fixture.text.loggedValues({}, u"‹e-mail 3f2a›"_s), QStringList{u"x@example.org"_s});
        QVERIFY(fixture.text.loggedValues(FieldRef::of(Field::UserId), u"‹e-mail 3f2a›"_s).isEmpty());
        // What is not masked stays what it is and is not kept.
        QCOMPARE(fixture.text.queryValue(FieldRef::of(Field::ErrorType), u"x"_s), u"x"_s);
        QVERIFY(fixture.text.loggedValues({}, u"x"_s).isEmpty());
        // Another mask knows nothing of the one before.
        fixture.text.setMask(std::make_shared<MailMask>());
        QVERIFY(fixture.text.loggedValues(mail, u"‹e-mail 3f2a›"_s).isEmpty());
    }

    void longFieldsHaveABoxOfTheirOwn() {
        Fixture fixture;
        fixture.detail.setEvent(sample());
        QCOMPARE(fixture.rowOf(u"error.stack_trace"_s), -1);
        int traces = 0;
        int records = 0;
        for (const RecordView* view : fixture.detail.findChildren<RecordView*>()) {
            traces += view->isVisibleTo(&fixture.detail) && view->language() == RecordLanguage::StackTrace ? 1 : 0;
            records += view->isVisibleTo(&fixture.detail) && view->language() == RecordLanguage::Json ? 1 : 0;
        }
        QCOMPARE(traces, 1);
        QCOMPARE(records, 1);
    }

    void surroundingIsAskedForOnce() {
        Fixture fixture;
        QSignalSpy asked(&fixture.detail, &EventDetail::surroundingRequested);
        const EventRef event = sample();
        fixture.detail.setEvent(event);
        QCOMPARE(asked.size(), 0);
        fixture.detail.setPage(EventDetail::Page::Around);
        QCOMPARE(asked.size(), 1);
        fixture.detail.setSurrounding({event.batch});
        auto* grid = fixture.detail.findChild<EventGrid*>();
        QCOMPARE(grid->currentRow(), 0);
        fixture.detail.setPage(EventDetail::Page::Event);
        fixture.detail.setPage(EventDetail::Page::Around);
        QCOMPARE(asked.size(), 1);
        fixture.detail.setEvent(sample());
        QCOMPARE(asked.size(), 2);
        QCOMPARE(grid->rows().size(), 0);
    }

    void nothingChosenSaysSo() {
        Fixture fixture;
        QVERIFY(!fixture.list()->isVisible());
        fixture.detail.setEvent(sample());
        QVERIFY(fixture.list()->isVisible());
        fixture.detail.setEvent(EventRef{});
        QVERIFY(!fixture.detail.shownEvent());
        QVERIFY(!fixture.list()->isVisible());
        fixture.detail.copyRecord();
    }

    void escapeCloses() {
        Fixture fixture;
        fixture.detail.setEvent(sample());
        QSignalSpy closed(&fixture.detail, &EventDetail::closeRequested);
        QTest::keyClick(&fixture.detail, Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        fixture.detail.setClosable(false);
        QTest::keyClick(&fixture.detail, Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
    }

    void wordsGiveWayInANarrowPanel() {
        Fixture fixture;
        QSignalSpy orders(&fixture.detail, &EventDetail::orderActivated);
        fixture.detail.setEvent(sample());
        QVERIFY(!fixture.row(u"order.id"_s).actions.value(0).iconOnly);
        fixture.detail.resize(320, 700);
        QVERIFY(fixture.row(u"order.id"_s).actions.value(0).iconOnly);
        QCOMPARE(fixture.row(u"order.id"_s).actions.value(0).text, u"Open order"_s);
        fixture.detail.resize(400, 700);
        QVERIFY(!fixture.row(u"order.id"_s).actions.value(0).iconOnly);
    }

    void fewFieldsFirst() {
        QList<EventFieldText> fields;
        for (const Field field :
             {Field::Timestamp, Field::Service, Field::Message, Field::OrderId, Field::Action, Field::UserId})
            fields.append({FieldRef::of(field), u"x"_s, u"x"_s, false});
        fields.append({FieldRef::named("custom"), u"x"_s, u"x"_s, false});
        fields.append({FieldRef::named("secret"), u"‹x 3f2a›"_s, u"‹x 3f2a›"_s, true});
        const DetailFields few = detailFields(fields, false);
        QCOMPARE(few.fields.size(), 4);
        QCOMPARE(few.hidden, 1);
        const DetailFields all = detailFields(fields, true);
        QCOMPARE(all.fields.size(), 5);
        QCOMPARE(all.hidden, 0);
    }
};

QTEST_MAIN(TestDetailWidget)
#include "tst_detail_widget.moc"
