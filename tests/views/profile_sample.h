// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A profile that says something in every part, and the way to the fields of its dialogue.

#include "views/controls/buttons.h"
#include "views/controls/text_runs.h"
#include "views/detail/underline_tabs.h"
#include "views/pages/profile_dialog.h"

#include <QLineEdit>
#include <QStringList>

namespace logloupe {

inline Profile sampleProfile() {
    using namespace Qt::StringLiterals;
    Profile profile;
    profile.id = u"prod"_s;
    profile.title = u"Production"_s;
    profile.signIn = ProfileSignIn{u"https://sso.atelier.example/realms/staff"_s, u"logloupe"_s, {u"openid"_s, u"profile"_s}};
    profile.signIn->maxAgeSeconds = 3600;
    profile.roles = Profile::standardRoles();
    profile.roles[1].systems = QStringList{u"crm"_s};
    profile.sources = {{u"here"_s, u"local"_s}, {u"logs"_s, u"opensearch"_s, u"https://logs.atelier.example"_s}};
    profile.sources[1].retention = std::chrono::hours(24 * 30);
    profile.retention = std::chrono::hours(24 * 183);
    profile.network = {{u"company-ca.pem"_s}, u"client.pem"_s, u"client-key.pem"_s, u"http://proxy.atelier.example:3128"_s};
    profile.maskedKeys = {u"nickname"_s};
    profile.serverAddress = u"https://hand.atelier.example/prod.json"_s;
    return profile;
}

enum class ProfilePage : quint8 { SignIn, Roles, Sources, Network };

inline void openPage(const ProfileDialog& dialog, ProfilePage page) {
    dialog.findChild<UnderlineTabs*>()->setCurrentIndex(static_cast<int>(page));
}

/// Of those that are shown.
inline Button* profileButton(const QWidget& dialog, const QString& text, const QString& about = {}) {
    for (Button* const button : dialog.findChildren<Button*>()) {
        if (button->label() == text && button->isVisible() && button->accessibleDescription() == about)
            return button;
    }
    return nullptr;
}

template <typename Field = QLineEdit>
Field* profileField(const QWidget& dialog, const QString& name) {
    for (Field* const field : dialog.findChildren<Field*>()) {
        if (field->accessibleName() == name)
            return field;
    }
    return nullptr;
}

/// Every mistake and finding that can be seen.
inline QStringList saidBeside(const QWidget& dialog) {
    QStringList texts;
    for (const RunLabel* const label : dialog.findChildren<RunLabel*>()) {
        if (label->isVisible() && !label->spokenText().isEmpty())
            texts << label->spokenText();
    }
    return texts;
}

} // namespace logloupe
