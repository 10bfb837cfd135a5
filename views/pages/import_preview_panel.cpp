// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/import_preview_panel.h"

#include "models/domain/human_format.h"
#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/grid/event_grid.h"
#include "views/theme/typography.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace logloupe {

ImportPreviewPanel::ImportPreviewPanel(EventText& text, QWidget* parent)
    : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QWidget(this);
    auto* headLayout = new QHBoxLayout(head);
    headLayout->setContentsMargins(space::l, space::s, space::l, space::s);
    headLayout->setSpacing(space::m);
    m_title = new ElidedLabel(QString(), TextRole::PanelTitle, Token::Text, head);
    m_facts = new ElidedLabel(QString(), TextRole::Base, Token::Text2, head);
    m_cancel = new Button(QString(), Button::Kind::Outlined, head);
    m_read = new Button(QString(), Button::Kind::Primary, head);
    headLayout->addWidget(m_title);
    headLayout->addWidget(m_facts, 1);
    headLayout->addWidget(m_cancel);
    headLayout->addWidget(m_read);
    layout->addWidget(head);
    m_banner = new Banner(this);
    m_banner->setKind(MessageKind::Warn);
    layout->addWidget(m_banner);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFixedWidth(scaled(360));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_fieldsPart = new QWidget(scroll);
    auto* fieldsLayout = new QVBoxLayout(m_fieldsPart);
    fieldsLayout->setContentsMargins(space::l, space::m, space::l, space::m);
    m_fieldsTitle = new QLabel(m_fieldsPart);
    m_fieldsTitle->setTextFormat(Qt::PlainText);
    setTextRole(*m_fieldsTitle, TextRole::BaseStrong);
    fieldsLayout->addWidget(m_fieldsTitle);
    m_fields = new QFormLayout;
    m_fields->setHorizontalSpacing(space::m);
    m_fields->setVerticalSpacing(space::xs);
    fieldsLayout->addLayout(m_fields);
    fieldsLayout->addStretch();
    scroll->setWidget(m_fieldsPart);
    m_grid = new EventGrid(m_rows, text, GridStyle::forSearch(),
                           {EventColumn::Time, EventColumn::System, EventColumn::Level, EventColumn::Order, EventColumn::Status,
                            EventColumn::Actor, EventColumn::Message},
                           this);
    body->addWidget(scroll);
    body->addWidget(m_grid, 1);
    layout->addLayout(body, 1);
    connect(m_read, &Button::clicked, this, &ImportPreviewPanel::confirmed);
    connect(m_cancel, &Button::clicked, this, &ImportPreviewPanel::cancelled);
    retranslate();
}

ImportPreviewPanel::~ImportPreviewPanel() = default;

void ImportPreviewPanel::show(const ImportPreviewState& state) {
    m_state = state;
    m_rows.clear();
    m_rows.add(state.sample);
    fillWords();
    fillFields();
    m_read->setFocus();
}

void ImportPreviewPanel::fillWords() {
    m_title->setText(m_state.fileName);
    QStringList facts{m_state.formatText};
    if (!m_state.zoneText.isEmpty())
        facts << tr("local times read as %1").arg(m_state.zoneText);
    if (m_state.moreFiles > 0)
        facts << tr("and %n more file(s)", nullptr, m_state.moreFiles);
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    QStringList warnings = m_state.notices;
    // Reading in what cannot be read would only fill the file of rejects.
    const bool isHopeless = m_state.sample.isEmpty();
    m_read->setEnabled(!isHopeless);
    m_banner->setKind(isHopeless ? MessageKind::Error : MessageKind::Warn);
    if (isHopeless)
        warnings << (m_state.columns.isEmpty()
                         ? tr("No record can be read. Choose another file.")
                         : tr("No record can be read this way. Choose another column at the left, the one of "
                              "the time first."));
    if (m_state.rejected > 0)
        warnings << tr("%n of the first records cannot be read: %1", nullptr, m_state.rejected).arg(m_state.firstReason);
    m_banner->setVisible(!warnings.isEmpty());
    m_banner->setText(warnings.join(QChar::Space));
}

void ImportPreviewPanel::fillFields() {
    while (m_fields->rowCount() > 0)
        m_fields->removeRow(0);
    for (const auto& [field, column] : std::as_const(m_state.fields)) {
        auto* label = new QLabel(field, m_fieldsPart);
        label->setTextFormat(Qt::PlainText);
        setTextRole(*label, TextRole::Mono);
        auto* choice = new QComboBox(m_fieldsPart);
        choice->setAccessibleName(field);
        // A long column name must not push the others out of sight.
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(8);
        choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        choice->addItem(tr("not in this file"), QString());
        for (const QString& name : std::as_const(m_state.columns))
            choice->addItem(name, name);
        if (!column.isEmpty() && !m_state.columns.contains(column))
            choice->addItem(column, column);
        choice->setCurrentIndex(std::max(0, choice->findData(column)));
        connect(choice, &QComboBox::activated, this,
                [this, choice, field = field](int index) { emit fieldChanged(field, choice->itemData(index).toString()); });
        m_fields->addRow(label, choice);
    }
}

void ImportPreviewPanel::retranslate() {
    m_fieldsTitle->setText(tr("Which column is what"));
    m_read->setText(tr("Read into the workspace"));
    m_cancel->setText(tr("Cancel"));
    if (!m_state.fileName.isEmpty()) {
        fillWords();
        fillFields();
    }
}

void ImportPreviewPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace logloupe
