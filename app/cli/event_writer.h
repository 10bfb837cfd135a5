// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Events as text for files, pipes and terminals: one by one, every text masked. One thread.

#include "models/items/event_text.h"

#include <QByteArray>

namespace logloupe {

/// Writes events one by one in a format; every text masked.
class EventWriter {
public:
    /// table, ndjson, csv or json.
    EventWriter(const QString& format, const EventText& text);
    /// What comes before the first and after the last event.
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] QByteArray tail() const;
    [[nodiscard]] QByteArray event(const EventBatch& batch, int row);

private:
    [[nodiscard]] QByteArray tableLine(const EventBatch& batch, int row);
    [[nodiscard]] QByteArray csvRow(const EventBatch& batch, int row) const;

    QString m_format;
    const EventText& m_text;
    bool m_first = true;
    bool m_headWritten = false;
};

} // namespace logloupe
