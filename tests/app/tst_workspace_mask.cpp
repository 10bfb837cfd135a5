// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys that a profile calls personal, beside those that are everywhere.

#include "app/engine/workspace_mask.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

const QString secret = u"To Anna for ever"_s;

QString record(const QString& pattern) {
    return QString(pattern).replace(u'\'', u'"').arg(secret);
}

} // namespace

class TestWorkspaceMask : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const TextMask> m_mask = makeWorkspaceMask(QByteArray(32, 'k'), {u"ring_engraving"_s, u"gift.note"_s});

private slots:
    void valuesOfSuchFieldsAreHidden_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("hidden");
        QTest::newRow("the name") << u"ring_engraving"_s << true;
        QTest::newRow("its last part") << u"order.item.ring_engraving"_s << true;
        QTest::newRow("other case") << u"Ring_Engraving"_s << true;
        QTest::newRow("dotted") << u"order.gift.note"_s << true;
        QTest::newRow("only its end") << u"note"_s << false;
        QTest::newRow("longer") << u"ring_engraving_price"_s << false;
    }
    void valuesOfSuchFieldsAreHidden() {
        QFETCH(QString, field);
        QFETCH(bool, hidden);
        const QString masked = m_mask->maskedValue(FieldRef::named(field.toStdString()), secret);
        QCOMPARE(!masked.contains(secret), hidden);
        if (hidden)
            QCOMPARE(m_mask->maskedValue(FieldRef::named(field.toStdString()), masked), masked);
    }

    void recordsNeverShowThem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<RecordFormat>("format");
        const auto row = [](const char* name, const QString& text, RecordFormat format) {
            QTest::newRow(name) << record(text) << format;
        };
        row("flat", u"{'a':1,'ring_engraving':'%1'}"_s, RecordFormat::Json);
        row("nested", u"{'order':{'ring_engraving':'%1','n':2}}"_s, RecordFormat::Json);
        row("dotted", u"{'order.ring_engraving':'%1'}"_s, RecordFormat::Json);
        row("by its way", u"{'gift':{'note':'%1'}}"_s, RecordFormat::Json);
        row("in a list", u"{'items':[{'ring_engraving':'%1'}]}"_s, RecordFormat::Json);
        row("a list of them", u"{'ring_engraving':['%1','b']}"_s, RecordFormat::Json);
        row("an object of them", u"{'ring_engraving':{'text':'%1'}}"_s, RecordFormat::Json);
        row("escaped key", u"{'ring\\u005fengraving':'%1'}"_s, RecordFormat::Json);
        row("in the message", u"{'message':'set ring_engraving=%1'}"_s, RecordFormat::Json);
        row("broken JSON", u"{'ring_engraving':'%1'"_s, RecordFormat::Json);
        row("text", u"ring_engraving=%1 price=3"_s, RecordFormat::Text);
    }
    void recordsNeverShowThem() {
        QFETCH(QString, text);
        QFETCH(RecordFormat, format);
        QVERIFY(text.contains(secret));
        const QString masked = m_mask->maskedRecord(text, format);
        QVERIFY2(!masked.contains(secret), qPrintable(masked));
        QVERIFY(!masked.isEmpty());
    }

    void theRestOfARecordStays() {
        const QString masked =
            m_mask->maskedRecord(record(u"{'order':{'ring_engraving':'%1','size':17},'message':'done'}"_s), RecordFormat::Json);
        const QJsonObject object = QJsonDocument::fromJson(masked.toUtf8()).object();
        QCOMPARE(object.value(u"message"_s).toString(), u"done"_s);
        QCOMPARE(object.value(u"order"_s).toObject().value(u"size"_s).toInt(), 17);
        QVERIFY(object.value(u"order"_s).toObject().value(u"ring_engraving"_s).toString().startsWith(u'‹'));
    }

    void withoutSuchKeysARecordKeepsItsOrder() {
        const QString text = record(u"{'z':1,'a':'%1'}"_s);
        QCOMPARE(m_mask->maskedRecord(text, RecordFormat::Json), text);
        QCOMPARE(makeWorkspaceMask(QByteArray(32, 'k'))->maskedRecord(record(u"{'ring_engraving':'%1'}"_s), RecordFormat::Json),
                 record(u"{'ring_engraving':'%1'}"_s));
    }

    void theSameValueHasTheSameToken() {
        const FieldRef field = FieldRef::named("ring_engraving");
        QCOMPARE(m_mask->maskedValue(field, secret), m_mask->maskedValue(FieldRef::named("a.ring_engraving"), secret));
        QVERIFY(m_mask->maskedValue(field, secret) != m_mask->maskedValue(field, u"other"_s));
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceMask)
#include "tst_workspace_mask.moc"
