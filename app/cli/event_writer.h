// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Events as text for files, pipes and terminals: one by one, every text masked. One thread.

#include "models/items/event_text.h"

#include <QByteArray>

#include <array>

namespace logloupe {

/// Writes events one by one in a format; every text masked.
class EventWriter {
public:
    /// table, ndjson, csv or json. `lineWidth`: cells of the terminal in which a table's messages are wrapped; 0: not wrapped.
    EventWriter(const QString& format, const EventText& text, qsizetype lineWidth = 0);
    /// What comes before the first and after the last event.
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] QByteArray tail() const;
    [[nodiscard]] QByteArray event(const EventBatch& batch, int row);

private:
    [[nodiscard]] QByteArray jsonObject(const EventBatch& batch, int row) const;
    [[nodiscard]] QString tableHead(const EventBatch& batch, int row);
    [[nodiscard]] QByteArray tableLine(const EventBatch& batch, int row);
    [[nodiscard]] QString joined(const QStringList& cells, const QString& message);
    [[nodiscard]] QByteArray csvRow(const EventBatch& batch, int row) const;

    QString m_format;
    const EventText& m_text;
    qsizetype m_lineWidth;
    std::array<qsizetype, 4> m_widths{20, 10, 6,
                                      10}; ///< of the columns before the message; a longer cell widens its column from there on
    bool m_first = true;
    bool m_headWritten = false;
};

} // namespace logloupe
