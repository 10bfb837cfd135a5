// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a text from a log is written in, and how it is laid out for reading. Pure; any thread.

#include <QString>
#include <QStringView>

#include <optional>

namespace logloupe {

enum class RecordLanguage : quint8 { Plain, Json, Xml, Sql, StackTrace };

/// Told by the content alone: JSON only when it is valid, XML when it begins and ends like a document, SQL by its first words, a stack trace
/// of Java, Python or .NET by two or more of its lines.
[[nodiscard]] RecordLanguage detectLanguage(QStringView text);

/// A JSON object or array with one member a line, keys in their order, every name, text and number as written. Nothing when it is not valid
/// JSON (RFC 8259) or nested deeper than 64.
[[nodiscard]] std::optional<QString> prettyJson(QStringView json);

/// A part of a long text that is quick to show and enough to see what it is.
struct FoldedText {
    QString text;
    qsizetype hidden = 0; ///< characters left out

    bool operator==(const FoldedText&) const = default;
};

inline constexpr qsizetype foldedLine = 1024;    ///< characters of one line
inline constexpr qsizetype foldedTotal = 12'000; ///< characters of all lines
inline constexpr qsizetype foldedLines = 300;

[[nodiscard]] FoldedText foldText(const QString& text);

} // namespace logloupe
