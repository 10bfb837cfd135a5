// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The program's own line icons (16 px grid, stroke 1.5, one colour), tinted and cached. GUI thread only.

#include "views/theme/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QSize>

class QPainter;
class QRectF;

namespace logloupe {

enum class Icon : quint8 {
    None,
    Loupe,
    Gem,
    Search,
    Grid,
    Tail,
    Compare,
    Hourglass,
    Chart,
    Bell,
    Database,
    Gear,
    User,
    Lock,
    Eye,
    EyeOff,
    Copy,
    Note,
    Case,
    Bookmark,
    Clock,
    Globe,
    Filter,
    Columns,
    Rules,
    Plus,
    Minus,
    Close,
    ChevronUp,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    Back,
    Forward,
    Menu,
    More,
    Play,
    Pause,
    Refresh,
    Download,
    Link,
    Trace,
    Warning,
    Error,
    Info,
    Check,
    Archive,
    Folder,
    Browser,
};
inline constexpr int iconCount = static_cast<int>(Icon::Browser) + 1;

/// Path in the resources, empty for None.
[[nodiscard]] QString iconPath(Icon icon);

/// `size` in logical pixels; the pixmap carries `devicePixelRatio`.
[[nodiscard]] QPixmap iconPixmap(Icon icon, const QColor& color, int size, qreal devicePixelRatio);

/// Draws the icon centred in `rect`, as large as fits, crisp on the painter's device.
void paintIcon(QPainter& painter, const QRectF& rect, Icon icon, const QColor& color);

/// For actions, menus and stock widgets. Takes its colour when painted, so it follows the theme; disabled is drawn in text-3, faint.
[[nodiscard]] QIcon icon(Icon icon, Token color = Token::Text2);

/// The window icon: the loupe in the accent of the light theme, 16 to 256 px.
[[nodiscard]] QIcon applicationIcon();

} // namespace logloupe
