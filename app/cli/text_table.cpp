// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/text_table.h"

#include "app/cli/terminal_text.h"

#include <algorithm>

namespace logloupe {

namespace {

constexpr qsizetype gap = 2;
constexpr qsizetype narrowest = 12; ///< a wrapped column that is still readable

} // namespace

TextTable::TextTable(const QStringList& heads) {
    for (const QString& head : heads) {
        m_right << head.startsWith(QLatin1Char('>'));
        m_heads << terminalText(m_right.last() ? head.mid(1) : head);
    }
}

void TextTable::addRow(const QStringList& cells) {
    QStringList visible;
    for (const QString& cell : cells)
        visible << terminalText(cell);
    m_rows << visible;
}

QList<qsizetype> TextTable::columnWidths(qsizetype width) const {
    QList<qsizetype> widths;
    qsizetype total = gap * (m_heads.size() - 1);
    for (qsizetype column = 0; column < m_heads.size(); ++column) {
        qsizetype widest = displayWidth(m_heads[column]);
        for (const QStringList& row : m_rows)
            widest = std::max(widest, displayWidth(row.value(column)));
        widths << widest;
        total += widest;
    }
    while (width > 0 && total > width) {
        qsizetype widest = -1;
        for (qsizetype column = 0; column < widths.size(); ++column) {
            if (!m_right[column] && widths[column] > narrowest && (widest < 0 || widths[column] > widths[widest]))
                widest = column;
        }
        if (widest < 0)
            break;
        --widths[widest];
        --total;
    }
    return widths;
}

QString TextTable::text(qsizetype width) const {
    const QList<qsizetype> widths = columnWidths(width);
    QString text;
    const auto append = [this, &text, &widths](const QStringList& cells) {
        QList<QStringList> parts;
        qsizetype height = 1;
        for (qsizetype column = 0; column < m_heads.size(); ++column) {
            parts << wrapped(cells.value(column), widths[column]);
            height = std::max(height, parts.last().size());
        }
        for (qsizetype at = 0; at < height; ++at) {
            QString line;
            for (qsizetype column = 0; column < m_heads.size(); ++column)
                line += padded(parts[column].value(at), widths[column], m_right[column]) + QString(gap, QChar::Space);
            while (line.endsWith(QChar::Space))
                line.chop(1);
            text += line + QLatin1Char('\n');
        }
    };
    append(m_heads);
    for (const QStringList& row : m_rows)
        append(row);
    return text;
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
