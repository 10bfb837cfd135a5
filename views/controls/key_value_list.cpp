// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/key_value_list.h"

#include "views/controls/labels.h"
#include "views/controls/marks.h"
#include "views/theme/text_glyphs.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace logloupe {
namespace {

constexpr int columnGap = 12;
constexpr int actionGap = 4;
constexpr int edge = 2; ///< room for the focus ring
constexpr int smallestValue = 80;
constexpr int longestLine = 1000; ///< characters; no line on any screen holds more

int actionWidth(const KeyValueAction& action) {
    const int iconPart = action.icon == Icon::None ? 0 : scaled(16);
    if (action.iconOnly)
        return scaled(height::smallControl);
    const int gap = iconPart > 0 ? 6 : 0;
    return iconPart + gap + static_cast<int>(textWidth(action.text, TextRole::Grid)) + 9;
}

int actionsWidth(const KeyValueRow& row) {
    int width = 0;
    for (const KeyValueAction& action : row.actions)
        width += actionWidth(action) + actionGap;
    return width;
}

} // namespace

KeyValueList::KeyValueList(QWidget* parent)
    : PaintedControl(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void KeyValueList::setRows(const QList<KeyValueRow>& rows) {
    if (rows == m_rows)
        return;
    m_rows = rows;
    m_currentRow = std::min<int>(m_currentRow, static_cast<int>(rows.size()) - 1);
    m_currentTarget = 0;
    m_hoverRow = -1;
    m_hoverTarget = -1;
    refresh();
    announce();
}

void KeyValueList::setRowHeight(int rowHeight) {
    m_rowHeight = rowHeight;
    refresh();
}

void KeyValueList::setLabelWidth(int labelWidth) {
    m_labelWidth = labelWidth;
    refresh();
}

void KeyValueList::setRole(TextRole role) {
    m_role = role;
    refresh();
}

void KeyValueList::setMaximumLines(int lines) {
    m_maximumLines = lines;
    refresh();
}

void KeyValueList::setCurrentRow(int row) {
    const int bounded = std::clamp(row, -1, static_cast<int>(m_rows.size()) - 1);
    if (bounded == m_currentRow)
        return;
    m_currentRow = bounded;
    m_currentTarget = 0;
    update();
    if (hasFocus() && bounded >= 0 && QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(bounded);
        QAccessible::updateAccessibility(&event);
    }
    emit currentRowChanged(bounded);
}

QRect KeyValueList::rowRect(int row) const {
    return row >= 0 && row < geometry().size() ? geometry()[row].row : QRect();
}

int KeyValueList::labelColumn(int width) const {
    if (m_labelWidth > 0)
        return scaled(m_labelWidth);
    qreal widest = 0;
    for (const KeyValueRow& row : m_rows)
        widest = std::max(widest, textWidth(row.label, row.monoLabel ? TextRole::Mono : m_role));
    return std::min(static_cast<int>(std::ceil(widest)) + 1, width * 2 / 5);
}

RunsLayout KeyValueList::valueLayout(const KeyValueRow& row, int width) const {
    TextRole role = m_role;
    if (row.monoValue || row.masked)
        role = TextRole::Mono;
    const qsizetype most = m_maximumLines > 0 ? qsizetype{m_maximumLines} * longestLine : row.value.size();
    TextRun run{row.value.left(most), row.strong, row.masked ? Token::WarnText : row.valueColor};
    if (row.link)
        run.link = row.value;
    RunsLayout layout;
    layout.layOut({run}, role, width, m_maximumLines);
    return layout;
}

KeyValueList::RowGeometry KeyValueList::placeRow(const KeyValueRow& row, int top, int width, int labelColumn) const {
    const int rowHeight = scaled(m_rowHeight);
    const int line = lineHeight(m_role);
    const int left = edge + labelColumn + columnGap;
    const int maskPadding = row.masked ? 6 : 0;
    const int valueRoom = std::max(smallestValue, width - left - actionsWidth(row) - edge);
    const QSizeF size = valueLayout(row, valueRoom - 2 * maskPadding).size();

    RowGeometry placed;
    const int extra = static_cast<int>(size.height()) - line;
    placed.row = QRect(0, top, width, rowHeight + std::max(0, extra));
    const int valueWidth = std::min(valueRoom, static_cast<int>(size.width()) + 2 * maskPadding + 1);
    placed.value = QRect(left, top + (rowHeight - line) / 2, valueWidth, static_cast<int>(size.height()));
    if (row.link)
        placed.targets.append(placed.value.adjusted(-2, -2, 2, 2));
    int right = width - edge;
    QList<QRect> actions;
    for (auto action = row.actions.rbegin(); action != row.actions.rend(); ++action) {
        const int side = std::min(scaled(height::smallControl), rowHeight);
        const int wide = actionWidth(*action);
        actions.prepend(QRect(right - wide, top + (rowHeight - side) / 2, wide, side));
        right -= wide + actionGap;
    }
    placed.targets += actions;
    return placed;
}

QList<KeyValueList::RowGeometry> KeyValueList::geometryFor(int width) const {
    QList<RowGeometry> rows;
    rows.reserve(m_rows.size());
    const int column = labelColumn(width);
    int top = 0;
    for (const KeyValueRow& row : m_rows) {
        rows.append(placeRow(row, top, width, column));
        top = rows.last().row.bottom() + 1;
    }
    return rows;
}

const QList<KeyValueList::RowGeometry>& KeyValueList::geometry() const {
    if (m_geometryWidth != width()) {
        m_geometry = geometryFor(width());
        m_geometryWidth = width();
    }
    return m_geometry;
}

void KeyValueList::forgetGeometry() {
    m_geometryWidth = -1;
}

void KeyValueList::refresh() {
    forgetGeometry();
    PaintedControl::refresh();
}

int KeyValueList::heightForWidth(int width) const {
    const QList<RowGeometry> rows = width == m_geometryWidth ? m_geometry : geometryFor(width);
    return rows.isEmpty() ? 0 : rows.last().row.bottom() + 1;
}

QSize KeyValueList::sizeHint() const {
    const int width = scaled(320);
    return {width, heightForWidth(width)};
}

QSize KeyValueList::minimumSizeHint() const {
    return {scaled(160), m_rows.isEmpty() ? 0 : scaled(m_rowHeight)};
}

QString KeyValueList::spokenRow(int row) const {
    if (row < 0 || row >= m_rows.size())
        return {};
    return visibleText(m_rows[row].label + QLatin1String(": ") + m_rows[row].value, LineEnds::Kept);
}

void KeyValueList::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    for (int row = 0; row < m_rows.size(); ++row) {
        if (geometry()[row].row.intersects(event->rect()))
            paintRow(painter, row);
    }
}

void KeyValueList::paintRow(QPainter& painter, int row) const {
    const Theme& theme = Theme::current();
    const KeyValueRow& content = m_rows[row];
    const RowGeometry& place = geometry()[row];
    const QRectF label(edge, place.row.top(), labelColumn(width()), scaled(m_rowHeight));
    paintText(painter, label, content.label, content.monoLabel ? TextRole::Mono : m_role, theme.text3());
    const int maskPadding = content.masked ? 6 : 0;
    if (content.masked)
        paintBox(painter, QRectF(place.value).adjusted(0, -1, 0, 1), theme.color(Token::WarnSoft), QColor(), markRadius);
    const int valueRoom = std::max(smallestValue, width() - place.value.left() - actionsWidth(content) - edge);
    valueLayout(content, valueRoom - 2 * maskPadding).paint(painter, place.value.topLeft() + QPoint(maskPadding, 0));
    paintTargets(painter, row);
    if (hasFocus() && row == m_currentRow && place.targets.isEmpty())
        paintFocusRing(painter, place.row);
}

void KeyValueList::paintTargets(QPainter& painter, int row) const {
    const Theme& theme = Theme::current();
    const KeyValueRow& content = m_rows[row];
    const RowGeometry& place = geometry()[row];
    const int firstAction = content.link ? 1 : 0;
    for (int target = 0; target < place.targets.size(); ++target) {
        QRectF rect(place.targets[target]);
        const bool hovered = row == m_hoverRow && target == m_hoverTarget;
        if (target >= firstAction) {
            const KeyValueAction& action = content.actions[target - firstAction];
            const QColor color =
                action.iconOnly ? (hovered ? theme.text() : theme.text2()) : (hovered ? theme.accentStrong() : theme.accent());
            if (hovered && action.iconOnly)
                paintBox(painter, rect, theme.hover(), QColor());
            QRectF room = rect.adjusted(action.iconOnly ? 0 : 4, 0, action.iconOnly ? 0 : -4, 0);
            if (action.icon != Icon::None) {
                const qreal side = scaledF(16);
                const qreal left = action.iconOnly ? room.center().x() - side / 2 : room.left();
                paintIcon(painter, QRectF(left, room.center().y() - side / 2, side, side), action.icon, color);
                room.setLeft(left + side + 6);
            }
            if (!action.iconOnly)
                paintText(painter, room, action.text, TextRole::Grid, color);
        }
        if (hasFocus() && row == m_currentRow && target == m_currentTarget)
            paintFocusRing(painter, rect);
    }
}

int KeyValueList::targetAt(QPoint position, int* row) const {
    const QList<RowGeometry>& rows = geometry();
    for (int index = 0; index < rows.size(); ++index) {
        if (position.y() < rows[index].row.top() || position.y() > rows[index].row.bottom())
            continue;
        *row = index;
        for (int target = 0; target < rows[index].targets.size(); ++target) {
            if (rows[index].targets[target].contains(position))
                return target;
        }
        return -1;
    }
    *row = -1;
    return -1;
}

void KeyValueList::trigger(int row, int target) {
    if (row < 0 || row >= m_rows.size() || target < 0 || target >= geometry()[row].targets.size())
        return;
    const KeyValueRow& content = m_rows[row];
    if (content.link && target == 0)
        emit valueActivated(row);
    else
        emit actionTriggered(row, QString(content.actions[target - (content.link ? 1 : 0)].id));
}

void KeyValueList::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_rows.size()) - 1;
    if (last < 0 || !event->matches(QKeySequence::Copy)) {
        const int targets =
            m_currentRow >= 0 && m_currentRow <= last ? static_cast<int>(geometry()[m_currentRow].targets.size()) : 0;
        switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down: {
            const int next = m_currentRow + (event->key() == Qt::Key_Down ? 1 : -1);
            if (next < 0 || next > last)
                break;
            setCurrentRow(next);
            return;
        }
        case Qt::Key_Home:
            setCurrentRow(0);
            return;
        case Qt::Key_End:
            setCurrentRow(last);
            return;
        case Qt::Key_Left:
        case Qt::Key_Right:
            if (targets == 0)
                break;
            m_currentTarget = std::clamp(m_currentTarget + (event->key() == Qt::Key_Right ? 1 : -1), 0, targets - 1);
            update();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (targets == 0)
                break;
            trigger(m_currentRow, m_currentTarget);
            return;
        default:
            break;
        }
    } else if (m_currentRow >= 0) {
        QGuiApplication::clipboard()->setText(m_rows[m_currentRow].value);
        return;
    }
    PaintedControl::keyPressEvent(event);
}

void KeyValueList::mouseMoveEvent(QMouseEvent* event) {
    int row = -1;
    const int target = targetAt(event->position().toPoint(), &row);
    if (row != m_hoverRow || target != m_hoverTarget) {
        m_hoverRow = row;
        m_hoverTarget = target;
        setCursor(target >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void KeyValueList::mousePressEvent(QMouseEvent* event) {
    int row = -1;
    const int target = targetAt(event->position().toPoint(), &row);
    if (row >= 0)
        setCurrentRow(row);
    m_currentTarget = std::max(0, target);
}

void KeyValueList::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    int row = -1;
    const int target = targetAt(event->position().toPoint(), &row);
    if (target >= 0 && row == m_currentRow && target == m_currentTarget)
        trigger(row, target);
}

void KeyValueList::leaveEvent(QEvent* event) {
    m_hoverRow = -1;
    m_hoverTarget = -1;
    update();
    PaintedControl::leaveEvent(event);
}

void KeyValueList::focusInEvent(QFocusEvent* event) {
    if (m_currentRow < 0 && !m_rows.isEmpty() && event->reason() != Qt::MouseFocusReason)
        setCurrentRow(0);
    PaintedControl::focusInEvent(event);
}

void KeyValueList::contextMenuEvent(QContextMenuEvent* event) {
    int row = m_currentRow;
    if (event->reason() == QContextMenuEvent::Mouse)
        static_cast<void>(targetAt(event->pos(), &row));
    if (row < 0)
        return;
    setCurrentRow(row);
    const QPoint place =
        event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : mapToGlobal(rowRect(row).bottomLeft());
    emit contextMenuRequested(row, place);
}

bool KeyValueList::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        int row = -1;
        const int target = targetAt(help->pos(), &row);
        const int action = row >= 0 ? target - (m_rows[row].link ? 1 : 0) : -1;
        if (action >= 0 && m_rows[row].actions[action].iconOnly)
            QToolTip::showText(help->globalPos(), plainToolTip(m_rows[row].actions[action].text), this);
        else
            event->ignore();
        return true;
    }
    return PaintedControl::event(event);
}

} // namespace logloupe
