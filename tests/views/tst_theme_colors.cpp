// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/color_names.h"
#include "views/theme/theme.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

/// WCAG 2.1, "relative luminance".
double luminance(const QColor& color) {
    const auto linear = [](double part) { return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

const QList<Token> surfaces{Token::Canvas, Token::Surface, Token::Sunken, Token::Hover, Token::Selected};
const QList<Token> texts{Token::Text,         Token::Text2,      Token::Text3,      Token::Accent,
                         Token::AccentStrong, Token::TraceText,  Token::DebugText,  Token::InfoText,
                         Token::WarnText,     Token::ErrorText,  Token::FatalText,  Token::GoodText,
                         Token::JsonKey,      Token::JsonString, Token::JsonNumber, Token::JsonKeyword};
const QStringList statuses{u"CREATED"_s,
                           u"MODEL_UPLOADED"_s,
                           u"PRICE_CALCULATED"_s,
                           u"PAID"_s,
                           u"MANUFACTURING_APPROVED"_s,
                           u"MANUFACTURING_STARTED"_s,
                           u"MANUFACTURING_COMPLETED"_s,
                           u"PACKAGING"_s,
                           u"SHIPPED"_s,
                           u"CLOSED"_s,
                           u"CANCELLED"_s};
const QStringList systems{u"shop"_s,    u"shop-api"_s, u"crm"_s, u"crm-api"_s, u"mes"_s,
                          u"mes-api"_s, u"rabbitmq"_s, u"s3"_s,  u"postgres"_s};

double leastTextContrast(const Theme& theme) {
    return theme.isDark() ? 4.9 : 4.8;
}

std::string note(const QString& what, double ratio) {
    return (what + u": "_s + QString::number(ratio)).toStdString();
}

} // namespace

class TestThemeColors : public QObject {
    Q_OBJECT
private slots:
    void init() { forgetColorNames(); }
    void designValues_data();
    void designValues();
    void textOnSurfaces_data() { editions(); }
    void textOnSurfaces();
    void textOnStatusFills_data() { editions(); }
    void textOnStatusFills();
    void marksOnSurface_data() { editions(); }
    void marksOnSurface();
    void heatIsMonotonic_data() { editions(); }
    void heatIsMonotonic();
    void heatSteps_data();
    void heatSteps();
    void levels();
    void unknownStatusesKeepTheirOrder();
    void unknownSystemsTakePairs();
    void sameNameInBothEncodings();

private:
    static void editions();
    static const Theme& edition() {
        QFETCH(const bool, dark);
        return dark ? Theme::dark() : Theme::light();
    }
};

void TestThemeColors::editions() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestThemeColors::designValues_data() {
    QTest::addColumn<QColor>("color");
    QTest::addColumn<QRgb>("expected");
    QTest::newRow("light canvas") << Theme::light().canvas() << 0xFFF3F5F7U;
    QTest::newRow("light selected") << Theme::light().selected() << 0xFFE1EBFCU;
    QTest::newRow("light accent") << Theme::light().accent() << 0xFF1D5BD0U;
    QTest::newRow("dark surface") << Theme::dark().surface() << 0xFF1A1E25U;
    QTest::newRow("dark accent") << Theme::dark().accent() << 0xFF78A9FFU;
    QTest::newRow("dark error fill") << Theme::dark().level(Severity::Error).fill << 0xFFE35D50U;
    QTest::newRow("light paid") << Theme::light().statusFill(u"PAID") << 0xFFC6E6D2U;
    QTest::newRow("dark cancelled") << Theme::dark().statusFill(u"CANCELLED") << 0xFF542B28U;
    QTest::newRow("light mes-api") << Theme::light().systemColor(u"mes-api") << 0xFFC374C6U;
    QTest::newRow("dark postgres") << Theme::dark().systemColor(u"postgres") << 0xFF98A4B5U;
    QTest::newRow("light heat 300+") << Theme::light().heat(6) << 0xFF6C1224U;
    QTest::newRow("dark json string") << Theme::dark().color(Token::JsonString) << 0xFF86D3A9U;
    QTest::newRow("light good") << Theme::light().good().fill << 0xFF2F9A68U;
}

void TestThemeColors::designValues() {
    QFETCH(const QColor, color);
    QFETCH(const QRgb, expected);
    QCOMPARE(color.rgb(), expected);
}

void TestThemeColors::textOnSurfaces() {
    const Theme& theme = edition();
    for (const Token text : texts) {
        for (const Token surface : surfaces) {
            const double ratio = contrast(theme.color(text), theme.color(surface));
            QVERIFY2(ratio >= leastTextContrast(theme),
                     note(u"text %1 on %2"_s.arg(static_cast<int>(text)).arg(static_cast<int>(surface)), ratio).c_str());
        }
    }
    for (const auto& [text, soft] :
         {std::pair(Token::WarnText, Token::WarnSoft), std::pair(Token::ErrorText, Token::ErrorSoft),
          std::pair(Token::FatalText, Token::FatalSoft), std::pair(Token::GoodText, Token::GoodSoft)}) {
        for (const Token token : {text, Token::Text, Token::Text2, Token::Accent})
            QVERIFY2(
                contrast(theme.color(token), theme.color(soft)) >= leastTextContrast(theme),
                note(u"%1 on soft"_s.arg(static_cast<int>(token)), contrast(theme.color(token), theme.color(soft))).c_str());
    }
    QVERIFY(contrast(theme.onAccent(), theme.accent()) >= leastTextContrast(theme));
    QVERIFY(contrast(theme.onAccent(), theme.accentStrong()) >= leastTextContrast(theme));
}

void TestThemeColors::textOnStatusFills() {
    const Theme& theme = edition();
    QStringList all = statuses;
    for (int number = 0; number < fallbackStatusCount(); ++number)
        all.append(u"Step %1"_s.arg(number));
    for (const QString& status : all) {
        const double ratio = contrast(theme.text(), theme.statusFill(status));
        QVERIFY2(ratio >= leastTextContrast(theme), note(status, ratio).c_str());
    }
}

void TestThemeColors::marksOnSurface() {
    const Theme& theme = edition();
    QStringList all = systems;
    for (int number = 0; number < fallbackSystemPairCount(); ++number)
        all += {u"other%1"_s.arg(number), u"other%1-api"_s.arg(number)};
    std::set<QRgb> seen;
    for (const QString& system : all) {
        const double ratio = contrast(theme.systemColor(system), theme.surface());
        QVERIFY2(ratio >= 3, note(system, ratio).c_str());
        seen.insert(theme.systemColor(system).rgb());
    }
    QCOMPARE(static_cast<qsizetype>(seen.size()), all.size());
    QVERIFY(contrast(theme.control(), theme.surface()) >= 3);
    QVERIFY(contrast(theme.accent(), theme.surface()) >= 3);
}

void TestThemeColors::heatIsMonotonic() {
    const Theme& theme = edition();
    for (int step = 1; step < Theme::heatSteps; ++step) {
        const double before = luminance(theme.heat(step - 1));
        const double now = luminance(theme.heat(step));
        QVERIFY2(theme.isDark() ? now > before : now < before, qPrintable(QString::number(step)));
    }
    QCOMPARE(theme.heat(-1), theme.heat(0));
    QCOMPARE(theme.heat(99), theme.heat(6));
}

void TestThemeColors::heatSteps_data() {
    QTest::addColumn<quint64>("count");
    QTest::addColumn<int>("step");
    const QList<std::pair<quint64, int>> rows{{0, 0},
                                              {1, 1},
                                              {2, 1},
                                              {3, 2},
                                              {9, 2},
                                              {10, 3},
                                              {29, 3},
                                              {30, 4},
                                              {99, 4},
                                              {100, 5},
                                              {299, 5},
                                              {300, 6},
                                              {std::numeric_limits<quint64>::max(), 6}};
    for (const auto& [count, step] : rows)
        QTest::newRow(qPrintable(QString::number(count))) << count << step;
}

void TestThemeColors::heatSteps() {
    QFETCH(const quint64, count);
    QFETCH(const int, step);
    QCOMPARE(Theme::heatStep(count), step);
    QCOMPARE(Theme::light().heatFor(count), Theme::light().heat(step));
}

void TestThemeColors::levels() {
    std::set<QRgb> textColors;
    for (const Severity severity : {Severity::Info, Severity::Warn, Severity::Error, Severity::Fatal})
        textColors.insert(Theme::light().level(severity).text.rgb());
    QCOMPARE(textColors.size(), size_t{4});
    QCOMPARE(Theme::light().level(Severity::Info).soft, Theme::light().sunken());
    QVERIFY(Theme::light().level(Severity::Unknown).text.isValid());
}

void TestThemeColors::unknownStatusesKeepTheirOrder() {
    registerStatusNames({u"a"_s, u"PAID"_s, u"b"_s});
    const QColor a = Theme::light().statusFill(u"a");
    const QColor b = Theme::light().statusFill(u"b");
    QVERIFY(a != b);
    // Asked again, later, in another theme or another order, a name keeps its place.
    QCOMPARE(Theme::light().statusFill(u"c") == a, false);
    registerStatusNames({u"b"_s, u"a"_s});
    QCOMPARE(Theme::light().statusFill(u"a"), a);
    QCOMPARE(Theme::light().statusFill(u"b"), b);
    // The known one took no place: after forgetting, the same order gives the same colours.
    forgetColorNames();
    registerStatusNames({u"a"_s, u"b"_s});
    QCOMPARE(Theme::light().statusFill(u"b"), b);
    // More names than colours: they repeat instead of running out.
    for (int number = 0; number < 100; ++number)
        QVERIFY(Theme::dark().statusFill(u"many %1"_s.arg(number)).isValid());
}

void TestThemeColors::unknownSystemsTakePairs() {
    const QColor billing = Theme::light().systemColor(u"billing");
    const QColor sshd = Theme::light().systemColor(u"sshd");
    const QColor billingApi = Theme::light().systemColor(u"billing-api");
    QVERIFY(billing != sshd);
    QVERIFY(billingApi != billing);
    QVERIFY(luminance(billingApi) > luminance(billing));
    QVERIFY2(std::abs(billingApi.hslHue() - billing.hslHue()) < 20, "an API has its application's hue");
    // The API alone first: the application then takes the other half of the same pair.
    forgetColorNames();
    QCOMPARE(Theme::light().systemColor(u"billing-api"), billingApi);
    QCOMPARE(Theme::light().systemColor(u"billing"), billing);
    QCOMPARE(Theme::light().systemColor(u"sshd"), sshd);
}

void TestThemeColors::sameNameInBothEncodings() {
    QCOMPARE(Theme::light().systemColor(std::string_view("учёт")), Theme::light().systemColor(u"учёт"));
    QCOMPARE(Theme::light().statusFill(std::string_view("готов")), Theme::light().statusFill(u"готов"));
}

QTEST_GUILESS_MAIN(TestThemeColors)
#include "tst_theme_colors.moc"
