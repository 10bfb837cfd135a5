// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The literal texts that every text which fits a pattern must hold: by them most texts are ruled out before the pattern is tried. Pure; any thread.

#include <QStringList>

namespace logloupe::store {

struct PatternPieces {
    QStringList texts;    ///< in the order in which they must follow each other
    bool isExact = false; ///< a text that holds them in this order fits
};

/// Of a pattern with * and ?, of which a part of a text has to fit.
[[nodiscard]] PatternPieces piecesOfWildcards(const QString& pattern);
/// Of a regular expression. Careful: what it does not know well, it takes for anything.
[[nodiscard]] PatternPieces piecesOfRegex(const QString& pattern, bool ignoreCase);

} // namespace logloupe::store
