// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a histogram's colours mean, with how many events each stands for. GUI thread.

#include "models/domain/aggregates.h"
#include "views/controls/painted_control.h"

#include <QColor>

namespace logloupe {

class CountLegend : public PaintedControl {
    Q_OBJECT
public:
    explicit CountLegend(QWidget* parent = nullptr);

    /// Rows are levels, the worst first, or systems, the most frequent first.
    void setCounts(const CountTable& counts, bool rowsAreLevels);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spokenText() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry {
        std::string name;
        quint64 count = 0;
    };

    [[nodiscard]] QString entryText(const Entry& entry) const;
    [[nodiscard]] QColor entryColor(const Entry& entry) const;

    std::vector<Entry> m_entries;
    bool m_levels = true;
};

} // namespace logloupe
