// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/shaped_text.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace logloupe {
namespace {

constexpr QChar ellipsis(0x2026);
constexpr int cachedTexts = 4096;

/// Characters that stand for themselves, one glyph each, left to right.
[[nodiscard]] bool isPlain(QChar character) {
    const char16_t code = character.unicode();
    return (code >= 0x20 && code < 0x250 && code != 0x7F && code != 0xAD && !(code >= 0x80 && code < 0xA0))
           || (code >= 0x400 && code < 0x460) || code == 0x2009 || code == 0x202f || code == 0x2013 || code == 0x2014
           || code == 0x2026 || code == 0x2039 || code == 0x203A || (code >= 0x2190 && code <= 0x2193)
           || (code >= 0x2400 && code <= 0x2426);
}

} // namespace

void paintShaped(QPainter& painter, qreal left, qreal baseline, const ShapedText& text) {
    const QPointF origin(left, baseline - text.baseline);
    for (const QGlyphRun& run : text.runs)
        painter.drawGlyphRun(origin, run);
}

TextShaper::TextShaper(TextRole role)
    : m_role(role) {
    refresh();
}

void TextShaper::refresh() {
    m_cache.clear();
    m_font = textFont(m_role);
    m_rawFont = QRawFont::fromFont(m_font);
    m_isFixed = m_role == TextRole::Mono || m_role == TextRole::MonoStrong;
    const QFontMetricsF metrics(m_font);
    m_ascent = metrics.ascent();
    m_descent = metrics.descent();
    m_narrowest = std::max(1.0, metrics.horizontalAdvance(QLatin1Char('i')));
}

bool TextShaper::shapeDirectly(const QString& text, ShapedText& shaped) const {
    if (!m_isFixed || !std::all_of(text.begin(), text.end(), isPlain))
        return false;
    const QVector<quint32> glyphs = m_rawFont.glyphIndexesForString(text);
    if (glyphs.size() != text.size() || glyphs.contains(0U))
        return false;
    const QVector<QPointF> advances = m_rawFont.advancesForGlyphIndexes(glyphs, QRawFont::SeparateAdvances);
    if (advances.size() != glyphs.size())
        return false;
    QVector<QPointF> positions(glyphs.size());
    qreal x = 0;
    for (qsizetype index = 0; index < glyphs.size(); ++index) {
        positions[index] = {x, 0};
        x += advances[index].x();
    }
    QGlyphRun run;
    run.setRawFont(m_rawFont);
    run.setGlyphIndexes(glyphs);
    run.setPositions(positions);
    shaped.runs = {run};
    shaped.width = x;
    shaped.baseline = 0;
    return true;
}

ShapedText TextShaper::shape(const QString& text) const {
    ShapedText shaped;
    if (text.isEmpty() || shapeDirectly(text, shaped))
        return shaped;
    QTextLayout layout(text, m_font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e6);
    layout.endLayout();
    shaped.runs = layout.glyphRuns();
    shaped.width = line.naturalTextWidth();
    shaped.baseline = line.y() + line.ascent();
    shaped.hasRightToLeft =
        text.isRightToLeft()
        || std::any_of(shaped.runs.begin(), shaped.runs.end(), [](const QGlyphRun& run) { return run.isRightToLeft(); });
    return shaped;
}

const ShapedText& TextShaper::cached(const QString& text) {
    const auto known = m_cache.constFind(text);
    if (known != m_cache.constEnd())
        return known.value();
    if (m_cache.size() >= cachedTexts)
        m_cache.clear();
    return *m_cache.insert(text, shape(text));
}

ShapedText TextShaper::elided(const QString& text, qreal width) const {
    // Shaping what cannot show anyway would make one long record slow every frame.
    const auto most = static_cast<qsizetype>(width / m_narrowest) + 8;
    if (text.size() <= most * 2)
        return elided(shape(text), text, width);
    const QString part = text.first(most * 2);
    ShapedText shaped = elided(shape(part), part, width);
    shaped.isElided = true;
    return shaped;
}

ShapedText TextShaper::elided(const ShapedText& shaped, const QString& text, qreal width) const {
    if (shaped.width <= width)
        return shaped;
    if (shaped.hasRightToLeft) {
        ShapedText cut = shape(QFontMetricsF(m_font).elidedText(text, Qt::ElideRight, width));
        cut.isElided = true;
        return cut;
    }
    const ShapedText dots = shape(QString(ellipsis));
    const qreal bound = width - dots.width;
    ShapedText cut;
    cut.baseline = shaped.baseline;
    cut.isElided = true;
    // Runs are one per font, not one after the other: cut where a glyph of any of them begins.
    qreal end = 0;
    for (const QGlyphRun& run : shaped.runs) {
        for (const QPointF& position : run.positions()) {
            if (position.x() <= bound)
                end = std::max(end, position.x());
        }
    }
    for (const QGlyphRun& run : shaped.runs) {
        const QVector<quint32> glyphs = run.glyphIndexes();
        const QVector<QPointF> positions = run.positions();
        QVector<quint32> keptGlyphs;
        QVector<QPointF> keptPositions;
        for (qsizetype index = 0; index < glyphs.size(); ++index) {
            if (positions.at(index).x() >= end)
                continue;
            keptGlyphs.append(glyphs.at(index));
            keptPositions.append(positions.at(index));
        }
        if (keptGlyphs.isEmpty())
            continue;
        QGlyphRun part = run;
        part.setGlyphIndexes(keptGlyphs);
        part.setPositions(keptPositions);
        cut.runs.append(part);
    }
    if (width >= dots.width) {
        for (QGlyphRun dot : dots.runs) {
            QVector<QPointF> positions = dot.positions();
            for (QPointF& position : positions)
                position += QPointF(end, shaped.baseline - dots.baseline);
            dot.setPositions(positions);
            cut.runs.append(dot);
        }
        cut.width = end + dots.width;
    }
    return cut;
}

} // namespace logloupe
