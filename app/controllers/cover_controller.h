// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The cover over a workspace that nobody may look at just now, and the ways back: after ten minutes without input, and when the sign-in has ended. GUI thread.

#include "app/controllers/sign_in_follower.h"
#include "app/engine/workspace_access.h"

#include <QTimer>

namespace logloupe {

class LockCover;

class CoverController : public QObject {
    Q_OBJECT
public:
    /// Access, clock and cover outlive it; the access has a session.
    CoverController(WorkspaceAccess& access, const AuthClock& clock, LinkOpener openLink, LockCover& cover,
                    QObject* parent = nullptr);

    void setZone(const QTimeZone& zone);
    /// The content must not be seen now.
    [[nodiscard]] bool isCovering() const;
    /// In another language.
    void show();

signals:
    /// isCovering() may have changed.
    void changed();
    /// To sign out, or to another workspace.
    void switchRequested();

private:
    [[nodiscard]] bool isStanding() const;
    [[nodiscard]] SignInView currentView();
    void act(SignInAction action);
    void signIn(SignInWay way, bool asksAnew);

    WorkspaceAccess& m_access;
    const AuthClock& m_clock;
    LockCover& m_cover;
    SignInFollower m_follower;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    SignInWay m_way = SignInWay::Browser;
    QTimer m_beat;
};

} // namespace logloupe
