// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/masking.h"
#include "models/analysis/masking_scanners.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace logloupe;
using namespace Qt::StringLiterals;

// Every number here is made up or published for tests (the cards are those of the payment systems' own test pages).

namespace {

const Masker& masker() {
    static const Masker masker("0123456789abcdef");
    return masker;
}

QString masked(const QString& text) {
    return QString::fromStdString(masker().maskText(text.toStdString()));
}

/// Tokens without their hash, so that expectations can be written down: ‹phone›.
QString withoutHashes(QString text) {
    static const QRegularExpression hash(u"‹([^‹›]+) [0-9a-f]{4}›"_s);
    return text.replace(hash, u"‹\\1›"_s);
}

/// A number that passes Luhn's check, of a length, beginning so.
QString cardNumber(const QString& leading, int length, std::mt19937& random) {
    QString digits = leading;
    while (digits.size() < length - 1)
        digits += QChar(u'0' + static_cast<char16_t>(random() % 10));
    for (char16_t check = u'0'; check <= u'9'; ++check) {
        if (passesLuhn((digits + QChar(check)).toStdString()))
            return digits + QChar(check);
    }
    return {};
}

} // namespace

class MaskingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hides_data();
    void hides();
    void keeps_data();
    void keeps();
    void masksFields_data();
    void masksFields();
    void masksRecords_data();
    void masksRecords();
    void keepsJsonReadable();
    void leavesNoCardNumber_data();
    void leavesNoCardNumber();
    void isItsOwnMask_data();
    void isItsOwnMask();
    void tokensAreStable();
    void tokensOfOtherKeysDiffer();
    void onlyRealTokensPass_data();
    void onlyRealTokensPass();
    void failsClosedOnIllFormedText_data();
    void failsClosedOnIllFormedText();
    void staysFastOnHostileText_data();
    void staysFastOnHostileText();
    void knowsCheckNumbers();
};

void MaskingTest::hides_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* name, const QString& text, const QString& result) {
        QTest::newRow(name) << text << result;
    };

    row("e-mail", u"sent to ivan.petrov+x@shop.example, ok"_s, u"sent to ‹e-mail›, ok"_s);
    row("e-mail before a full stop", u"to a@b.ru."_s, u"to ‹e-mail›."_s);
    row("e-mail in angle brackets", u"Ivan <ivan@shop.example>"_s, u"Ivan <‹e-mail›>"_s);
    row("e-mail in Cyrillic", u"иван@почта.рф"_s, u"‹e-mail›"_s);
    row("e-mail in an address", u"/x?u=ivan%40shop.example&y=1"_s, u"/x?u=‹e-mail›&y=1"_s);
    row("e-mail with a full-width sign", u"ivan＠shop.example"_s, u"‹e-mail›"_s);
    row("e-mail with a zero-width space", u"iv\u200Ban@sh\u200Bop.example"_s, u"‹e-mail›"_s);
    row("quoted e-mail", u"\"ivan petrov\"@shop.example"_s, u"‹e-mail›"_s);

    row("phone", u"call +7 (912) 345-67-89 now"_s, u"call ‹phone› now"_s);
    row("phone in one piece", u"89123456789"_s, u"‹phone›"_s);
    row("phone in an address", u"?p=%2B79123456789"_s, u"?p=‹phone›"_s);
    row("phone without its first digit", u"тел. 912 345-67-89"_s, u"тел. ‹phone›"_s);
    row("phone of the city", u"8-495-123-45-67"_s, u"‹phone›"_s);
    row("foreign phone", u"+49 30 1234567"_s, u"‹phone›"_s);
    row("phone with dots", u"+7.912.345.67.89"_s, u"‹phone›"_s);
    row("phone in other digits", u"+７９１２３４５６７８９"_s, u"‹phone›"_s);

    row("card", u"card 4111111111111111 declined"_s, u"card ‹card› declined"_s);
    row("card in groups", u"4111 1111 1111 1111"_s, u"‹card›"_s);
    row("card with hyphens", u"5555-5555-5555-4444;"_s, u"‹card›;"_s);
    row("card with odd blanks", u"4111\u00A01111\u20091111\u200B1111"_s, u"‹card›"_s);
    row("card beside another number", u"12 4111 1111 1111 1111 500"_s, u"12 ‹card› 500"_s);
    row("card in Arabic digits", u"٤١١١١١١١١١١١١١١١"_s, u"‹card›"_s);
    row("card of Mir", u"2200 0000 0000 0004"_s, u"‹card›"_s);
    row("card of American Express", u"3782 822463 10005"_s, u"‹card›"_s);
    row("card behind letters", u"x4111111111111111y"_s, u"x‹card›y"_s);

    row("passport", u"паспорт 45 08 123456"_s, u"паспорт ‹passport›"_s);
    row("passport with words between", u"Паспорт: серия 4508 № 123456 выдан"_s, u"Паспорт: ‹passport›"_s);
    row("SNILS", u"112-233-445 95"_s, u"‹SNILS›"_s);
    row("INN of a person", u"inn 500100732259"_s, u"inn ‹INN›"_s);
    row("INN of a company", u"7707083893"_s, u"‹INN›"_s);
    row("INN that could be a time, named", u"ИНН 1001000005"_s, u"ИНН ‹INN›"_s);

    row("named value", u"email=x phone=12 34, id=5"_s, u"email=‹e-mail› phone=‹phone›, id=5"_s);
    row("name and blanks", u"customer.name=Иван Петров status=PAID"_s, u"customer.name=‹name› status=PAID"_s);
    row("name in quotes", u"first_name=\"Иван\" last_name=\"Петров\" x=\"y\""_s,
        u"first_name=\"‹name›\" last_name=\"‹name›\" x=\"y\""_s);
    row("Russian names of values", u"ФИО: Петров Иван; телефон: нет; Адрес: ул. Ленина, 1; заказ: 5"_s,
        u"ФИО: ‹name›; телефон: ‹phone›; Адрес: ‹address›; заказ: 5"_s);
    row("password", u"password=hunter2&user=x"_s, u"password=‹secret›&user=x"_s);
    row("JSON within a text", uR"(sent {"customer":{"name":"Иван","id":"C-1"},"service":{"name":"mes"}} ok)"_s,
        uR"(sent {"customer":{"name":"‹name›","id":"C-1"},"service":{"name":"mes"}} ok)"_s);
    row("two at once", u"ivan@shop.example +79123456789"_s, u"‹e-mail› ‹phone›"_s);
}

void MaskingTest::hides() {
    QFETCH(QString, text);
    QTEST(withoutHashes(masked(text)), "result");
}

void MaskingTest::keeps_data() {
    QTest::addColumn<QString>("text");
    const auto row = [](const QString& text) { QTest::newRow(qPrintable(text)) << text; };
    row(u""_s);
    row(u"Order created"_s);
    row(u"заказ A-104233 передан оператору 17"_s);
    row(u"A-89123456789"_s);
    row(u"order 7707083893 and /orders/7707083893 and order.id=7707083893"_s);
    row(u"trace 4bf92f3577b34da6a3ce929d0e0e4736 span 00f067aa0ba902b7"_s);
    row(u"id 4111111111111111abcdef0123456789"_s);
    row(u"550e8400-e29b-41d4-a716-446655440000"_s);
    row(u"2026-05-11T10:31:52.904000000Z 1778484712904 1778484712904000000 20260511103152"_s);
    row(u"[2026-05-11 10:31:52,904][REQ][/orders/A-104233/status] status=PAID"_s);
    row(u"lock wait 5000 ms, 301000000000 ns"_s);
    row(u"event.duration=79123456789 size=81234567890"_s);
    row(u"10.0.0.1:8080 answered 202 in 784 ms"_s);
    row(u"seconds 1778484712"_s);
    row(u"4111111111111112"_s);
    row(u"1234567812345670"_s);
    row(u"@Override public void run() at Foo@1a2b3c"_s);
    row(u"service.name=mes-api thread.name=worker-1 name=queue"_s);
    row(u"host: db-1, server.address=10.0.0.1"_s);
    row(u"mes.orders.dead, 7 of 12"_s);
    row(u"UTC+0300 2026-05-11 +03:00"_s);
    row(u"6\" screen \"quoted"_s);
    row(u"version 4.18.2.10034, build 123456789"_s);
}

void MaskingTest::keeps() {
    QFETCH(QString, text);
    QCOMPARE(masked(text), text);
}

void MaskingTest::masksFields_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("result");
    const auto row = [](const QString& field, const QString& value, const QString& result) {
        QTest::addRow("%s: %s", qPrintable(field), qPrintable(value)) << field << value << result;
    };
    row(u"customer.email"_s, u"who knows"_s, u"‹e-mail›"_s);
    row(u"customer.name"_s, u"Иван"_s, u"‹name›"_s);
    row(u"customerName"_s, u"Иван"_s, u"‹name›"_s);
    row(u"delivery_address"_s, u"Lenina 1"_s, u"‹address›"_s);
    row(u"contact.phones"_s, u"12-34"_s, u"‹phone›"_s);
    row(u"name"_s, u"Иван"_s, u"‹name›"_s);
    row(u"client.address"_s, u"203.0.113.7"_s, u"‹IP›"_s);
    row(u"x-forwarded-for"_s, u"203.0.113.7"_s, u"‹IP›"_s);
    row(u"service.name"_s, u"mes-api"_s, u"mes-api"_s);
    row(u"host.name"_s, u"db-1"_s, u"db-1"_s);
    row(u"messaging.destination.name"_s, u"mes.orders"_s, u"mes.orders"_s);
    row(u"server.address"_s, u"10.0.0.1"_s, u"10.0.0.1"_s);
    row(u"order.id"_s, u"7707083893"_s, u"7707083893"_s);
    row(u"orderId"_s, u"7707083893"_s, u"7707083893"_s);
    row(u"trace.id"_s, u"4111111111111111"_s, u"4111111111111111"_s);
    row(u"user.id"_s, u"89123456789"_s, u"89123456789"_s);
    row(u"user.id"_s, u"seller@shop.example"_s, u"‹e-mail›"_s);
    row(u"customer.id"_s, u"C-1042"_s, u"C-1042"_s);
    row(u"message"_s, u"call 89123456789"_s, u"call ‹phone›"_s);
    row(u"url.path"_s, u"/customers/ivan@shop.example"_s, u"/customers/‹e-mail›"_s);
    row(u"error.message"_s, u"bad card 4111 1111 1111 1111"_s, u"bad card ‹card›"_s);
    row(u"customer.email"_s, u""_s, u""_s);
}

void MaskingTest::masksFields() {
    QFETCH(QString, field);
    QFETCH(QString, value);
    const FieldRef ref = FieldRef::named(field.toStdString());
    const std::string once = masker().mask(ref, value.toStdString());
    QTEST(withoutHashes(QString::fromStdString(once)), "result");
    QCOMPARE(masker().mask(ref, once), once);
}

void MaskingTest::masksRecords_data() {
    QTest::addColumn<QString>("record");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* name, const QString& record, const QString& result) {
        QTest::newRow(name) << record << result;
    };
    row("by key", uR"({"customer":{"email":"x","name":"Иван","phone":89123456789},"order.id":"A-1"})"_s,
        uR"({"customer":{"email":"‹e-mail›","name":"‹name›","phone":"‹phone›"},"order.id":"A-1"})"_s);
    row("whole block", uR"({"address":{"city":"X","flat":1},"x":[{"address" : ["a","b"]}]})"_s,
        uR"({"address":"‹address›","x":[{"address" : ["‹address›","‹address›"]}]})"_s);
    row("things keep their names",
        uR"({"service":{"name":"mes"},"host":{"name":"h","address":"10.0.0.1"},"k8s":{"pod":{"name":"p"}}})"_s,
        uR"({"service":{"name":"mes"},"host":{"name":"h","address":"10.0.0.1"},"k8s":{"pod":{"name":"p"}}})"_s);
    row("numbers", uR"({"order.id":7707083893,"event.duration":79123456789,"n":4111111111111111,"null":null,"phone":null})"_s,
        uR"({"order.id":7707083893,"event.duration":79123456789,"n":"‹card›","null":null,"phone":null})"_s);
    row("escapes", uR"({"m":"ivan\u0040shop.example","n":"a\"b\\c\u00e9"})"_s, uR"({"m":"‹e-mail›","n":"a\"b\\c\u00e9"})"_s);
    row("JSON in a string", uR"({"body":"{\"customer\":{\"name\":\"Иван\"},\"n\":1}"})"_s,
        uR"({"body":"{\"customer\":{\"name\":\"‹name›\"},\"n\":1}"})"_s);
    row("cut off", uR"({"a":1,"name":"Иван Пет)"_s, uR"({"a":1,"name":"‹name›)"_s);
    row("broken", uR"({{"a" "name": "Иван", ]] ivan@shop.example)"_s, uR"({{"a" "name": "‹name›", ]] ‹e-mail›)"_s);
    row("personal key", uR"({"ivan@shop.example":1})"_s, uR"({"‹e-mail›":1})"_s);
    row("address of the client", uR"({"client":{"address":"203.0.113.7","ip":"203.0.113.7"}})"_s,
        uR"({"client":{"address":"‹IP›","ip":"‹IP›"}})"_s);
}

void MaskingTest::masksRecords() {
    QFETCH(QString, record);
    const std::string once = masker().maskRecord(record.toStdString(), RecordFormat::Json);
    QTEST(withoutHashes(QString::fromStdString(once)), "result");
    QCOMPARE(masker().maskRecord(once, RecordFormat::Json), once);
}

void MaskingTest::keepsJsonReadable() {
    const QByteArray record =
        R"({"@timestamp":"2026-05-11T10:00:00Z","customer":{"name":"A \"B\" C","emails":["a@b.ru"],"addresses":[{"street":"x"}]},)"
        R"("payload":"{\"phone\":\"+79123456789\",\"x\":[1,2,{\"email\":\"a@b.ru\"}]}","n":-1.5e3,"t":true,"card":4111111111111111})";
    const std::string once = masker().maskRecord(record.toStdString(), RecordFormat::Json);
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(once), &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, once.c_str());
    QCOMPARE(object[u"n"_s].toDouble(), -1500.0);
    const QJsonObject payload = QJsonDocument::fromJson(object[u"payload"_s].toString().toUtf8(), &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, once.c_str());
    QVERIFY(Masker::isToken(payload[u"phone"_s].toString().toStdString()));
    for (const char* secret : {"a@b.ru", "9123456789", "4111", "\"B"})
        QVERIFY2(once.find(secret) == std::string::npos, secret);
}

void MaskingTest::leavesNoCardNumber_data() {
    QTest::addColumn<QString>("separator");
    QTest::newRow("none") << u""_s;
    QTest::newRow("blank") << u" "_s;
    QTest::newRow("hyphen") << u"-"_s;
    QTest::newRow("no-break blank") << u"\u00A0"_s;
    QTest::newRow("zero width") << u"\u200B"_s;
    QTest::newRow("soft hyphen") << u"\u00AD"_s;
    QTest::newRow("hyphen between blanks") << u" - "_s;
}

void MaskingTest::leavesNoCardNumber() {
    QFETCH(QString, separator);
    std::mt19937 random(11);
    const QList<std::pair<QString, int>> issuers{
        {u"4"_s, 13},    {u"4"_s, 16},  {u"4"_s, 19},    {u"51"_s, 16},   {u"2221"_s, 16}, {u"2720"_s, 16},
        {u"2202"_s, 16}, {u"34"_s, 15}, {u"37"_s, 15},   {u"3528"_s, 16}, {u"300"_s, 14},  {u"36"_s, 14},
        {u"6011"_s, 16}, {u"62"_s, 19}, {u"5018"_s, 13}, {u"8600"_s, 16}, {u"9860"_s, 16}};
    const QStringList before{u""_s,  u"card "_s, u"No."_s, u"12 "_s,    u"{\"n\":\""_s, u"pan="_s,        u"("_s,
                             u"+"_s, u"x"_s,     u"№"_s,   u"order "_s, u"id:"_s,       u"2026-05-11 "_s, u"8 "_s};
    const QStringList after{u""_s, u" ok"_s, u" 123"_s, u"\"}"_s, u"."_s, u")"_s, u" 12/27"_s, u"xyz"_s};
    for (int round = 0; round < 400; ++round) {
        const auto& [leading, length] = issuers[round % issuers.size()];
        const QString number = cardNumber(leading, length, random);
        QString written;
        for (qsizetype at = 0; at < number.size(); ++at)
            written += (at > 0 && at % 4 == 0 ? separator : QString()) + number[at];
        const QString text = before[static_cast<qsizetype>(random() % static_cast<size_t>(before.size()))] + written
                             + after[static_cast<qsizetype>(random() % static_cast<size_t>(after.size()))];
        const QString result = masked(text);
        QVERIFY2(!result.contains(written), qPrintable(text + u" → "_s + result));
        QVERIFY2(result.contains(u'‹'), qPrintable(text + u" → "_s + result));
        QCOMPARE(masked(result), result);
    }
}

void MaskingTest::isItsOwnMask_data() {
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void MaskingTest::isItsOwnMask() {
    QFETCH(quint32, seed);
    std::mt19937 random(seed);
    const QStringList pieces{u"ivan@shop.example"_s,
                             u"@"_s,
                             u"4111 1111 1111 1111"_s,
                             u"8"_s,
                             u" "_s,
                             u"-"_s,
                             u"912"_s,
                             u"345"_s,
                             u"67"_s,
                             u"+7"_s,
                             u"("_s,
                             u")"_s,
                             u"\""_s,
                             u"{"_s,
                             u"}"_s,
                             u":"_s,
                             u"name"_s,
                             u"="_s,
                             u"phone"_s,
                             u"\\"_s,
                             u"паспорт"_s,
                             u"4508"_s,
                             u"123456"_s,
                             u"‹"_s,
                             u"›"_s,
                             u"‹card 1111›"_s,
                             u"‹name x›"_s,
                             u","_s,
                             u"["_s,
                             u"]"_s,
                             u"\u200B"_s,
                             u"7707083893"_s,
                             u"order"_s,
                             u"%40"_s,
                             u"shop.ru"_s,
                             u"ФИО"_s,
                             u"."_s,
                             u"\n"_s,
                             u"customer"_s,
                             u"null"_s};
    for (int round = 0; round < 4000; ++round) {
        QString text;
        for (size_t count = random() % 14; count > 0; --count)
            text += pieces[static_cast<qsizetype>(random() % static_cast<size_t>(pieces.size()))];
        const QString once = masked(text);
        QVERIFY2(masked(once) == once, qPrintable(text + u"\n"_s + once + u"\n"_s + masked(once)));
    }
}

void MaskingTest::tokensAreStable() {
    const auto tokenOf = [](const QString& text) { return masked(text); };
    QCOMPARE(tokenOf(u"+7 (912) 345-67-89"_s), masker().tokenFor(MaskKind::Phone, u"89123456789"_s));
    QCOMPARE(tokenOf(u"8 912 345 67 89"_s), masker().tokenFor(MaskKind::Phone, u"+79123456789"_s));
    QCOMPARE(tokenOf(u"912 345-67-89"_s), masker().tokenFor(MaskKind::Phone, u"+79123456789"_s));
    QCOMPARE(tokenOf(u"Ivan@Shop.Example"_s), masker().tokenFor(MaskKind::Email, u"ivan@shop.example"_s));
    QCOMPARE(tokenOf(u"4111-1111-1111-1111"_s), masker().tokenFor(MaskKind::Card, u"4111111111111111"_s));
    const QString byKey = QString::fromStdString(masker().mask(FieldRef::named("customer.name"), "Иван  Петров"));
    QCOMPARE(byKey, masker().tokenFor(MaskKind::Name, u"иван петров"_s));
    QVERIFY(masker().tokenFor(MaskKind::Name, u"1"_s) != masker().tokenFor(MaskKind::Name, u"2"_s));
}

void MaskingTest::tokensOfOtherKeysDiffer() {
    const Masker other("fedcba9876543210");
    int same = 0;
    for (int i = 0; i < 64; ++i)
        same +=
            other.tokenFor(MaskKind::Name, QString::number(i)) == masker().tokenFor(MaskKind::Name, QString::number(i)) ? 1 : 0;
    QVERIFY(same < 3);
}

void MaskingTest::onlyRealTokensPass_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isToken");
    QTest::newRow("token") << u"‹e-mail 3f2a›"_s << true;
    QTest::newRow("someone's name") << u"‹Иван Петров beef›"_s << false;
    QTest::newRow("name as the hash") << u"‹name Ivan›"_s << false;
    QTest::newRow("capitals") << u"‹name BEEF›"_s << false;
    QTest::newRow("more behind") << u"‹name beef›x"_s << false;
    QTest::newRow("two") << u"‹name beef›‹name beef›"_s << false;
    QTest::newRow("open") << u"‹name beef"_s << false;
    QTest::newRow("empty") << u""_s << false;
}

void MaskingTest::onlyRealTokensPass() {
    QFETCH(QString, text);
    QFETCH(bool, isToken);
    QCOMPARE(Masker::isToken(text.toStdString()), isToken);
    const std::string shown = masker().mask(FieldRef::named("customer.name"), text.toStdString());
    QCOMPARE(shown == text.toStdString(), isToken || text.isEmpty());
}

void MaskingTest::failsClosedOnIllFormedText_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("lone surrogate before an e-mail") << QByteArray("\xed\xa0\x80 ivan@shop.example") << QByteArray("ivan");
    QTest::newRow("stray byte in an e-mail") << QByteArray("iv\xffn@shop.example") << QByteArray("@shop");
    QTest::newRow("stray byte in a card") << QByteArray("4111\xff"
                                                        "111111111111")
                                          << QByteArray("111111111111");
    QTest::newRow("stray byte in a phone") << QByteArray("+7912\xfe"
                                                         "3456789")
                                           << QByteArray("3456789");
    QTest::newRow("cut character at the end") << QByteArray("4111111111111111\xd0") << QByteArray("4111111111111111");
    QTest::newRow("escaped surrogate in JSON") << QByteArray(R"({"m":"\ud800 ivan@shop.example"})") << QByteArray("ivan");
    QTest::newRow("overlong") << QByteArray("ivan\xc0\xc0@shop.example 4111 1111 1111 1111") << QByteArray("4111");
}

void MaskingTest::failsClosedOnIllFormedText() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, secret);
    const std::string once = masker().maskText(bytes.toStdString());
    QVERIFY2(once.find(secret.toStdString()) == std::string::npos, once.c_str());
    QCOMPARE(QString::fromStdString(once).toStdString(), once);
    QCOMPARE(masker().maskText(once), once);
}

void MaskingTest::staysFastOnHostileText_data() {
    QTest::addColumn<QString>("piece");
    for (const char* piece : {"1-", "1",  "4 ", "\"",     "\\\"",      "{\"a\":", "name=", "\"name\":[", "a@",       "@a.b",
                              "(8", "x(", "‹",  "‹card ", "паспорт 1", "+7 ",     "4111 ", "%40a.",      "phone:\"", "a.b.c"})
        QTest::newRow(piece) << QString::fromUtf8(piece);
}

void MaskingTest::staysFastOnHostileText() {
    // Anything worse than linear would run into the test's time limit.
    QFETCH(QString, piece);
    const std::string text = piece.repeated(200'000 / piece.size()).toStdString();
    const std::string once = masker().maskText(text);
    QVERIFY(!once.empty());
}

void MaskingTest::knowsCheckNumbers() {
    QVERIFY(passesLuhn("79927398713"));
    QVERIFY(!passesLuhn("79927398710"));
    QVERIFY(isSnils("11223344595"));
    QVERIFY(!isSnils("11223344596"));
    QVERIFY(!isSnils("00000000000"));
    QVERIFY(isInn("7707083893"));
    QVERIFY(isInn("500100732259"));
    QVERIFY(!isInn("500100732250"));
    QVERIFY(!isInn("77070838930"));
    QVERIFY(isCardRange("4111111111111111"));
    QVERIFY(!isCardRange("1111111111111111"));
}

QTEST_GUILESS_MAIN(MaskingTest)
#include "tst_masking.moc"
