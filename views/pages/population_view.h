// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How long other orders stayed in this status, as a small picture with this order's place in it. GUI thread.

#include "models/analysis/duration_sample.h"
#include "views/controls/painted_control.h"

namespace logloupe {

class PopulationView : public PaintedControl {
    Q_OBJECT
public:
    explicit PopulationView(QWidget* parent = nullptr);

    /// `elapsed`: of this order; `caption`: what is counted, such as "412 orders, 90 days, time in this status".
    void setSample(const SampleHistogram& histogram, Duration elapsed, bool late, const QString& caption);
    void clear();
    [[nodiscard]] bool hasSample() const { return !m_histogram.counts.empty(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spokenText() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Chart; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SampleHistogram m_histogram;
    Duration m_elapsed{};
    bool m_late = false;
    QString m_caption;
};

} // namespace logloupe
