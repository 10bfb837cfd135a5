// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One highlight: its colour, which is its switch, its name and query, how often it came lately, and a way to remove it. GUI thread.

#include "views/grid/highlight_rules.h"

#include <QAbstractButton>
#include <QWidget>

namespace logloupe {

class Button;
class ElidedLabel;

/// A square in the highlight's colour; hollow when it is switched off.
class HighlightSwatch : public QAbstractButton {
    Q_OBJECT
public:
    explicit HighlightSwatch(int color, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_color;
};

class HighlightRow : public QWidget {
    Q_OBJECT
public:
    explicit HighlightRow(const HighlightRule& rule, QWidget* parent = nullptr);

    void setCount(qint64 events);
    [[nodiscard]] qint64 count() const { return m_events; }

signals:
    void toggled(bool enabled);
    void removed();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    QString m_ruleName;
    qint64 m_events = 0;
    HighlightSwatch* m_swatch = nullptr;
    ElidedLabel* m_name = nullptr;
    ElidedLabel* m_query = nullptr;
    ElidedLabel* m_count = nullptr;
    ElidedLabel* m_period = nullptr;
    Button* m_remove = nullptr;
};

} // namespace logloupe
