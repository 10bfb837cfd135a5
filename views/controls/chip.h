// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One condition of a query: key on sunken, value, and × to take it away. A negated key is in the error colour, a part the
// query does not finish is dashed amber. Enter or Space opens it, Delete or Backspace takes it away.

#include "views/controls/painted_control.h"

namespace logloupe {

class Chip : public PaintedControl {
    Q_OBJECT
public:
    explicit Chip(QWidget* parent = nullptr);

    /// `key` as said in words, such as "system is" or "not path".
    void setCondition(const QString& key, const QString& value, bool negated = false);
    /// The whole sentence, such as "unfinished: error."
    void setUnfinished(const QString& text);
    void setRemovable(bool removable);
    [[nodiscard]] bool isNegated() const { return m_negated; }
    [[nodiscard]] bool isUnfinished() const { return m_unfinished; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spokenText() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Button; }
    [[nodiscard]] bool canActivate() const override { return true; }
    void activate() override { emit activated(); }

signals:
    void activated();
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] bool showsRemove() const;
    void paintCondition(QPainter& painter) const;
    [[nodiscard]] QRectF removeRect() const;

    QString m_key;
    QString m_value;
    bool m_negated = false;
    bool m_unfinished = false;
    bool m_removable = true;
};

} // namespace logloupe
