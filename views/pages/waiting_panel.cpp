// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/waiting_panel.h"

#include "models/domain/human_format.h"
#include "views/controls/labels.h"
#include "views/controls/meters.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace logloupe {

WaitingPanel::WaitingPanel(QWidget* parent)
    : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::s, space::l, space::m);
    layout->setSpacing(space::s);
    auto* head = new QHBoxLayout;
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    setTextRole(*m_title, TextRole::BaseStrong);
    m_total = new QLabel(this);
    m_total->setTextFormat(Qt::PlainText);
    setTextRole(*m_total, TextRole::BaseMedium);
    head->addWidget(m_title, 1);
    head->addWidget(m_total);
    layout->addLayout(head);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(space::xs);
    m_grid->setColumnStretch(1, 1);
    layout->addLayout(m_grid);
    m_levels = new ElidedLabel(QString(), TextRole::Grid, Token::WarnText, this);
    layout->addWidget(m_levels);
    m_order = new QLabel(this);
    m_order->setTextFormat(Qt::PlainText);
    m_order->setWordWrap(true);
    setTextRole(*m_order, TextRole::Grid);
    layout->addWidget(m_order);
    retranslate();
}

WaitingPanel::Row& WaitingPanel::rowAt(int index) {
    while (m_rows.size() <= index) {
        const auto at = static_cast<int>(m_rows.size());
        Row row{new SystemMark(this), new ElidedLabel(QString(), TextRole::Grid, Token::Text2, this), new MeterBar(this),
                new QLabel(this)};
        row.count->setTextFormat(Qt::PlainText);
        row.count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setTextRole(*row.count, TextRole::Grid);
        m_grid->addWidget(row.system, at, 0);
        m_grid->addWidget(row.others, at, 0);
        m_grid->addWidget(row.bar, at, 1);
        m_grid->addWidget(row.count, at, 2);
        m_rows.append(row);
    }
    return m_rows[index];
}

void WaitingPanel::fillRow(int index, const QString& system, bool isRest, qint64 events, qint64 most) {
    Row& row = rowAt(index);
    const QString name = isRest ? tr("others") : system.isEmpty() ? tr("no system") : system;
    row.system->setSystem(system);
    row.others->setText(name);
    row.system->setVisible(!isRest && !system.isEmpty());
    row.others->setVisible(isRest || system.isEmpty());
    row.bar->setFraction(static_cast<qreal>(events) / static_cast<qreal>(most));
    if (isRest || system.isEmpty())
        row.bar->setColor(Token::Text3);
    else
        row.bar->setSystem(system);
    row.bar->setAccessibleName(tr("Events of %1 that wait").arg(name));
    row.bar->show();
    row.count->setText(countText(events));
    row.count->show();
}

void WaitingPanel::setBacklog(const EventBacklog& backlog) {
    m_total->setText(countText(backlog.size()));
    const auto systems = backlog.bySystem();
    int shown = 0;
    qint64 rest = 0;
    for (const auto& [system, events] : systems) {
        if (shown < shownSystems)
            fillRow(shown++, toText(system), false, events, systems.front().second);
        else
            rest += events;
    }
    if (rest > 0)
        fillRow(shown++, {}, true, rest, std::max(rest, systems.front().second));
    for (qsizetype i = shown; i < m_rows.size(); ++i) {
        m_rows[i].system->hide();
        m_rows[i].others->hide();
        m_rows[i].bar->hide();
        m_rows[i].count->hide();
    }
    m_errors = backlog.errors();
    m_warnings = backlog.warnings();
    retranslate();
}

void WaitingPanel::retranslate() {
    m_title->setText(tr("Waiting, by system"));
    m_levels->setText(QStringLiteral("ERROR %1   WARN %2").arg(countText(m_errors), countText(m_warnings)));
    m_levels->setIcon(m_errors > 0 ? Icon::Error : Icon::Warning);
    m_levels->setColor(m_errors > 0 ? Token::ErrorText : Token::WarnText);
    m_levels->setVisible(m_errors + m_warnings > 0);
    m_order->setText(tr("Events stand in order of time, then of source. One that comes more than 5 s late is put in its place "
                        "and marked late."));
}

void WaitingPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace logloupe
