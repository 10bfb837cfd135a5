// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a file to events in the workspace, as a person does it: look at the first rows, put a wrong column right, read it in.

#include "app/controllers/sources_controller.h"
#include "demo_window.h"
#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/grid/event_grid.h"
#include "views/pages/import_preview_panel.h"
#include "views/pages/sources_page.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

struct Stage {
    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace;
    EventText text;
    std::unique_ptr<SourcesPage> page;
    std::unique_ptr<SourcesController> controller;

    Stage() {
        auto opened = OpenedStore::open(folder.filePath(u"workspace"_s), OpenMode::ReadWrite);
        workspace = std::make_unique<Workspace>(std::move(*opened));
        text.setZone(QTimeZone::utc());
        page = std::make_unique<SourcesPage>(text);
        controller = std::make_unique<SourcesController>(*workspace, text, *page);
        page->resize(1200, 700);
        page->show();
    }

    ~Stage() {
        controller.reset();
        page.reset();
        workspace.reset();
    }

    [[nodiscard]] QString file(const QString& name, const QByteArray& bytes) const {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    }

    [[nodiscard]] ImportPreviewPanel& panel() const { return *page->findChild<ImportPreviewPanel*>(); }
    [[nodiscard]] const EventGrid& grid() const { return *panel().findChild<EventGrid*>(); }

    [[nodiscard]] Button* button(const QString& label) const {
        for (Button* one : page->findChildren<Button*>()) {
            if (one->label() == label && one->isVisible())
                return one;
        }
        return nullptr;
    }

    /// As if the person chose it in the list.
    [[nodiscard]] bool choose(const QString& field, const QString& column) const {
        for (QComboBox* choice : panel().findChildren<QComboBox*>()) {
            if (choice->accessibleName() != field)
                continue;
            const int index = column.isEmpty() ? 0 : choice->findData(column);
            choice->setCurrentIndex(index);
            emit choice->activated(index);
            return index >= 0;
        }
        return false;
    }

    [[nodiscard]] QString messages() const {
        QStringList texts;
        for (const Banner* banner : page->findChildren<Banner*>()) {
            for (const PaintedControl* part : banner->findChildren<PaintedControl*>()) {
                if (part->isVisible())
                    texts << part->spokenText();
            }
        }
        return texts.join(u' ');
    }
};

const QByteArray orders = "when;where;what;order\n"
                          "2026-05-13T10:00:00Z;crm;order created;A-1\n"
                          "2026-05-13T10:00:01Z;mes;order taken;A-1\n"
                          "2026-05-13T10:00:02Z;mes;operator assigned;A-2\n";

} // namespace

class TestSourcesController : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        useTemporaryHome();
        ThemeSwitch::instance().install(ThemeChoice::Light);
    }

    void firstRowsAreShownAndReadIn() {
        Stage stage;
        QSignalSpy imported(stage.controller.get(), &SourcesController::imported);
        stage.controller->preview({stage.file(u"orders.csv"_s, orders)});
        QTRY_VERIFY(stage.panel().isVisible());
        QVERIFY(stage.choose(u"@timestamp"_s, u"when"_s));
        QTRY_COMPARE(stage.grid().rows().size(), 3);
        QVERIFY(stage.choose(u"service.name"_s, u"where"_s));
        QTRY_COMPARE(stage.grid().cellText(0, 1), u"crm"_s);
        QVERIFY(stage.choose(u"order.id"_s, u"order"_s));
        QTRY_COMPARE(stage.grid().cellText(2, 3), u"A-2"_s);
        QTest::mouseClick(stage.button(u"Read into the workspace"_s), Qt::LeftButton);
        QTRY_COMPARE(imported.size(), 1);
        QTRY_COMPARE(stage.workspace->source().health().events, 3);
        QVERIFY(!stage.panel().isVisible());
        QVERIFY(stage.page->findChild<QTableView*>()->model()->index(0, 3).data().toString().contains(u'3'));
    }

    void aMappingThatReadsNothingSaysWhatToDo() {
        Stage stage;
        stage.controller->preview({stage.file(u"orders.csv"_s, orders)});
        QTRY_VERIFY(stage.panel().isVisible());
        QVERIFY(stage.choose(u"@timestamp"_s, u"where"_s));
        QTRY_VERIFY(stage.grid().rows().isEmpty());
        QVERIFY2(stage.messages().contains(u"Choose another column"), qPrintable(stage.messages()));
        QVERIFY(!stage.button(u"Read into the workspace"_s)->isEnabled());
        // Put right, it goes on.
        QVERIFY(stage.choose(u"@timestamp"_s, u"when"_s));
        QTRY_COMPARE(stage.grid().rows().size(), 3);
        QVERIFY(stage.button(u"Read into the workspace"_s)->isEnabled());
        QVERIFY(!stage.messages().contains(u"Choose another column"));
    }

    void whatCannotBeOpenedIsSaid() {
        Stage stage;
        stage.controller->preview({stage.folder.filePath(u"missing.log"_s)});
        QTRY_VERIFY2(stage.messages().contains(u"missing.log"), qPrintable(stage.messages()));
        QVERIFY(!stage.panel().isVisible());
        QVERIFY(stage.button(u"Choose files…"_s) != nullptr);
    }

    void cancellingLeavesEverythingAsItWas() {
        Stage stage;
        stage.controller->preview({stage.file(u"orders.csv"_s, orders)});
        QTRY_VERIFY(stage.panel().isVisible());
        QTest::mouseClick(stage.button(u"Cancel"_s), Qt::LeftButton);
        QVERIFY(!stage.panel().isVisible());
        QVERIFY(stage.button(u"Choose files…"_s) != nullptr);
        QCOMPARE(stage.workspace->source().health().events, 0);
    }

    void theSameFileTwiceAddsNothingAndSaysSo() {
        Stage stage;
        const QString file =
            stage.file(u"a.ndjson"_s, R"({"@timestamp":"2026-05-13T10:00:00Z","service.name":"crm","message":"hello"})"
                                      "\n");
        for (int round = 0; round < 2; ++round) {
            stage.controller->preview({file});
            QTRY_VERIFY(stage.panel().isVisible());
            QTRY_VERIFY(stage.button(u"Read into the workspace"_s)->isEnabled());
            QTest::mouseClick(stage.button(u"Read into the workspace"_s), Qt::LeftButton);
            QTRY_VERIFY(stage.button(u"Choose files…"_s) != nullptr);
            QTRY_COMPARE(stage.workspace->source().health().events, 1);
        }
        QVERIFY(!stage.messages().isEmpty());
    }
};

QTEST_MAIN(TestSourcesController)
#include "tst_sources_controller.moc"
