// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/human_format.h"
#include "models/domain/record_fields.h"
#include "views/detail/event_detail.h"
#include "views/detail/event_detail_parts.h"
#include "views/theme/icons.h"
#include "views/theme/text_glyphs.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMetaMethod>

namespace logloupe {

using namespace Qt::StringLiterals;

bool EventDetail::isHeard(const char* signal) const {
    const int index = metaObject()->indexOfSignal(QMetaObject::normalizedSignature(signal).constData());
    return index >= 0 && isSignalConnected(metaObject()->method(index));
}

QString EventDetail::logged(const FieldRef& field) const {
    const auto value = fieldText(m_event->batch, m_event->row, field);
    return value ? toText(*value) : QString();
}

void EventDetail::runAction(int row, const QString& action) {
    if (!m_event || row < 0 || row >= m_fields.size())
        return;
    const EventFieldText field = m_fields.at(row);
    if (action == detailAction::filterFor || action == detailAction::filterOut)
        emit filterRequested(field.field, m_text.queryValue(field.field, logged(field.field)),
                             action == detailAction::filterOut);
    else if (action == detailAction::reveal)
        emit revealRequested(*m_event, field.field);
    else
        openValue(row);
}

void EventDetail::openValue(int row) {
    if (!m_event || row < 0 || row >= m_fields.size())
        return;
    const FieldRef field = m_fields.at(row).field;
    if (field.canonical == Field::OrderId)
        emit orderActivated(logged(field));
    else if (field.canonical == Field::CustomerId)
        emit customerActivated(logged(field));
    else if (field.canonical == Field::TraceId)
        emit traceRequested(logged(field));
}

void EventDetail::showFieldMenu(int row, const QPoint& globalPosition) {
    if (!m_event || row < 0 || row >= m_fields.size())
        return;
    const EventFieldText field = m_fields.at(row);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(Icon::Copy), tr("Copy value")), &QAction::triggered, this, [this, field] {
        QGuiApplication::clipboard()->setText(visibleText(field.value, LineEnds::Kept));
        emit copied();
    });
    connect(menu->addAction(tr("Copy name and value")), &QAction::triggered, this, [this, field] {
        QGuiApplication::clipboard()->setText(visibleText(toText(field.field.name) + u": "_s + field.value, LineEnds::Kept));
        emit copied();
    });
    if (isHeard(SIGNAL(filterRequested(logloupe::FieldRef, QString, bool)) + 1)) {
        menu->addSeparator();
        connect(menu->addAction(icon(Icon::Plus), tr("Filter for this value")), &QAction::triggered, this,
                [this, row] { runAction(row, detailAction::filterFor.toString()); });
        connect(menu->addAction(icon(Icon::Minus), tr("Filter out this value")), &QAction::triggered, this,
                [this, row] { runAction(row, detailAction::filterOut.toString()); });
    }
    menu->popup(globalPosition);
}

void EventDetail::copyRecord() {
    if (!m_event)
        return;
    QGuiApplication::clipboard()->setText(visibleText(m_text.record(m_event->batch, m_event->row), LineEnds::Kept));
    emit copied();
}

} // namespace logloupe
