// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A row of segments of which exactly one is chosen: "Silence folded | True scale | Table". Arrow keys move the choice.

#include "views/controls/buttons.h"

#include <QWidget>

#include <optional>

class QButtonGroup;

namespace logloupe {

class Segment;

class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(QWidget* parent = nullptr);
    explicit SegmentedControl(const QStringList& texts, QWidget* parent = nullptr);

    /// Index of the new segment. The first one added is chosen.
    int addSegment(const QString& text, std::optional<qint64> count = {});
    [[nodiscard]] int count() const;
    void setSegmentText(int index, const QString& text);
    /// Shown after the text, digits grouped by a thin space; nothing takes it away.
    void setSegmentCount(int index, std::optional<qint64> count);
    void setSegmentEnabled(int index, bool enabled);
    void setSegmentToolTip(int index, const QString& text);
    void clear();

    [[nodiscard]] int currentIndex() const;
    /// Emits currentChanged when it does change.
    void setCurrentIndex(int index);
    void setControlSize(ControlSize size);

signals:
    void currentChanged(int index);

private:
    [[nodiscard]] Segment* segmentAt(int index) const;
    void updateEnds();

    QButtonGroup* m_group = nullptr;
    QList<Segment*> m_segments;
    ControlSize m_size = ControlSize::Compact;
};

} // namespace logloupe
