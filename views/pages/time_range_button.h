// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which time a page looks at, always with its zone: quick ranges before the workspace's now, or exact bounds in the zone shown. GUI thread.

#include "models/items/event_text.h"
#include "views/controls/buttons.h"
#include "views/pages/time_choice.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace logloupe {

class TimeRangePopup;

class TimeRangeButton : public Button {
    Q_OBJECT
public:
    /// Zone and now are those of `text`, which outlives the button.
    explicit TimeRangeButton(const EventText& text, QWidget* parent = nullptr);

    [[nodiscard]] const TimeChoice& choice() const { return m_choice; }
    /// Emits nothing.
    void setChoice(const TimeChoice& choice);
    [[nodiscard]] TimeRange range() const;
    /// No exact dates and lengths: for narrow pages.
    void setBrief(bool brief);
    void openPopup();
    [[nodiscard]] TimeRangePopup* popup() const { return m_popup; }

signals:
    /// By a person.
    void choiceChanged(const logloupe::TimeChoice& choice);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateText();

    const EventText& m_text;
    TimeChoice m_choice = TimeChoice::ofLast(std::chrono::hours(24));
    TimeRangePopup* m_popup = nullptr;
    bool m_brief = false;
};

/// What opens below it.
class TimeRangePopup : public QFrame {
    Q_OBJECT
public:
    TimeRangePopup(const EventText& text, QWidget* parent);

    void openBelow(const QWidget& widget, const TimeChoice& choice);
    [[nodiscard]] QLineEdit* fromField() const { return m_from; }
    [[nodiscard]] QLineEdit* toField() const { return m_to; }
    /// Reads the bounds as typed; shows what is wrong with them and chooses nothing when they cannot be read.
    void apply();
    [[nodiscard]] QString problem() const;

signals:
    void chosen(const logloupe::TimeChoice& choice);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void choose(const TimeChoice& choice);
    void retranslate();
    [[nodiscard]] QString boundText(TimePoint point) const;
    [[nodiscard]] std::optional<TimePoint> bound(const QLineEdit& field) const;

    const EventText& m_text;
    QList<Button*> m_quick;
    QLabel* m_exactTitle = nullptr;
    QLabel* m_fromTitle = nullptr;
    QLabel* m_toTitle = nullptr;
    QLineEdit* m_from = nullptr;
    QLineEdit* m_to = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_problem = nullptr;
    Button* m_apply = nullptr;
};

} // namespace logloupe
