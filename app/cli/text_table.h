// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Tables for a terminal: columns as wide as their widest cell, numbers to the right. Pure.

#include <QList>
#include <QString>
#include <QStringList>

namespace logloupe {

class TextTable {
public:
    /// A head that starts with '>' marks a column that is aligned right; the sign is not shown.
    explicit TextTable(const QStringList& heads);

    void addRow(const QStringList& cells);
    /// Ends with a line feed. Control characters are shown as glyphs, so that a log cannot write to the terminal.
    [[nodiscard]] QString text() const;

private:
    QStringList m_heads;
    QList<bool> m_right;
    QList<QStringList> m_rows;
};

/// Control, bidirectional and invisible characters made visible: what a log says must not steer the terminal.
[[nodiscard]] QString terminalText(const QString& text);

/// RFC 4180, and a cell that a spreadsheet would take for a formula gets a leading apostrophe.
[[nodiscard]] QString csvLine(const QStringList& cells);

} // namespace logloupe
