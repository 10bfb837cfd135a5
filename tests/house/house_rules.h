// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What every file of the repository keeps to, as functions from a file's name and text to the sentences that say what is wrong with it.
// Names are relative to the repository's top, with forward slashes. An empty list: nothing is wrong.

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace logloupe::house {

/// The room a source stands in ("models/query", "views"), or empty outside the rooms. Rooms are those of the table of the includes.
[[nodiscard]] QString roomOf(const QString& fileName);

/// Includes that cross a wall, that name a room nobody knows, or that are not written from the repository's root.
[[nodiscard]] QStringList crossedWalls(const QString& fileName, const QString& text);

/// A C++ source that does not begin with the copyright and licence lines, or a header without `#pragma once`.
[[nodiscard]] QStringList missingHeaderLines(const QString& fileName, const QString& text);

/// Places of the machine a file was written on, which mean nothing on another.
[[nodiscard]] QStringList machinePaths(const QString& fileName, const QString& text);

/// Whether the repository's top may hold an entry of this name. Entries that git ignores are not asked about.
[[nodiscard]] bool belongsAtTop(const QString& entryName);

/// Sentences of a Qt Linguist file that are unfinished, empty, obsolete, that miss a plural form, or that lose or invent a place holder
/// (%1, %n, %L2). `pluralForms` is the number of plural forms of the file's language. Text that is not XML is one fault.
[[nodiscard]] QStringList translationFaults(const QString& fileName, const QByteArray& xml, int pluralForms);

/// The classes of a source that ask for their translations under their full name: those of namespace logloupe with Q_OBJECT.
[[nodiscard]] QStringList classesWithTranslations(const QString& text);

/// The contexts that a source names itself: translate("Context", …) and its like.
[[nodiscard]] QStringList namedContexts(const QString& text);

/// Contexts of a Qt Linguist file under which nobody asks: a class of the list above without its namespace. lupdate writes them where it
/// has lost its way in a header (Qt 6.4 does at `enum Name : int`), and what they hold would never be shown.
[[nodiscard]] QStringList unreachableContexts(const QString& fileName, const QByteArray& xml, const QStringList& classes);

} // namespace logloupe::house
