// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/profile_sign_in_part.h"

#include "models/domain/human_format.h"
#include "views/pages/profile_dialog.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestAge = 31'536'000; // resources/profile.schema.json

QString spokenAge(qint64 seconds) {
    if (seconds < 0 || seconds > longestAge)
        return {};
    return seconds == 0 ? ProfileDialog::tr("at every sign-in") : u"= "_s + durationText(std::chrono::seconds(seconds));
}

} // namespace

ProfileSignInPart::ProfileSignInPart(const Profile& profile, QWidget* parent)
    : ProfilePart(parent) {
    const ProfileSignIn signIn = profile.signIn.value_or(ProfileSignIn{});
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::s);
    QGridLayout* const grid = makeFieldGrid();
    m_issuer = addField(
        grid, u"/sign_in/issuer"_s, [] { return ProfileDialog::tr("Sign-in address (issuer)"); }, signIn.issuer);
    m_clientId = addField(
        grid, u"/sign_in/client_id"_s, [] { return ProfileDialog::tr("Client id"); }, signIn.clientId);
    m_scopes = addField(
        grid, u"/sign_in/scopes"_s, [] { return ProfileDialog::tr("Scopes"); }, signIn.scopes.join(u' '));
    m_rolePath = addField(
        grid, u"/sign_in/role_path"_s, [] { return ProfileDialog::tr("Where the roles stand"); }, signIn.rolePath);
    m_maxAge = addNumber(
        grid, u"/sign_in/max_age_s"_s, [] { return ProfileDialog::tr("Ask for the password again after, seconds"); },
        signIn.maxAgeSeconds ? std::optional<qint64>(*signIn.maxAgeSeconds) : std::nullopt, spokenAge);
    say([this] { m_maxAge->setPlaceholderText(ProfileDialog::tr("never")); });
    layout->addWidget(addMistake(u"/sign_in"_s));
    layout->addLayout(grid);
    layout->addStretch();
}

std::optional<int> ProfileSignInPart::maxAge(JsonMistake& mistake) const {
    const auto seconds = wholeNumberIn(m_maxAge->text(), u"/sign_in/max_age_s"_s, 0, longestAge, mistake);
    return seconds ? std::optional(static_cast<int>(*seconds)) : std::nullopt;
}

void ProfileSignInPart::writeTo(Profile& profile) const {
    const QString issuer = m_issuer->text().trimmed();
    const QString clientId = m_clientId->text().trimmed();
    if (issuer.isEmpty() && clientId.isEmpty()) {
        profile.signIn.reset();
        return;
    }
    ProfileSignIn signIn = profile.signIn.value_or(ProfileSignIn{});
    signIn.issuer = issuer;
    signIn.clientId = clientId;
    signIn.scopes = m_scopes->text().split(u' ', Qt::SkipEmptyParts);
    signIn.rolePath = m_rolePath->text().trimmed();
    JsonMistake ignored;
    signIn.maxAgeSeconds = maxAge(ignored);
    profile.signIn = signIn;
}

std::optional<Error> ProfileSignInPart::mistake() const {
    JsonMistake mistake;
    (void)maxAge(mistake);
    return mistake;
}

} // namespace logloupe
