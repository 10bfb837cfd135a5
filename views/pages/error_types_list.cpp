// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/error_types_list.h"

#include "models/domain/human_format.h"
#include "views/controls/marks.h"
#include "views/theme/text_glyphs.h"

#include <QPainter>

#include <algorithm>

namespace logloupe {

namespace {

constexpr int barsWidth = 72;
constexpr int line = 19;

void paintBars(QPainter& painter, const QRectF& rect, const QList<qreal>& bars) {
    const qreal most = bars.isEmpty() ? 0 : *std::max_element(bars.begin(), bars.end());
    if (most <= 0)
        return;
    const qreal step = rect.width() / static_cast<qreal>(bars.size());
    for (qsizetype i = 0; i < bars.size(); ++i) {
        if (bars[i] <= 0)
            continue;
        const qreal tall = std::max(1.0, rect.height() * bars[i] / most);
        painter.fillRect(QRectF(std::floor(rect.left() + step * static_cast<qreal>(i)), std::floor(rect.bottom() - tall),
                                std::max(1.0, std::floor(step) - 1), std::ceil(tall)),
                         Theme::current().color(Token::ErrorFill));
    }
}

} // namespace

void ErrorTypesModel::setTypes(const std::vector<ErrorTypeFacts>& types, const QTimeZone& zone) {
    beginResetModel();
    m_types = types;
    m_zone = zone;
    endResetModel();
}

QString ErrorTypesModel::title(int row) const {
    const std::string& name = type(row).type;
    return name.empty() ? tr("no type given") : visibleText(toText(name));
}

QString ErrorTypesModel::timesText(int row) const {
    const ErrorTypeFacts& facts = type(row);
    if (!facts.first || !facts.last)
        return {};
    const auto seconds = [this](TimePoint point) { return clockMillisecondsText(point, m_zone).left(8); };
    QString text = facts.count == 1 ? seconds(*facts.first)
                                    : tr("first %1  last %2", "clock times").arg(seconds(*facts.first), seconds(*facts.last));
    if (facts.orders > 0)
        text += QStringLiteral("  ")
                + tr("%1 order(s)", nullptr, static_cast<int>(facts.orders)).arg(countText(static_cast<qint64>(facts.orders)));
    return text;
}

int ErrorTypesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_types.size());
}

QVariant ErrorTypesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return title(index.row());
    if (role == Qt::AccessibleTextRole) {
        const ErrorTypeFacts& facts = type(index.row());
        QStringList words{title(index.row()), countText(static_cast<qint64>(facts.count))};
        if (facts.isNew)
            words << tr("new");
        words << visibleText(facts.example) << timesText(index.row());
        words.removeAll(QString());
        return words.join(QStringLiteral(", "));
    }
    return {};
}

void ErrorTypeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::current();
    const auto& model = static_cast<const ErrorTypesModel&>(*index.model());
    const ErrorTypeFacts& facts = model.type(index.row());
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row(option.rect);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(row, selected ? theme.selected() : theme.hover());
    if (selected)
        painter->fillRect(QRectF(row.left(), row.top(), 3, row.height()), theme.accent());
    paintHairline(*painter, row.bottomLeft() - QPointF(0, 1), row.bottomRight() - QPointF(0, 1), theme.border());
    const qreal tall = scaledF(line);
    QRectF room(row.left() + space::l, row.top() + space::s, row.width() - 2 * space::l, tall);
    const QString count = countText(static_cast<qint64>(facts.count));
    paintText(*painter, room, count, TextRole::BaseStrong, theme.text(), Qt::AlignRight | Qt::AlignVCenter);
    const qreal countWidth = std::max(textWidth(count, TextRole::BaseStrong), scaledF(40));
    const QRectF bars(room.right() - countWidth - scaledF(barsWidth) - space::m, room.top() + 1, scaledF(barsWidth), tall - 2);
    paintBars(*painter, bars, facts.bars);
    QRectF title = room;
    title.setRight(bars.left() - space::s);
    const QString name = model.title(index.row());
    const QString mark = facts.isFatal ? QStringLiteral("FATAL") : facts.isNew ? ErrorTypesModel::tr("NEW") : QString();
    const qreal markWidth = mark.isEmpty() ? 0 : pillWidth(mark) + space::s;
    const qreal nameWidth = std::min(textWidth(name, TextRole::BaseStrong) + 1, title.width() - markWidth);
    paintText(*painter, QRectF(title.left(), title.top(), nameWidth, tall), name, TextRole::BaseStrong, theme.text());
    if (!mark.isEmpty()) {
        const LevelColors colors = theme.level(facts.isFatal ? Severity::Fatal : Severity::Error);
        paintPill(*painter, QRectF(title.left() + nameWidth + space::s, title.top(), markWidth, tall), mark, colors.soft,
                  colors.text);
    }
    room.translate(0, tall);
    if (!facts.example.isEmpty()) {
        paintText(*painter, room, visibleText(facts.example), TextRole::Mono, theme.text2());
        room.translate(0, tall);
    }
    paintText(*painter, room, model.timesText(index.row()), TextRole::Caption, theme.text2());
    if (option.state.testFlag(QStyle::State_HasFocus) && option.widget != nullptr && option.widget->hasFocus())
        paintFocusRing(*painter, row.adjusted(1, 1, -1, -1));
}

QSize ErrorTypeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const auto& model = static_cast<const ErrorTypesModel&>(*index.model());
    const int lines =
        1 + (model.type(index.row()).example.isEmpty() ? 0 : 1) + (model.timesText(index.row()).isEmpty() ? 0 : 1);
    return {scaled(200), lines * scaled(line) + 2 * space::s};
}

} // namespace logloupe
