// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The card beside the workspaces: how far a sign-in is, what stands in its way, and what can be done. Everything in it is shown literally. GUI thread.

#include "views/controls/buttons.h"
#include "views/pages/sign_in_view.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QLabel;

namespace logloupe {

class ElidedLabel;
class MeterBar;

class SignInPanel : public QWidget {
    Q_OBJECT
public:
    explicit SignInPanel(QWidget* parent = nullptr);

    /// Only the time left changes from second to second: that moves neither the focus nor what is read aloud.
    void setView(const SignInView& view);
    [[nodiscard]] const SignInView& view() const { return m_view; }
    [[nodiscard]] Button* button(SignInAction action) const { return m_buttons[static_cast<size_t>(action)]; }
    void focusAction();

signals:
    /// Copying is done here; the rest is the owner's.
    void triggered(logloupe::SignInAction action);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void trigger(SignInAction action);
    void tell();
    void tellTime(const SignInWords& words);
    void tellFacts(const SignInWords& words);
    void tellButtons(const SignInWords& words);
    void arrangeWaiting();
    void applyMeasures();

    SignInView m_view;
    Icon m_icon = Icon::Database;
    Token m_iconColor = Token::Accent;
    std::optional<Token> m_bar;
    std::optional<SignInAction> m_copied;
    RunLabel* m_title = nullptr;
    RunLabel* m_text = nullptr;
    QLabel* m_code = nullptr;
    QLabel* m_address = nullptr;
    QWidget* m_waiting = nullptr;
    MeterBar* m_progress = nullptr;
    ElidedLabel* m_waitingFor = nullptr;
    ElidedLabel* m_timeLeft = nullptr;
    bool m_isStacked = false;
    QWidget* m_facts = nullptr;
    QGridLayout* m_factsGrid = nullptr;
    QWidget* m_buttonRow = nullptr;
    std::array<Button*, signInActionCount> m_buttons{};
    QWidget* m_rule = nullptr;
    RunLabel* m_hint = nullptr;
    RunLabel* m_notice = nullptr;
};

} // namespace logloupe
