// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Walks every page at small sizes and in every language: no text is clipped, nothing lies outside its parent, and whatever can be operated has a name,
// a role, a place in the order of focus, a visible focus and a target that can be hit.

#include "demo_window.h"
#include "views/controls/painted_control.h"
#include "views/theme/typography.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QStyle>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr int leastTarget = 24;

QString described(const QWidget& widget) {
    QString text;
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        text = label->text();
    else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        text = button->text().isEmpty() ? button->accessibleName() : button->text();
    QString path;
    for (const QWidget* at = &widget; at != nullptr && at->parentWidget() != nullptr; at = at->parentWidget())
        path = QString::fromLatin1(at->metaObject()->className()).section(u':', -1) + u'/' + path;
    return path + u" \""_s + text.left(40) + u'"';
}

/// What scrolls may be larger than what is seen of it.
bool isScrolled(const QWidget& widget) {
    for (const QWidget* at = widget.parentWidget(); at != nullptr; at = at->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(at) != nullptr)
            return true;
    }
    return false;
}

bool isPartOfField(const QWidget& widget) {
    return qobject_cast<const QLineEdit*>(widget.parentWidget()) != nullptr
           || qobject_cast<const QComboBox*>(widget.parentWidget()) != nullptr;
}

bool isInteractive(const QWidget& widget) {
    if (qobject_cast<const QScrollBar*>(&widget) != nullptr || !widget.isEnabled() || isPartOfField(widget))
        return false;
    const auto* painted = qobject_cast<const PaintedControl*>(&widget);
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr || qobject_cast<const QLineEdit*>(&widget) != nullptr
           || qobject_cast<const QComboBox*>(&widget) != nullptr
           || (painted != nullptr && (painted->canActivate() || painted->focusPolicy() != Qt::NoFocus));
}

QList<QWidget*> visibleWidgets(const QWidget& window) {
    QList<QWidget*> widgets = window.findChildren<QWidget*>();
    widgets.removeIf([&window](const QWidget* widget) { return !widget->isVisibleTo(&window) || widget->isWindow(); });
    return widgets;
}

QStringList clipped(const QWidget& window) {
    QStringList faults;
    for (const QWidget* widget : visibleWidgets(window)) {
        if (widget->visibleRegion().isEmpty())
            continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        if (label != nullptr && !label->text().isEmpty()) {
            const QSize room = label->contentsRect().size();
            const bool tooNarrow =
                !label->wordWrap() && label->fontMetrics().horizontalAdvance(label->text()) > room.width() + 1;
            const bool tooLow = label->wordWrap() && label->heightForWidth(label->width()) > label->height() + 1;
            if ((tooNarrow || tooLow) && !label->text().contains(u'\n'))
                faults << u"clipped: "_s + described(*widget);
        }
        if (qobject_cast<const QAbstractButton*>(widget) != nullptr && !isPartOfField(*widget)
            && (widget->width() < widget->minimumSizeHint().width() || widget->height() < widget->minimumSizeHint().height()))
            faults << u"too small: "_s + described(*widget);
        if (!isScrolled(*widget) && !isPartOfField(*widget)
            && !widget->parentWidget()->rect().adjusted(-1, -1, 1, 1).contains(widget->geometry()))
            faults << u"outside: "_s + described(*widget);
    }
    return faults;
}

/// One line each: a failure's own text is cut short.
const char* told(QStringList faults) {
    faults.removeDuplicates();
    for (const QString& fault : faults)
        qInfo("%s", qPrintable(fault));
    return "see the lines above";
}

QStringList unreachable(const QWidget& window) {
    QStringList faults;
    for (QWidget* widget : visibleWidgets(window)) {
        if (!isInteractive(*widget))
            continue;
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        if (spoken == nullptr || spoken->text(QAccessible::Name).trimmed().isEmpty())
            faults << u"no name: "_s + described(*widget);
        if (spoken == nullptr || spoken->role() == QAccessible::NoRole || spoken->role() == QAccessible::Client)
            faults << u"no role: "_s + described(*widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        // Of a group only the chosen one takes Tab; the arrows lead to the others.
        const bool isOneOfGroup = button != nullptr && button->group() != nullptr && button->group()->exclusive();
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 && !isOneOfGroup)
            faults << u"no focus: "_s + described(*widget);
        if (widget->height() < leastTarget || widget->width() < leastTarget)
            faults << u"hard to hit (%1×%2): "_s.arg(widget->width()).arg(widget->height()) + described(*widget);
    }
    return faults;
}

QStringList withoutVisibleFocus(QWidget& window) {
    QStringList faults;
    for (QWidget* widget : visibleWidgets(window)) {
        if (!isInteractive(*widget) || (widget->focusPolicy() & Qt::TabFocus) == 0 || widget->visibleRegion().isEmpty())
            continue;
        if (qobject_cast<const QLineEdit*>(widget) != nullptr)
            continue; // the caret, which blinks
        window.setFocus(Qt::OtherFocusReason);
        const QImage before = widget->grab().toImage();
        widget->setFocus(Qt::TabFocusReason);
        if (widget->hasFocus() && widget->grab().toImage() == before)
            faults << u"focus not seen: "_s + described(*widget);
    }
    return faults;
}

} // namespace

class TestPageWalk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        useTemporaryHome();
        ThemeSwitch::instance().install(ThemeChoice::Light);
    }

    void nothingIsClipped_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("textScale");
        for (const QString& language : {u"en"_s, u"ru"_s}) {
            for (const QSize& size : {QSize(1600, 900), QSize(1280, 800), QSize(1024, 700), QSize(960, 540)})
                QTest::addRow("%s %dx%d", qPrintable(language), size.width(), size.height()) << size << language << 100;
            QTest::addRow("%s large text", qPrintable(language)) << QSize(1600, 900) << language << 150;
        }
    }

    void nothingIsClipped() {
        QFETCH(const QSize, size);
        QFETCH(const QString, language);
        QFETCH(const int, textScale);
        ThemeSwitch::instance().setTextScale(textScale);
        QStringList faults;
        {
            DemoWindow demo(size, language);
            QVERIFY(demo.open());
            for (const auto& [name, location] : everyPage()) {
                QVERIFY(demo.show(location));
                QCoreApplication::processEvents();
                QCOMPARE(demo.window.size(), size);
                for (const QString& fault : clipped(demo.window))
                    faults << QString::fromLatin1(name) + u": "_s + fault;
            }
        }
        ThemeSwitch::instance().setTextScale(100);
        QVERIFY2(faults.isEmpty(), told(faults));
    }

    void everythingCanBeOperatedAndHeard() {
        DemoWindow demo({1600, 900});
        QVERIFY(demo.open());
        QVERIFY(QTest::qWaitForWindowActive(&demo.window));
        QStringList faults;
        for (const auto& [name, location] : everyPage()) {
            QVERIFY(demo.show(location));
            for (const QString& fault : unreachable(demo.window) + withoutVisibleFocus(demo.window))
                faults << QString::fromLatin1(name) + u": "_s + fault;
        }
        QVERIFY2(faults.isEmpty(), told(faults));
    }
};

QTEST_MAIN(TestPageWalk)
#include "tst_page_walk.moc"
