// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/text_table.h"

#include "views/theme/text_glyphs.h"

namespace logloupe {

TextTable::TextTable(const QStringList& heads) {
    for (const QString& head : heads) {
        m_right << head.startsWith(QLatin1Char('>'));
        m_heads << (m_right.last() ? head.mid(1) : head);
    }
}

void TextTable::addRow(const QStringList& cells) {
    QStringList visible;
    for (const QString& cell : cells)
        visible << terminalText(cell);
    m_rows << visible;
}

QString TextTable::text() const {
    QList<qsizetype> widths;
    for (qsizetype column = 0; column < m_heads.size(); ++column) {
        qsizetype widest = m_heads[column].size();
        for (const QStringList& row : m_rows)
            widest = std::max(widest, row.value(column).size());
        widths << widest;
    }
    QString text;
    const auto append = [this, &text, &widths](const QStringList& cells) {
        QString line;
        for (qsizetype column = 0; column < m_heads.size(); ++column) {
            const QString cell = cells.value(column);
            line += m_right[column] ? cell.rightJustified(widths[column]) : cell.leftJustified(widths[column]);
            line += QStringLiteral("  ");
        }
        while (line.endsWith(QChar::Space))
            line.chop(1);
        text += line + QLatin1Char('\n');
    };
    append(m_heads);
    for (const QStringList& row : m_rows)
        append(row);
    return text;
}

QString terminalText(const QString& text) {
    return visibleText(text);
}

QString csvLine(const QStringList& cells) {
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QString cell = cells[i];
        if (!cell.isEmpty() && QStringLiteral("=+-@\t\r\n").contains(cell.at(0)))
            cell.prepend(QLatin1Char('\''));
        if (cell.contains(QLatin1Char('"')) || cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('\n'))
            || cell.contains(QLatin1Char('\r')))
            cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
        line += (i > 0 ? QStringLiteral(",") : QString()) + cell;
    }
    return line + QLatin1Char('\n');
}

} // namespace logloupe
