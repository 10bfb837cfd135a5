// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Tables for a terminal and for spreadsheets. Pure.

#include <QList>
#include <QString>
#include <QStringList>

namespace logloupe {

/// Columns as wide as their widest cell, numbers to the right.
class TextTable {
public:
    /// A head that starts with '>' marks a column that is aligned right; the sign is not shown.
    explicit TextTable(const QStringList& heads);

    void addRow(const QStringList& cells);
    /// Ends with a line feed. Control characters are shown as glyphs, so that a log cannot write to the terminal. A table that is wider than `width` cells
    /// has its widest columns wrapped into several lines, as far as they stay readable; 0: as wide as it needs.
    [[nodiscard]] QString text(qsizetype width = 0) const;

private:
    [[nodiscard]] QList<qsizetype> columnWidths(qsizetype width) const;

    QStringList m_heads;
    QList<bool> m_right;
    QList<QStringList> m_rows;
};

/// RFC 4180, and a cell that a spreadsheet would take for a formula gets a leading apostrophe.
[[nodiscard]] QString csvLine(const QStringList& cells);

} // namespace logloupe
