// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/workspace_access.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds lookEvery{5};

bool isStanding(const SignInState& state) {
    return state.step == SignInState::Step::SignedIn;
}

} // namespace

NetworkSettings networkSettingsOf(const Profile& profile) {
    NetworkSettings settings;
    for (const QString& authority : profile.network.authorities)
        settings.extraAuthorities << authority.toLatin1();
    settings.clientCertificate = profile.network.clientCertificate.toLatin1();
    settings.clientKey = profile.network.clientKey.toLatin1();
    settings.proxy = profile.network.proxy;
    return settings;
}

SignInSettings signInSettingsOf(const Profile& profile) {
    const ProfileSignIn signIn = profile.signIn.value_or(ProfileSignIn{});
    SignInSettings settings;
    settings.profile = profile.id;
    settings.issuer = signIn.issuer;
    settings.clientId = signIn.clientId;
    settings.scopes = signIn.scopes;
    settings.rolePath = signIn.rolePath;
    settings.admittedRoles = profile.admittedRoles();
    settings.redirectHost = signIn.redirectHost;
    settings.audience = signIn.audience;
    if (signIn.maxAgeSeconds)
        settings.maxAge = std::chrono::seconds(*signIn.maxAgeSeconds);
    settings.skew = std::chrono::seconds(signIn.skewSeconds);
    settings.network = networkSettingsOf(profile);
    return settings;
}

QString accessFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/access"_s;
}

QString screenTitle(Screen screen) {
    switch (screen) {
    case Screen::Case:
        return WorkspaceAccess::tr("Case");
    case Screen::Customer:
        return WorkspaceAccess::tr("Customer");
    case Screen::Search:
        return WorkspaceAccess::tr("Search");
    case Screen::Errors:
        return WorkspaceAccess::tr("Errors");
    case Screen::Tail:
        return WorkspaceAccess::tr("Live tail");
    case Screen::Sources:
        return WorkspaceAccess::tr("Sources");
    case Screen::Charts:
        return WorkspaceAccess::tr("Charts");
    case Screen::Orders:
        return WorkspaceAccess::tr("Orders");
    }
    return {};
}

WorkspaceAccess::WorkspaceAccess(QObject* parent)
    : QObject(parent) {}

WorkspaceAccess::WorkspaceAccess(const Profile& profile, const AccessParts& parts, QObject* parent)
    : QObject(parent)
    , m_profile(profile)
    , m_clock(&parts.clock)
    , m_folder(parts.folder) {
    if (!profile.signIn)
        return;
    m_rights = {};
    m_session = std::make_unique<SignInSession>(signInSettingsOf(profile), parts.vault, parts.clock, m_folder);
    connect(m_session.get(), &SignInSession::stateChanged, this, &WorkspaceAccess::follow);
    if (QFile mark(markFile()); mark.open(QIODevice::ReadOnly)) {
        m_covered = true;
        m_coveredSince = mark.read(32).trimmed().toLongLong();
    }
    m_lastLook = m_clock->now();
    connect(&m_timer, &QTimer::timeout, this, &WorkspaceAccess::lookAtClock);
    m_timer.start(lookEvery);
    setRights(isStanding(m_session->state()) ? profile.rightsOf(m_session->state().account.admittedBy) : AccessRights());
}

WorkspaceAccess::~WorkspaceAccess() = default;

void WorkspaceAccess::follow() {
    const SignInState& state = m_session->state();
    if (!isStanding(state)) {
        setRights({});
        // Nothing is left to cover, and whoever comes next signs in.
        if (state.step == SignInState::Step::SignedOut)
            setCovered(false);
        return;
    }
    setRights(m_profile->rightsOf(state.account.admittedBy));
    if (m_covered && state.signedIn.isValid() && state.signedIn.toSecsSinceEpoch() >= m_coveredSince)
        setCovered(false);
}

void WorkspaceAccess::setRights(const AccessRights& rights) {
    if (rights == m_rights)
        return;
    if (m_rights.isNothing())
        m_idleSeconds = 0;
    m_rights = rights;
    emit rightsChanged();
}

void WorkspaceAccess::guard(GuardedSource& source) {
    source.setRights(m_rights);
    connect(this, &WorkspaceAccess::rightsChanged, &source, [this, &source] { source.setRights(m_rights); });
}

std::optional<Error> WorkspaceAccess::whyNotEnter() const {
    if (!m_session)
        return {};
    const SignInState& state = m_session->state();
    switch (state.step) {
    case SignInState::Step::SignedIn:
        return {};
    case SignInState::Step::NoRole:
        if (state.error)
            return Error{ErrorKind::Forbidden, state.error->message, state.error->detail};
        return Error{
            ErrorKind::Forbidden,
            tr("%1 is signed in, but has none of the roles that are let in: %2. Ask whoever looks after LogLoupe in your "
               "company for one of them.")
                .arg(state.account.name, m_profile->admittedRoles().join(u", "_s))};
    case SignInState::Step::Locked:
    case SignInState::Step::Failed:
        if (state.error)
            return state.error;
        break;
    case SignInState::Step::SignedOut:
    case SignInState::Step::Restoring:
    case SignInState::Step::Discovering:
    case SignInState::Step::WaitingBrowser:
    case SignInState::Step::WaitingDevice:
    case SignInState::Step::Checking:
        break;
    }
    return Error{ErrorKind::Auth, tr("“%1” asks you to sign in first.").arg(m_profile->title)};
}

std::optional<Error> WorkspaceAccess::whyNot(bool allowed, const QString& what) const {
    if (auto error = whyNotEnter())
        return error;
    if (allowed)
        return {};
    const QStringList roles = m_session ? m_session->state().account.admittedBy : QStringList();
    return Error{ErrorKind::Forbidden, tr("Your role %1 does not allow this: %2.").arg(roles.join(u", "_s), what)};
}

std::optional<Error> WorkspaceAccess::whyNotOpen(Screen screen) const {
    return whyNot(m_rights.mayOpen(screen), screenTitle(screen));
}

std::optional<Error> WorkspaceAccess::whyNotReveal() const {
    return whyNot(m_rights.reveal, tr("reveal masked data"));
}

std::optional<Error> WorkspaceAccess::whyNotExport() const {
    return whyNot(m_rights.exportEvents, tr("write events into a file"));
}

std::optional<Error> WorkspaceAccess::whyNotArchive() const {
    return whyNot(m_rights.archive, tr("search the archive"));
}

void WorkspaceAccess::noteActivity() {
    lookAtClock();
    m_idleSeconds = 0;
}

void WorkspaceAccess::lookAtClock() {
    if (!m_session)
        return;
    const qint64 now = m_clock->now();
    // A clock that is set back gives no time as a present.
    m_idleSeconds += std::max<qint64>(0, now - m_lastLook);
    m_lastLook = now;
    if (!isStanding(m_session->state()))
        m_idleSeconds = 0;
    else if (!m_covered && m_idleSeconds >= std::chrono::seconds(idleLimit).count())
        setCovered(true);
}

void WorkspaceAccess::coverNow() {
    if (m_session && isStanding(m_session->state()))
        setCovered(true);
}

QString WorkspaceAccess::markFile() const {
    return QDir(m_folder).filePath(m_profile->id + u".covered"_s);
}

void WorkspaceAccess::setCovered(bool covered) {
    if (covered == m_covered)
        return;
    m_covered = covered;
    m_idleSeconds = 0;
    // Whoever ends the program and starts it again finds the content covered as before.
    QFile mark(markFile());
    if (covered) {
        m_coveredSince = m_clock->now();
        if (QDir().mkpath(m_folder) && mark.open(QIODevice::WriteOnly))
            mark.write(QByteArray::number(m_coveredSince));
    } else {
        mark.remove();
        m_coverSession.reset();
        m_coverState = {};
    }
    emit coverChanged();
}

void WorkspaceAccess::uncover(SignInWay way) {
    if (!m_covered || !isStanding(m_session->state()))
        return;
    SignInSettings settings = signInSettingsOf(*m_profile);
    // The browser may still be signed in: the provider has to ask anew and to say when it did (auth_time). A device grant always asks.
    if (way == SignInWay::Browser)
        settings.maxAge = std::chrono::seconds(0);
    m_coverSession.reset();
    m_coverVault = makeMemoryVault();
    m_coverSession = std::make_unique<SignInSession>(settings, *m_coverVault, *m_clock, m_folder);
    // Queued: the answer takes the session away that gives it.
    connect(m_coverSession.get(), &SignInSession::stateChanged, this, &WorkspaceAccess::followCover, Qt::QueuedConnection);
    if (way == SignInWay::Browser)
        m_coverSession->signInWithBrowser(true);
    else
        m_coverSession->signInWithDevice();
    followCover();
}

void WorkspaceAccess::cancelUncover() {
    if (m_coverSession)
        endUncovering({});
}

void WorkspaceAccess::endUncovering(const SignInState& state) {
    m_coverSession.reset();
    m_coverState = state;
    emit coverChanged();
}

void WorkspaceAccess::followCover() {
    if (!m_coverSession)
        return;
    m_coverState = m_coverSession->state();
    const bool hasComeIn = m_coverState.step == SignInState::Step::SignedIn || m_coverState.step == SignInState::Step::NoRole;
    const Account& owner = m_session->state().account;
    if (hasComeIn && m_coverState.account.subject == owner.subject) {
        // The roles may be others by now: the session that stands looks for itself.
        m_session->lookAgain();
        setCovered(false);
        return;
    }
    if (hasComeIn) {
        SignInState refused;
        refused.step = SignInState::Step::Failed;
        refused.error = Error{ErrorKind::Forbidden,
                              tr("This is covered for %1, and %2 signed in. Sign in as %1, or sign out to begin anew.")
                                  .arg(owner.name, m_coverState.account.name)};
        endUncovering(refused);
        return;
    }
    emit coverChanged();
}

} // namespace logloupe
