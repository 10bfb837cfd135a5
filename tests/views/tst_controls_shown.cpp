// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/banner.h"
#include "views/controls/chip.h"
#include "views/controls/flow_layout.h"
#include "views/controls/key_value_list.h"
#include "views/controls/labels.h"
#include "views/controls/marks.h"
#include "views/controls/meters.h"
#include "views/controls/navigation_item.h"
#include "views/controls/search_field.h"
#include "views/controls/segmented_control.h"

#include <QPainter>
#include <QTest>

#include <functional>
#include <limits>
#include <map>
#include <memory>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

using Maker = std::function<QWidget*()>;

/// One of each, with the longest sort of text it has to show.
const std::map<QString, Maker>& makers() {
    static const std::map<QString, Maker> all{
        {u"button"_s,
         [] {
             auto* button = new Button(u"Скопировать для заявки"_s, Button::Kind::Primary);
             button->setIcon(Icon::Copy);
             button->setShortcutHint(u"Ctrl Shift C"_s);
             return button;
         }},
        {u"link"_s, [] { return new Button(u"Показать 12 более медленных"_s, Button::Kind::Link); }},
        {u"toggle"_s, [] { return new ToggleSwitch(u"Журнал"_s); }},
        {u"segments"_s,
         [] {
             auto* control = new SegmentedControl({u"Паузы свёрнуты"_s, u"Равномерная шкала"_s});
             control->setSegmentCount(1, 31204);
             return control;
         }},
        {u"pill"_s, [] { return new Pill(u"MANUFACTURING_COMPLETED"_s); }},
        {u"level"_s, [] { return new LevelMark(Severity::Fatal); }},
        {u"system"_s, [] { return new SystemMark(u"rabbitmq"_s); }},
        {u"label"_s, [] { return new ElidedLabel(u"142 из 142"_s, TextRole::PanelTitle); }},
        {u"chip"_s,
         [] {
             auto* chip = new Chip;
             chip->setCondition(u"not path"_s, u"/health"_s, true);
             return chip;
         }},
        {u"field"_s,
         [] {
             auto* field = new SearchField;
             field->setPlaceholderText(u"Заказ, клиент или несколько слов"_s);
             field->setShortcutHint(u"Ctrl K"_s);
             return field;
         }},
        {u"runs"_s,
         [] {
             return new RunLabel({{u"Сейчас ждёт "_s}, {u"оператора 17"_s, true}});
         }},
        {u"banner"_s,
         [] {
             auto* banner = new Banner(MessageKind::Warn, {{u"Пропущено событий: 12."_s}});
             banner->setActions({u"Дочитать"_s});
             return banner;
         }},
        {u"verdict"_s,
         [] {
             auto* verdict = new VerdictBar;
             verdict->setVerdict(MessageKind::Error, {{u"Опаздывает:"_s, true}, {u" в PAID 2 д 4 ч"_s}});
             return verdict;
         }},
        {u"empty"_s,
         [] {
             auto* empty = new EmptyState;
             empty->setMessage(Icon::Search, u"Ничего не найдено."_s);
             empty->setHint(u"Просмотрено: 31 204."_s);
             empty->setAction(u"Убрать отбор"_s);
             return empty;
         }},
        {u"facts"_s,
         [] {
             auto* list = new KeyValueList;
             list->setRows({{u"order.id"_s, u"A-104233"_s}});
             return list;
         }},
        {u"navigation"_s,
         [] {
             auto* item = new NavigationItem(Icon::Hourglass, u"Застрявшие"_s);
             item->setBadge(u"23"_s, NavigationItem::BadgeKind::Alert);
             return item;
         }},
        {u"meter"_s,
         [] {
             auto* meter = new MeterBar;
             meter->setFraction(0.4);
             return meter;
         }},
        {u"sparkline"_s,
         [] {
             auto* line = new Sparkline;
             line->setValues({1, 5, 2, 8});
             return line;
         }},
    };
    return all;
}

void everyControl() {
    QTest::addColumn<QString>("kind");
    for (const auto& [kind, maker] : makers())
        QTest::newRow(qPrintable(kind)) << kind;
}

std::unique_ptr<QWidget> make(const QString& kind) {
    return std::unique_ptr<QWidget>(makers().at(kind)());
}

int countPixels(const QImage& image, const QColor& color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == color.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace

class TestControlsShown : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }
    void init();
    void growsWithText_data() { everyControl(); }
    void growsWithText();
    void targetsAreLargeEnough_data();
    void targetsAreLargeEnough();
    void followsTheTheme_data() { everyControl(); }
    void followsTheTheme();
    void sharpOnDenseScreens_data() { everyControl(); }
    void sharpOnDenseScreens();
    void textIsLiteral();
    void toolTipsAreLiteral_data();
    void toolTipsAreLiteral();
    void labelsElide();
    void runsWrapAndElide();
    void runsKeepTheirColors();
    void longValuesAreCut();
    void flowBreaksRows();
    void metersTakeAnything_data();
    void metersTakeAnything();
    void sparklineGaps();
    void hatchJoins();
    void collapsedNavigation();
    void segmentCountsAreGrouped();
};

void TestControlsShown::init() {
    ThemeSwitch::instance().setChoice(ThemeChoice::Light);
    ThemeSwitch::instance().setTextScale(100);
}

void TestControlsShown::growsWithText() {
    QFETCH(const QString, kind);
    const auto control = make(kind);
    const QSize before = control->sizeHint();
    QVERIFY(before.width() > 0 && before.height() > 0);
    ThemeSwitch::instance().setTextScale(150);
    const QSize after = control->sizeHint();
    QVERIFY2(after.width() * 100 >= before.width() * 125, qPrintable(QString::number(after.width())));
    QVERIFY2(after.height() * 100 >= before.height() * 120, qPrintable(QString::number(after.height())));
    // One made at this scale is as large as one that grew into it.
    QCOMPARE(make(kind)->sizeHint(), after);
}

void TestControlsShown::targetsAreLargeEnough_data() {
    QTest::addColumn<QString>("kind");
    for (const auto& [kind, maker] : makers()) {
        if (make(kind)->focusPolicy() != Qt::NoFocus)
            QTest::newRow(qPrintable(kind)) << kind;
    }
}

void TestControlsShown::targetsAreLargeEnough() {
    QFETCH(const QString, kind);
    const auto control = make(kind);
    QVERIFY(control->minimumSizeHint().height() >= 24);
    QVERIFY(control->minimumSizeHint().width() >= 24);
}

void TestControlsShown::followsTheTheme() {
    QFETCH(const QString, kind);
    const auto control = make(kind);
    control->resize(control->sizeHint());
    control->show();
    const QImage light = control->grab().toImage();
    ThemeSwitch::instance().setChoice(ThemeChoice::Dark);
    QTRY_VERIFY(control->grab().toImage() != light);
    ThemeSwitch::instance().setChoice(ThemeChoice::Light);
    QTRY_COMPARE(control->grab().toImage(), light);
}

void TestControlsShown::sharpOnDenseScreens() {
    QFETCH(const QString, kind);
    const auto control = make(kind);
    const QSize size = control->sizeHint();
    control->resize(size);
    const auto render = [&](qreal ratio) {
        QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::transparent);
        control->render(&image);
        return image;
    };
    const QImage once = render(1).scaled(size * 2);
    QImage twice = render(2);
    twice.setDevicePixelRatio(1);
    // Vector all the way: a picture of two pixels each would be the same as the small one enlarged.
    if (kind != u"meter" && kind != u"sparkline")
        QVERIFY(once != twice);
    QVERIFY(!twice.isNull());
}

void TestControlsShown::textIsLiteral() {
    const QString hostile = u"<b>&amp;</b> &x \u202Egpj"_s;
    const QString shown = u"<b>&amp;</b> &x ‹U+202E›gpj"_s;
    Button button(hostile);
    QCOMPARE(button.label(), shown);
    QVERIFY2(button.shortcut().isEmpty(), "an ampersand in data makes no shortcut");
    QVERIFY(button.sizeHint().width() > textWidth(shown, TextRole::BaseMedium));
    ToggleSwitch toggle(hostile);
    QVERIFY(toggle.shortcut().isEmpty());
    SegmentedControl segments({hostile});
    QVERIFY(segments.findChild<QAbstractButton*>()->shortcut().isEmpty());
    QCOMPARE(plainText({{hostile}, {u"x\n"_s, true}}), shown + u"x\n"_s);
    NavigationItem item(Icon::Gem, hostile);
    QCOMPARE(item.label(), shown);
    QCOMPARE(textWidth(hostile, TextRole::Grid), textWidth(shown, TextRole::Grid));
}

void TestControlsShown::toolTipsAreLiteral_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("inside");
    QTest::newRow("markup") << u"<img src=x>"_s << u"&lt;img src=x&gt;"_s;
    QTest::newRow("entity") << u"&lt;"_s << u"&amp;lt;"_s;
    QTest::newRow("lines") << u"a\nb"_s << u"a<br>b"_s;
    QTest::newRow("bidi") << u"a\u202Eb"_s << u"a‹U+202E›b"_s;
    QTest::newRow("quote") << u"\"'"_s << u"&quot;'"_s;
}

void TestControlsShown::toolTipsAreLiteral() {
    QFETCH(const QString, text);
    QFETCH(const QString, inside);
    QVERIFY2(plainToolTip(text).contains(u'>' + inside + u'<'), qPrintable(plainToolTip(text)));
    QVERIFY(Qt::mightBeRichText(plainToolTip(text)));
    QVERIFY(plainToolTip(QString()).isEmpty());
}

void TestControlsShown::labelsElide() {
    ElidedLabel label(u"MessageRejected: unknown field engraving.font"_s);
    label.resize(label.sizeHint());
    QVERIFY(!label.isElided());
    label.resize(100, label.height());
    QVERIFY(label.isElided());
    QVERIFY(label.minimumSizeHint().width() < 100);
}

void TestControlsShown::runsWrapAndElide() {
    const TextRuns runs{{u"The customer created the order on Thu 7 May and uploaded the model. "_s},
                        {u"Now waiting for operator 17"_s, true},
                        {u"."_s}};
    RunsLayout layout;
    layout.layOut(runs, TextRole::Base, 10'000);
    QCOMPARE(layout.size().height(), 20.0);
    const qreal whole = layout.size().width();
    layout.layOut(runs, TextRole::Base, whole / 3);
    QVERIFY(layout.size().height() >= 60);
    QVERIFY(layout.size().width() <= whole / 3 + 1);
    layout.layOut(runs, TextRole::Base, whole / 3, 2);
    QCOMPARE(layout.size().height(), 40.0);
    layout.layOut({}, TextRole::Base, 100);
    QCOMPARE(layout.size().height(), 20.0);
    // A word longer than the line breaks inside instead of reaching out.
    layout.layOut({{QString(500, u'x')}}, TextRole::Base, 100);
    QVERIFY(layout.size().width() <= 101);

    RunLabel label(runs);
    QVERIFY(label.hasHeightForWidth());
    QVERIFY(label.heightForWidth(150) > label.heightForWidth(600));
}

void TestControlsShown::runsKeepTheirColors() {
    RunLabel label({{u"plain "_s}, {u"late"_s, true, Token::ErrorText}});
    label.resize(label.sizeHint());
    QImage image(label.size() * 4, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(4);
    image.fill(Qt::white);
    label.render(&image);
    QVERIFY(countPixels(image, Theme::light().color(Token::ErrorText)) > 20);
    QVERIFY(countPixels(image, Theme::light().text()) > 20);
}

void TestControlsShown::longValuesAreCut() {
    KeyValueList list;
    QString huge(64 * 1024, u'x');
    for (qsizetype at = 0; at < huge.size(); at += 40)
        huge[at] = u' ';
    list.setMaximumLines(4);
    list.setRows({{u"error.stack_trace"_s, huge}, {u"after"_s, u"y"_s}});
    list.resize(300, 200);
    QVERIFY(list.rowRect(0).height() <= 26 + 3 * lineHeight(TextRole::Grid));
    QVERIFY(list.rowRect(1).top() > list.rowRect(0).bottom());
    QCOMPARE(list.heightForWidth(300), list.rowRect(1).bottom() + 1);
    QVERIFY(!list.grab().isNull());
}

void TestControlsShown::flowBreaksRows() {
    QWidget area;
    auto* flow = new FlowLayout(&area, 8, 4);
    for (int number = 0; number < 6; ++number) {
        auto* box = new QWidget;
        box->setFixedSize(60, 20);
        flow->addWidget(box);
    }
    QCOMPARE(flow->heightForWidth(1000), 20);
    QCOMPARE(flow->heightForWidth(200), 20 * 2 + 4);
    QCOMPARE(flow->heightForWidth(60), 20 * 6 + 4 * 5);
    QCOMPARE(flow->heightForWidth(10), 20 * 6 + 4 * 5);
    flow->setGeometry(QRect(0, 0, 200, 100));
    QCOMPARE(flow->itemAt(3)->geometry().topLeft(), QPoint(0, 24));
    QCOMPARE(flow->itemAt(2)->geometry().topLeft(), QPoint(136, 0));
    flow->clear();
    QCOMPARE(flow->count(), 0);
    QCOMPARE(flow->takeAt(0), nullptr);
}

void TestControlsShown::metersTakeAnything_data() {
    QTest::addColumn<qreal>("given");
    QTest::addColumn<qreal>("kept");
    QTest::newRow("half") << 0.5 << 0.5;
    QTest::newRow("more than all") << 7.0 << 1.0;
    QTest::newRow("negative") << -1.0 << 0.0;
    QTest::newRow("not a number") << std::numeric_limits<qreal>::quiet_NaN() << 0.0;
    QTest::newRow("infinite") << std::numeric_limits<qreal>::infinity() << 0.0;
}

void TestControlsShown::metersTakeAnything() {
    QFETCH(const qreal, given);
    QFETCH(const qreal, kept);
    MeterBar meter;
    meter.resize(100, 16);
    meter.setFraction(given);
    QCOMPARE(meter.fraction(), kept);
    const int filled = countPixels(meter.grab().toImage(), Theme::light().accent());
    QCOMPARE(filled, static_cast<int>(kept * 100) * 6);
    meter.setUsualRange(given, 0.2);
    meter.setLimit(given);
    QVERIFY(!meter.grab().isNull());
}

void TestControlsShown::sparklineGaps() {
    Sparkline line;
    line.resize(80, 20);
    line.setValues({});
    QCOMPARE(countPixels(line.grab().toImage(), Theme::light().accent()), 0);
    line.setValues({0, std::numeric_limits<qreal>::quiet_NaN(), 10, 5});
    const QImage bars = line.grab().toImage();
    QCOMPARE(bars.pixelColor(50, 10).rgb(), Theme::light().accent().rgb());
    QVERIFY2(bars.pixelColor(30, 19).rgb() != Theme::light().accent().rgb(), "no value, no bar");
    QVERIFY2(bars.pixelColor(70, 5).rgb() != Theme::light().accent().rgb(), "half the maximum, half the height");
    QCOMPARE(bars.pixelColor(70, 15).rgb(), Theme::light().accent().rgb());
    line.setShape(Sparkline::Shape::Line);
    QVERIFY(line.grab().toImage() != bars);
    QVERIFY(line.spokenValue().contains(u"10"));
}

void TestControlsShown::hatchJoins() {
    // Two neighbours hatched apart look as one area hatched at once.
    const auto canvas = [] {
        QImage image(120, 30, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        return image;
    };
    QImage apart = canvas();
    QImage whole = canvas();
    {
        QPainter painter(&apart);
        paintHatch(painter, QRectF(10, 5, 37, 20), Qt::black);
        paintHatch(painter, QRectF(47, 5, 43, 20), Qt::black);
    }
    {
        QPainter painter(&whole);
        paintHatch(painter, QRectF(10, 5, 80, 20), Qt::black);
    }
    QCOMPARE(apart, whole);
    QCOMPARE(whole.pixelColor(5, 15), QColor(Qt::white));
}

void TestControlsShown::collapsedNavigation() {
    NavigationItem item(Icon::Bell, u"Alerts"_s);
    item.setBadge(u"4"_s, NavigationItem::BadgeKind::Alert);
    const int wide = item.sizeHint().width();
    item.setCollapsed(true);
    QVERIFY(item.sizeHint().width() < wide);
    QVERIFY(item.sizeHint().width() <= width::sidebarCollapsed);
    item.resize(item.sizeHint());
    QVERIFY2(countPixels(item.grab().toImage(), Theme::light().color(Token::ErrorFill)) > 5, "the count stays as a dot");
}

void TestControlsShown::segmentCountsAreGrouped() {
    SegmentedControl control;
    control.addSegment(u"Problems"_s, 31204);
    QCOMPARE(control.findChild<QAbstractButton*>()->text(), u"Problems 31\u202f204"_s);
    control.setSegmentCount(0, {});
    QCOMPARE(control.findChild<QAbstractButton*>()->text(), u"Problems"_s);
}

QTEST_MAIN(TestControlsShown)
#include "tst_controls_shown.moc"
