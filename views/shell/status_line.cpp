// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/status_line.h"

#include "models/domain/human_format.h"
#include "views/controls/labels.h"
#include "views/theme/text_glyphs.h"
#include "views/theme/typography.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <numeric>

namespace logloupe {

namespace {

constexpr int dotSize = 8;
constexpr int iconSize = 16;

QString translated(const char* text) {
    return QCoreApplication::translate("StatusLine", text);
}

QString stateText(const SourceCompleteness& source) {
    if (!source.reason.isEmpty())
        return source.name + QStringLiteral(": ") + source.reason;
    switch (source.state) {
    case SourceState::Complete:
        return translated(QT_TRANSLATE_NOOP("StatusLine", "%1 complete")).arg(source.name);
    case SourceState::Partial:
        return translated(QT_TRANSLATE_NOOP("StatusLine", "%1 incomplete")).arg(source.name);
    case SourceState::Failed:
        return translated(QT_TRANSLATE_NOOP("StatusLine", "%1 failed")).arg(source.name);
    case SourceState::Archived:
        return translated(QT_TRANSLATE_NOOP("StatusLine", "%1 archived")).arg(source.name);
    }
    return {};
}

Token stateToken(SourceState state) {
    return state == SourceState::Complete ? Token::Text2 : state == SourceState::Failed ? Token::ErrorText : Token::WarnText;
}

} // namespace

QList<StatusPart> completenessParts(const Completeness& completeness) {
    const QString total = countText(completeness.total) + (completeness.exact ? QString() : QStringLiteral("+"));
    const bool whole = completeness.isComplete() && completeness.exact;
    QList<StatusPart> parts{{translated(QT_TRANSLATE_NOOP("StatusLine", "%1 of %2")).arg(countText(completeness.shown), total),
                             Token::Text2, Icon::None, whole ? Token::GoodFill : Token::WarnFill}};
    for (const SourceCompleteness& source : completeness.sources)
        parts.append({stateText(source), stateToken(source.state)});
    return parts;
}

StatusLine::StatusLine(QWidget* parent)
    : PaintedControl(parent) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void StatusLine::setParts(const QList<StatusPart>& left, const QList<StatusPart>& right) {
    if (left == m_left && right == m_right)
        return;
    m_left = left;
    m_right = right;
    announce();
    update();
}

QSize StatusLine::sizeHint() const {
    return {scaled(600), scaled(height::statusBar)};
}

QSize StatusLine::minimumSizeHint() const {
    return {0, scaled(height::statusBar)};
}

QString StatusLine::spokenText() const {
    QStringList texts;
    for (const StatusPart& part : m_left + m_right)
        texts << part.text;
    return texts.join(QStringLiteral("; "));
}

qreal StatusLine::partWidth(const StatusPart& part) const {
    qreal width = QFontMetricsF(textFont(TextRole::Grid)).horizontalAdvance(visibleText(part.text));
    if (part.dot)
        width += dotSize + space::s;
    if (part.icon != Icon::None)
        width += iconSize + space::xs;
    return width;
}

void StatusLine::paintPart(QPainter& painter, const StatusPart& part, qreal left) const {
    const Theme& theme = Theme::current();
    if (part.dot) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(*part.dot));
        painter.drawEllipse(QRectF(left, (QWidget::height() - dotSize) / 2.0, dotSize, dotSize));
        left += dotSize + space::s;
    }
    if (part.icon != Icon::None) {
        paintIcon(painter, QRectF(left, (QWidget::height() - iconSize) / 2.0, iconSize, iconSize), part.icon,
                  theme.color(part.color));
        left += iconSize + space::xs;
    }
    painter.setPen(theme.color(part.color));
    painter.drawText(QRectF(left, 1, QWidget::width(), QWidget::height() - 1), Qt::AlignLeft | Qt::AlignVCenter,
                     visibleText(part.text));
}

QList<StatusPart> StatusLine::rightThatFits() const {
    const auto widthOf = [this](const QList<StatusPart>& parts) {
        return std::accumulate(parts.begin(), parts.end(), qreal(0),
                               [this](qreal sum, const StatusPart& part) { return sum + partWidth(part) + 2 * space::m; });
    };
    QList<StatusPart> parts = m_right;
    qreal missing = widthOf(m_left) + widthOf(parts) - QWidget::width();
    for (qsizetype i = 0; i < parts.size() && missing > 0;) {
        if (!parts[i].canGive) {
            ++i;
            continue;
        }
        missing -= partWidth(parts[i]) + 2 * space::m;
        parts.removeAt(i);
    }
    return parts;
}

void StatusLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::current();
    painter.fillRect(rect(), theme.canvas());
    painter.fillRect(QRect(0, 0, QWidget::width(), 1), theme.border());
    painter.setFont(textFont(TextRole::Grid));
    const auto divider = [&painter, &theme, this](qreal x) {
        painter.fillRect(QRectF(std::round(x), 7, 1, QWidget::height() - 14), theme.borderStrong());
    };
    // The right side always has its room: zone and masking must be seen. The left side ends in an ellipsis; the tool tip has all of it.
    const QList<StatusPart> shownRight = rightThatFits();
    qreal right = QWidget::width() - space::m;
    for (auto part = shownRight.crbegin(); part != shownRight.crend(); ++part) {
        right -= partWidth(*part);
        paintPart(painter, *part, right);
        if (part + 1 != shownRight.crend())
            divider(right - space::m);
        right -= 2 * space::m;
    }
    qreal left = space::m;
    for (qsizetype i = 0; i < m_left.size(); ++i) {
        const qreal width = partWidth(m_left[i]);
        if (left + width > right) {
            painter.setPen(theme.text2());
            painter.drawText(QRectF(left, 0, right - left, QWidget::height()), Qt::AlignLeft | Qt::AlignVCenter,
                             QStringLiteral("…"));
            break;
        }
        paintPart(painter, m_left[i], left);
        left += width + 2 * space::m;
        if (i + 1 < m_left.size())
            divider(left - space::m);
    }
}

bool StatusLine::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        QStringList texts;
        for (const StatusPart& part : m_left + m_right)
            texts << part.text;
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(texts.join(QLatin1Char('\n'))), this);
        return true;
    }
    return PaintedControl::event(event);
}

} // namespace logloupe
