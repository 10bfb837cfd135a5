// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What can be written in a query, by example. GUI thread.

#include <QFrame>

namespace logloupe {

class QueryHelp : public QFrame {
    Q_OBJECT
public:
    explicit QueryHelp(QWidget* parent = nullptr);

    /// Under a widget, as wide as its text needs.
    void openBelow(const QWidget& widget);

signals:
    /// An example was chosen.
    void exampleChosen(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fill();
};

} // namespace logloupe
