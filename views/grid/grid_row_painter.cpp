// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/grid_row_painter.h"

#include "views/controls/marks.h"
#include "views/theme/flat_paint.h"
#include "views/theme/text_glyphs.h"
#include "views/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>
#include <utility>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int preparedRows = 256;
constexpr int cellGap = 10; ///< between the text of one cell and the next
constexpr int squareSide = 8;
constexpr int squareGap = 7;
constexpr int levelIconSize = 13;
constexpr int levelIconGap = 3;
constexpr int noticeIconSize = 16;
constexpr int barWidth = 3;

[[nodiscard]] TextRole cellRole(EventColumn column) {
    switch (column) {
    case EventColumn::Time:
    case EventColumn::Path:
    case EventColumn::Trace:
        return TextRole::Mono;
    default:
        return TextRole::Grid;
    }
}

[[nodiscard]] Token cellToken(EventColumn column) {
    switch (column) {
    case EventColumn::Order:
        return Token::Accent;
    case EventColumn::Time:
    case EventColumn::System:
    case EventColumn::Message:
        return Token::Text;
    default:
        return Token::Text2;
    }
}

/// Few different values that come again in many rows.
[[nodiscard]] bool repeats(EventColumn column) {
    return column != EventColumn::Time && column != EventColumn::Message && column != EventColumn::Trace
           && column != EventColumn::Elapsed;
}

void hairline(QPainter& painter, const QRect& rect, const QColor& color) {
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color);
}

} // namespace

GridRowPainter::GridRowPainter(const EventRows& rows, const EventText& text, const GridStyle& style)
    : m_rows(rows)
    , m_text(text)
    , m_style(style) {
    for (size_t role = 0; role < m_shapers.size(); ++role)
        m_shapers[role] = std::make_unique<TextShaper>(static_cast<TextRole>(role));
}

void GridRowPainter::forget() {
    m_prepared.clear();
    m_older.clear();
}

void GridRowPainter::refresh() {
    for (const auto& shaper : m_shapers)
        shaper->refresh();
    forget();
}

void GridRowPainter::setColumns(const QList<EventColumn>& columns, const std::vector<ColumnPlace>& places) {
    if (columns == m_columns && places == m_places)
        return;
    m_columns = columns;
    m_places = places;
    forget();
}

void GridRowPainter::setHighlights(const QList<HighlightRule>& rules) {
    m_highlights = rules;
    forget();
}

const GridRowPainter::Row& GridRowPainter::prepared(int row) {
    const RowId id = m_rows.id(row);
    const quint64 key = (static_cast<quint64>(id.batch) << 32) | id.row;
    if (const auto known = m_prepared.constFind(key); known != m_prepared.constEnd())
        return **known;
    if (const auto older = m_older.constFind(key); older != m_older.constEnd())
        return **m_prepared.insert(key, older.value());
    // Rows that were not painted while this many others were are let go; all at once would be felt in a frame.
    if (m_prepared.size() >= preparedRows)
        m_older = std::exchange(m_prepared, {});
    const EventBatch& batch = m_rows.batch(row);
    const int batchRow = m_rows.batchRow(row);
    auto made = std::make_shared<Row>();
    made->isError = batch.severity(batchRow) >= Severity::Error;
    made->cells.resize(m_places.size());
    for (size_t column = 0; column < m_places.size(); ++column) {
        if (m_places[column].width > 0)
            made->cells[column] = prepareCell(batch, batchRow, m_columns.at(static_cast<qsizetype>(column)),
                                              m_places[column].width - cellGap, m_rows.isLate(row));
    }
    return **m_prepared.insert(key, std::move(made));
}

void GridRowPainter::append(Cell& cell, TextRole role, const QString& text, const QColor& color, qreal& left, qreal right,
                            bool isRepeated) {
    if (text.isEmpty() || left >= right)
        return;
    TextShaper& with = shaper(role);
    Piece piece;
    if (isRepeated) {
        const ShapedText& shaped = with.cached(text);
        piece.text = shaped.width <= right - left ? shaped : with.elided(shaped, text, right - left);
    } else {
        piece.text = with.elided(text, right - left);
    }
    piece.left = left;
    piece.color = color;
    left += piece.text.width;
    cell.pieces.push_back(std::move(piece));
}

GridRowPainter::Cell GridRowPainter::prepareCell(const EventBatch& batch, int row, EventColumn column, qreal width,
                                                 bool isLate) {
    if (column == EventColumn::Level)
        return prepareLevel(batch, row, width);
    const QString text = visibleText(m_text.cell(batch, row, column));
    if (column == EventColumn::Message)
        return prepareMessage(batch, row, text, width, isLate);
    if (column == EventColumn::Status)
        return prepareStatus(text, width);
    Cell cell;
    qreal left = 0;
    if (column == EventColumn::System && !text.isEmpty()) {
        cell.mark = Theme::current().systemColor(batch.text(Field::Service, row));
        left = squareSide + squareGap;
    }
    append(cell, cellRole(column), text, Theme::current().color(cellToken(column)), left, width, repeats(column));
    return cell;
}

GridRowPainter::Cell GridRowPainter::prepareLevel(const EventBatch& batch, int row, qreal width) {
    const Severity severity = batch.severity(row);
    Cell cell;
    cell.icon = levelIcon(severity);
    cell.mark = Theme::current().level(severity).text;
    qreal left = cell.icon == Icon::None ? 0 : scaled(levelIconSize) + levelIconGap;
    append(cell, severity >= Severity::Warn ? TextRole::CaptionStrong : TextRole::Caption, severityText(severity), cell.mark,
           left, width, true);
    return cell;
}

GridRowPainter::Cell GridRowPainter::prepareStatus(const QString& text, qreal width) {
    Cell cell;
    qreal left = 0;
    const Theme& theme = Theme::current();
    const qsizetype arrow = text.indexOf(u'→');
    if (arrow < 0) {
        append(cell, TextRole::Caption, text, theme.text(), left, width, true);
        return cell;
    }
    append(cell, TextRole::Caption, text.first(arrow), theme.text2(), left, width, true);
    append(cell, TextRole::Caption, u"→ "_s, theme.text3(), left, width, true);
    append(cell, TextRole::Caption, text.sliced(arrow + 1).trimmed(), theme.text(), left, width, true);
    return cell;
}

GridRowPainter::Cell GridRowPainter::prepareMessage(const EventBatch& batch, int row, QString text, qreal width, bool isLate) {
    const Theme& theme = Theme::current();
    Cell cell;
    qreal left = 0;
    if (isLate) {
        append(cell, TextRole::CaptionStrong, QCoreApplication::translate("GridRowPainter", "late"),
               theme.color(Token::WarnText), left, width, true);
        left += space::s;
    }
    const bool isStrong = m_style.strongErrors && batch.severity(row) >= Severity::Error;
    const TextRole role = isStrong ? m_style.strongRole : m_style.messageRole;
    if (m_highlights.isEmpty()) {
        append(cell, role, text, theme.text(), left, width, false);
        return cell;
    }
    qsizetype done = 0;
    for (const MarkedSpan& span :
         highlightSpans(text, {m_highlights.constData(), static_cast<size_t>(m_highlights.size())}, batch, row)) {
        append(cell, role, text.sliced(done, span.first - done), theme.text(), left, width, false);
        const HighlightColors colors = highlightColors(m_highlights.at(span.rule).color());
        const size_t before = cell.pieces.size();
        append(cell, m_style.strongRole, text.sliced(span.first, span.length), colors.text, left, width, true);
        if (cell.pieces.size() > before)
            cell.pieces.back().fill = colors.fill;
        done = span.first + span.length;
    }
    append(cell, role, text.sliced(done), theme.text(), left, width, false);
    return cell;
}

qreal GridRowPainter::baseline(const QRect& rect) const {
    // One baseline for all cells of a row, or fonts of different sizes would dance.
    const TextShaper& base = *m_shapers[static_cast<size_t>(TextRole::Grid)];
    return std::round(rect.top() + (rect.height() - 1 + base.ascent() - base.descent()) / 2.0);
}

const QPixmap& GridRowPainter::square(const QColor& color, qreal ratio) const {
    QPixmap& pixmap = m_squares[color.rgb()];
    if (pixmap.isNull() || pixmap.devicePixelRatio() != ratio) {
        pixmap = QPixmap(QSize(squareSide, squareSide) * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintSystemSquare(painter, QPointF(squareSide / 2.0, squareSide / 2.0), color, squareSide);
    }
    return pixmap;
}

void GridRowPainter::paintCell(QPainter& painter, const QRect& rect, const ColumnPlace& place, const Cell& cell,
                               EventColumn column) const {
    const qreal line = baseline(rect);
    const qreal middle = rect.top() + (rect.height() - 1) / 2.0;
    if (cell.icon != Icon::None) {
        const int size = scaled(levelIconSize);
        const qreal ratio = painter.device()->devicePixelRatioF();
        painter.drawPixmap(QPointF(place.left, std::round(middle - size / 2.0)), iconPixmap(cell.icon, cell.mark, size, ratio));
    } else if (column == EventColumn::System && cell.mark.isValid()) {
        painter.drawPixmap(QPointF(place.left, std::round(middle + 0.5 - squareSide / 2.0)),
                           square(cell.mark, painter.device()->devicePixelRatioF()));
    }
    for (const Piece& piece : cell.pieces) {
        if (piece.fill.isValid()) {
            const qreal top = std::floor(line - scaledF(12));
            paintBox(painter, QRectF(place.left + piece.left - 2, top, piece.text.width + 4, scaledF(16)), piece.fill, QColor(),
                     markRadius);
        }
        painter.setPen(piece.color);
        paintShaped(painter, place.left + piece.left, line, piece.text);
    }
}

void GridRowPainter::paintRow(QPainter& painter, const QRect& rect, int row, const RowState& state) {
    const Row& content = prepared(row);
    const Theme& theme = Theme::current();
    QColor background = m_style.tintErrors && content.isError ? theme.color(Token::ErrorSoft) : theme.surface();
    if (state.selected)
        background = theme.selected();
    else if (state.hovered && background == theme.surface())
        background = theme.hover();
    painter.fillRect(rect, background);
    hairline(painter, rect, theme.border());
    if (state.selected)
        painter.fillRect(QRect(rect.left(), rect.top(), barWidth, rect.height() - 1), theme.accent());
    for (size_t column = 0; column < content.cells.size(); ++column) {
        if (m_places[column].width > 0)
            paintCell(painter, rect, m_places[column], content.cells[column], m_columns.at(static_cast<qsizetype>(column)));
    }
    if (!state.hasKeyboard)
        return;
    QRect ring = rect.adjusted(0, 0, 0, -1);
    if (state.currentColumn >= 0 && state.currentColumn < static_cast<int>(m_places.size())) {
        const ColumnPlace& place = m_places[static_cast<size_t>(state.currentColumn)];
        ring = QRect(place.left - 4, rect.top(), place.width - cellGap + 8, rect.height() - 1);
    }
    paintFocusRing(painter, ring, markRadius);
}

void GridRowPainter::paintDayHead(QPainter& painter, const QRect& rect, const QString& text) {
    const Theme& theme = Theme::current();
    painter.fillRect(rect, theme.sunken());
    hairline(painter, rect, theme.border());
    painter.setPen(theme.text2());
    TextShaper& with = shaper(TextRole::CaptionStrong);
    const qreal line = std::round(rect.top() + (rect.height() - 1 + with.ascent() - with.descent()) / 2.0);
    paintShaped(painter, space::l, line, with.cached(text));
}

QRect GridRowPainter::noticeActionRect(const QRect& rect, const GridNotice& notice) {
    if (notice.action.isEmpty())
        return {};
    const int width = static_cast<int>(std::ceil(logloupe::textWidth(notice.action, TextRole::Grid)));
    return QRect(rect.right() - space::l - width - space::xs, rect.top(), width + 2 * space::xs, rect.height() - 1);
}

void GridRowPainter::paintNoticeText(QPainter& painter, const QRect& rect, const GridNotice& notice, int right) {
    const Theme& theme = Theme::current();
    const qreal line = baseline(rect);
    const int size = scaled(noticeIconSize);
    const Icon icon = notice.icon == Icon::None ? messageIcon(notice.kind) : notice.icon;
    const QColor mark = theme.color(messageText(notice.kind));
    painter.drawPixmap(QPointF(space::l, std::round(rect.top() + (rect.height() - 1 - size) / 2.0)),
                       iconPixmap(icon, mark, size, painter.device()->devicePixelRatioF()));
    qreal left = space::l + size + space::s - 2;
    const auto put = [&](TextRole role, const QString& text) {
        if (text.isEmpty() || left >= right)
            return;
        const ShapedText shaped = shaper(role).elided(visibleText(text), right - left);
        painter.setPen(theme.text());
        paintShaped(painter, left, line, shaped);
        left += shaped.width;
    };
    put(TextRole::GridStrong, notice.text.isEmpty() ? notice.strong : notice.strong + u' ');
    put(TextRole::Grid, notice.text);
}

void GridRowPainter::paintNotice(QPainter& painter, const QRect& rect, const GridNotice& notice) {
    const Theme& theme = Theme::current();
    painter.fillRect(rect, theme.color(messageSoft(notice.kind)));
    hairline(painter, rect, theme.border());
    const QRect action = noticeActionRect(rect, notice);
    paintNoticeText(painter, rect, notice, action.isEmpty() ? rect.right() - space::l : action.left() - space::m);
    if (action.isEmpty())
        return;
    painter.setPen(theme.accent());
    paintShaped(painter, action.left() + space::xs, baseline(rect), shaper(TextRole::Grid).cached(visibleText(notice.action)));
}

void GridRowPainter::paintEndNotice(QPainter& painter, const QRect& rect, const GridNotice& notice) {
    const Theme& theme = Theme::current();
    painter.fillRect(rect, theme.surface());
    const int size = scaled(noticeIconSize);
    const QColor color = theme.color(messageText(notice.kind));
    const Icon icon = notice.icon == Icon::None ? messageIcon(notice.kind) : notice.icon;
    painter.drawPixmap(QPointF(space::l, std::round(rect.top() + (rect.height() - size) / 2.0)),
                       iconPixmap(icon, color, size, painter.device()->devicePixelRatioF()));
    const qreal left = space::l + size + space::s - 2;
    const ShapedText shaped =
        shaper(TextRole::Grid).elided(visibleText(notice.strong + notice.text), rect.right() - space::l - left);
    painter.setPen(color);
    paintShaped(painter, left, baseline(rect), shaped);
    QPen dashed(theme.color(messageFill(notice.kind)));
    dashed.setDashPattern({3, 2});
    painter.setPen(dashed);
    const qreal middle = std::round(rect.top() + rect.height() / 2.0) + 0.5;
    const qreal from = left + shaped.width + space::s;
    if (from < rect.right() - space::l)
        painter.drawLine(QPointF(from, middle), QPointF(rect.right() - space::l, middle));
}

bool GridRowPainter::isElided(int row, int column) {
    const Row& content = prepared(row);
    if (column < 0 || column >= static_cast<int>(content.cells.size()))
        return false;
    const std::vector<Piece>& pieces = content.cells[static_cast<size_t>(column)].pieces;
    return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.text.isElided; });
}

qreal GridRowPainter::textWidth(int row, int column) {
    const Row& content = prepared(row);
    if (column < 0 || column >= static_cast<int>(content.cells.size())
        || content.cells[static_cast<size_t>(column)].pieces.empty())
        return 0;
    const Piece& last = content.cells[static_cast<size_t>(column)].pieces.back();
    return last.left + last.text.width;
}

} // namespace logloupe
