// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where people sign in, and as what. GUI thread.

#include "views/pages/profile_part.h"

namespace logloupe {

class ProfileSignInPart : public ProfilePart {
    Q_OBJECT
public:
    explicit ProfileSignInPart(const Profile& profile, QWidget* parent = nullptr);

    void writeTo(Profile& profile) const override;
    [[nodiscard]] std::optional<Error> mistake() const override;

private:
    [[nodiscard]] std::optional<int> maxAge(JsonMistake& mistake) const;

    QLineEdit* m_issuer = nullptr;
    QLineEdit* m_clientId = nullptr;
    QLineEdit* m_scopes = nullptr;
    QLineEdit* m_rolePath = nullptr;
    QLineEdit* m_maxAge = nullptr;
};

} // namespace logloupe
