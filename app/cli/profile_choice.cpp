// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/profile_choice.h"

#include "models/domain/json_place.h"
#include "models/domain/nearest_name.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("ProfileChoice", text);
}

QStringList idsIn(const ProfileStore& store, bool onlyWithSignIn) {
    QStringList ids;
    for (const StoredProfile& stored : store.profiles()) {
        if (!onlyWithSignIn || (stored.profile && stored.profile->signIn))
            ids << stored.id;
    }
    return ids;
}

QString knownText(const QStringList& ids) {
    return ids.isEmpty() ? translated(
               QT_TRANSLATE_NOOP("ProfileChoice", "None is kept on this computer yet. Name a file, or an https address."))
                         : translated(QT_TRANSLATE_NOOP("ProfileChoice", "There are: %1.")).arg(ids.join(QStringLiteral(", ")));
}

} // namespace

Result<Profile> profileNamed(const QString& text, const ProfileStore& store) {
    if (QFileInfo(text).isFile())
        return readProfileFile(text);
    if (const StoredProfile* stored = store.find(text)) {
        if (stored->profile)
            return *stored->profile;
        return failure(stored->error.value_or(Error{}));
    }
    const QStringList ids = idsIn(store, false);
    const QString nearest = nearestName(text.left(64), ids);
    return failure(
        {ErrorKind::Usage,
         translated(QT_TRANSLATE_NOOP("ProfileChoice", "There is no profile %1, neither as a file nor by this name."))
                 .arg(quoted(text))
             + QChar::Space
             + (nearest.isEmpty() ? knownText(ids)
                                  : translated(QT_TRANSLATE_NOOP("ProfileChoice", "Did you mean %1?")).arg(nearest))});
}

Result<Profile> onlyProfile(const ProfileStore& store) {
    const QStringList ids = idsIn(store, true);
    if (ids.size() == 1)
        return *store.find(ids.first())->profile;
    return failure({ErrorKind::Usage, translated(QT_TRANSLATE_NOOP("ProfileChoice", "Name the profile with --profile."))
                                          + QChar::Space + knownText(ids)});
}

} // namespace logloupe
