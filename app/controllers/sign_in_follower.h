// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One sign-in as a person follows it: what is shown of its state, and the browser, which opens once for each time that somebody asked for it. GUI thread.

#include "connectors/auth/sign_in_session.h"
#include "models/domain/profile.h"
#include "views/pages/sign_in_view.h"

#include <QTimeZone>
#include <QUrl>

#include <functional>

namespace logloupe {

/// Opens a link in the person's browser; false where there is none.
using LinkOpener = std::function<bool(const QUrl&)>;

class SignInFollower {
public:
    explicit SignInFollower(LinkOpener openLink);

    /// A person asked for it: the next link is opened, and none after it.
    void expectLink() { m_mayOpen = true; }
    void expectNoLink() { m_mayOpen = false; }
    /// What is shown of a state, `now` in seconds since 1970. Opens the link where it was asked for and not opened yet.
    [[nodiscard]] SignInView follow(const SignInState& state, const Profile& profile, qint64 now, const QTimeZone& zone);

private:
    LinkOpener m_openLink;
    bool m_mayOpen = false;
    bool m_failed = false; ///< the link that is waited for could not be opened
    QUrl m_link;           ///< that is waited for
    int m_secondsInAll = 0;
};

/// Somebody's answer is waited for: the time left changes by itself.
[[nodiscard]] bool isCountingDown(const SignInView& view);

} // namespace logloupe
