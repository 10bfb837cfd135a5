// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sign_in_samples.h"

#include "models/domain/profile.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

class SignInSamples {
    Q_DECLARE_TR_FUNCTIONS(SignInSamples)
};

WorkspaceOption profileOption(const QString& id, const QString& title, const QStringList& sources) {
    WorkspaceOption option{WorkspaceOption::Kind::Profile, id, title, sources, true};
    return option;
}

SignInView sample(SignInView::State state) {
    SignInView view;
    view.state = state;
    view.workspace = SignInSamples::tr("Production");
    view.host = u"sso.atelier.example"_s;
    return view;
}

} // namespace

QList<WorkspaceOption> sampleOptions() {
    WorkspaceOption production = profileOption(u"production"_s, SignInSamples::tr("Production"), {u"opensearch"_s, u"loki"_s});
    production.lastUsed = true;
    WorkspaceOption archive = profileOption(u"archive"_s, SignInSamples::tr("Production archive"), {u"opensearch"_s, u"s3"_s});
    archive.keptDays = 180;
    return {{WorkspaceOption::Kind::Demo, u"demo"_s},
            production,
            archive,
            profileOption(u"b2b"_s, SignInSamples::tr("B2B platform"), {u"splunk"_s})};
}

QString sampleCurrent() {
    return optionKey(sampleOptions().at(1));
}

SignInView sampleWaiting() {
    SignInView view = sample(SignInView::State::WaitingBrowser);
    view.secondsLeft = 252;
    return view;
}

SignInView sampleWithoutRole() {
    SignInView view = sample(SignInView::State::NoRole);
    view.account = SignInSamples::tr("operator 17, mes staff");
    view.rolesFound = {u"mes-operator"_s};
    for (const RoleRights& role : Profile::standardRoles())
        view.rolesThatOpen << role.role;
    view.checked = QDateTime(QDate(2026, 5, 13), QTime(14, 32, 8), QTimeZone("Europe/Moscow"));
    return view;
}

} // namespace logloupe
