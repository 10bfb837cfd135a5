// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/endpoints.h"
#include "models/query/matcher.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

EventBatch request(const QString& path) {
    EventBatchBuilder builder(u"memory"_s);
    builder.append(TimePoint::fromSeconds(1), Severity::Info, 0);
    builder.setText(Field::UrlPath, path.toStdString());
    builder.setRaw("{}", RecordFormat::Json);
    return builder.build();
}

CountTable table(std::vector<std::string> rows, std::vector<quint64> counts) {
    return {TimePoint::fromSeconds(0), std::chrono::hours(1), 2, std::move(rows), std::move(counts)};
}

} // namespace

class TestEndpoints : public QObject {
    Q_OBJECT

private slots:
    void numbersAreOneEndpoint_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("endpoint");
        QTest::newRow("nothing in it") << u"/health"_s << u"/health"_s;
        QTest::newRow("root") << u"/"_s << u"/"_s;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("order") << u"/orders/A-104233/pay"_s << u"/orders/*/pay"_s;
        QTest::newRow("last") << u"/api/v1/orders/A-104233"_s << u"/api/v1/orders/*"_s;
        QTest::newRow("two") << u"/customers/C-20817/orders/17"_s << u"/customers/*/orders/*"_s;
        QTest::newRow("digit alone") << u"/page/5"_s << u"/page/*"_s;
        QTest::newRow("version") << u"/b2b/v2/models"_s << u"/b2b/v2/models"_s;
        QTest::newRow("year of a version") << u"/v10/oauth2/token"_s << u"/v10/oauth2/token"_s;
        QTest::newRow("uuid") << u"/m/3f2a91c0-77b1-4c0e-9a55-0c1d2e3f4a5b/x"_s << u"/m/*/x"_s;
        QTest::newRow("address") << u"/users/anna@example.org"_s << u"/users/*"_s;
        QTest::newRow("question") << u"/orders?page=2&customer=C-1"_s << u"/orders?*"_s;
        QTest::newRow("slash at the end") << u"/orders/A-104233/"_s << u"/orders/*/"_s;
        QTest::newRow("double slash") << u"//orders//1"_s << u"//orders//*"_s;
        QTest::newRow("signs of an expression") << u"/a.b(c)+[d]/A-104233"_s << u"/a.b(c)+[d]/*"_s;
        QTest::newRow("letters") << u"/заказы/А-104233"_s << u"/заказы/*"_s;
    }
    void numbersAreOneEndpoint() {
        QFETCH(QString, path);
        QFETCH(QString, endpoint);
        QCOMPARE(QString::fromStdString(endpointOf(path.toStdString())), endpoint);
        if (path.isEmpty())
            return;
        const Query query = endpointQuery(endpoint);
        QVERIFY2(Matcher(query).matches(request(path), 0), qPrintable(query.text()));
        QVERIFY2(!Matcher(query).matches(request(path + u"/more"_s), 0) || path.contains(u'?'), qPrintable(query.text()));
        QVERIFY(!Matcher(query).matches(request(u"/x"_s + path), 0));
        // As a person finds it in the search field.
        const auto again = parseQuery(query.text());
        QVERIFY2(again.has_value(), qPrintable(query.text()));
        QVERIFY(*again == query);
    }

    void aWordIsAnotherEndpointThanANumber() {
        const Query query = endpointQuery(u"/orders/*"_s);
        QVERIFY(Matcher(query).matches(request(u"/orders/A-104233"_s), 0));
        QVERIFY(!Matcher(query).matches(request(u"/orders/new"_s), 0));
        QVERIFY(!Matcher(query).matches(request(u"/orders/A-104233/pay"_s), 0));
    }

    void rowsAreSummed() {
        const CountTable paths = table({"/orders/A-1001/pay", "/health", "/orders/A-1002/pay", "", "\xE2\x80\xA6"},
                                       {1, 2, 20, 0, 3, 4, 0, 5, 100, 0});
        const CountTable endpoints = byEndpoint(paths, 10);
        QCOMPARE(endpoints, table({"/health", "/orders/*/pay", "", "\xE2\x80\xA6"}, {20, 0, 4, 6, 0, 5, 100, 0}));
        QCOMPARE(endpoints.total(), paths.total());
    }

    void whatIsTooMuchGoesToTheRest() {
        const CountTable paths = table({"/a", "/b", "/c", "/d"}, {9, 0, 0, 7, 1, 1, 0, 1});
        QCOMPARE(byEndpoint(paths, 2), table({"/a", "/b", "\xE2\x80\xA6"}, {9, 0, 0, 7, 1, 2}));
        QCOMPARE(byEndpoint(table({}, {}), 2), table({}, {}));
    }
};

QTEST_GUILESS_MAIN(TestEndpoints)
#include "tst_endpoints.moc"
