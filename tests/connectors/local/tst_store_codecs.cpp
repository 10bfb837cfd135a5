// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/checksum.h"
#include "connectors/local/store/content_digest.h"
#include "connectors/local/store/frame_codec.h"
#include "connectors/local/store/key_index.h"
#include "connectors/local/store/needle.h"
#include "connectors/local/store/packed_column.h"
#include "connectors/local/store/record_residue.h"
#include "connectors/local/store/row_texts.h"
#include "connectors/local/store/text_template.h"
#include "models/query/caseless_text.h"

#include <QTest>

#include <limits>
#include <random>

using namespace Qt::StringLiterals;
using namespace logloupe;
using namespace logloupe::store;

namespace {

constexpr qint64 lowest = std::numeric_limits<qint64>::min() + 1;
constexpr qint64 highest = std::numeric_limits<qint64>::max();

std::vector<std::string_view> viewsOf(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

} // namespace

/// The store's codecs give back what they were given, and refuse what is no such thing.
class TestStoreCodecs : public QObject {
    Q_OBJECT

private slots:
    void checksums() {
        // RFC 3720, appendix B.4.
        QCOMPARE(checksum(std::string(32, '\0')), 0x8A9136AAU);
        QCOMPARE(checksum(std::string(32, '\xFF')), 0x62A8AB43U);
        QCOMPARE(checksum("123456789"), 0xE3069283U);
        std::string bytes;
        for (int size = 0; size < 100; ++size) {
            QCOMPARE(checksum(bytes), checksumByTable(bytes));
            bytes.push_back(static_cast<char>(size * 37));
        }
    }

    void digests_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<quint64>("digest");
        // Of the reference implementation, seed 0.
        QTest::newRow("empty") << QByteArray() << quint64(0xEF46DB3751D8E999);
        QTest::newRow("a") << QByteArray("a") << quint64(0xD24EC4F1A98C6E5B);
        QTest::newRow("abc") << QByteArray("abc") << quint64(0x44BC2CF5AD770999);
        QTest::newRow("long") << QByteArray("Nobody inspects the spammish repetition") << quint64(0xFBCEA83C8A378BF1);
    }
    void digests() {
        QFETCH(QByteArray, bytes);
        QFETCH(quint64, digest);
        const std::string_view text(bytes.constData(), static_cast<size_t>(bytes.size()));
        QCOMPARE(ContentDigest::of(text), digest);
        for (size_t cut = 0; cut <= text.size(); ++cut) {
            ContentDigest pieces;
            pieces.add(text.substr(0, cut));
            pieces.add(text.substr(cut));
            QCOMPARE(pieces.value(), digest);
        }
    }

    void columnsOfNumbers_data() {
        QTest::addColumn<QList<qint64>>("values");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const QList<qint64>& values, PackedColumn::Kind kind) {
            QTest::newRow(name) << values << static_cast<int>(kind);
        };
        using Kind = PackedColumn::Kind;
        row("absent", QList<qint64>(50, absentNumber), Kind::Constant);
        row("same", QList<qint64>(50, -7), Kind::Constant);
        row("ramp", {10, 20, 30, 40}, Kind::Ramp);
        row("falling ramp", {highest, 0, lowest}, Kind::Ramp);
        row("bytes", {5, 3, 200, 3}, Kind::Dense);
        row("milliseconds", {1'000'000, 5'000'000, 255'000'000'000, 2'000'000}, Kind::Dense);
        row("whole range", {lowest, highest, 0, 1}, Kind::Dense);
        row("whole range and absent", {lowest, highest, 0, absentNumber}, Kind::Optional);
        row("one and absent", {absentNumber, absentNumber, 7, absentNumber}, Kind::Optional);
        QList<qint64> sparse(1000, absentNumber);
        sparse[3] = -1;
        sparse[999] = 70'000;
        row("sparse", sparse, Kind::Sparse);
        sparse[999] = -1;
        row("sparse and same", sparse, Kind::Sparse);
    }
    void columnsOfNumbers() {
        QFETCH(QList<qint64>, values);
        QFETCH(int, kind);
        std::string bytes;
        packNumbers(bytes, {values.constData(), static_cast<size_t>(values.size())});
        PackedColumn column;
        const auto rows = static_cast<int>(values.size());
        QVERIFY(column.open(bytes, rows, absentNumber));
        QVERIFY(column.isSound(rows));
        QCOMPARE(static_cast<int>(column.kind()), kind);
        for (int row = 0; row < rows; ++row)
            QCOMPARE(column.at(row), values[row]);
        QList<qint64> read(values.size(), absentNumber);
        column.forEachPresent(1, rows, [&](int row, qint64 value) { read[row] = value; });
        QCOMPARE(read.mid(1), values.mid(1));
        for (size_t size = 0; size < bytes.size(); ++size)
            (void)PackedColumn().open(std::string_view(bytes).substr(0, size), rows, absentNumber);
        QVERIFY(!PackedColumn().open(std::string_view(bytes).substr(0, 20), rows, absentNumber));
    }

    void columnsOfCodes() {
        std::mt19937 random(5);
        for (const quint32 largest : {0U, 1U, 255U, 256U, 70'000U}) {
            for (const unsigned present : {1U, 50U, 100U}) {
                std::vector<quint32> codes;
                for (int i = 0; i < 1024; ++i)
                    codes.push_back(random() % 100 < present ? static_cast<quint32>(random() % (largest + 1)) : 0);
                std::string bytes;
                packCodes(bytes, codes);
                PackedColumn column;
                QVERIFY(column.open(bytes, 1024, 0));
                for (int row = 0; row < 1024; ++row)
                    QCOMPARE(column.codeAt(row), codes[static_cast<size_t>(row)]);
            }
        }
    }

    void soundnessOfSparseColumns() {
        std::vector<qint64> values(1000, absentNumber);
        values[10] = 1;
        values[20] = 2;
        std::string bytes;
        packNumbers(bytes, values);
        bytes[24] = 30; // The first listed row now follows the second.
        PackedColumn column;
        QVERIFY(column.open(bytes, 1000, absentNumber));
        QVERIFY(!column.isSound(1000));
    }

    void tablesOfTexts_data() {
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("none") << QStringList();
        QTest::newRow("plain") << QStringList{u""_s, u"a"_s, u"заказ"_s, u""_s};
        QTest::newRow("hex") << QStringList{u"00ff"_s, u"1234"_s};
        QTest::newRow("hex of odd size") << QStringList{u"00f"_s, u"123"_s};
        QTest::newRow("hex in capitals") << QStringList{u"00FF"_s};
        QTest::newRow("hex of many sizes") << QStringList{u"00"_s, u"1234"_s};
        QTest::newRow("long hex") << QStringList{QString(66, u'a')};
    }
    void tablesOfTexts() {
        QFETCH(QStringList, texts);
        std::vector<std::string> strings;
        for (const QString& text : texts)
            strings.push_back(text.toStdString());
        std::string bytes;
        putTextTable(bytes, viewsOf(strings));
        TextTable table;
        QVERIFY(table.open(bytes));
        QCOMPARE(table.size(), strings.size());
        TextBuffer buffer;
        for (quint32 i = 0; i < table.size(); ++i)
            QCOMPARE(table.at(i, buffer), std::string_view(strings[i]));
        for (size_t size = 0; size < bytes.size(); ++size)
            QVERIFY(!TextTable().open(std::string_view(bytes).substr(0, size)));

        std::string rows;
        putRowTexts(rows, viewsOf(strings));
        RowTexts rowTexts;
        QVERIFY(rowTexts.open(rows, static_cast<int>(strings.size())));
        for (int i = 0; i < static_cast<int>(strings.size()); ++i) {
            QCOMPARE(rowTexts.at(i, buffer), std::string_view(strings[static_cast<size_t>(i)]));
            QCOMPARE(rowTexts.has(i), !strings[static_cast<size_t>(i)].empty());
        }
    }

    void keyIndexFindsInAnyCase() {
        std::vector<std::string> values;
        for (int i = 0; i < 3000; ++i)
            values.push_back("A-" + std::to_string(i * 7));
        values.insert(values.end(), {"Заказ-1", "ЗАКАЗ-1", "a-14", "straße", "ſ", "s"});
        KeyIndexBuilder builder;
        std::vector<quint32> codes;
        std::vector<std::string_view> rows;
        for (int pass = 0; pass < 3; ++pass) {
            for (const std::string& value : values) {
                rows.push_back(value);
                codes.push_back(builder.add(value));
                codes.push_back(builder.add({}));
                rows.emplace_back();
            }
        }
        std::string bytes;
        builder.finish(bytes, codes);
        KeyIndex index;
        QVERIFY(index.open(bytes));
        QCOMPARE(index.count(), values.size());
        TextBuffer buffer;
        for (size_t row = 0; row < rows.size(); ++row)
            QCOMPARE(codes[row] == 0 ? std::string_view() : index.text(codes[row], buffer), rows[row]);
        for (const QString& wanted :
             {u"A-14"_s, u"a-14"_s, u"заказ-1"_s, u"STRASSE"_s, u"STRAßE"_s, u"S"_s, u"A-20993"_s, u"A-1"_s, u"nothing"_s}) {
            const CaselessText test(wanted);
            std::vector<quint32> expected;
            for (size_t row = 0; row < rows.size(); ++row) {
                if (test.equals(rows[row]))
                    expected.push_back(static_cast<quint32>(row));
            }
            std::vector<quint32> found;
            const auto [first, last] = index.find(caselessHash(wanted.toStdString()));
            for (quint32 code = first; code < last; ++code) {
                if (test.equals(index.text(code, buffer)))
                    QVERIFY(index.appendRows(code, static_cast<quint32>(rows.size()), found));
            }
            std::sort(found.begin(), found.end());
            QCOMPARE(found, expected);
        }
        for (size_t size = 0; size < bytes.size(); size += 101)
            QVERIFY(!KeyIndex().open(std::string_view(bytes).substr(0, size)));
    }

    void templates_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pattern"); ///< O order, U path, # number
        QTest::newRow("plain") << u"ok"_s << u"ok"_s;
        QTest::newRow("number") << u"in 43 ms"_s << u"in # ms"_s;
        QTest::newRow("zeros") << u"007 00 0"_s << u"# # #"_s;
        QTest::newRow("long number") << u"12345678901234567890123"_s << u"##"_s;
        QTest::newRow("order") << u"Order A-1042 of A-1042"_s << u"Order O of O"_s;
        QTest::newRow("longest first") << u"GET /orders/A-1042 by A-1042"_s << u"GET U by O"_s;
        QTest::newRow("begun") << u"A-104 A-10421"_s << u"A-# O#"_s;
        QTest::newRow("russian") << u"Заказ A-1042, 5 шт."_s << u"Заказ O, # шт."_s;
    }
    void templates() {
        QFETCH(QString, text);
        QFETCH(QString, pattern);
        FieldTexts texts;
        texts[static_cast<size_t>(Field::OrderId)] = "A-1042";
        texts[static_cast<size_t>(Field::UrlPath)] = "/orders/A-1042";
        const std::string original = text.toStdString();
        std::string made;
        std::vector<quint64> numbers;
        QVERIFY(makeTemplate(original, Field::Message, texts, made, numbers));
        QString shown = QString::fromStdString(made);
        shown.replace(QLatin1Char(markerOf(Field::OrderId)), u'O')
            .replace(QLatin1Char(markerOf(Field::UrlPath)), u'U')
            .replace(QLatin1Char(numberMarker), u'#');
        QCOMPARE(shown, pattern);
        QCOMPARE(numbersIn(made), static_cast<int>(numbers.size()));
        std::string bytes;
        ByteWriter writer(bytes);
        for (const quint64 number : numbers)
            writer.putVarint(number);
        std::string back;
        ByteReader reader(bytes);
        appendFromTemplate(made, texts, reader, back);
        QCOMPARE(back, original);
        QVERIFY(reader.isAtEnd());
    }

    void textsWithMarkersAreKeptWhole() {
        std::string pattern;
        std::vector<quint64> numbers;
        for (const std::string& text :
             {std::string("a\x01"), std::string("\x1F long enough for the fast scan"), std::string(9000, 'x')})
            QVERIFY(!makeTemplate(text, Field::Message, {}, pattern, numbers));
        QVERIFY(makeTemplate("tab\t line\n escape \x1B[0m", Field::Message, {}, pattern, numbers));
    }

    void frequentTemplatesGetCodes() {
        TemplateBuilder builder;
        std::vector<quint32> indices;
        for (int i = 0; i < 1000; ++i) {
            indices.push_back(builder.add("often " + std::string(static_cast<size_t>(i % 5), 'x')));
            (void)builder.add("once " + std::string(static_cast<size_t>(i), 'y'));
        }
        std::string bytes;
        const auto codes = builder.finish(bytes);
        TextTable table;
        QVERIFY(table.open(bytes));
        QCOMPARE(table.size(), 5);
        TextBuffer buffer;
        for (size_t i = 0; i < indices.size(); ++i)
            QCOMPARE(table.at(codes[indices[i]] - firstTemplate, buffer), std::string_view("often " + std::string(i % 5, 'x')));
    }

    void needlesInTemplates_data() {
        QTest::addColumn<QString>("needle");
        QTest::addColumn<QString>("pattern"); ///< O order, # number
        QTest::addColumn<int>("match");
        const auto row = [](const QString& needle, const QString& pattern, TemplateMatch match) {
            QTest::newRow(qPrintable(needle + u" in "_s + pattern)) << needle << pattern << static_cast<int>(match);
        };
        using Match = TemplateMatch;
        row(u"order"_s, u"Order O created"_s, Match::Always);
        row(u"заказ"_s, u"ЗАКАЗ O"_s, Match::Always);
        row(u"cancelled"_s, u"Order O created"_s, Match::Never);
        row(u"order a-1"_s, u"Order O created"_s, Match::Perhaps);
        row(u"7 created"_s, u"Order O created"_s, Match::Perhaps);
        row(u"x order"_s, u"Order O created"_s, Match::Never);
        row(u"in 4"_s, u"done in # ms"_s, Match::Perhaps);
        row(u"4"_s, u"done in # ms"_s, Match::Perhaps);
        row(u"4 m"_s, u"done in # ms"_s, Match::Perhaps);
        row(u"in 4 ms"_s, u"done in # ms"_s, Match::Perhaps);
        row(u"of 4 ms"_s, u"done in # ms"_s, Match::Perhaps);
        row(u"4x"_s, u"done in # ms"_s, Match::Never);
        row(u"A-7"_s, u"Order O created"_s, Match::Perhaps);
        row(u"zz"_s, u"Order O created"_s, Match::Never);
        // Two numbers side by side stand for no text of letters, but to look once more is never wrong.
        row(u"ab"_s, u"##"_s, Match::Perhaps);
    }
    void needlesInTemplates() {
        QFETCH(QString, needle);
        QFETCH(QString, pattern);
        QFETCH(int, match);
        std::string bytes = pattern.toStdString();
        std::replace(bytes.begin(), bytes.end(), '#', numberMarker);
        const size_t order = bytes.find("O ");
        for (size_t at = 0; order != std::string::npos && at + 1 < bytes.size(); ++at) {
            if (bytes[at] == 'O' && bytes[at + 1] == ' ')
                bytes[at] = markerOf(Field::OrderId);
        }
        if (bytes.ends_with('O'))
            bytes.back() = markerOf(Field::OrderId);
        ByteSet orders;
        orders.add("A-0123456789");
        const Needle compiled(needle);
        const auto found = compiled.in(bytes, [&](Field field) { return field == Field::OrderId && compiled.canBeIn(orders); });
        QCOMPARE(static_cast<int>(found), match);
    }

    void residues_data() {
        QTest::addColumn<QByteArray>("record");
        QTest::newRow("json") << QByteArray(
            R"({"@timestamp":"2026-02-12T11:32:53.487Z","order.id":"A-1042","message":"Order A-1042 done","n":5})");
        QTest::newRow("again") << QByteArray(
            R"({"@timestamp":"2026-02-12T11:32:53.487Z","order.id":"A-1042","message":"Order A-1042 done","n":6})");
        QTest::newRow("other layout") << QByteArray(R"({"message":"Order A-1042 done","order.id":"A-1042"})");
        QTest::newRow("blank and comma") << QByteArray("2026-02-12 11:32:53,487 [main] A-1042");
        QTest::newRow("nanoseconds") << QByteArray("2026-02-12T11:32:53.487000000Z x");
        QTest::newRow("no fraction") << QByteArray("2026-02-12T11:32:53 x");
        QTest::newRow("digits of another kind") << QByteArray("2026-02-12T11:32:53.4870 x");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("markers") << QByteArray("\x01 A-1042 \x1F");
        QTest::newRow("control") << QByteArray("\x1B[31mA-1042\x1B[0m\t\n");
        QTest::newRow("no text") << QByteArray("\xFF\xFE\x00 A-1042", 11);
        QTest::newRow("cut time") << QByteArray("2026-02-12T11:32:53.");
        QTest::newRow("cut date") << QByteArray("2026-02-12");
    }
    void residues() {
        QFETCH(QByteArray, record);
        static ResidueWriter writer; // Remembers layouts, which later records do not keep to.
        FieldTexts texts;
        texts[static_cast<size_t>(Field::OrderId)] = "A-1042";
        texts[static_cast<size_t>(Field::Message)] = "Order A-1042 done";
        texts[static_cast<size_t>(Field::Level)] = "INFO";
        const TimePoint time = TimePoint::fromMilliseconds(1'770'895'973'487);
        const std::string_view original(record.constData(), static_cast<size_t>(record.size()));
        for (int i = 0; i < 5; ++i) {
            std::string residue;
            writer.append(original, texts, time, 7, residue);
            std::string back;
            appendFromResidue(residue, texts, time, back);
            QCOMPARE(std::string_view(back), original);
            if (original.find("Order A-1042") != std::string_view::npos)
                QVERIFY(residue.size() < original.size());
        }
    }

    void frames() {
        const std::string dictionary = "the quick brown fox jumps over the lazy dog";
        for (const std::string& used : {std::string(), dictionary}) {
            FrameWriter writer(used);
            const FrameDictionary reader(used);
            for (const size_t size : {size_t{0}, size_t{1}, size_t{100'000}}) {
                std::string text;
                while (text.size() < size)
                    text += dictionary.substr(0, 1 + text.size() % dictionary.size());
                std::string packed = "before";
                writer.append(text, packed);
                const std::string_view frame = std::string_view(packed).substr(6);
                std::string back;
                QVERIFY(reader.unpack(frame, text.size(), back));
                QCOMPARE(back, text);
                QVERIFY(!reader.unpack(frame, text.size() + 1, back));
                QVERIFY(!reader.unpack(frame.substr(0, frame.size() - 1), text.size(), back));
                for (size_t at = 0; at < frame.size(); at += 1 + frame.size() / 50) {
                    std::string damaged(frame);
                    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
                    const bool isTaken = reader.unpack(damaged, text.size(), back);
                    QVERIFY(!isTaken || back == text);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestStoreCodecs)
#include "tst_store_codecs.moc"
