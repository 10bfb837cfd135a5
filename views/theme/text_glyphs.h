// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Text from logs may hold characters that hide, reorder or break what is shown. These functions make them visible. Pure, any thread.

#include <QString>
#include <QStringView>

namespace logloupe {

/// How line ends are shown.
enum class LineEnds : quint8 {
    Visible, ///< one line: ␊ and ␍ as glyphs
    Kept,    ///< several lines: \n stays, as does \t
};

/// C0 and DEL become control pictures (U+2400 block), C1 and invisible or bidirectional controls become ‹U+202E›, line and
/// paragraph separators likewise, lone surrogates U+FFFD. Everything else stays. The glyphs are those of Unicode's "Control Pictures".
[[nodiscard]] QString visibleText(QStringView text, LineEnds lineEnds = LineEnds::Visible);

/// True when visibleText() would change something: lets painters skip the copy.
[[nodiscard]] bool hasHiddenCharacters(QStringView text, LineEnds lineEnds = LineEnds::Visible);

} // namespace logloupe
