// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Fonts by role, spacing and row heights of the design guide, under the user's text scale. All lengths are logical pixels.
// GUI thread only.

#include <QFont>

class QWidget;

namespace logloupe {

enum class TextRole : quint8 {
    Caption,       ///< 11: captions, axis labels
    CaptionStrong, ///< 11 semibold: column heads, pills
    Grid,          ///< 12: grid rows
    GridStrong,    ///< 12 semibold
    Base,          ///< 13 on a line of 20
    BaseMedium,    ///< 13 medium: buttons, navigation
    BaseStrong,    ///< 13 semibold
    Verdict,       ///< 15 regular, the plain part of a verdict
    PanelTitle,    ///< 15 semibold on 20
    PageTitle,     ///< 20 semibold on 28
    Figure,        ///< 24 semibold on 32
    Mono,          ///< JetBrains Mono 12: times in rows, raw records, queries, masked tokens
    MonoStrong,    ///< the same, semibold
};

inline constexpr int textRoleCount = static_cast<int>(TextRole::MonoStrong) + 1;

/// Inter or the system's sans serif, JetBrains Mono or the system's fixed font. Figures are tabular where Qt can (6.7 and later).
[[nodiscard]] QFont textFont(TextRole role);
/// Height of one line of running text in this role.
[[nodiscard]] int lineHeight(TextRole role);
/// True when figures in textFont() have equal widths; otherwise align columns of figures right or use Mono.
[[nodiscard]] bool hasTabularFigures();

/// A length that grows with the text: row heights, control heights, column widths made for text.
[[nodiscard]] int scaled(int length);
[[nodiscard]] qreal scaledF(qreal length);

/// Gives a stock widget (QLabel, QTextEdit, …) the font of a role and keeps it right when the text scale changes.
void setTextRole(QWidget& widget, TextRole role);

namespace space {
inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 24;
inline constexpr int xxl = 32;
} // namespace space

inline constexpr qreal radius = 4;
inline constexpr qreal markRadius = 2;

/// Heights before scaling: pass them through scaled().
namespace height {
inline constexpr int tailRow = 22;
inline constexpr int searchRow = 24;
inline constexpr int caseRow = 26;
inline constexpr int listRow = 30;
inline constexpr int columnHead = 28;
inline constexpr int dayHead = 24;
inline constexpr int control = 32;
inline constexpr int compactControl = 28;
inline constexpr int smallControl = 24;
inline constexpr int lane = 29;
inline constexpr int band = 60;
inline constexpr int axis = 28;
inline constexpr int topBar = 48;
inline constexpr int statusBar = 28;
inline constexpr int pageHeader = 56;
inline constexpr int navigationRow = 32;
inline constexpr int navigationSmallRow = 28;
inline constexpr int pill = 20;
} // namespace height

namespace width {
inline constexpr int sidebar = 192;
inline constexpr int sidebarCollapsed = 48;
inline constexpr int fieldPanel = 240;
inline constexpr int detailPanel = 384;
inline constexpr int detailPanelNarrow = 320;
} // namespace width

/// Set by ThemeSwitch; 100 to 150.
void setTextScalePercent(int percent);
[[nodiscard]] int textScalePercent();
/// Applies the roles given with setTextRole() to all widgets again.
void refreshTextRoles();

} // namespace logloupe
