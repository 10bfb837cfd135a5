// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/human_format.h"
#include "views/grid/event_grid.h"
#include "views/theme/icons.h"
#include "views/theme/text_glyphs.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMetaMethod>

namespace logloupe {
namespace {

constexpr int menuTextLength = 40;

/// Text from a log in a menu: short, visible, and an ampersand is an ampersand.
[[nodiscard]] QString menuText(const QString& text) {
    QString shown = visibleText(text.left(menuTextLength));
    if (text.size() > menuTextLength)
        shown += QChar(0x2026);
    return shown.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

bool EventGrid::isHeard(const char* signal) const {
    const int index = metaObject()->indexOfSignal(QMetaObject::normalizedSignature(signal).constData());
    return index >= 0 && isSignalConnected(metaObject()->method(index));
}

QString EventGrid::loggedValue(int row, EventColumn column) const {
    const EventBatch& batch = m_rows.batch(row);
    const int batchRow = m_rows.batchRow(row);
    const auto field = eventColumnFacts(column).field;
    if (!field)
        return {};
    if (const auto number = batch.number(*field, batchRow))
        return QString::number(*number);
    return toText(batch.text(*field, batchRow));
}

void EventGrid::addFilterActions(QMenu& menu, int row, int column) {
    if (column < 0 || !isHeard(SIGNAL(filterRequested(logloupe::FieldRef, QString, bool)) + 1))
        return;
    const EventColumn which = shownColumns().at(column);
    const auto field = eventColumnFacts(which).field;
    if (!field || loggedValue(row, which).isEmpty())
        return;
    // A query is shown as it is written: what must not be seen gets into it as its token.
    const FieldRef fieldRef = FieldRef::of(*field);
    const QString value = m_text.queryValue(fieldRef, loggedValue(row, which));
    const QString shown = menuText(value);
    connect(menu.addAction(icon(Icon::Plus), tr("Filter for “%1”").arg(shown)), &QAction::triggered, this,
            [this, fieldRef, value] { emit filterRequested(fieldRef, value, false); });
    connect(menu.addAction(icon(Icon::Minus), tr("Filter out “%1”").arg(shown)), &QAction::triggered, this,
            [this, fieldRef, value] { emit filterRequested(fieldRef, value, true); });
    menu.addSeparator();
}

void EventGrid::addEventActions(QMenu& menu, int row) {
    const EventRef event = m_rows.at(row);
    const QString order = toText(event.text(Field::OrderId));
    const QString trace = toText(event.text(Field::TraceId));
    menu.addSeparator();
    if (!order.isEmpty() && isHeard(SIGNAL(orderActivated(QString)) + 1))
        connect(menu.addAction(icon(Icon::Gem), tr("Open order %1").arg(menuText(order))), &QAction::triggered, this,
                [this, order] { emit orderActivated(order); });
    if (isHeard(SIGNAL(surroundingRequested(logloupe::EventRef)) + 1))
        connect(menu.addAction(icon(Icon::Clock), tr("Surrounding events")), &QAction::triggered, this,
                [this, event] { emit surroundingRequested(event); });
    if (!trace.isEmpty() && isHeard(SIGNAL(traceRequested(QString)) + 1))
        connect(menu.addAction(icon(Icon::Trace), tr("Same trace")), &QAction::triggered, this,
                [this, trace] { emit traceRequested(trace); });
}

void EventGrid::fillMenu(QMenu& menu, int row, int column) {
    if (row >= 0) {
        addFilterActions(menu, row, column);
        if (column >= 0) {
            const QString value = cellText(row, column);
            QAction* copyValue = menu.addAction(icon(Icon::Copy), tr("Copy value"));
            copyValue->setEnabled(!value.isEmpty());
            connect(copyValue, &QAction::triggered, this,
                    [value] { QGuiApplication::clipboard()->setText(visibleText(value, LineEnds::Kept)); });
        }
        const auto rows = static_cast<int>(std::min<qint64>(m_selection.count(), copyLimit));
        QAction* copyRows = menu.addAction(tr("Copy %n row(s)", nullptr, std::max(rows, 1)));
        copyRows->setShortcut(QKeySequence::Copy);
        connect(copyRows, &QAction::triggered, this, &EventGrid::copySelection);
        addEventActions(menu, row);
    }
    // What notices in view offer, for those without a mouse.
    const QRect area = viewport()->rect();
    for (size_t index = 0; index < m_between.size(); ++index) {
        const qint64 top = m_geometry.interruptionTop(static_cast<int>(index)) - offset();
        if (m_between[index].kind != Between::Kind::Notice || top < 0 || top >= area.height())
            continue;
        const GridNotice notice = m_notices.at(m_between[index].index);
        if (notice.action.isEmpty())
            continue;
        menu.addSeparator();
        //: %1 is what a notice says, %2 what can be done about it
        connect(menu.addAction(tr("%1: %2").arg(menuText(notice.strong), menuText(notice.action))), &QAction::triggered, this,
                [this, id = notice.id] { emit noticeActivated(id); });
    }
}

void EventGrid::contextMenuEvent(QContextMenuEvent* event) {
    ensureLayout();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint position = viewport()->mapFromGlobal(event->globalPos());
    int row = byKey ? m_current : rowAt(position);
    int column = byKey ? m_currentColumn : columnAt(position.x());
    QPoint where = event->globalPos();
    if (byKey && row >= 0) {
        if (column < 0)
            column = static_cast<int>(shownColumns().indexOf(EventColumn::Message));
        where = viewport()->mapToGlobal(cellRect(row, std::max(column, 0)).bottomLeft());
    }
    QMenu menu(this);
    fillMenu(menu, row, column);
    if (!menu.isEmpty())
        menu.exec(where);
}

void EventGrid::showColumnMenu(const QPoint& globalPosition) {
    QMenu menu(this);
    for (const EventColumnFacts& facts : eventColumns()) {
        QAction* action = menu.addAction(eventColumnTitle(facts.column));
        action->setCheckable(true);
        action->setChecked(m_columns.isShown(facts.column));
        connect(action, &QAction::toggled, this, [this, column = facts.column](bool shown) { setColumnShown(column, shown); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Columns as at first")), &QAction::triggered, this, [this] {
        m_columns.reset();
        m_currentColumn = -1;
        updateHead();
        viewport()->update();
        emit columnsChanged();
    });
    menu.exec(globalPosition);
}

} // namespace logloupe
