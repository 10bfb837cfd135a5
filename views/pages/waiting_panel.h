// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What waits while the live tail is paused: events by system, and how many of them are bad. GUI thread.

#include "models/items/event_backlog.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace logloupe {

class ElidedLabel;
class MeterBar;
class SystemMark;

class WaitingPanel : public QWidget {
    Q_OBJECT
public:
    /// Systems in rows of their own; the rest is summed in a last one.
    static constexpr int shownSystems = 8;

    explicit WaitingPanel(QWidget* parent = nullptr);

    void setBacklog(const EventBacklog& backlog);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        SystemMark* system = nullptr;
        ElidedLabel* others = nullptr;
        MeterBar* bar = nullptr;
        QLabel* count = nullptr;
    };
    Row& rowAt(int index);
    void fillRow(int index, const QString& system, bool isRest, qint64 events, qint64 most);
    void retranslate();

    QLabel* m_title = nullptr;
    QLabel* m_total = nullptr;
    QGridLayout* m_grid = nullptr;
    QList<Row> m_rows;
    ElidedLabel* m_levels = nullptr;
    qint64 m_errors = 0;
    qint64 m_warnings = 0;
    QLabel* m_order = nullptr;
};

} // namespace logloupe
