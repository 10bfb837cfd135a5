// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/segmented_control.h"

#include "models/domain/human_format.h"
#include "views/controls/labels.h"
#include "views/controls/marks.h"
#include "views/theme/text_glyphs.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace logloupe {

/// One of the row; draws its part of the common outline.
class Segment : public QAbstractButton {
    Q_OBJECT
public:
    explicit Segment(QWidget* parent)
        : QAbstractButton(parent) {
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }

    void setLabel(const QString& label) {
        m_label = visibleText(label);
        updateText();
    }
    void setCount(std::optional<qint64> count) {
        m_count = count;
        updateText();
    }
    void setEnds(bool first, bool last) {
        m_first = first;
        m_last = last;
        update();
    }
    void setControlSize(ControlSize size) {
        m_size = size;
        updateGeometry();
    }

    [[nodiscard]] QSize sizeHint() const override {
        // Measured as if chosen, so that the row does not move when the choice does.
        return {static_cast<int>(textWidth(shownText(), TextRole::GridStrong)) + 2 * scaled(10), controlHeight(m_size)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        // Neighbours share a border: each but the first begins one pixel to its left. Rounded ends reach beyond the clip.
        const QRectF outline = QRectF(rect()).adjusted(m_first ? 0 : -1 - radius, 0, m_last ? 0 : radius, 0);
        const bool chosen = isChecked();
        QColor fill = theme.surface();
        if (chosen)
            fill = theme.selected();
        else if (isEnabled() && underMouse())
            fill = theme.hover();
        paintBox(painter, outline, fill, theme.borderStrong());
        if (!m_last)
            painter.fillRect(QRectF(width() - 1, 0, 1, height()), theme.borderStrong());
        QColor color = chosen ? theme.accentStrong() : theme.text2();
        if (!isEnabled())
            color = disabledColor(theme.text3());
        paintText(painter, rect(), shownText(), chosen ? TextRole::GridStrong : TextRole::Grid, color, Qt::AlignCenter);
        if (hasFocus())
            paintFocusRing(painter, rect());
    }
    void changeEvent(QEvent* event) override {
        QAbstractButton::changeEvent(event);
        if (event->type() == QEvent::StyleChange || event->type() == QEvent::LocaleChange) {
            updateGeometry();
            update();
        }
    }

private:
    [[nodiscard]] QString shownText() const { return m_count ? m_label + u' ' + countText(*m_count) : m_label; }
    void updateText() {
        setText(shownText().replace(u'&', QLatin1String("&&")));
        updateGeometry();
        update();
    }

    QString m_label;
    std::optional<qint64> m_count;
    ControlSize m_size = ControlSize::Compact;
    bool m_first = true;
    bool m_last = true;
};

SegmentedControl::SegmentedControl(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool checked) {
        if (checked)
            emit currentChanged(index);
    });
}

SegmentedControl::SegmentedControl(const QStringList& texts, QWidget* parent)
    : SegmentedControl(parent) {
    for (const QString& text : texts)
        addSegment(text);
}

int SegmentedControl::addSegment(const QString& text, std::optional<qint64> count) {
    const int index = this->count();
    auto* segment = new Segment(this);
    segment->setLabel(text);
    segment->setCount(count);
    segment->setControlSize(m_size);
    layout()->addWidget(segment);
    m_segments.append(segment);
    m_group->addButton(segment, index);
    if (index == 0) {
        const QSignalBlocker quiet(m_group);
        segment->setChecked(true);
    }
    updateEnds();
    return index;
}

int SegmentedControl::count() const {
    return static_cast<int>(m_segments.size());
}

Segment* SegmentedControl::segmentAt(int index) const {
    return index >= 0 && index < count() ? m_segments[index] : nullptr;
}

void SegmentedControl::setSegmentText(int index, const QString& text) {
    if (Segment* segment = segmentAt(index))
        segment->setLabel(text);
}

void SegmentedControl::setSegmentCount(int index, std::optional<qint64> count) {
    if (Segment* segment = segmentAt(index))
        segment->setCount(count);
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled) {
    if (Segment* segment = segmentAt(index))
        segment->setEnabled(enabled);
}

void SegmentedControl::setSegmentToolTip(int index, const QString& text) {
    if (Segment* segment = segmentAt(index))
        setPlainToolTip(*segment, text);
}

void SegmentedControl::clear() {
    qDeleteAll(m_segments);
    m_segments.clear();
}

int SegmentedControl::currentIndex() const {
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index) {
    if (Segment* segment = segmentAt(index))
        segment->setChecked(true);
}

void SegmentedControl::setControlSize(ControlSize size) {
    m_size = size;
    for (Segment* segment : std::as_const(m_segments))
        segment->setControlSize(size);
}

void SegmentedControl::updateEnds() {
    for (int index = 0; index < count(); ++index)
        m_segments[index]->setEnds(index == 0, index == count() - 1);
}

} // namespace logloupe

#include "segmented_control.moc"
