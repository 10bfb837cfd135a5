// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/account_text.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("AccountText", text);
}

QString yesOrNo(bool yes) {
    return yes ? translated(QT_TRANSLATE_NOOP("AccountText", "yes")) : translated(QT_TRANSLATE_NOOP("AccountText", "no"));
}

QJsonValue timeJson(const QDateTime& time) {
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

SignInState stateOf(const WorkspaceAccess& access) {
    return access.session() != nullptr ? access.session()->state() : SignInState();
}

} // namespace

QJsonObject accountJson(const WorkspaceAccess& access) {
    const SignInState state = stateOf(access);
    const AccessRights& rights = access.rights();
    QJsonArray screens;
    for (const Screen screen : rights.screens)
        screens.append(screenName(screen));
    const auto text = [](const QString& one) { return one.isEmpty() ? QJsonValue() : QJsonValue(one); };
    return {{u"profile"_s, access.profile() != nullptr ? QJsonValue(access.profile()->id) : QJsonValue()},
            {u"title"_s, access.profile() != nullptr ? QJsonValue(access.profile()->title) : QJsonValue()},
            {u"signed_in"_s, state.step == SignInState::Step::SignedIn},
            {u"account"_s, text(state.account.name)},
            {u"roles"_s, QJsonArray::fromStringList(state.account.roles)},
            {u"admitted_by"_s, QJsonArray::fromStringList(state.account.admittedBy)},
            {u"screens"_s, screens},
            {u"systems"_s, rights.systems ? QJsonValue(QJsonArray::fromStringList(*rights.systems)) : QJsonValue()},
            {u"reveal"_s, rights.reveal},
            {u"export"_s, rights.exportEvents},
            {u"archive"_s, rights.archive},
            {u"until"_s, timeJson(state.until)},
            {u"checked"_s, timeJson(state.checked)},
            {u"memory_only"_s, state.memoryOnly}};
}

QString accountText(const WorkspaceAccess& access, const QTimeZone& zone) {
    const SignInState state = stateOf(access);
    const AccessRights& rights = access.rights();
    QStringList screens;
    for (const Screen screen : rights.screens)
        screens << screenTitle(screen);
    const QString every = translated(QT_TRANSLATE_NOOP("AccountText", "every one"));
    QStringList lines;
    const auto add = [&lines](const QString& name, const QString& value) { lines << name + u": "_s + value; };
    add(translated(QT_TRANSLATE_NOOP("AccountText", "Profile")),
        access.profile()->title + u" ("_s + access.profile()->id + u')');
    add(translated(QT_TRANSLATE_NOOP("AccountText", "Account")), state.account.name);
    add(translated(QT_TRANSLATE_NOOP("AccountText", "Roles")), state.account.admittedBy.join(u", "_s));
    add(translated(QT_TRANSLATE_NOOP("AccountText", "Screens")), screens.join(u", "_s));
    add(translated(QT_TRANSLATE_NOOP("AccountText", "Systems")), rights.systems ? rights.systems->join(u", "_s) : every);
    add(translated(QT_TRANSLATE_NOOP("AccountText", "Reveal masked data")), yesOrNo(rights.reveal));
    add(translated(QT_TRANSLATE_NOOP("AccountText", "Write events into files")), yesOrNo(rights.exportEvents));
    add(translated(QT_TRANSLATE_NOOP("AccountText", "Search the archive")), yesOrNo(rights.archive));
    if (state.until.isValid()) {
        const TimePoint until = TimePoint::fromMilliseconds(state.until.toMSecsSinceEpoch());
        add(translated(QT_TRANSLATE_NOOP("AccountText", "Until")),
            translated(QT_TRANSLATE_NOOP("AccountText", "%1 %2, then renewed by itself"))
                .arg(dateClockText(until, zone, until), zoneOffsetText(zone, until)));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace logloupe
