// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Who is let in, and to what: a matrix of roles, and of the chosen role the systems it sees. GUI thread.

#include "views/pages/profile_part.h"

class QPlainTextEdit;

namespace logloupe {

class ProfileRolesPart : public ProfilePart {
    Q_OBJECT
public:
    explicit ProfileRolesPart(const Profile& profile, QWidget* parent = nullptr);

    void writeTo(Profile& profile) const override;
    void pointAt(const QString& pointer) override;

private:
    void addRole(const RoleRights& role);
    [[nodiscard]] RoleRights roleIn(int row) const;
    void showSystems();
    void takeSystems();
    void nameSystems();

    QTableWidget* m_roles = nullptr;
    QLabel* m_systemsOf = nullptr;
    QPlainTextEdit* m_systems = nullptr;
};

} // namespace logloupe
