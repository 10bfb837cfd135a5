// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The base of small widgets that paint themselves: follows theme, text scale and language while running, and tells
// assistive technology what it is and says. Views with rows of their own override createAccessible().

#include <QAccessible>
#include <QWidget>

namespace logloupe {

class PaintedControl : public QWidget {
    Q_OBJECT
public:
    explicit PaintedControl(QWidget* parent = nullptr);

    /// accessibleName() wins when the owner set one.
    [[nodiscard]] virtual QString spokenText() const { return {}; }
    [[nodiscard]] virtual QString spokenValue() const { return {}; }
    [[nodiscard]] virtual QAccessible::Role spokenRole() const { return QAccessible::StaticText; }
    /// What assistive technology can do besides reading; runs the control's main action. False when there is none.
    [[nodiscard]] virtual bool canActivate() const { return false; }
    virtual void activate() {}
    /// The interface assistive technology gets; controls with rows of their own bring a richer one.
    [[nodiscard]] virtual QAccessibleInterface* createAccessible();

protected:
    /// Theme, text scale or language changed: measure and paint again. Overriders call this one.
    virtual void refresh();
    void changeEvent(QEvent* event) override;
    /// Says that spokenText() changed.
    void announce();
};

/// Makes PaintedControl known to QAccessible; every control does it itself.
void installControlAccessibility();

} // namespace logloupe
