// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/deep_links.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

ElasticSettings settings() {
    ElasticSettings made;
    made.dashboards = QUrl(u"https://kibana.example.com/base"_s);
    made.dataView = u"it's"_s;
    made.fields = {{"order.id", "orderNumber"}};
    return made;
}

QString stateOf(const QString& query, const TimeRange& range = {}) {
    const auto parsed = parseQuery(query);
    const QUrl link = discoverLink(settings(), PlatformFamily::Elasticsearch, parsed ? *parsed : Query(), range);
    return QUrl::fromPercentEncoding(link.fragment(QUrl::FullyEncoded).toLatin1());
}

} // namespace

class DeepLinksTest : public QObject {
    Q_OBJECT

private slots:
    void withoutDashboardsThereIsNone() { QVERIFY(discoverLink({}, PlatformFamily::OpenSearch, {}, {}).isEmpty()); }

    void theAddressIsDiscovers() {
        const TimePoint begin = *parseIso8601("2026-05-13T10:00:00Z", QTimeZone::utc());
        const QUrl link =
            discoverLink(settings(), PlatformFamily::Elasticsearch, Query(), {begin, begin + Duration(1'000'000)});
        QCOMPARE(link.toString(QUrl::RemoveFragment), u"https://kibana.example.com/base/app/discover"_s);
        QCOMPARE(QUrl::fromPercentEncoding(link.fragment(QUrl::FullyEncoded).toLatin1()),
                 u"/?_g=(time:(from:'2026-05-13T10:00:00.000000000Z',to:'2026-05-13T10:00:00.001000000Z'))"
                 "&_a=(index:'it!'s',query:(language:kuery,query:''))"_s);
        QVERIFY(link.isValid());
    }

    void queriesAreKql_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("kql");
        QTest::newRow("order") << u"order.id:A-1"_s << u"orderNumber : \"A-1\""_s;
        QTest::newRow("words") << u"\"time out\""_s << u"*time* and *out*"_s;
        QTest::newRow("and, or, not") << u"service.name:a AND (service.name:b OR NOT user.id:c)"_s
                                      << u"(service.name : \"a\") and ((service.name : \"b\") or (not (user.id : \"c\")))"_s;
        QTest::newRow("left out") << u"service.name:a AND /x/"_s << u"(service.name : \"a\")"_s;
        QTest::newRow("left out of an or") << u"service.name:a OR /x/"_s << QString();
        QTest::newRow("not of a part") << u"NOT message:x"_s << QString();
        QTest::newRow("range") << u"status:>=500"_s << u"http.response.status_code >= 500"_s;
        QTest::newRow("there") << u"order.id:*"_s << u"orderNumber : *"_s;
        QTest::newRow("pattern") << u"service.name:a?b*"_s << u"service.name : a*b*"_s;
        QTest::newRow("signs") << u"service.name:\"a\\\"b'!\""_s
                               << u"service.name : \"a\\\\\"b!'!!\""_s.replace(u"\\\\\""_s, u"\\\""_s);
    }
    void queriesAreKql() {
        QFETCH(QString, query);
        QFETCH(QString, kql);
        const QString state = stateOf(query);
        QVERIFY2(state.endsWith(u"query:'"_s + kql + u"'))"_s), qPrintable(state));
    }

    void levelsAreSpelledOut() {
        const QString state = stateOf(u"level:warn"_s);
        QVERIFY2(state.contains(u"log.level : (warn or WARN or Warn or warning"_s), qPrintable(state));
    }
};

QTEST_GUILESS_MAIN(DeepLinksTest)
#include "tst_deep_links.moc"
