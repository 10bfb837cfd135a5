// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What stands in the place of the content while nobody may see it: who is locked out, why, and the way back. The owner takes the content itself out of sight. GUI thread.

#include "views/pages/sign_in_view.h"

#include <QWidget>

class QScrollArea;

namespace logloupe {

class SignInPanel;

class LockCover : public QWidget {
    Q_OBJECT
public:
    explicit LockCover(QWidget* parent = nullptr);

    void setView(const SignInView& view);
    [[nodiscard]] const SignInView& view() const;
    void focusAction();

signals:
    void triggered(logloupe::SignInAction action);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    SignInPanel* m_panel = nullptr;
};

} // namespace logloupe
