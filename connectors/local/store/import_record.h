// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the store remembers of an imported file. Value; any thread.

#include <QString>

#include <optional>

namespace logloupe {

/// A place between two records of a file's text, counted after unpacking.
struct ImportPosition {
    qint64 offset = 0; ///< bytes before it
    qint64 line = 1;   ///< number of the line that begins there

    bool operator==(const ImportPosition&) const = default;
};

struct ImportRecord {
    qint64 id = 0;
    QString name;            ///< as given to beginImport(), for people
    bool isComplete = false; ///< false: interrupted, or still under way
    ImportPosition position; ///< everything before it is committed
    quint64 digest = 0;      ///< ContentDigest of the text up to the position
    qint64 events = 0;
    qint64 rejected = 0;

    bool operator==(const ImportRecord&) const = default;
};

/// Bytes of a text's beginning by which earlier imports of it are found.
inline constexpr qint64 importHeadSize = 64 << 10;

} // namespace logloupe
