// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where the logs lie, and for how long they are kept there. GUI thread.

#include "views/pages/profile_part.h"

namespace logloupe {

class ProfileSourcesPart : public ProfilePart {
    Q_OBJECT
public:
    explicit ProfileSourcesPart(const Profile& profile, QWidget* parent = nullptr);

    void writeTo(Profile& profile) const override;
    [[nodiscard]] std::optional<Error> mistake() const override;
    void pointAt(const QString& pointer) override;

private:
    void addSource(const ProfileSource& source);
    void nameKinds();
    [[nodiscard]] ProfileSource sourceIn(int row, JsonMistake& mistake) const;
    [[nodiscard]] std::optional<Duration> retention(JsonMistake& mistake) const;

    QList<ProfileSource> m_before; ///< by the name they had: what the table does not show goes on with the row
    QTableWidget* m_sources = nullptr;
    QLineEdit* m_retention = nullptr;
};

} // namespace logloupe
