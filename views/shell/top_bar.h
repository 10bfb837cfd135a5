// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The bar at the top of the window: back, forward, the one field for an order, a customer or words, zone, person, menu. GUI thread.

#include "views/controls/buttons.h"
#include "views/controls/search_field.h"

#include <QWidget>

class QMenu;

namespace logloupe {

class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget* parent = nullptr);

    void setHistory(bool canGoBack, bool canGoForward);
    /// "Europe/Moscow · UTC+3"
    void setZoneText(const QString& text);
    /// The owner keeps the menus and fills them before they open.
    void setZoneMenu(QMenu* menu);
    void setMainMenu(QMenu* menu);
    /// "agent 3 · Support"; empty where nobody signs in.
    void setPersonText(const QString& text);
    void setPersonMenu(QMenu* menu);
    /// Under its button.
    void openMainMenu();
    void focusSearch();
    void clearSearch();

signals:
    void backRequested();
    void forwardRequested();
    void submitted(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void applyMeasures();
    void tellPerson();

    Button* m_back = nullptr;
    Button* m_forward = nullptr;
    SearchField* m_field = nullptr;
    Button* m_zone = nullptr;
    Button* m_person = nullptr;
    Button* m_menu = nullptr;
    QMenu* m_mainMenu = nullptr;
    QString m_personText;
};

} // namespace logloupe
