// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/sources_page.h"

#include "views/controls/buttons.h"
#include "views/pages/pane_focus.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace logloupe {

namespace {

constexpr int progressSteps = 1000;
constexpr int shownSources = 5;

} // namespace

SourcesPage::SourcesPage(EventText& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* header = new QWidget(this);
    auto* headerLayout = new QHBoxLayout(header);
    headerLayout->setContentsMargins(space::l, space::s, space::l, space::s);
    m_title = new QLabel(header);
    setTextRole(*m_title, TextRole::PageTitle);
    m_choose = new Button(QString(), Button::Kind::Primary, header);
    m_choose->setIcon(Icon::Folder);
    headerLayout->addWidget(m_title, 1);
    headerLayout->addWidget(m_choose);
    layout->addWidget(header);
    m_table = new QTableView(this);
    m_table->setModel(&m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    layout->addWidget(m_table);
    m_banner = new Banner(this);
    m_banner->hide();
    layout->addWidget(m_banner);
    m_stack = new QStackedWidget(this);
    m_invitation = new EmptyState(m_stack);
    m_preview = new ImportPreviewPanel(m_text, m_stack);
    m_progressPart = new QWidget(m_stack);
    auto* progressLayout = new QVBoxLayout(m_progressPart);
    progressLayout->setContentsMargins(space::l, space::xl, space::l, space::l);
    progressLayout->setSpacing(space::s);
    m_progressText = new QLabel(m_progressPart);
    m_progressText->setTextFormat(Qt::PlainText);
    m_progress = new QProgressBar(m_progressPart);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, progressSteps);
    m_stop = new Button(QString(), Button::Kind::Outlined, m_progressPart);
    progressLayout->addWidget(m_progressText);
    progressLayout->addWidget(m_progress);
    progressLayout->addWidget(m_stop, 0, Qt::AlignLeft);
    progressLayout->addStretch();
    m_stack->addWidget(m_invitation);
    m_stack->addWidget(m_preview);
    m_stack->addWidget(m_progressPart);
    layout->addWidget(m_stack, 1);
    connect(m_choose, &Button::clicked, this, &SourcesPage::chooseRequested);
    connect(m_invitation, &EmptyState::actionTriggered, this, &SourcesPage::chooseRequested);
    connect(m_preview, &ImportPreviewPanel::fieldChanged, this, &SourcesPage::fieldChanged);
    connect(m_preview, &ImportPreviewPanel::confirmed, this, &SourcesPage::importConfirmed);
    connect(m_preview, &ImportPreviewPanel::cancelled, this, &SourcesPage::importCancelled);
    connect(m_stop, &Button::clicked, this, &SourcesPage::importCancelled);
    connect(m_banner, &Banner::actionTriggered, this, &SourcesPage::searchRequested);
    connect(m_banner, &Banner::closed, m_banner, &QWidget::hide);
    connect(&m_text, &EventText::changed, this, [this] { m_model.setTimes(m_text.zone(), m_text.now()); });
    retranslate();
}

SourcesPage::~SourcesPage() = default;

void SourcesPage::setSources(std::vector<SourceRow> sources, TimePoint now) {
    const int rows = std::clamp(static_cast<int>(sources.size()), 1, shownSources);
    m_model.setTimes(m_text.zone(), now);
    m_model.setSources(std::move(sources));
    // What no source has takes no room; the sentence gives way to the figures.
    for (int column = 0; column < m_model.columnCount(); ++column) {
        bool isEmpty = true;
        for (int row = 0; row < m_model.rowCount(); ++row)
            isEmpty = isEmpty && m_model.index(row, column).data().toString().isEmpty();
        m_table->setColumnHidden(column, isEmpty && m_model.rowCount() > 0);
        m_table->horizontalHeader()->setSectionResizeMode(column, column == static_cast<int>(SourcesModel::Column::State)
                                                                      ? QHeaderView::Stretch
                                                                      : QHeaderView::ResizeToContents);
    }
    m_table->verticalHeader()->setDefaultSectionSize(scaled(height::listRow));
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * scaled(height::listRow) + 2);
}

void SourcesPage::showInvitation() {
    m_stack->setCurrentWidget(m_invitation);
}

void SourcesPage::showPreview(const ImportPreviewState& preview) {
    m_banner->hide();
    m_preview->show(preview);
    m_stack->setCurrentWidget(m_preview);
}

void SourcesPage::showProgress(const QString& text, double share) {
    m_banner->hide();
    m_progressText->setText(text);
    m_progress->setRange(0, share < 0 ? 0 : progressSteps);
    m_progress->setValue(static_cast<int>(share * progressSteps));
    m_stack->setCurrentWidget(m_progressPart);
}

void SourcesPage::showMessage(MessageKind kind, const QString& text, bool offerSearch) {
    m_banner->setKind(kind);
    m_banner->setText(text);
    m_banner->setActions(offerSearch ? QStringList{tr("Look at the events")} : QStringList());
    m_banner->setClosable(true);
    m_banner->show();
}

void SourcesPage::focusPane(int direction) {
    moveFocus({m_choose, m_table, m_stack->currentWidget()}, direction);
}

void SourcesPage::retranslate() {
    m_title->setText(tr("Sources"));
    m_choose->setText(tr("Open log files…"));
    m_stop->setText(tr("Stop"));
    m_table->setAccessibleName(tr("Sources"));
    m_progress->setAccessibleName(tr("Reading"));
    m_invitation->setMessage(Icon::Download, tr("Drop log files here, or anywhere on the window"));
    m_invitation->setHint(tr("JSON lines, CSV, OpenTelemetry, XES and the usual text logs, also packed with gzip or zstd. They "
                             "stay on this machine."));
    m_invitation->setAction(tr("Choose files…"));
}

void SourcesPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SourcesPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().surface());
}

} // namespace logloupe
