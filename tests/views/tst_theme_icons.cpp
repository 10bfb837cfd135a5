// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/icons.h"

#include <QPainter>
#include <QSet>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

struct Ink {
    int opaque = 0;
    int foreign = 0; ///< pixels of another colour than asked for
};

Ink inkOf(const QImage& image, const QColor& color) {
    Ink ink;
    const QImage pixels = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < pixels.height(); ++y) {
        for (int x = 0; x < pixels.width(); ++x) {
            const QColor pixel = pixels.pixelColor(x, y);
            if (pixel.alpha() < 32)
                continue;
            ++ink.opaque;
            if (pixel.alpha() > 200 && (std::abs(pixel.red() - color.red()) > 3 || std::abs(pixel.blue() - color.blue()) > 3))
                ++ink.foreign;
        }
    }
    return ink;
}

} // namespace

class TestThemeIcons : public QObject {
    Q_OBJECT
private slots:
    void everyIconDraws_data();
    void everyIconDraws();
    void iconsDiffer();
    void noneDrawsNothing();
    void sharpOnDenseScreens();
    void qIconFollowsMode();
    void applicationIconHasSizes();
};

void TestThemeIcons::everyIconDraws_data() {
    QTest::addColumn<int>("number");
    for (int number = 1; number < iconCount; ++number)
        QTest::newRow(qPrintable(iconPath(static_cast<Icon>(number)))) << number;
}

void TestThemeIcons::everyIconDraws() {
    QFETCH(const int, number);
    const QColor color(0x1D, 0x5B, 0xD0);
    for (const int size : {16, 20, 32}) {
        const QPixmap pixmap = iconPixmap(static_cast<Icon>(number), color, size, 2);
        QCOMPARE(pixmap.size(), QSize(size * 2, size * 2));
        const Ink ink = inkOf(pixmap.toImage(), color);
        QVERIFY2(ink.opaque > size, "the icon is drawn");
        QVERIFY2(ink.opaque < size * size * 4 * 7 / 10, "a line icon leaves room");
        QCOMPARE(ink.foreign, 0);
    }
}

void TestThemeIcons::iconsDiffer() {
    QSet<QByteArray> seen;
    for (int number = 1; number < iconCount; ++number) {
        const QImage image = iconPixmap(static_cast<Icon>(number), Qt::black, 32, 1).toImage();
        const QByteArray bytes(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
        QVERIFY2(!seen.contains(bytes), qPrintable(iconPath(static_cast<Icon>(number))));
        seen.insert(bytes);
    }
}

void TestThemeIcons::noneDrawsNothing() {
    QVERIFY(iconPixmap(Icon::None, Qt::black, 16, 1).isNull());
    QVERIFY(iconPixmap(Icon::Gem, Qt::black, 0, 1).isNull());
    QVERIFY(icon(Icon::None).isNull());
    QVERIFY(iconPath(Icon::None).isEmpty());
}

void TestThemeIcons::sharpOnDenseScreens() {
    QImage canvas(64, 64, QImage::Format_ARGB32_Premultiplied);
    canvas.setDevicePixelRatio(2);
    canvas.fill(Qt::white);
    QPainter painter(&canvas);
    paintIcon(painter, QRectF(8, 8, 16, 16), Icon::Minus, Qt::black);
    painter.end();
    // The stroke of 1.5 px is three device pixels: with a scaled-up pixmap it would be blurred over more.
    int dark = 0;
    for (int y = 0; y < 64; ++y)
        dark += qGray(canvas.pixel(32, y)) < 250 ? 1 : 0;
    QVERIFY2(dark >= 3 && dark <= 4, qPrintable(QString::number(dark)));
}

void TestThemeIcons::qIconFollowsMode() {
    const QIcon gem = icon(Icon::Gem, Token::Accent);
    QVERIFY(!gem.isNull());
    const QImage normal = gem.pixmap(QSize(16, 16), 1, QIcon::Normal).toImage();
    const QImage disabled = gem.pixmap(QSize(16, 16), 1, QIcon::Disabled).toImage();
    QCOMPARE(inkOf(normal, Theme::light().accent()).foreign, 0);
    QVERIFY(normal != disabled);
    QCOMPARE(gem.pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
}

void TestThemeIcons::applicationIconHasSizes() {
    const QIcon window = applicationIcon();
    QVERIFY(window.availableSizes().contains(QSize(16, 16)));
    QVERIFY(window.availableSizes().contains(QSize(256, 256)));
    QVERIFY(inkOf(window.pixmap(64).toImage(), Theme::light().accent()).opaque > 500);
}

QTEST_MAIN(TestThemeIcons)
#include "tst_theme_icons.moc"
