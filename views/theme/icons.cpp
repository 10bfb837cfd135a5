// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/icons.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

// Outside the namespace, as the macro wants it.
static void initialiseIconResources() {
    Q_INIT_RESOURCE(logloupe);
}

namespace logloupe {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array<QStringView, iconCount> iconNames{
    u"",      u"loupe",      u"gem",          u"search",       u"grid",          u"tail",    u"compare", u"hourglass", u"chart",
    u"bell",  u"database",   u"gear",         u"user",         u"lock",          u"eye",     u"eye-off", u"copy",      u"note",
    u"case",  u"bookmark",   u"clock",        u"globe",        u"filter",        u"columns", u"rules",   u"plus",      u"minus",
    u"close", u"chevron-up", u"chevron-down", u"chevron-left", u"chevron-right", u"back",    u"forward", u"menu",      u"more",
    u"play",  u"pause",      u"refresh",      u"download",     u"link",          u"trace",   u"warning", u"error",     u"info",
    u"check", u"archive",    u"folder",       u"browser",
};

/// Strokes stay 1.5 px up to 20 px and grow slowly beyond, instead of with the icon.
qreal strokeInUnits(int size) {
    const qreal pixels = size <= 20 ? 1.5 : 1.5 + (size - 20) * 0.03;
    return pixels * 16 / std::max(size, 1);
}

QByteArray sourceOf(Icon icon, int size) {
    initialiseIconResources();
    QFile file(iconPath(icon));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray source = file.readAll();
    source.replace("stroke-width=\"1.5\"", "stroke-width=\"" + QByteArray::number(strokeInUnits(size), 'f', 3) + "\"");
    return source;
}

QPixmap render(Icon icon, const QColor& color, int size, qreal ratio) {
    const int pixels = std::max(1, static_cast<int>(std::lround(size * ratio)));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(sourceOf(icon, size));
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), color);
    }
    QPixmap pixmap = QPixmap::fromImage(std::move(image));
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

struct CacheKey {
    Icon icon;
    QRgb color;
    int size;
    int ratioPercent;

    bool operator==(const CacheKey&) const = default;
};

size_t qHash(const CacheKey& key, size_t seed = 0) {
    return qHashMulti(seed, static_cast<int>(key.icon), key.color, key.size, key.ratioPercent);
}

QHash<CacheKey, QPixmap>& pixmapCache() {
    static QHash<CacheKey, QPixmap> cache;
    // Pixmaps must not outlive the application object.
    static const bool cleared = [] {
        qAddPostRoutine([] { pixmapCache().clear(); });
        return true;
    }();
    Q_UNUSED(cleared)
    return cache;
}

/// Paints itself in the colour the theme has at that moment.
class ThemedIconEngine : public QIconEngine {
public:
    ThemedIconEngine(Icon icon, Token token)
        : m_icon(icon)
        , m_token(token) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        paintIcon(*painter, rect, m_icon, colorFor(mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return iconPixmap(m_icon, colorFor(mode), std::min(size.width(), size.height()), 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        // `size` is in device pixels here.
        const qreal ratio = scale > 0 ? scale : 1;
        const int logical = static_cast<int>(std::lround(std::min(size.width(), size.height()) / ratio));
        return iconPixmap(m_icon, colorFor(mode), logical, ratio);
    }

    [[nodiscard]] QIconEngine* clone() const override { return new ThemedIconEngine(m_icon, m_token); }
    bool isNull() override { return m_icon == Icon::None; }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const {
        if (mode != QIcon::Disabled)
            return Theme::current().color(m_token);
        QColor faint = Theme::current().text3();
        faint.setAlphaF(0.55F);
        return faint;
    }

    Icon m_icon;
    Token m_token;
};

} // namespace

QString iconPath(Icon icon) {
    if (icon == Icon::None)
        return {};
    return u":/logloupe/icons/%1.svg"_s.arg(iconNames[static_cast<size_t>(icon)]);
}

QPixmap iconPixmap(Icon icon, const QColor& color, int size, qreal devicePixelRatio) {
    if (icon == Icon::None || size <= 0)
        return {};
    QHash<CacheKey, QPixmap>& cache = pixmapCache();
    const CacheKey key{icon, color.rgba(), size, static_cast<int>(std::lround(devicePixelRatio * 100))};
    const auto known = cache.constFind(key);
    if (known != cache.cend())
        return *known;
    if (cache.size() >= 1000) // a few hundred are in use; text scale and screens change the keys
        cache.clear();
    const QPixmap pixmap = render(icon, color, size, devicePixelRatio);
    cache.insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter& painter, const QRectF& rect, Icon icon, const QColor& color) {
    const int size = static_cast<int>(std::floor(std::min(rect.width(), rect.height())));
    if (icon == Icon::None || size <= 0)
        return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPointF center = rect.center();
    // On whole device pixels, or the strokes blur.
    const auto snap = [ratio](qreal value) { return std::round(value * ratio) / ratio; };
    painter.drawPixmap(QPointF(snap(center.x() - size / 2.0), snap(center.y() - size / 2.0)),
                       iconPixmap(icon, color, size, ratio));
}

QIcon icon(Icon icon, Token color) {
    return icon == Icon::None ? QIcon() : QIcon(new ThemedIconEngine(icon, color));
}

QIcon applicationIcon() {
    initialiseIconResources();
    QSvgRenderer renderer(u":/logloupe/icons/logloupe.svg"_s);
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(0, 0, size, size));
        painter.end();
        result.addPixmap(QPixmap::fromImage(image));
    }
    return result;
}

} // namespace logloupe
