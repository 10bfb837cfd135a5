// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A profile as an administrator changes it: where people sign in, which role may do what, where the logs lie, how servers are reached. A page for each; mistakes stand
// beside what they are about, and the page with the first one comes up. GUI thread.

#include "models/domain/profile.h"

#include <QDialog>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

class QScrollArea;
class QStackedWidget;

namespace logloupe {

class Button;
class ProfilePart;
class UnderlineTabs;

/// What came of looking at one thing that the profile names.
struct ProfileFinding {
    QString name;
    bool isGood = false;
    QString sentence = {};  ///< translated
    bool isWarning = false; ///< good as far as it goes, and somebody should look at it

    bool operator==(const ProfileFinding&) const = default;
};

class ProfileDialog : public QDialog {
    Q_OBJECT
public:
    explicit ProfileDialog(const Profile& profile, QWidget* parent = nullptr);

    /// As it stands in the fields now; not checked.
    [[nodiscard]] Profile profile() const;
    /// Beside the field that the message's JSON pointer names, else at the top.
    void showMistake(const Error& error);
    void showFindings(const QList<ProfileFinding>& findings, bool isUnderWay);

signals:
    /// The fields hold a profile that can be read.
    void saveRequested(const logloupe::Profile& profile);
    /// By the button; and again when findings are shown and the language changes, for they are sentences.
    void testRequested(const logloupe::Profile& profile);

protected:
    void changeEvent(QEvent* event) override;

private:
    void addPart(ProfilePart* part);
    QWidget* makePages(const Profile& profile);
    QWidget* makeFindings();
    QWidget* makeButtons();
    void retranslate();
    void fitToScreen();
    void clearMistakes();
    void askForTest();
    [[nodiscard]] std::optional<Profile> checked();

    Profile m_original;
    std::vector<ProfilePart*> m_parts; ///< the head, then one a page
    UnderlineTabs* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    QWidget* m_findings = nullptr;
    QScrollArea* m_findingsArea = nullptr;
    Button* m_test = nullptr;
    Button* m_cancel = nullptr;
    Button* m_save = nullptr;
    bool m_saysMistake = false;
};

} // namespace logloupe
