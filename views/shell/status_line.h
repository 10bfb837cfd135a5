// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The line at the foot of the window: completeness per source at the left, always; masking, zone and the like at the right. GUI thread.

#include "models/domain/completeness.h"
#include "views/controls/painted_control.h"
#include "views/theme/icons.h"
#include "views/theme/theme.h"

#include <QList>

namespace logloupe {

struct StatusPart {
    QString text;
    Token color = Token::Text2;
    Icon icon = Icon::None;
    std::optional<Token> dot = {}; ///< a filled circle before the text
    bool canGive = false;          ///< at the right: gives way when the left needs the room; the tool tip still has it

    bool operator==(const StatusPart&) const = default;
};

class StatusLine : public PaintedControl {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setParts(const QList<StatusPart>& left, const QList<StatusPart>& right);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spokenText() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::StatusBar; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QList<StatusPart> rightThatFits() const;
    [[nodiscard]] qreal partWidth(const StatusPart& part) const;
    void paintPart(QPainter& painter, const StatusPart& part, qreal left) const;

    QList<StatusPart> m_left;
    QList<StatusPart> m_right;
};

/// "31 204 of 31 204" and each source's state, as the left side shows them.
[[nodiscard]] QList<StatusPart> completenessParts(const Completeness& completeness);

} // namespace logloupe
