// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A profile as an administrator changes it: where people sign in, which role may do what, where the logs lie. Mistakes stand beside what they are about. GUI thread.

#include "models/domain/profile.h"
#include "views/controls/banner.h"

#include <QDialog>
#include <QList>
#include <QString>

#include <functional>
#include <map>
#include <optional>

class QGridLayout;
class QLineEdit;
class QTableWidget;
class QVBoxLayout;

namespace logloupe {

/// What came of looking at one thing that the profile names.
struct ProfileFinding {
    QString name;
    bool isGood = false;
    QString sentence = {}; ///< translated

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
    void testRequested(const logloupe::Profile& profile);

private:
    QLineEdit* addField(QGridLayout* grid, const QString& pointer, const QString& label, const QString& value);
    RunLabel* addMistake(const QString& pointer);
    void addRole(const RoleRights& role);
    void addSource(const ProfileSource& source);
    QWidget* makeRoles(const Profile& profile);
    QWidget* makeSources(const Profile& profile);
    QWidget* makeTableButtons(QTableWidget* table, const QString& add, const QString& remove, std::function<void()> onAdd);
    void clearMistakes();
    [[nodiscard]] std::optional<Profile> checked();

    Profile m_original;
    std::map<QString, RunLabel*> m_mistakes; ///< by JSON pointer; "" is the one at the top
    QLineEdit* m_title = nullptr;
    QLineEdit* m_issuer = nullptr;
    QLineEdit* m_clientId = nullptr;
    QLineEdit* m_scopes = nullptr;
    QLineEdit* m_rolePath = nullptr;
    QTableWidget* m_roles = nullptr;
    QTableWidget* m_sources = nullptr;
    QWidget* m_findings = nullptr;
};

} // namespace logloupe
