// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/painted_control.h"

#include "views/theme/text_glyphs.h"

#include <QAccessibleWidget>
#include <QEvent>

namespace logloupe {
namespace {

class AccessibleControl : public QAccessibleWidget {
public:
    explicit AccessibleControl(PaintedControl* control)
        : QAccessibleWidget(control, control->spokenRole()) {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        const PaintedControl* spoken = control();
        if (spoken == nullptr)
            return {};
        if (kind == QAccessible::Name && spoken->accessibleName().isEmpty())
            return visibleText(spoken->spokenText(), LineEnds::Kept);
        if (kind == QAccessible::Value)
            return visibleText(spoken->spokenValue(), LineEnds::Kept);
        return QAccessibleWidget::text(kind);
    }

    [[nodiscard]] QStringList actionNames() const override {
        QStringList names = QAccessibleWidget::actionNames();
        if (control() != nullptr && control()->canActivate())
            names.prepend(pressAction());
        return names;
    }

    void doAction(const QString& action) override {
        if (action == pressAction() && control() != nullptr && control()->canActivate())
            control()->activate();
        else
            QAccessibleWidget::doAction(action);
    }

private:
    [[nodiscard]] PaintedControl* control() const { return qobject_cast<PaintedControl*>(object()); }
};

QAccessibleInterface* createInterface(const QString&, QObject* object) {
    auto* control = qobject_cast<PaintedControl*>(object);
    return control != nullptr ? control->createAccessible() : nullptr;
}

} // namespace

void installControlAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(createInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

PaintedControl::PaintedControl(QWidget* parent)
    : QWidget(parent) {
    installControlAccessibility();
}

QAccessibleInterface* PaintedControl::createAccessible() {
    return new AccessibleControl(this);
}

void PaintedControl::refresh() {
    updateGeometry();
    update();
}

void PaintedControl::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::StyleChange:
    case QEvent::PaletteChange:
    case QEvent::LanguageChange:
    case QEvent::EnabledChange:
        refresh();
        break;
    default:
        break;
    }
}

void PaintedControl::announce() {
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace logloupe
