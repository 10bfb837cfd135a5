// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The way in: workspaces at the left, how far the sign-in is at the right. Nothing of a workspace is read for it. GUI thread.

#include "views/pages/sign_in_view.h"

#include <QList>
#include <QWidget>

#include <utility>

class QMenu;
class QScrollArea;
class QVBoxLayout;

namespace logloupe {

class SignInPanel;
class WorkspaceChoice;

class SignInPage : public QWidget {
    Q_OBJECT
public:
    explicit SignInPage(QWidget* parent = nullptr);

    void setOptions(const QList<WorkspaceOption>& options);
    /// Which of them the card at the right is about: optionKey(); empty: none.
    void setCurrent(const QString& key);
    void setView(const SignInView& view);
    [[nodiscard]] const SignInView& view() const;
    /// Above everything, such as what came of adding a profile; empty takes it away.
    void showMessage(MessageKind kind, const QString& text);
    /// Codes with what the languages call themselves.
    void setLanguages(const QList<std::pair<QString, QString>>& languages, const QString& current);
    /// Onto the chosen workspace, else the first.
    void focusChoice();

signals:
    /// A person chose it: with a click, or Space or Enter.
    void chosen(const logloupe::WorkspaceOption& option);
    void triggered(logloupe::SignInAction action);
    void addFileRequested();
    void addAddressRequested();
    void editRequested(const QString& profileId);
    void removeRequested(const QString& profileId);
    void languageChosen(const QString& code);
    void helpRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeTop();
    QWidget* makeLeft();
    QWidget* makeRight();
    void fillLanguages();
    void showMenu(const WorkspaceOption& option, const QPoint& globalPosition);
    void retranslate();
    void applyMeasures();

    QList<WorkspaceOption> m_options;
    QString m_current;
    QList<std::pair<QString, QString>> m_languages;
    QString m_language;
    QList<WorkspaceChoice*> m_choices;
    QWidget* m_top = nullptr;
    Button* m_languageButton = nullptr;
    Button* m_help = nullptr;
    QMenu* m_languageMenu = nullptr;
    Banner* m_banner = nullptr;
    QWidget* m_left = nullptr;
    RunLabel* m_about = nullptr;
    RunLabel* m_listTitle = nullptr;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_list = nullptr;
    Button* m_add = nullptr;
    QMenu* m_addMenu = nullptr;
    Button* m_more = nullptr; ///< what else can be done with the chosen profile
    QWidget* m_noteRow = nullptr;
    RunLabel* m_note = nullptr;
    QScrollArea* m_right = nullptr;
    SignInPanel* m_panel = nullptr;
    QWidget* m_columns = nullptr;
};

} // namespace logloupe
