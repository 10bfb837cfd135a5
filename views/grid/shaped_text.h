// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Text turned into glyphs once and painted many times. Fixed-width Latin and Cyrillic text is mapped glyph by glyph, which is quick and never
// joins characters; everything else is shaped by QTextLayout. GUI thread only.

#include "views/theme/typography.h"

#include <QGlyphRun>
#include <QHash>
#include <QList>
#include <QRawFont>
#include <QString>

class QPainter;

namespace logloupe {

struct ShapedText {
    QList<QGlyphRun> runs;
    qreal width = 0;
    qreal baseline = 0; ///< from the top of the text's own coordinates
    bool hasRightToLeft = false;
    bool isElided = false;
};

/// Paints in the painter's pen.
void paintShaped(QPainter& painter, qreal left, qreal baseline, const ShapedText& text);

class TextShaper {
public:
    explicit TextShaper(TextRole role);

    /// Takes the role's font anew: theme, text scale or fonts changed.
    void refresh();

    [[nodiscard]] ShapedText shape(const QString& text) const;
    /// For texts that come again and again.
    [[nodiscard]] const ShapedText& cached(const QString& text);
    /// Not wider than `width`, ending in an ellipsis when cut.
    [[nodiscard]] ShapedText elided(const QString& text, qreal width) const;
    [[nodiscard]] ShapedText elided(const ShapedText& shaped, const QString& text, qreal width) const;
    /// A width no character of running text is narrower than: bounds how much of a long text can show.
    [[nodiscard]] qreal narrowestCharacter() const { return m_narrowest; }
    /// From the baseline, for a line centred in a row.
    [[nodiscard]] qreal ascent() const { return m_ascent; }
    [[nodiscard]] qreal descent() const { return m_descent; }

private:
    [[nodiscard]] bool shapeDirectly(const QString& text, ShapedText& shaped) const;

    TextRole m_role;
    QFont m_font;
    QRawFont m_rawFont;
    bool m_isFixed = false;
    qreal m_narrowest = 1;
    qreal m_ascent = 0;
    qreal m_descent = 0;
    QHash<QString, ShapedText> m_cache;
};

} // namespace logloupe
