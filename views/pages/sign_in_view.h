// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the sign-in shows: the workspaces to choose from, how far a sign-in is, and the words for both. Values; the words are for the GUI thread.

#include "views/controls/banner.h"
#include "views/theme/icons.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace logloupe {

struct WorkspaceOption {
    enum class Kind : quint8 { Demo, Local, Profile };
    Kind kind = Kind::Demo;
    QString id = {}; ///< of a profile; of a local workspace its name or folder
    QString title = {};
    QStringList sources = {}; ///< kinds as the profile names them: "opensearch", …
    bool signsIn = false;
    std::optional<int> keptDays = {};
    bool lastUsed = false;
    QString problem = {}; ///< why the profile cannot be used; empty: it can

    bool operator==(const WorkspaceOption&) const = default;
};

/// Names one among the others: kind and id.
[[nodiscard]] QString optionKey(const WorkspaceOption& option);
[[nodiscard]] QString optionTitle(const WorkspaceOption& option);
/// "OpenSearch and Loki, sign-in with the company account"
[[nodiscard]] QString optionAbout(const WorkspaceOption& option);
/// "no sign-in", "last used", "cannot be read"; or empty.
[[nodiscard]] QString optionBadge(const WorkspaceOption& option);

struct SignInView {
    enum class State : quint8 {
        Choose,
        Broken,  ///< the profile itself cannot be used: message
        Ready,   ///< waits for a click; message: what was just ended, if anything was
        Covered, ///< after ten minutes without input: message says so in other words where it has to
        Connecting,
        WaitingBrowser,
        WaitingDevice,
        Checking,
        Opening,
        Refused,
        NoRole,
        Locked,
        Unreachable,
        ClockWrong,
        NotTrusted,
        Failed
    };
    State state = State::Choose;
    QString workspace = {}; ///< its title
    QString host = {};      ///< of the provider
    QString link = {};
    QString userCode = {};
    int secondsLeft = 0;
    int secondsInAll = 300;
    QString account = {};
    QStringList rolesFound = {};
    QStringList rolesThatOpen = {};
    QDateTime checked = {}; ///< in the zone it is shown in
    QString message = {};   ///< translated
    QString detail = {};    ///< technical: "name: value" parts set apart by lines or semicolons
    bool memoryOnly = false;
    bool keyringAsks = false;   ///< the system asks for the keyring's password
    bool browserFailed = false; ///< none could be opened here
    bool covers = false;        ///< lies over a workspace that goes on underneath

    bool operator==(const SignInView&) const = default;
};

enum class SignInAction : quint8 {
    SignIn,
    UseCode,
    Cancel,
    CopyLink,
    CopyCode,
    TryAgain,
    OtherAccount,
    CopyDetails,
    SwitchWorkspace
};
inline constexpr int signInActionCount = static_cast<int>(SignInAction::SwitchWorkspace) + 1;

/// What the card says in a state, ready to be laid out.
struct SignInWords {
    Icon icon = Icon::Browser;
    Token iconColor = Token::Accent;
    std::optional<Token> bar = {}; ///< at the left edge
    QString title;
    TextRuns text = {};
    QString waiting = {}; ///< under the bar of time left
    QString timeLeft = {};
    QList<std::pair<QString, QString>> facts = {}; ///< labels with values
    QList<SignInAction> actions = {};
    bool hasPrimary = false; ///< the first action is the one to take
    QString hint = {};
    QString notice = {};
};

[[nodiscard]] SignInWords signInWords(const SignInView& view);
/// Of a button, in a state: to cancel a lookup and to leave a failure are different words.
[[nodiscard]] QString actionText(SignInAction action, const SignInView& view);
[[nodiscard]] Icon actionIcon(SignInAction action);
/// The facts as lines of text, for a message to an administrator.
[[nodiscard]] QString detailsText(const SignInView& view);

} // namespace logloupe
