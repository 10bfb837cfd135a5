// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/sign_in_view.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

class SignInText {
    Q_DECLARE_TR_FUNCTIONS(SignInText)
};

constexpr int daysOfMonth = 30;

QString kindTitle(const QString& kind) {
    static const QHash<QString, QString> titles{{u"opensearch"_s, u"OpenSearch"_s},
                                                {u"elasticsearch"_s, u"Elasticsearch"_s},
                                                {u"loki"_s, u"Loki"_s},
                                                {u"grafana"_s, u"Grafana"_s},
                                                {u"splunk"_s, u"Splunk"_s},
                                                {u"kafka"_s, u"Kafka"_s},
                                                {u"rabbitmq"_s, u"RabbitMQ"_s},
                                                {u"jaeger"_s, u"Jaeger"_s},
                                                {u"s3"_s, u"S3"_s},
                                                {u"sql"_s, u"SQL"_s}};
    return kind == u"local"_s ? SignInText::tr("this computer") : titles.value(kind, kind);
}

QString kindsText(const QStringList& kinds) {
    QStringList titles;
    for (const QString& kind : kinds) {
        if (const QString title = kindTitle(kind); !titles.contains(title))
            titles << title;
    }
    const QString text = QLocale().createSeparatedList(titles);
    return text.left(1).toUpper() + text.mid(1);
}

/// A sentence with its one value set strong.
TextRuns withStrong(const QString& sentence, const QString& value) {
    const qsizetype at = sentence.indexOf(u"%1"_s);
    if (at < 0)
        return {{sentence, false, Token::Text2}};
    return {{sentence.left(at), false, Token::Text2}, {value, true, Token::Text}, {sentence.mid(at + 2), false, Token::Text2}};
}

TextRuns plain(const QString& sentence) {
    return {{sentence, false, Token::Text2}};
}

QString leftText(const SignInView& view) {
    return durationText(std::chrono::seconds(std::max(view.secondsLeft, 0)));
}

QString checkedText(const QDateTime& checked) {
    if (!checked.isValid())
        return {};
    const TimePoint point = TimePoint::fromMilliseconds(checked.toMSecsSinceEpoch());
    return QLocale().toString(checked, u"d MMM HH:mm:ss "_s) + zoneOffsetText(checked.timeZone(), point);
}

QList<std::pair<QString, QString>> accountFacts(const SignInView& view) {
    QList<std::pair<QString, QString>> facts;
    facts.append({SignInText::tr("Account"), view.account});
    facts.append(
        {SignInText::tr("Roles found"), view.rolesFound.isEmpty() ? SignInText::tr("none") : view.rolesFound.join(u", "_s)});
    facts.append({SignInText::tr("Roles that open it"), view.rolesThatOpen.join(u", "_s)});
    if (const QString checked = checkedText(view.checked); !checked.isEmpty())
        facts.append({SignInText::tr("Checked"), checked});
    return facts;
}

QString factLabel(const QString& name) {
    const QString key = name.trimmed().toLower();
    if (key == u"host"_s)
        return SignInText::tr("Host");
    if (key == u"reason"_s)
        return SignInText::tr("Reason");
    if (key == u"issuer"_s)
        return SignInText::tr("Issuer");
    return key == u"sha-256"_s ? u"SHA-256"_s : name.trimmed();
}

/// Eight bytes a line, so that two people can compare them aloud.
QString fingerprintText(const QString& value) {
    QString digits = value.toLower();
    digits.remove(u':').remove(u' ');
    static const QString known = u"0123456789abcdef"_s;
    const bool isHex = std::all_of(digits.begin(), digits.end(), [](QChar digit) { return known.contains(digit); });
    if (digits.size() != 64 || !isHex)
        return value;
    QString text;
    for (qsizetype i = 0; i < digits.size(); i += 2) {
        text += digits.mid(i, 2);
        text += i + 2 == digits.size() ? QString() : i % 16 == 14 ? u"\n"_s : u" "_s;
    }
    return text;
}

QList<std::pair<QString, QString>> detailFacts(const QString& detail) {
    QList<std::pair<QString, QString>> facts;
    QString rest = detail;
    for (const QString& part : rest.replace(u"; "_s, u"\n"_s).split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype colon = part.indexOf(u": "_s);
        const bool isNamed = colon > 0 && colon <= 12;
        const QString label = isNamed ? factLabel(part.left(colon)) : SignInText::tr("Details");
        const QString value = isNamed ? part.mid(colon + 2).trimmed() : part.trimmed();
        facts.append({label, label == u"SHA-256"_s ? fingerprintText(value) : value});
    }
    return facts;
}

SignInWords problem(const QString& title, const SignInView& view, bool isGrave) {
    SignInWords words;
    words.icon = isGrave ? Icon::Error : Icon::Warning;
    words.iconColor = isGrave ? Token::ErrorText : Token::WarnText;
    words.bar = isGrave ? Token::ErrorFill : Token::WarnFill;
    words.title = title;
    words.text = plain(view.message);
    words.facts = detailFacts(view.detail);
    words.actions = {SignInAction::TryAgain};
    words.hasPrimary = true;
    if (!words.facts.isEmpty())
        words.actions.append(SignInAction::CopyDetails);
    return words;
}

SignInWords choosing() {
    SignInWords words;
    words.icon = Icon::Database;
    words.title = SignInText::tr("Nothing is open yet");
    words.text = plain(SignInText::tr("Choose a workspace. The demo opens at once; the others ask who you are first."));
    return words;
}

SignInWords ready(const SignInView& view) {
    SignInWords words;
    words.title = SignInText::tr("Sign in to %1").arg(view.workspace);
    words.text = withStrong(SignInText::tr("A page of %1 opens in your browser. Sign in there, then come back."), view.host);
    words.actions = {SignInAction::SignIn, SignInAction::UseCode};
    words.hasPrimary = true;
    words.hint = view.message;
    return words;
}

SignInWords covered(const SignInView& view) {
    SignInWords words;
    words.icon = Icon::Lock;
    words.title = SignInText::tr("Locked after 10 minutes without input");
    words.text =
        withStrong(SignInText::tr("%1 is signed in to this workspace. Sign in again to go on where you were."), view.account);
    words.actions = {SignInAction::SignIn, SignInAction::UseCode};
    words.hasPrimary = true;
    words.hint = view.message;
    return words;
}

SignInWords working(const QString& title, const QString& text, const SignInView& view) {
    SignInWords words;
    words.icon = Icon::Hourglass;
    words.title = title;
    words.text = withStrong(text, view.host);
    words.actions = {SignInAction::Cancel};
    return words;
}

SignInWords waitingForBrowser(const SignInView& view) {
    SignInWords words;
    words.title = SignInText::tr("Continue in your browser");
    words.text = withStrong(
        view.browserFailed
            ? SignInText::tr("No browser could be opened here. Copy the link to a page of %1 into one, or sign in with a code.")
            : SignInText::tr("A page of %1 has opened. Sign in there, then come back. LogLoupe notices by itself."),
        view.host);
    words.waiting = SignInText::tr("Waiting for sign-in");
    words.timeLeft = SignInText::tr("the link is good for %1").arg(leftText(view));
    words.actions = {SignInAction::Cancel, SignInAction::CopyLink, SignInAction::TryAgain};
    if (view.browserFailed)
        words.actions.append(SignInAction::UseCode);
    words.hint = SignInText::tr("No page? Copy the link into any browser on this computer.");
    return words;
}

SignInWords waitingForDevice(const SignInView& view) {
    SignInWords words;
    words.icon = Icon::Link;
    words.title = SignInText::tr("Type this code on the sign-in page");
    words.text =
        withStrong(SignInText::tr("Open the page of %1 on any computer or telephone, and type the code there."), view.host);
    words.waiting = SignInText::tr("Waiting for sign-in");
    words.timeLeft = SignInText::tr("the code is good for %1").arg(leftText(view));
    words.actions = {SignInAction::Cancel, SignInAction::CopyCode, SignInAction::CopyLink, SignInAction::TryAgain};
    words.hint = SignInText::tr("Type the code only on a page you opened yourself, and give it to nobody.");
    return words;
}

SignInWords withoutRole(const SignInView& view) {
    SignInWords words = problem(SignInText::tr("You have no access to %1").arg(view.workspace), view, true);
    if (view.message.isEmpty())
        words.text = withStrong(SignInText::tr("You are signed in, but your account has no role %1. Ask an administrator to "
                                               "give it to you, then try again."),
                                view.rolesThatOpen.value(0));
    words.facts = accountFacts(view) + detailFacts(view.detail);
    words.actions = {SignInAction::TryAgain, SignInAction::OtherAccount, SignInAction::CopyDetails};
    return words;
}

SignInWords locked(const SignInView& view) {
    SignInWords words = problem(SignInText::tr("Your access to %1 has ended").arg(view.workspace), view, true);
    words.icon = Icon::Lock;
    words.facts = accountFacts(view) + detailFacts(view.detail);
    words.actions = {SignInAction::TryAgain, SignInAction::OtherAccount, SignInAction::CopyDetails};
    return words;
}

SignInWords notTrusted(const SignInView& view) {
    SignInWords words = problem(SignInText::tr("The certificate of %1 is not trusted")
                                    .arg(view.host.isEmpty() ? SignInText::tr("the company's sign-in") : view.host),
                                view, true);
    words.icon = Icon::Lock;
    words.hint = SignInText::tr("Nothing was sent. Show these details to an administrator: if the certificate is the company's "
                                "own, its authority belongs in the profile. It cannot be skipped here.");
    return words;
}

} // namespace

QString optionKey(const WorkspaceOption& option) {
    return QString::number(static_cast<int>(option.kind)) + u'/' + option.id;
}

QString optionTitle(const WorkspaceOption& option) {
    return option.kind == WorkspaceOption::Kind::Demo ? SignInText::tr("Demo workspace") : option.title;
}

QString optionAbout(const WorkspaceOption& option) {
    if (!option.problem.isEmpty())
        return option.problem;
    if (option.kind == WorkspaceOption::Kind::Demo)
        return SignInText::tr("A made-up company, 90 days of orders. Works offline.");
    if (option.kind == WorkspaceOption::Kind::Local)
        return SignInText::tr("Log files read in on this computer");
    QStringList parts{kindsText(option.sources)};
    if (option.keptDays && *option.keptDays >= 2 * daysOfMonth)
        parts << SignInText::tr("%n months", nullptr, *option.keptDays / daysOfMonth);
    else if (option.keptDays)
        parts << SignInText::tr("%n days", nullptr, *option.keptDays);
    if (option.signsIn)
        parts << SignInText::tr("sign-in with the company account");
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString optionBadge(const WorkspaceOption& option) {
    if (!option.problem.isEmpty())
        return SignInText::tr("cannot be used");
    if (option.lastUsed)
        return SignInText::tr("last used");
    return option.signsIn ? QString() : SignInText::tr("no sign-in");
}

SignInWords signInWords(const SignInView& view) {
    using State = SignInView::State;
    SignInWords words;
    switch (view.state) {
    case State::Choose:
        return choosing();
    case State::Broken:
        words = problem(SignInText::tr("The profile %1 cannot be used").arg(view.workspace), view, true);
        words.actions = {SignInAction::CopyDetails};
        words.hasPrimary = false;
        return words;
    case State::Ready:
        words = ready(view);
        break;
    case State::Covered:
        words = covered(view);
        break;
    case State::Connecting:
        words =
            working(SignInText::tr("Connecting to %1").arg(view.workspace), SignInText::tr("Asking %1 how to sign in."), view);
        break;
    case State::WaitingBrowser:
        words = waitingForBrowser(view);
        break;
    case State::WaitingDevice:
        words = waitingForDevice(view);
        break;
    case State::Checking:
        words = working(SignInText::tr("Checking your account"),
                        SignInText::tr("The answer of %1 has come. Your account and its roles are being checked."), view);
        break;
    case State::Opening:
        words = working(SignInText::tr("Opening %1").arg(view.workspace), SignInText::tr("Your account is in order."), view);
        words.actions.clear();
        break;
    case State::Refused:
        words = problem(SignInText::tr("Sign-in was refused"), view, false);
        words.facts.clear();
        words.actions = {SignInAction::TryAgain, SignInAction::OtherAccount};
        break;
    case State::NoRole:
        words = withoutRole(view);
        break;
    case State::Locked:
        words = locked(view);
        break;
    case State::Unreachable:
        words = problem(SignInText::tr("%1 cannot be reached").arg(view.host), view, false);
        break;
    case State::ClockWrong:
        words = problem(SignInText::tr("This computer's clock is wrong"), view, false);
        words.icon = Icon::Clock;
        words.facts.clear();
        words.actions = {SignInAction::TryAgain};
        break;
    case State::NotTrusted:
        words = notTrusted(view);
        break;
    case State::Failed:
        words = problem(SignInText::tr("You are not signed in"), view, true);
        break;
    }
    if (view.memoryOnly)
        words.notice = SignInText::tr("There is no keyring here: you will sign in again after closing LogLoupe.");
    if (view.keyringAsks)
        words.notice =
            SignInText::tr("The system asks for the password of your keyring. LogLoupe goes on when you have given it.");
    const bool isUnderWay = words.actions.contains(SignInAction::Cancel) || view.state == State::Opening;
    if (view.covers && !isUnderWay)
        words.actions.append(SignInAction::SwitchWorkspace);
    return words;
}

QString actionText(SignInAction action, const SignInView& view) {
    switch (action) {
    case SignInAction::SignIn:
        return view.covers ? SignInText::tr("Sign in again") : SignInText::tr("Sign in");
    case SignInAction::UseCode:
        return SignInText::tr("Sign in with a code");
    case SignInAction::Cancel:
        return SignInText::tr("Cancel");
    case SignInAction::CopyLink:
        return SignInText::tr("Copy link");
    case SignInAction::CopyCode:
        return SignInText::tr("Copy code");
    case SignInAction::TryAgain:
        return view.state == SignInView::State::Locked ? SignInText::tr("Sign in again") : SignInText::tr("Try again");
    case SignInAction::OtherAccount:
        return SignInText::tr("Use another account");
    case SignInAction::CopyDetails:
        return SignInText::tr("Copy details");
    case SignInAction::SwitchWorkspace:
        return SignInText::tr("Switch workspace");
    }
    return {};
}

Icon actionIcon(SignInAction action) {
    switch (action) {
    case SignInAction::SignIn:
        return Icon::Browser;
    case SignInAction::CopyLink:
    case SignInAction::CopyCode:
    case SignInAction::CopyDetails:
        return Icon::Copy;
    case SignInAction::TryAgain:
        return Icon::Refresh;
    case SignInAction::OtherAccount:
        return Icon::User;
    case SignInAction::SwitchWorkspace:
        return Icon::Database;
    case SignInAction::UseCode:
    case SignInAction::Cancel:
        break;
    }
    return Icon::None;
}

QString detailsText(const SignInView& view) {
    const SignInWords words = signInWords(view);
    QStringList lines{words.title, plainText(words.text)};
    for (const auto& [label, value] : words.facts)
        lines << label + u": "_s + QString(value).replace(u'\n', u' ');
    return lines.join(u'\n') + u'\n';
}

} // namespace logloupe
