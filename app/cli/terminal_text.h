// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Text in the cells of a terminal. Pure; any thread.

#include <QString>
#include <QStringList>

namespace logloupe {

/// Control, bidirectional and invisible characters made visible, line ends too: what a log says must not steer the terminal.
[[nodiscard]] QString terminalText(const QString& text);
/// The same for text of several lines: line feeds and tabs stay.
[[nodiscard]] QString terminalLines(const QString& text);

/// Cells that a terminal gives the text: two for East Asian wide characters and emoji, none for combining marks (Unicode's East_Asian_Width).
[[nodiscard]] qsizetype displayWidth(QStringView text);
/// Filled with spaces to the width; longer text stays as it is.
[[nodiscard]] QString padded(const QString& text, qsizetype width, bool toTheRight = false);
/// Parts of at most `width` cells, at spaces where there are any. At least one part; a width of 0 or less parts nothing.
[[nodiscard]] QStringList wrapped(const QString& text, qsizetype width);

} // namespace logloupe
