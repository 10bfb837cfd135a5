// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/chip.h"
#include "views/controls/text_runs.h"
#include "views/query/completion_popup.h"
#include "views/query/query_bar.h"
#include "views/query/query_edit.h"
#include "views/theme/theme.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

CompletionVocabulary vocabulary() {
    CompletionVocabulary known;
    for (const Field field : allFields())
        known.fields.push_back({FieldRef::of(field), fieldType(field)});
    known.values.push_back({FieldRef::of(Field::Service), {"mes-api", "mes", "crm"}, 3});
    return known;
}

/// A bar in a window, with the focus in its line.
struct Stage {
    QWidget window;
    QueryBar bar{&window};

    Stage() {
        window.resize(900, 500);
        bar.setGeometry(0, 0, 900, 120);
        bar.setVocabulary(vocabulary());
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        bar.edit()->setFocus();
    }
    void type(const QString& text) { QTest::keyClicks(bar.edit(), text); }
    [[nodiscard]] QString problem() const {
        for (const RunLabel* label : bar.findChildren<RunLabel*>()) {
            if (label->isVisibleTo(&bar))
                return label->spokenText();
        }
        return {};
    }
};

} // namespace

class TestQueryBar : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void typingIsNeverTakenAway() {
        Stage stage;
        stage.type(u"error."_s);
        QVERIFY(stage.bar.edit()->popup()->isShown());
        QCOMPARE(stage.bar.text(), u"error."_s);
        stage.type(u"ty"_s);
        QCOMPARE(stage.bar.text(), u"error.ty"_s);
        QCOMPARE(stage.bar.edit()->popup()->count(), 1);
    }

    void tabTakesTheChosenSuggestion() {
        Stage stage;
        stage.type(u"error.ty"_s);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Tab);
        QCOMPARE(stage.bar.text(), u"error.type:"_s);
        QVERIFY(stage.bar.edit()->hasFocus());
        // One undo takes one suggestion back.
        stage.bar.edit()->undo();
        QCOMPARE(stage.bar.text(), u"error.ty"_s);
    }

    void valuesFollowAField() {
        Stage stage;
        QSignalSpy wanted(&stage.bar, &QueryBar::valuesWanted);
        stage.type(u"service.name:m"_s);
        QVERIFY(!wanted.isEmpty());
        QCOMPARE(wanted.last().front().value<FieldRef>().name, std::string("service.name"));
        QVERIFY(stage.bar.edit()->popup()->isShown());
        QTest::keyClick(stage.bar.edit(), Qt::Key_Tab);
        QCOMPARE(stage.bar.text().trimmed(), u"service.name:mes-api"_s);
    }

    void enterSearchesUnlessTheListWasEntered() {
        Stage stage;
        QSignalSpy submitted(&stage.bar, &QueryBar::submitted);
        stage.type(u"level"_s);
        QVERIFY(stage.bar.edit()->popup()->isShown());
        QTest::keyClick(stage.bar.edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QVERIFY(!stage.bar.edit()->popup()->isShown());
        QCOMPARE(stage.bar.text(), u"level"_s);
        stage.bar.setText({});
        stage.type(u"error.m"_s);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Down);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QVERIFY(stage.bar.text().endsWith(u':'));
    }

    void escapeClosesTheListBeforeItClears() {
        Stage stage;
        stage.type(u"error."_s);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Escape);
        QVERIFY(!stage.bar.edit()->popup()->isShown());
        QCOMPARE(stage.bar.text(), u"error."_s);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Escape);
        QCOMPARE(stage.bar.text(), QString());
    }

    void theChoiceIsSpoken() {
        Stage stage;
        stage.type(u"error."_s);
        const QString first = stage.bar.edit()->accessibleDescription();
        QVERIFY2(first.contains(u"error."), qPrintable(first));
        QTest::keyClick(stage.bar.edit(), Qt::Key_Down);
        QVERIFY(stage.bar.edit()->accessibleDescription() != first);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Escape);
        QCOMPARE(stage.bar.edit()->accessibleDescription(), QString());
    }

    void mistakesAreShownWithTheirPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("caret");

        QTest::newRow("unknown level, compared") << u"level>=WARM"_s << 7;
        QTest::newRow("unknown level") << u"level:nonsense"_s << 6;
        QTest::newRow("unknown level behind others") << u"service.name:crm and level:nonsense"_s << 27;
        QTest::newRow("unknown field") << u"servce.name:crm"_s << 0;
        QTest::newRow("open parenthesis") << u"crm and (mes or"_s << -1;
        QTest::newRow("lonely operator") << u"and crm"_s << -1;
    }

    void mistakesAreShownWithTheirPlace() {
        QFETCH(const QString, text);
        QFETCH(const int, caret);
        Stage stage;
        QueryContext context;
        context.knownFields = {"customer.email"};
        stage.bar.setContext(context);
        QSignalSpy submitted(&stage.bar, &QueryBar::submitted);
        stage.bar.setText(text);
        stage.bar.submit();
        QCOMPARE(submitted.size(), 0);
        QVERIFY(!stage.problem().isEmpty());
        QCOMPARE(stage.problem(), stage.bar.query().error().message);
        if (caret >= 0)
            QCOMPARE(stage.bar.edit()->cursorPosition(), caret);
        stage.bar.setText(u"crm"_s);
        QCOMPARE(stage.problem(), QString());
    }

    void aMistakeTypedAndSentIsNotSearched() {
        Stage stage;
        QSignalSpy submitted(&stage.bar, &QueryBar::submitted);
        stage.type(u"level:nonsense"_s);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 0);
        QVERIFY2(stage.problem().contains(u"“nonsense” is not a level"), qPrintable(stage.problem()));
        QCOMPARE(stage.bar.edit()->cursorPosition(), 6);
        // Nearly right: what was meant is said.
        stage.bar.edit()->selectAll();
        stage.type(u"level:wran"_s);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 0);
        QVERIFY2(stage.problem().contains(u"Did you mean WARN?"), qPrintable(stage.problem()));
        stage.bar.edit()->selectAll();
        stage.type(u"level:warn"_s);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(stage.problem(), QString());
    }

    void theListIsUsedWithoutAMouse() {
        Stage stage;
        QTest::keyClick(stage.bar.edit(), Qt::Key_Space, Qt::ControlModifier);
        const CompletionPopup& popup = *stage.bar.edit()->popup();
        QVERIFY(popup.isShown());
        const int last = popup.count() - 1;
        QVERIFY(last > CompletionPopup::rowsShown);
        // Up from the first goes to the last, and back; pages stop at the ends.
        QTest::keyClick(stage.bar.edit(), Qt::Key_Up);
        QCOMPARE(popup.current(), last);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Down);
        QCOMPARE(popup.current(), 0);
        QTest::keyClick(stage.bar.edit(), Qt::Key_PageDown);
        QCOMPARE(popup.current(), CompletionPopup::rowsShown);
        QTest::keyClick(stage.bar.edit(), Qt::Key_PageUp);
        QTest::keyClick(stage.bar.edit(), Qt::Key_PageUp);
        QCOMPARE(popup.current(), 0);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Escape);
        // Field, value, keyword, field, comparison, value: a whole query.
        stage.type(u"serv"_s);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Tab);
        stage.type(u"cr"_s);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Tab);
        stage.type(u" and level>=ER"_s);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Tab);
        QSignalSpy submitted(&stage.bar, &QueryBar::submitted);
        QTest::keyClick(stage.bar.edit(), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(*stage.bar.query(), *parseQuery(u"service.name:crm and level>=ERROR"_s));
    }

    void helpIsAKeyAway() {
        Stage stage;
        QSignalSpy help(stage.bar.edit(), &QueryEdit::helpRequested);
        QTest::keyClick(stage.bar.edit(), Qt::Key_F1);
        QCOMPARE(help.size(), 1);
    }

    void chipsAreTakenAwayOneByOne() {
        Stage stage;
        QSignalSpy submitted(&stage.bar, &QueryBar::submitted);
        stage.bar.setText(u"service.name:crm and not url.path:/health"_s);
        auto chips = stage.bar.findChildren<Chip*>();
        QCOMPARE(chips.size(), 2);
        QVERIFY(chips.at(1)->isNegated());
        emit chips.front()->removeRequested();
        QTRY_COMPARE(submitted.size(), 1);
        QCOMPARE(stage.bar.text(), u"not url.path:/health"_s);
    }

    void chipsAreTakenAwayByKeysToo() {
        Stage stage;
        QSignalSpy submitted(&stage.bar, &QueryBar::submitted);
        stage.bar.setText(u"service.name:crm and level:ERROR and not url.path:/health"_s);
        auto* chip = stage.bar.findChildren<Chip*>().at(1);
        QVERIFY(chip->focusPolicy() != Qt::NoFocus);
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Delete);
        QTRY_COMPARE(submitted.size(), 1);
        QCOMPARE(*stage.bar.query(), *parseQuery(u"service.name:crm and not url.path:/health"_s));
        // The last one leaves everything.
        QTRY_COMPARE(stage.bar.findChildren<Chip*>().size(), 2);
        for (int left = 2; left > 0; --left) {
            QTest::keyClick(stage.bar.findChildren<Chip*>().constFirst(), Qt::Key_Delete);
            QTRY_COMPARE(stage.bar.findChildren<Chip*>().size(), left - 1);
        }
        QCOMPARE(stage.bar.text(), QString());
        QVERIFY(stage.bar.query()->matchesEverything());
    }

    void aChipShowsItsPlace() {
        Stage stage;
        stage.bar.setText(u"service.name:crm and not url.path:/health"_s);
        emit stage.bar.findChildren<Chip*>().at(1)->activated();
        QCOMPARE(stage.bar.edit()->selectedText(), u"not url.path:/health"_s);
        QVERIFY(stage.bar.edit()->hasFocus());
    }

    void anotherZoneTakesNeitherFocusNorMistakeAway() {
        Stage stage;
        stage.bar.setText(u"service.name:crm and not url.path:/health"_s);
        QPointer<Chip> chip = stage.bar.findChildren<Chip*>().at(1);
        chip->setFocus();
        QueryContext context;
        context.zone = QTimeZone("Asia/Tokyo");
        context.now = TimePoint::fromSeconds(1'778'671'920);
        stage.bar.setContext(context);
        QVERIFY(chip && chip->hasFocus());
        stage.bar.setText(u"level:"_s);
        stage.bar.submit();
        QVERIFY(!stage.problem().isEmpty());
        context.zone = QTimeZone::utc();
        stage.bar.setContext(context);
        QVERIFY(!stage.problem().isEmpty());
        // Another text is another matter.
        stage.type(u"i"_s);
        stage.bar.setText(u"level"_s);
        QVERIFY(stage.problem().isEmpty());
    }

    void anUnfinishedPartIsAChipOfItsOwn() {
        Stage stage;
        stage.bar.setText(u"service.name:crm and error."_s);
        const auto chips = stage.bar.findChildren<Chip*>();
        QCOMPARE(chips.size(), 2);
        QVERIFY(chips.at(1)->isUnfinished());
        QCOMPARE(chips.at(1)->spokenText(), u"unfinished: error."_s);
        // Finished but wrong is another thing.
        stage.bar.setText(u"service.name:crm and level:nonsense"_s);
        QCOMPARE(stage.bar.findChildren<Chip*>().at(1)->spokenText(), u"not understood: level:nonsense"_s);
    }

    void partsHaveTheirColours() {
        QCOMPARE(highlightToken(HighlightKind::Field), Token::JsonKey);
        QCOMPARE(highlightToken(HighlightKind::Error), Token::ErrorText);
        Stage stage;
        stage.bar.setText(u"level:ERROR"_s);
        // Blue letters are there at all: the formats reached the line.
        const QImage image = stage.bar.edit()->grab().toImage();
        const QColor key = Theme::current().color(Token::JsonKey);
        int like = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 34; x < std::min(image.width(), 120); ++x) {
                const QColor at = image.pixelColor(x, y);
                like +=
                    std::abs(at.red() - key.red()) + std::abs(at.green() - key.green()) + std::abs(at.blue() - key.blue()) < 60
                        ? 1
                        : 0;
            }
        }
        QVERIFY2(like > 5, qPrintable(QString::number(like)));
    }
};

QTEST_MAIN(TestQueryBar)
#include "tst_query_bar.moc"
